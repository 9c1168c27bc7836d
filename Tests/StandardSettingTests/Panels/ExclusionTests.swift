// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import StandardSetting
import Testing

@Suite struct ExclusionTests {
  private func exclusion(
    _ target: Exclusion.Target,
    back: Bool = false
  ) throws -> Exclusion {
    try Exclusion(
      target,
      isReinclusion: back,
      reason: "declared for this test",
      actor: "facilitator",
      time: "2014-01-15T10:00:00Z"
    )
  }

  @Test func `a reason has ten characters, an actor and a time`() {
    let short = #expect(throws: PanelFinding.self) {
      try Exclusion(.panelist("P7"), reason: "  too far ", actor: "f", time: "t")
    }
    #expect(
      short?.sentence
        == "exclusion of panelist P7, \"  too far \": a reason has at least 10 characters; "
        + "give the reason in words"
    )
    #expect(throws: PanelFinding.self) {
      try Exclusion(.round(1), reason: "long enough to pass", actor: " ", time: "t")
    }
  }

  @Test func `the last record of a target holds`() throws {
    let ledger = ExclusionLedger([
      try exclusion(.panelist("P7")), try exclusion(.item("3")), try exclusion(.round(2)),
      try exclusion(.panelist("P7"), back: true),
    ])
    #expect(ledger.panelists.isEmpty)
    #expect(ledger.items == ["3"])
    #expect(ledger.rounds == [2])
    #expect(ledger.records.count == 4)
  }

  @Test func `an exclusion after its actor saw totals is flagged`() throws {
    let record = try exclusion(.panelist("P7"))
    let before = TotalsShown(actor: "facilitator", time: "2014-01-15T09:59:59Z")
    let later = TotalsShown(actor: "facilitator", time: "2014-01-15T10:00:01Z")
    let other = TotalsShown(actor: "observer", time: "2014-01-15T09:00:00Z")
    #expect(record.flagged(after: [before]).isAfterLook)
    #expect(!record.flagged(after: [later, other]).isAfterLook)
  }

  @Test func `a cut is shown both ways`() throws {
    let totals = try PanelReference.totals()
    let ledger = ExclusionLedger([try exclusion(.panelist("P7"))])
    let both = BothWays(ledger) {
      CutRule().cut(of: totals.cuts(round: 2, exclusions: $0).values)
    }
    #expect(both.withExclusions.value?.functional == 75)
    #expect(both.withoutExclusions.value?.functional == 74)
    let round = ExclusionLedger([try exclusion(.round(2))])
    #expect(totals.cuts(round: 2, exclusions: round) == totals.cuts(round: 1))
  }

  @Test func `an excluded item shortens the test or keeps the scale, as declared`() throws {
    let items = (1...4).map { PanelItem(key: "\($0)", maxPoints: $0 == 4 ? 2 : 1) }
    let design = PanelDesign(panelists: ["P1"], items: items, scale: .ets13, rounds: 1)
    let judgments = items.map {
      Judgment(round: 1, panelist: "P1", item: $0.key, value: Rational(1, 2))
    }
    let rounds = Rounds(design, judgments: judgments)
    #expect(rounds.isUsable)
    let short = ExclusionLedger([try exclusion(.item("4"))])
    #expect(rounds.cuts(round: 1, exclusions: short).values == [Rational(3, 2)])
    #expect(rounds.maxPoints(exclusions: short) == 3)
    let kept = ExclusionLedger([try exclusion(.item("4"))], itemRule: .keepScale)
    #expect(rounds.cuts(round: 1, exclusions: kept).values == [Rational(5, 2)])
    #expect(rounds.maxPoints(exclusions: kept) == 5)
    #expect(rounds.feedback(round: 1, rule: nil, exclusions: short).count == 3)
  }
}
