// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Matching

/// Markets of singles: the best and the worst of all stable assignments, whatever the order.
@Suite struct SinglesSolverTests {
  /// A market of at most five applicants; some entries are not mutual, some programs have no seat.
  static func market(_ seed: Seed) -> Market {
    var random = seed.generator
    let (people, places) = (
      Int.random(in: 1...5, using: &random), Int.random(in: 1...4, using: &random)
    )
    func some(_ all: Range<Int>, _ most: Int) -> [Int] {
      Array(all.shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)))
    }
    return Market(
      programs: (0..<places).map {
        Market.Program(
          "p\($0)",
          quota: Int.random(in: 0...3, using: &random),
          ranking: some(0..<people, people)
        )
      },
      applicants: (0..<people).map { Market.Applicant("a\($0)", list: some(0..<places, 4)) }
    )
  }

  /// The place of an applicant's seat on the own list; unmatched is the last one.
  private static func rank(_ applicant: Int, _ assignment: Assignment, _ market: Market) -> Int {
    let list = market.applicants[applicant].list
    return assignment.seats[applicant].flatMap { list.firstIndex(of: $0) } ?? list.count
  }

  @Test func `applicants proposing is best for all of them, programs proposing worst`() throws {
    for number in 0..<5_000 {
      let seed = Seed(number)
      let market = Self.market(seed)
      let solver = try #require(SinglesSolver(market))
      let stable = Enumeration(market: market).stable(.bis)
      let best = solver.solve().assignment
      let worst = solver.solve(proposing: .programs).assignment
      #expect(stable.contains(best) && stable.contains(worst), "\(seed.testDescription)")
      for applicant in market.applicants.indices {
        let ranks = stable.map { Self.rank(applicant, $0, market) }
        #expect(Self.rank(applicant, best, market) == ranks.min(), "\(seed.testDescription)")
        #expect(Self.rank(applicant, worst, market) == ranks.max(), "\(seed.testDescription)")
      }
      // The same applicants match in all of them, and every program fills as many seats.
      let matched = Set(stable.map { one in one.seats.indices.filter { one.seats[$0] != nil } })
      let fills = Set(stable.map { $0.members(of: market).map(\.count) })
      #expect(matched.count == 1 && fills.count == 1, "\(seed.testDescription)")
    }
  }

  @Test func `the order of applicants and programs means nothing`() throws {
    for number in 0..<500 {
      let seed = Seed(number)
      let market = Self.market(seed)
      var random = seed.generator
      let people = market.applicants.indices.shuffled(using: &random)
      let places = market.programs.indices.shuffled(using: &random)
      // People and places stand where these say.
      var turned = Market(programs: [], applicants: [])
      turned.programs = places.map { place in
        var program = market.programs[place]
        program.ranking = program.ranking.map { people.firstIndex(of: $0) ?? 0 }
        return program
      }
      turned.applicants = people.map { person in
        var applicant = market.applicants[person]
        applicant.list = applicant.list.map { places.firstIndex(of: $0) ?? 0 }
        return applicant
      }
      let (own, other) = (
        try #require(SinglesSolver(market)).solve(), try #require(SinglesSolver(turned)).solve()
      )
      #expect(own.proposals == other.proposals, "\(seed.testDescription)")
      for (place, person) in people.enumerated() {
        let program = other.assignment.seats[place].map { places[$0] }
        #expect(own.assignment.seats[person] == program, "\(seed.testDescription)")
      }
    }
  }

  @Test func `a market that is more than singles is none of this solver's`() {
    let program = Market.Program("p", quota: 1, ranking: [0, 1])
    let people = [Market.Applicant("a"), Market.Applicant("b")]
    let pair = Market.Couple(0, 1, list: [Market.Pair(0, nil)])
    #expect(SinglesSolver(Market(programs: [program], applicants: people, couples: [pair])) == nil)
    var even = program
    even.parity = .even
    #expect(SinglesSolver(Market(programs: [even], applicants: people)) == nil)
    let reversion = Market.Reversion(from: 0, to: 1, most: 1)
    let market = Market(
      programs: [program, program],
      applicants: people,
      reversions: [reversion]
    )
    #expect(SinglesSolver(market) == nil)
    let both = [Market.Applicant("a", list: [0], supplemental: [0: [1]])]
    #expect(SinglesSolver(Market(programs: [program, program], applicants: both)) == nil)
  }
}
