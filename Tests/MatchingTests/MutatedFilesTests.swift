// SPDX-License-Identifier: Apache-2.0
import Evidence
import TestKit
import Testing

@testable import Matching

/// Acceptance test 12 of the specification: damaged files are refused with their rule, or read whole.
@Suite struct MutatedFilesTests {
  private static let pieces = [
    "A1", "A3", "P1", "P4", "C1", ",", "\n", "1", "3", "0", "-1", "9999", "even", "odd",
    "withdrawn",
    "Jan-05", "\u{FEFF}", "\r\n", ";", "\"", "2O5", "r 0 1\n", "c 9 3 4 0 1\n", " ",
  ]

  /// A text with a few pieces put in, taken out or doubled.
  private static func damaged(_ text: String, _ random: inout SplitMix64) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0...scalars.count, using: &random)
      let end = min(scalars.count, place + Int.random(in: 0...6, using: &random))
      switch Int.random(in: 0...2, using: &random) {
      case 0: scalars.removeSubrange(place..<end)
      case 1: scalars.insert(contentsOf: Array(scalars[place..<end]), at: place)
      default:
        let piece = pieces[Int.random(in: pieces.indices, using: &random)]
        scalars.replaceSubrange(place..<min(place + 1, scalars.count), with: piece.unicodeScalars)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  @Test func `acceptance 12: damaged files of a season are refused with a rule, or read whole`() {
    var (read, refused) = (0, 0)
    for number in 0..<4_000 {
      let seed = Seed(number)
      var random = seed.generator
      var text = SeasonText()
      let file = SeasonFile.allCases[number % SeasonFile.allCases.count]
      text.files[file] = Self.damaged(text.files[file] ?? "", &random)
      let (reading, findings) = text.reading(setsListsAside: number.isMultiple(of: 3))
      guard let season = reading?.season else {
        let errors = findings.filter { $0.severity == .error }
        #expect(!errors.isEmpty, "\(seed.testDescription)")
        #expect(
          errors.allSatisfy { !$0.rule.isEmpty && !$0.remedy.isEmpty },
          "\(seed.testDescription)"
        )
        refused += 1
        continue
      }
      read += 1
      let market = season.market
      let isWhole =
        reading?.setAside.isEmpty == true && findings.isEmpty
        && season.people.allSatisfy { $0.absence == nil }
        && season.tracks.allSatisfy { $0.absence == nil }
      if isWhole {
        #expect(
          season.written.primary == market.applicants.reduce(0) { $0 + $1.list.count }
            && season.written.joint == market.couples.reduce(0) { $0 + $1.list.count }
            && season.written.programs == market.programs.reduce(0) { $0 + $1.ranking.count },
          "\(seed.testDescription)"
        )
      }
      let outcome = MatchSolver(market).solve()
      let stability = Stability(of: outcome.assignment, in: market)
      #expect(stability.violations.isEmpty, "\(seed.testDescription)")
      #expect(
        (outcome.status == .stable) == stability.blocks.isEmpty,
        "\(seed.testDescription)"
      )
    }
    #expect(read > 300 && refused > 1_000)
  }

  @Test func `acceptance 12: a damaged market in one file is refused with a line, or read whole`() {
    let market =
      "# a market\nr 0 0 1\nr 1 1 0\nc 9 2 3 0 1 -1 0 1 1\np 0 2 0 1 2 3\np 1 1 3 1 0 2\n"
    var (read, refused) = (0, 0)
    for number in 0..<6_000 {
      let seed = Seed(number)
      var random = seed.generator
      let file = SMCFile(text: Self.damaged(market, &random), fileName: "f.smc")
      #expect((file.market == nil) == !file.findings.isEmpty, "\(seed.testDescription)")
      #expect(file.findings.allSatisfy { $0.row ?? 0 > 0 }, "\(seed.testDescription)")
      guard let market = file.market else {
        refused += 1
        continue
      }
      read += 1
      let outcome = MatchSolver(market).solve()
      #expect(
        Stability(of: outcome.assignment, in: market).violations.isEmpty,
        "\(seed.testDescription)"
      )
    }
    #expect(read > 500 && refused > 1_000)
  }
}
