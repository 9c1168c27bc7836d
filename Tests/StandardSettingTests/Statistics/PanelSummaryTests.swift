// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import StandardSetting
import TestKit
import Testing

@Suite struct PanelSummaryTests {
  @Test func `SST1 panelist totals give Table 3 to the cent`() throws {
    let totals = try PanelReference.totals()
    #expect(totals.findings.isEmpty)
    let printed = [
      ["71.51", "58.05", "79.05", "6.66", "1.62"], ["73.57", "62.40", "79.80", "4.94", "1.20"],
    ]
    for round in 1...2 {
      let summary = PanelSummary(totals.cuts(round: round).values)
      let cells = [
        summary.mean.text(places: 2), summary.minimum.text(places: 2),
        summary.maximum.text(places: 2), summary.standardDeviation.text(places: 2),
        summary.standardErrorOfJudgment.text(places: 2),
      ]
      #expect(cells == printed[round - 1])
    }
  }

  @Test func `SST1 every statistic of G1 equals the reference to 1e-14`() throws {
    let totals = try PanelReference.totals()
    let summaries = [1, 2].map { PanelSummary(totals.cuts(round: $0).values) }
    for row in try PanelReference.rows("panel-statistics.csv") {
      guard let round = row["round"].flatMap(Int.init) else { continue }
      let summary = summaries[round - 1]
      let interval = try #require(summary.interval().value)
      let actual: Double? =
        switch row["figure"] {
        case "sum": summary.sum.double
        case "mean": summary.mean.double
        case "minimum": summary.minimum.double
        case "maximum": summary.maximum.double
        case "median": summary.median.double
        case "mad": summary.medianAbsoluteDeviation.double
        case "trimmed1": summary.trimmedMean(each: 1).double
        case "trimmed2": summary.trimmedMean(each: 2).double
        case "sd": summary.standardDeviation.value
        case "sd-divisor-n": summary.standardDeviationDivisorN.value
        case "sej": summary.standardErrorOfJudgment.value
        case "bootstrap-sd": summary.bootstrapDeviationOfMean.value
        case "t": interval.multiplier
        case "t-lower": interval.lower
        case "t-upper": interval.upper
        case "quartile1": summary.lowerQuartile.double
        case "quartile3": summary.upperQuartile.double
        default: nil
        }
      let expected = row["value"].flatMap(Double.init)
      #expect(isClose(actual, expected, within: 1e-14), "round \(round) \(row["figure"] ?? "")")
    }
  }

  @Test func `SST1 the change between rounds equals the reference and names who moved most`() throws
  {
    let totals = try PanelReference.totals()
    let change = RoundChange(from: totals.cuts(round: 1), to: totals.cuts(round: 2))
    for row in try PanelReference.rows("panel-statistics.csv") where row["round"] == "change" {
      let actual: Double? =
        switch row["figure"] {
        case "correlation": change.correlation.value
        case "mean-change": change.meanChange.double
        case "sd-change": change.deviationOfChange.value
        case "variance-ratio": change.varianceRatio.double
        case "up": Double(change.up)
        case "down": Double(change.down)
        default: nil
        }
      #expect(isClose(actual, row["value"].flatMap(Double.init), within: 1e-14), "\(row)")
    }
    #expect(change.unchanged == 0)
    let largest = change.bySize.prefix(2)
    #expect(largest.map(\.panelist) == ["P8", "P7"])
    #expect(largest.map(\.points) == [Rational(106, 10), Rational(66, 10)])
    #expect(change.changes.first { $0.panelist == "P13" }?.points == Rational(8, 10))
  }

  @Test func `one panelist has a cut, and everything else says why not`() {
    let summary = PanelSummary([70])
    #expect(summary.mean == .known(70))
    #expect(CutRule().cut(of: [70]).value?.functional == 70)
    let words = "need \u{2265} 2 panelists"
    #expect(summary.standardDeviation.text(places: 2) == words)
    #expect(summary.standardErrorOfJudgment.text(places: 2) == words)
    #expect(summary.interval().reason?.description == words)
    #expect(CutDistribution.of([70], rule: CutRule()).reason?.description == words)
    let cuts = PanelistCuts(panelists: ["P1"], values: [70])
    #expect(LeaveOneOut.analyze(cuts, rule: CutRule()).reason?.description == words)
    #expect(RoundChange(from: cuts, to: cuts).correlation.reason?.description == words)
  }

  @Test func `no panelist at all gives words everywhere`() {
    let summary = PanelSummary([])
    #expect(summary.mean.reason != nil)
    #expect(summary.median.reason != nil)
    #expect(summary.lowerQuartile.reason != nil)
    #expect(summary.medianAbsoluteDeviation.reason != nil)
    #expect(CutRule().cut(of: []).reason?.description == "need \u{2265} 1 panelists")
  }

  @Test func `equal judgments have a deviation of 0 and no correlation`() {
    let summary = PanelSummary([Rational(701, 10), Rational(701, 10), Rational(701, 10)])
    #expect(summary.standardDeviation == .known(0))
    #expect(summary.standardErrorOfJudgment == .known(0))
    let cuts = PanelistCuts(panelists: ["P1", "P2"], values: [70, 70])
    let change = RoundChange(from: cuts, to: cuts)
    #expect(change.correlation == .undefined(.noVariance))
    #expect(change.varianceRatio == .undefined(.noVariance))
    #expect(change.unchanged == 2)
  }

  @Test func `a perfect correlation is exactly one, with its sign`() {
    let keys = ["A", "B", "C"]
    let rising = PanelistCuts(panelists: keys, values: [Rational(1, 3), Rational(2, 3), 1])
    let falling = PanelistCuts(
      panelists: keys,
      values: [Rational(3, 10), Rational(2, 10), Rational(1, 10)]
    )
    #expect(RoundChange(from: rising, to: rising).correlation == .known(1))
    #expect(RoundChange(from: rising, to: falling).correlation == .known(-1))
  }

  @Test func `the median of an even panel is the middle of two and trimming needs enough`() {
    #expect(PanelStatistic.median.value(of: [4, 1, 3, 2]) == .known(Rational(5, 2)))
    #expect(PanelStatistic.trimmedMean(each: 1).value(of: [9, 1, 2, 3]) == .known(Rational(5, 2)))
    let reason = PanelStatistic.trimmedMean(each: 2).value(of: [1, 2, 3, 4]).reason
    #expect(reason?.description == "need \u{2265} 5 panelists")
  }
}
