// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import StandardSetting
import TestKit
import Testing

@Suite struct ConvergenceTests {
  private let rule = ConvergenceRule(ranges: .ets13)

  @Test(
    arguments: zip(
      [3, 4, 5, 6, 9, 10, 12, 15, 17, 18, 20, 24],
      [2, 3, 4, 4, 6, 7, 8, 10, 12, 12, 14, 16]
    )
  )
  func `SST5 two thirds of n judgments need this many`(n: Int, needed: Int) {
    #expect(rule.needed(of: n) == needed)
    #expect(rule.isConverged(count: needed, of: n))
    #expect(!rule.isConverged(count: needed - 1, of: n))
  }

  /// Seventeen panelists, of whom `easy` give .80 and the others .10, on one item.
  private func rounds(easy: Int) -> Rounds {
    let keys = (1...17).map { "P\($0)" }
    let design = PanelDesign(
      panelists: keys,
      items: [PanelItem(key: "1")],
      scale: .ets13,
      rounds: 1
    )
    let judgments = keys.enumerated().map { index, key in
      Judgment(
        round: 1,
        panelist: key,
        item: "1",
        value: index < easy ? Rational(8, 10) : Rational(1, 10)
      )
    }
    return Rounds(design, judgments: judgments)
  }

  @Test func `SST5 eleven of seventeen in one range diverged, twelve converged`() {
    let eleven = rounds(easy: 11).feedback(round: 1, rule: rule)[0]
    #expect(eleven.verdict == .diverged)
    #expect(eleven.counts == [6, 0, 11])
    #expect(eleven.needed == 12)
    #expect(rounds(easy: 12).feedback(round: 1, rule: rule)[0].verdict == .converged)
  }

  @Test func `SST5 an exclusion changes n`() throws {
    let ledger = ExclusionLedger([
      try Exclusion(
        .panelist("P17"),
        reason: "left before the round ended",
        actor: "facilitator",
        time: "t"
      )
    ])
    let feedback = rounds(easy: 11).feedback(round: 1, rule: rule, exclusions: ledger)[0]
    #expect(feedback.n == 16)
    #expect(feedback.needed == 11)
    #expect(feedback.verdict == .converged)
  }

  @Test func `no ranges give no statement, and no judgment neither`() {
    let feedback = rounds(easy: 17).feedback(round: 1, rule: nil)[0]
    #expect(feedback.verdict.words == "no convergence statement: the scale has no ranges")
    let empty = ItemFeedback(item: PanelItem(key: "1"), values: [], rule: rule)
    #expect(empty.verdict.words == "no convergence statement: there are no judgments")
    #expect(empty.median.value == nil)
  }

  @Test func `items stand by deviation, then spread, then booklet order`() {
    let keys = ["P1", "P2", "P3"]
    let design = PanelDesign(
      panelists: keys,
      items: ["a", "b", "c", "d"].map { PanelItem(key: $0) },
      scale: .ets13,
      rounds: 1
    )
    let tenths = ["a": [5, 5, 5], "b": [1, 9, 5], "c": [4, 5, 6], "d": [1, 9, 5]]
    let judgments = tenths.flatMap { item, values in
      zip(keys, values).map {
        Judgment(round: 1, panelist: $0, item: item, value: Rational($1, 10))
      }
    }
    let rounds = Rounds(design, judgments: judgments)
    let spread = rounds.feedback(round: 1, rule: rule)
    #expect(spread.map(\.item.key) == ["b", "d", "c", "a"])
    #expect(spread[0].values == [Rational(1, 10), Rational(5, 10), Rational(9, 10)])
    #expect(spread[0].median == .known(.half))
    let booklet = rounds.feedback(round: 1, rule: rule, order: .booklet)
    #expect(booklet.map(\.item.key) == ["a", "b", "c", "d"])
  }
}
