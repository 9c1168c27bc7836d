// SPDX-License-Identifier: Apache-2.0
import TestKit

@testable import Matching

/// Small markets of every kind, drawn by a seed.
enum RandomMarket {
  /// A market of at most six applicants and four programs.
  ///
  /// Up to three couples, quotas from 0 to 3, lists of up to four entries, some of them not mutual; one
  /// market in three has supplemental lists, one in three reversions, one in three parities.
  static func small(_ seed: Seed) -> Market {
    var random = seed.generator
    func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func some(_ all: Range<Int>, _ most: Int) -> [Int] {
      Array(all.shuffled(using: &random).prefix(draw(0...most)))
    }
    let people = draw(1...6)
    let places = draw(2...4)
    // One market in two is tight: one seat almost everywhere, and every list of a program complete.
    let isTight = draw(0...1) == 0
    let pairs = min(draw(isTight ? 1...3 : 0...3), people / 2)
    var applicants = (0..<people).map { Market.Applicant("a\($0)") }
    for applicant in 2 * pairs..<max(2 * pairs, people) {
      applicants[applicant].list = some(0..<places, 4)
    }
    var couples: [Market.Couple] = []
    for pair in 0..<pairs {
      var list: [Market.Pair] = []
      for _ in 0..<draw(isTight ? 2...4 : 0...4) {
        let halves = (0..<2).map { _ in draw(0...places) }
        let next = Market.Pair(
          halves[0] == places ? nil : halves[0],
          halves[1] == places ? nil : halves[1]
        )
        if next != Market.Pair(nil, nil), !list.contains(next) { list.append(next) }
      }
      couples.append(Market.Couple(2 * pair, 2 * pair + 1, list: list))
    }
    var programs = (0..<places).map {
      Market.Program(
        "p\($0)",
        quota: draw(isTight ? 1...2 : 0...3),
        ranking: some(0..<people, people)
      )
    }
    // Programs tend to rank those who rank them, or too few markets would have anything to settle.
    for place in programs.indices where isTight || draw(0...2) > 0 {
      programs[place].ranking = (0..<people).shuffled(using: &random)
    }
    if draw(0...2) == 0 {
      for place in programs.indices where draw(0...2) == 0 {
        programs[place].parity =
          draw(0...1) == 0 ? .even : programs[place].quota > 0 ? .odd : .even
      }
    }
    if draw(0...2) == 0 {
      // The first programs are advanced, the last one takes those in their first year.
      for applicant in applicants.indices {
        let advanced = draw(0...places - 2)
        let list = some(advanced + 1..<places, 2)
        if !list.isEmpty { applicants[applicant].supplemental[advanced] = list }
      }
    }
    var reversions: [Market.Reversion] = []
    if draw(0...2) == 0 {
      for donor in 0..<places - 1 where draw(0...1) == 0 && programs[donor].quota > 0 {
        reversions.append(
          Market.Reversion(
            from: donor,
            to: draw(donor + 1...places - 1),
            most: draw(1...programs[donor].quota)
          )
        )
      }
    }
    return Market(
      programs: programs,
      applicants: applicants,
      couples: couples,
      reversions: reversions
    )
  }
}
