// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import StandardSetting
import TestKit
import Testing

@Suite struct RoundsTests {
  /// Three panelists and 108 items, every first judgment .60.
  private let panelists = ["P1", "P2", "P3"]
  private let items = (1...108).map { PanelItem(key: "I\($0)", area: "area \(($0 - 1) / 36 + 1)") }

  private func design(
    rounds: Int = 2,
    incomplete: PanelDesign.IncompleteRule = .refuse
  ) -> PanelDesign {
    PanelDesign(
      panelists: panelists,
      items: items,
      scale: .ets13,
      rounds: rounds,
      incomplete: incomplete
    )
  }

  private var firstRound: [Judgment] {
    panelists.flatMap { panelist in
      items.map {
        Judgment(round: 1, panelist: panelist, item: $0.key, value: Rational(6, 10))
      }
    }
  }

  private func change(
    _ panelist: String,
    _ item: String,
    _ tenths: Int,
    round: Int = 2,
    why: String? = nil
  ) -> Judgment {
    Judgment(
      round: round,
      panelist: panelist,
      item: item,
      value: Rational(tenths, 10),
      rationale: why
    )
  }

  private var fiveEdits: [Judgment] {
    [
      change("P1", "I3", 7, why: "the key is a common term"), change("P1", "I10", 5),
      change("P3", "I1", 8), change("P3", "I2", 8), change("P3", "I108", 5),
    ]
  }

  @Test func `SST6 five edits of 108 items and a confirmed value are listed as what they are`() {
    let confirmed = change("P2", "I7", 6)
    let rounds = Rounds(design(), judgments: firstRound + fiveEdits + [confirmed])
    #expect(rounds.findings.isEmpty)
    let audit = rounds.edits(round: 2)
    #expect(audit.edits.count == 5)
    #expect(audit.confirmed == 1)
    #expect(audit.cellCount == 324)
    #expect(audit.shareChanged == Rational(5, 324))
    #expect(audit.edits.map(\.panelist) == ["P1", "P1", "P3", "P3", "P3"])
    #expect(audit.edits.map(\.item) == ["I3", "I10", "I1", "I2", "I108"])
    #expect(audit.edits[0].from == Rational(6, 10))
    #expect(audit.edits[0].to == Rational(7, 10))
    #expect(audit.edits[0].rationale == "the key is a common term")
    #expect(audit.netChange.map(\.points) == [0, 0, Rational(3, 10)])
    let cuts = rounds.cuts(round: 2)
    #expect(cuts.panelists == panelists)
    #expect(cuts.values == [Rational(648, 10), Rational(648, 10), Rational(651, 10)])
    #expect(rounds.stored(panelist: "P2", item: "I7", round: 2) == Rational(6, 10))
    #expect(rounds.stored(panelist: "P2", item: "I8", round: 2) == nil)
    #expect(rounds.effective(panelist: "P2", item: "I8", round: 2) == Rational(6, 10))
  }

  @Test func `SST6 taking an edit back in round 3 is an edit that restores the cut`() {
    let back = change("P3", "I1", 6, round: 3)
    let rounds = Rounds(design(rounds: 3), judgments: firstRound + fiveEdits + [back])
    let audit = rounds.edits(round: 3)
    #expect(audit.edits.map(\.from) == [Rational(8, 10)])
    #expect(audit.edits.map(\.to) == [Rational(6, 10)])
    #expect(rounds.cuts(round: 3).values[2] == Rational(649, 10))
  }

  @Test func `SST6 without round 2, deleted or voided, round 1 holds again`() throws {
    let alone = Rounds(design(), judgments: firstRound)
    let voided = Rounds(design(), judgments: firstRound + fiveEdits, voided: [2])
    #expect(voided.cuts(round: 2) == alone.cuts(round: 1))
    #expect(voided.edits(round: 2).edits.isEmpty)
    #expect(alone.cuts(round: 2) == alone.cuts(round: 1))
    let excluded = ExclusionLedger([
      try Exclusion(.round(2), reason: "the fire alarm rang", actor: "f", time: "t")
    ])
    let full = Rounds(design(), judgments: firstRound + fiveEdits)
    #expect(full.cuts(round: 2, exclusions: excluded) == alone.cuts(round: 1))
  }

  @Test func `SST15 a value off the scale names panelist, item, value and neighbours`() {
    let rounds = Rounds(
      design(),
      judgments: firstRound + [
        Judgment(round: 2, panelist: "P2", item: "I17", value: Rational(3, 4))
      ]
    )
    #expect(
      rounds.findings.map(\.sentence) == [
        "round 2, panelist P2, item I17, \"0.75\": the value is not on the scale ets13; nearest "
          + "allowed: 0.7 and 0.8; ask the panelist, then correct the value"
      ]
    )
    #expect(!rounds.isUsable)
    #expect(rounds.effective(panelist: "P2", item: "I17", round: 2) == Rational(6, 10))
  }

  @Test func `SST15 an incomplete panelist is refused, or prorated as declared`() {
    let partly = firstRound.filter { $0.panelist != "P2" || $0.item == "I1" || $0.item == "I2" }
    let refused = Rounds(design(), judgments: partly)
    #expect(
      refused.findings.map(\.sentence) == [
        "round 1, panelist P2: 106 of 108 items have no judgment (I3 I4 I5 I6 I7 ...); "
          + "complete round 1, or declare `prorate`"
      ]
    )
    #expect(refused.cuts(round: 1).panelists == ["P1", "P3"])
    let prorated = Rounds(design(incomplete: .prorate), judgments: partly)
    #expect(prorated.findings.map(\.severity) == [.warning])
    #expect(prorated.findings[0].rule.hasSuffix("points are prorated as declared"))
    #expect(prorated.cuts(round: 1).values[1] == Rational(648, 10))
  }

  @Test func `SST15 a later value without a first one is an error`() {
    let lacking = firstRound.filter { $0.panelist != "P2" || $0.item != "I5" }
    let rounds = Rounds(
      design(incomplete: .prorate),
      judgments: [change("P2", "I5", 7)] + lacking
    )
    #expect(rounds.findings.map(\.code) == ["no-first-judgment", "incomplete"])
    #expect(rounds.findings[0].place.words == "round 2, panelist P2, item I5")
    #expect(rounds.effective(panelist: "P2", item: "I5", round: 2) == nil)
  }

  @Test func `SST15 two values for one cell are an error, the same twice is a note`() {
    let same = Rounds(design(), judgments: firstRound + [firstRound[0]])
    #expect(same.findings.map(\.severity) == [.note])
    #expect(same.isUsable)
    let twice = Rounds(design(), judgments: firstRound + [change("P1", "I1", 9, round: 1)])
    #expect(twice.findings.map(\.code) == ["duplicate"])
    #expect(
      twice.findings[0].rule == "the cell already holds 0.6, and two values cannot both stand"
    )
    #expect(twice.effective(panelist: "P1", item: "I1", round: 1) == Rational(6, 10))
  }

  @Test func `SST15 judgments on items that do not count are ignored with their number`() {
    let all =
      items + [PanelItem(key: "X1", isScored: false), PanelItem(key: "X2", isScored: false)]
    let wide = PanelDesign(panelists: panelists, items: all, scale: .ets13, rounds: 1)
    let extra = [change("P1", "X1", 5, round: 1), change("P2", "X2", 5, round: 1)]
    let rounds = Rounds(wide, judgments: firstRound + extra)
    #expect(
      rounds.findings.map(\.sentence) == [
        "\"2\": judgments on items that do not count were ignored; "
          + "remove them, or mark the items as scored"
      ]
    )
    #expect(rounds.isUsable)
    #expect(wide.maxPoints == 108)
    #expect(rounds.cuts(round: 1).values == [Rational](repeating: Rational(648, 10), count: 3))
  }

  @Test func `unknown keys and rounds are errors, times outside the window warnings`() {
    let windows = [
      2: RoundWindow(openedAt: "2014-01-15T09:00:00Z", closedAt: "2014-01-15T11:00:00Z")
    ]
    let timed = PanelDesign(
      panelists: panelists,
      items: items,
      scale: .ets13,
      rounds: 2,
      windows: windows
    )
    let late = Judgment(
      round: 2,
      panelist: "P1",
      item: "I1",
      value: Rational(7, 10),
      time: "2014-01-15T11:00:01Z"
    )
    let odd = [change("P9", "I1", 7), change("P1", "I999", 7), change("P1", "I1", 7, round: 3)]
    let rounds = Rounds(timed, judgments: firstRound + [late] + odd)
    #expect(
      rounds.findings.map(\.code)
        == ["outside-window", "unknown-panelist", "unknown-item", "unknown-round"]
    )
    #expect(rounds.findings[0].severity == .warning)
    #expect(rounds.effective(panelist: "P1", item: "I1", round: 2) == Rational(7, 10))
    #expect(windows[2]?.contains("15 January") == nil)
  }

  @Test func `an all-yes panelist and levels without points do not fail`() {
    let yes = PanelDesign(panelists: ["P1"], items: items, scale: .yesno, rounds: 1)
    let rounds = Rounds(
      yes,
      judgments: items.map { Judgment(round: 1, panelist: "P1", item: $0.key, value: 1) }
    )
    #expect(rounds.cuts(round: 1).values == [108])
    let levels = PanelDesign(panelists: ["P1"], items: items, scale: .levels(3), rounds: 1)
    let level = Rounds(
      levels,
      judgments: items.map { Judgment(round: 1, panelist: "P1", item: $0.key, value: 2) }
    )
    #expect(level.isUsable)
    #expect(level.cuts(round: 1).values.isEmpty)
    #expect(level.table(round: 1).rows.count == 1)
  }

  @Test func `a value without a common unit is refused, not rounded`() throws {
    let design = PanelDesign(
      panelists: ["P1", "P2"],
      items: [PanelItem(key: "1", maxPoints: 10)],
      scale: try RatingScale.points(max: 10, step: nil),
      rounds: 1
    )
    let tiny = try #require(Rational(exactly: 0.1))
    let rounds = Rounds(
      design,
      judgments: [
        Judgment(round: 1, panelist: "P1", item: "1", value: Rational(10, 3)),
        Judgment(round: 1, panelist: "P2", item: "1", value: tiny),
      ]
    )
    #expect(rounds.findings.map(\.code) == ["off-scale"])
    #expect(rounds.findings[0].remedy == "give the value with fewer digits")
    #expect(rounds.cuts(round: 1).values == [Rational(10, 3)])
  }

  @Test func `an empty panel and an empty test do not fail`() {
    let nobody = PanelDesign(panelists: [], items: items, scale: .ets13, rounds: 1)
    #expect(Rounds(nobody, judgments: []).cuts(round: 1).values.isEmpty)
    let nothing = PanelDesign(panelists: panelists, items: [], scale: .ets13, rounds: 1)
    #expect(Rounds(nothing, judgments: []).cuts(round: 1).values.isEmpty)
    #expect(Rounds(nothing, judgments: []).feedback(round: 1, rule: nil).isEmpty)
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `SST16 the cut ignores the order of judges, items and records`(seed: Seed) throws {
    var generator = seed.generator
    let values = try #require(RatingScale.ets13.values)
    let few = Array(items.prefix(12))
    let judgments = (1...2).flatMap { round in
      panelists.flatMap { panelist in
        few.compactMap { item -> Judgment? in
          guard round == 1 || Bool.random(using: &generator) else { return nil }
          return Judgment(
            round: round,
            panelist: panelist,
            item: item.key,
            value: values[Int.random(in: 0..<values.count, using: &generator)]
          )
        }
      }
    }
    let plain = PanelDesign(panelists: panelists, items: few, scale: .ets13, rounds: 2)
    let mixed = PanelDesign(
      panelists: panelists.shuffled(using: &generator),
      items: few.shuffled(using: &generator),
      scale: .ets13,
      rounds: 2
    )
    let first = Rounds(plain, judgments: judgments)
    let second = Rounds(mixed, judgments: judgments.shuffled(using: &generator))
    for round in 1...2 {
      for statistic in [PanelStatistic.mean, .median, .trimmedMean(each: 1)] {
        let rule = CutRule(statistic: statistic)
        #expect(
          rule.cut(of: first.cuts(round: round).values)
            == rule.cut(of: second.cuts(round: round).values)
        )
      }
    }
    let byKey = Dictionary(
      uniqueKeysWithValues: zip(second.cuts(round: 2).panelists, second.cuts(round: 2).values)
    )
    #expect(first.cuts(round: 2).values == panelists.compactMap { byKey[$0] })
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `SST16 adding a constant to all ratings shifts the cut by n times the constant`(
    seed: Seed
  ) throws {
    var generator = seed.generator
    let scale = try RatingScale.points(max: 10, step: nil)
    let few = (1...9).map { PanelItem(key: "\($0)", maxPoints: 10) }
    let design = PanelDesign(panelists: panelists, items: few, scale: scale, rounds: 1)
    let constant = Rational(Int.random(in: 1...40, using: &generator), 20)
    let judgments = panelists.flatMap { panelist in
      few.map {
        Judgment(
          round: 1,
          panelist: panelist,
          item: $0.key,
          value: Rational(Int.random(in: 0...150, using: &generator), 20)
        )
      }
    }
    let shifted = judgments.map {
      Judgment(round: 1, panelist: $0.panelist, item: $0.item, value: $0.value + constant)
    }
    let rule = CutRule(rounding: .none)
    let before = try #require(
      rule.cut(of: Rounds(design, judgments: judgments).cuts(round: 1).values).value
    )
    let after = try #require(
      rule.cut(of: Rounds(design, judgments: shifted).cuts(round: 1).values).value
    )
    #expect(after.functional - before.functional == 9 * constant)
  }
}
