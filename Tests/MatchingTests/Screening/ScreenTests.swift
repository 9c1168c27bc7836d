// SPDX-License-Identifier: Apache-2.0
import Matching
import Policy
import TestKit
import Testing

/// Filters with their missing rules, and how they go together.
@Suite struct ScreenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let missing: MissingRule
    let severity: Severity
    /// What follows when the filter is not met, unknown, met.
    let steps: [FilterStep]
    var alternative: Truth = .unknown

    var testDescription: String {
      "\(severity.rawValue), \(missing.name), alternative \(alternative)"
    }
  }

  /// The whole table: three answers, two severities, four missing rules, three alternatives.
  static let table: [Case] = [
    Case(missing: .refer, severity: .hard, steps: [.drop, .refer, .pass]),
    Case(missing: .notShown, severity: .hard, steps: [.drop, .drop, .pass]),
    Case(missing: .pass, severity: .hard, steps: [.drop, .pass, .pass]),
    Case(missing: .alternative("step2"), severity: .hard, steps: [.drop, .refer, .pass]),
    Case(
      missing: .alternative("step2"),
      severity: .hard,
      steps: [.drop, .drop, .pass],
      alternative: .notMet
    ),
    Case(
      missing: .alternative("step2"),
      severity: .hard,
      steps: [.drop, .pass, .pass],
      alternative: .met
    ),
    Case(missing: .refer, severity: .review, steps: [.refer, .refer, .pass]),
    Case(missing: .notShown, severity: .review, steps: [.refer, .refer, .pass]),
    Case(missing: .pass, severity: .review, steps: [.refer, .pass, .pass]),
    Case(
      missing: .alternative("step2"),
      severity: .review,
      steps: [.refer, .refer, .pass],
      alternative: .notMet
    ),
    Case(
      missing: .alternative("step2"),
      severity: .review,
      steps: [.refer, .pass, .pass],
      alternative: .met
    ),
  ]

  @Test(arguments: table)
  func `what follows from each answer`(_ row: Case) {
    let filter = ScreenFilter(
      label: "(1)",
      words: "",
      severity: row.severity,
      missing: row.missing
    )
    let answers: [Truth] = [.notMet, .unknown, .met]
    #expect(answers.map { filter.step($0, alternative: row.alternative) } == row.steps)
  }

  @Test func `a known answer never asks the alternative`() {
    let filter = ScreenFilter(label: "(1)", words: "", missing: .alternative("step2"))
    for alternative in Truth.allCases {
      #expect(filter.step(.met, alternative: alternative) == .pass)
      #expect(filter.step(.notMet, alternative: alternative) == .drop)
    }
  }

  /// With the default rules a screen is strong Kleene logic: false and unknown is false.
  @Test func `filters go together as three-valued logic`() {
    let screens = Screen.Combination.allCases.map { combination in
      Screen(
        [ScreenFilter(label: "1", words: ""), ScreenFilter(label: "2", words: "")],
        combination
      )
    }
    let steps: [Truth: FilterStep] = [.notMet: .drop, .unknown: .refer, .met: .pass]
    for first in Truth.allCases {
      for second in Truth.allCases {
        let all = Screening(screens[0], answers: [[first, second]]).outcomes
        let any = Screening(screens[1], answers: [[first, second]]).outcomes
        #expect(all == [steps[CriterionGroup.Quorum.all.truth(of: [first, second])]])
        #expect(any == [steps[CriterionGroup.Quorum.any.truth(of: [first, second])]])
      }
    }
  }

  // MARK: - Waterfall

  private static func random(_ seed: Seed, _ combination: Screen.Combination) -> Screening {
    var random = seed.generator
    let screen = Screen(
      (1...4).map { ScreenFilter(label: "(\($0))", words: "") },
      combination
    )
    let count = Int.random(in: 0...60, using: &random)
    return Screening(
      screen,
      steps: (0..<count).map { _ in
        (0..<4).map { _ in
          let draw = Int.random(in: 0..<10, using: &random)
          return draw < 2 ? .drop : draw < 4 ? .refer : .pass
        }
      }
    )
  }

  private static func orders(_ places: [Int]) -> [[Int]] {
    guard !places.isEmpty else { return [[]] }
    return places.flatMap { first in
      orders(places.filter { $0 != first }).map { [first] + $0 }
    }
  }

  @Test(arguments: (0..<40).map(Seed.init))
  func `totals add up under every order of the filters`(_ seed: Seed) {
    for combination in Screen.Combination.allCases {
      let screening = Self.random(seed, combination)
      let plain = ScreenWaterfall(screening)
      for order in Self.orders([0, 1, 2, 3]) {
        let fall = ScreenWaterfall(screening.reordered(order))
        #expect(fall.passed + fall.referred + fall.dropped == fall.total)
        #expect(
          [fall.passed, fall.referred, fall.dropped] == [
            plain.passed, plain.referred, plain.dropped,
          ]
        )
        var entering = fall.total
        for row in fall.rows {
          #expect(row.entering == entering)
          #expect(row.settled + row.referred + row.others == row.entering)
          entering -= row.settled
        }
        let settled = fall.rows.reduce(0) { $0 + $1.settled }
        #expect(settled == (combination == .all ? fall.dropped : fall.passed))
        #expect(fall.rows.first?.settled == fall.rows.first?.settledIfFirst)
        // The columns that do not depend on the order.
        for row in fall.rows {
          let same = plain.rows.first { $0.label == row.label }
          #expect(row.settledOnlyHere == same?.settledOnlyHere)
          #expect(row.settledIfFirst == same?.settledIfFirst)
          #expect(row.settledOnlyHere <= row.settled)
          #expect(row.settled <= row.settledIfFirst)
        }
      }
    }
  }

  @Test(arguments: (0..<40).map(Seed.init))
  func `dropped only here is who passes once the filter is gone`(_ seed: Seed) {
    let screening = Self.random(seed, .all)
    let fall = ScreenWaterfall(screening)
    let before = screening.outcomes
    for filter in 0..<4 {
      let after = screening.without(filter).outcomes
      let gained = before.indices.filter { before[$0] == .drop && after[$0] == .pass }
      #expect(fall.rows[filter].settledOnlyHere == gained.count)
      for applicant in gained { #expect(screening.onlyDropping(applicant) == filter) }
    }
  }

  @Test func `a hand-made waterfall`() {
    let screen = Screen([
      ScreenFilter(label: "(1)", words: "cut"), ScreenFilter(label: "(2)", words: "first attempt"),
    ])
    let fall = ScreenWaterfall(
      Screening(
        screen,
        steps: [
          [.pass, .pass], [.drop, .pass], [.drop, .drop], [.refer, .pass], [.refer, .drop],
          [.pass, .drop], [.pass, .refer],
        ]
      )
    )
    #expect(fall.rows.map(\.entering) == [7, 5])
    #expect(fall.rows.map(\.settled) == [2, 2])
    #expect(fall.rows.map(\.referred) == [2, 1])
    #expect(fall.rows.map(\.others) == [3, 2])
    #expect(fall.rows.map(\.settledOnlyHere) == [1, 1])
    #expect(fall.rows.map(\.settledIfFirst) == [2, 3])
    #expect([fall.passed, fall.referred, fall.dropped, fall.read] == [1, 2, 4, 3])
  }

  @Test func `two screens over the same applicants`() {
    let comparison = ScreenComparison(
      [.pass, .refer, .drop, .drop, .pass],
      [.pass, .drop, .refer, .drop, .pass]
    )
    #expect(comparison.both == 2)
    #expect(comparison.onlyFirst == 1)
    #expect(comparison.onlySecond == 1)
    #expect(comparison.neither == 1)
    #expect([comparison.first, comparison.second] == [3, 3])
  }
}
