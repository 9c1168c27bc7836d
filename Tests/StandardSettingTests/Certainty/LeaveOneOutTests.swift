// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import StandardSetting
import TestKit
import Testing

@Suite struct LeaveOneOutTests {
  @Test func `SST2 leave-one-out means are G2 exactly, and P2 is exactly 73.5`() throws {
    let cuts = try PanelReference.totals().cuts(round: 2)
    let view = try #require(LeaveOneOut.analyze(cuts, rule: CutRule()).value)
    let reference = try PanelReference.rows("panel-leave-one-out.csv")
    #expect(
      view.entries.map(\.statistic) == reference.compactMap { Rational(text: $0["mean"] ?? "") }
    )
    #expect(view.entries[1].statistic == Rational(147, 2))
    #expect(view.entries[1].cut(.nearestHalfUp) == 74)
    #expect(view.entries[1].cut(.nearestHalfEven) == 74)
    #expect(view.entries[1].cut(.nearestHalfDown) == 73)
  }

  @Test func `under ceil only P7 and P13 move the cut, under nearest seven do`() throws {
    let cuts = try PanelReference.totals().cuts(round: 2)
    let view = try #require(LeaveOneOut.analyze(cuts, rule: CutRule()).value)
    #expect(view.movers.map(\.panelist) == ["P7", "P13"])
    #expect(view.movers.allSatisfy { $0.cut(.ceil) == 75 })
    #expect(view.range(.ceil).lower == 74)
    #expect(view.range(.ceil).upper == 75)
    let nearest = view.entries.filter { $0.cut(.nearestHalfUp) == 73 }.map(\.panelist)
    #expect(nearest == ["P4", "P9", "P11", "P12", "P14", "P15", "P17"])
  }

  @Test func `an excluded panelist stays in view, put back`() throws {
    let ledger = ExclusionLedger([
      try Exclusion(
        .panelist("P13"),
        reason: "left before round 2 ended",
        actor: "facilitator",
        time: "2014-01-15T10:00:00Z"
      )
    ])
    let cuts = try PanelReference.totals().cuts(round: 2, exclusions: ledger)
    #expect(cuts.values.count == 16)
    let view = try #require(LeaveOneOut.analyze(cuts, rule: CutRule()).value)
    #expect(view.panel.functional == 75)
    #expect(view.hollow.map(\.panelist) == ["P13"])
    #expect(view.hollow[0].statistic == Rational(125_065, 1700))
    #expect(view.hollow[0].movesCut)
  }

  @Test func `the nearest flips name removals, roundings, the median and the distance`() throws {
    let cuts = try PanelReference.totals().cuts(round: 2)
    let flips = try #require(CutFlips.analyze(cuts, rule: CutRule()).value)
    #expect(flips.singleRemovals.map(\.panelist) == ["P7", "P13"])
    #expect(flips.removalsToRaise?.panelists == ["P13"])
    #expect(flips.removalsToRaise?.cut == 75)
    // The sum is 1250.65: 17·73 = 1241 is reached after 9.65, and 17·74 = 1258 is passed at 7.40.
    #expect(flips.pointsToLower == Rational(965, 100))
    #expect(flips.pointsToRaise == Rational(740, 100))
    #expect(flips.roundings.map(\.choice) == [.floor])
    #expect(flips.statistics.first { $0.choice == .median }?.cut == 75)
    // Without P11 and P12: (1250.65 − 159.00)/15 = 72.7767, so two removals lower the cut to 73.
    #expect(flips.removalsToLower?.panelists == ["P11", "P12"])
    #expect(flips.removalsToLower?.cut == 73)
  }

  @Test(arguments: (0..<40).map(Seed.init))
  func `the fewest removals are the fewest of all subsets`(seed: Seed) throws {
    var generator = seed.generator
    let size = Int.random(in: 2...7, using: &generator)
    let values = (0..<size).map { _ in Rational(Int.random(in: 0...60, using: &generator), 20) }
    let rules: [PanelStatistic] = [.mean, .median]
    let rule = CutRule(statistic: rules[Int.random(in: 0...1, using: &generator)])
    let cuts = PanelistCuts(panelists: values.indices.map { "\($0)" }, values: values)
    let flips = try #require(CutFlips.analyze(cuts, rule: rule).value)
    let own = try #require(rule.cut(of: values).value).functional
    var raise: Int?
    var lower: Int?
    for subset in 1..<(1 << size) - 1 {
      let rest = values.indices.filter { subset >> $0 & 1 == 0 }.map { values[$0] }
      let cut = try #require(rule.cut(of: rest).value).functional
      if cut > own { raise = min(raise ?? size, size - rest.count) }
      if cut < own { lower = min(lower ?? size, size - rest.count) }
    }
    #expect(flips.removalsToRaise?.panelists.count == raise)
    #expect(flips.removalsToLower?.panelists.count == lower)
  }
}
