// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import StandardSetting
import TestKit
import Testing

@Suite struct CutDistributionTests {
  private static func rule(_ row: [String: String]) -> CutRule {
    let statistic: PanelStatistic =
      switch row["statistic"] {
      case "median": .median
      case "trimmed1": .trimmedMean(each: 1)
      default: .mean
      }
    return CutRule(
      statistic: statistic,
      rounding: RoundingRule(rawValue: row["rounding"] ?? "") ?? .ceil
    )
  }

  @Test func `SST3 the exact distributions of both rounds are G3 to 1e-13`() throws {
    let totals = try PanelReference.totals()
    let reference = try PanelReference.rows("panel-cut-distribution.csv")
    let groups = Dictionary(grouping: reference) {
      "\($0["round"] ?? "") \($0["statistic"] ?? "") \($0["rounding"] ?? "")"
    }
    #expect(groups.count == 8)
    for rows in groups.values {
      let values = totals.cuts(round: Int(rows[0]["round"] ?? "") ?? 0).values
      let exact = try #require(CutDistribution.of(values, rule: Self.rule(rows[0])).value)
      #expect(exact.method != .resampling(draws: 100_000, seed: 1))
      #expect(exact.cuts.count == rows.count)
      for (actual, expected) in zip(exact.cuts, rows) {
        #expect(actual.cut == Rational(text: expected["cut"] ?? ""))
        let probability = expected["probability"].flatMap(Double.init)
        #expect(isClose(actual.probability, probability, within: 1e-13), "\(expected)")
      }
    }
  }

  @Test func `SST3 the printed figures of G3 hold to the last digit`() throws {
    let values = try PanelReference.totals().cuts(round: 2).values
    let ceil = try #require(CutDistribution.of(values, rule: CutRule()).value)
    let half = try #require(
      CutDistribution.of(values, rule: CutRule(rounding: .nearestHalfUp)).value
    )
    let printed = [
      (70, 0.00193920, 0.00586097), (71, 0.01574917, 0.03674174), (72, 0.07577989, 0.13542725),
      (73, 0.21161579, 0.28432706), (74, 0.32801899, 0.32037670), (75, 0.26103622, 0.17506478),
      (76, 0.09342918, 0.03899701), (77, 0.01193016, 0.00258908), (78, 0.00035270, 0.00002804),
    ]
    for (cut, up, nearest) in printed {
      #expect(abs(ceil.probability(of: Rational(cut)) - up) < 5.1e-9)
      #expect(abs(half.probability(of: Rational(cut)) - nearest) < 5.1e-9)
    }
  }

  @Test func `quantiles of the resampled mean are exact`() throws {
    let totals = try PanelReference.totals()
    for row in try PanelReference.rows("panel-mean-quantiles.csv") {
      let values = totals.cuts(round: Int(row["round"] ?? "") ?? 0).values
      let exact = try #require(CutDistribution.of(values, rule: CutRule()).value)
      let share = try #require(row["share"].flatMap(Double.init))
      #expect(exact.statistic.quantile(share) == Rational(text: row["value"] ?? ""))
    }
  }

  @Test func `another such panel would likely land between 72 and 76`() throws {
    let values = try PanelReference.totals().cuts(round: 2).values
    let run = try #require(CutDistribution.of(values, rule: CutRule()).value).shortestRun()
    #expect(run.lower == 72)
    #expect(run.upper == 76)
    #expect((run.probability * 100).text(places: 1) == "97.0")
  }

  @Test func `small panels equal the enumeration of all panels`() throws {
    let reference = try PanelReference.rows("panel-small-panels.csv")
    let groups = Dictionary(grouping: reference) { "\($0["case"] ?? "") \($0["statistic"] ?? "")" }
    #expect(groups.count > 50)
    for rows in groups.values {
      let values = (rows[0]["values"] ?? "").split(separator: " ").compactMap {
        Rational(text: $0)
      }
      let rule = Self.rule(rows[0])
      let distribution = try #require(CutDistribution.of(values, rule: rule, seed: 7).value)
      var isDrawn = false
      if case .resampling = distribution.method { isDrawn = true }
      for row in rows {
        let expected = try #require(row["probability"].flatMap(Double.init))
        let actual = distribution.probability(of: Rational(text: row["cut"] ?? "") ?? -1)
        // Five standard errors of 100 000 draws where panels are drawn, else rounding alone.
        let slack = isDrawn ? 5 * (expected * (1 - expected) / 100_000).squareRoot() : 1e-13
        #expect(abs(actual - expected) <= slack, "\(row)")
      }
      #expect(isDrawn == (rows[0]["statistic"] == "trimmed1"))
    }
  }

  @Test(arguments: zip([PanelStatistic.mean, .median], [1_000_000, 100_000]))
  func `SST3 a million draws lie within four standard errors of the exact answer`(
    statistic: PanelStatistic,
    draws: Int
  ) throws {
    let values = try PanelReference.totals().cuts(round: 2).values
    let rule = CutRule(statistic: statistic)
    let exact = try #require(CutDistribution.of(values, rule: rule).value)
    let drawn = try #require(
      CutDistribution.resampled(values, rule: rule, draws: draws, seed: 5331, threads: 2).value
    )
    for cut in exact.cuts {
      let error = (cut.probability * (1 - cut.probability) / Double(draws)).squareRoot()
      let difference = abs(drawn.probability(of: cut.cut) - cut.probability)
      // A cut expected less than once in a million draws may occur once.
      #expect(difference <= max(4 * error, 1 / Double(draws)), "\(cut)")
    }
  }

  @Test func `SST3 draws are the same bits with 1, 2 and 8 threads`() throws {
    let values = try PanelReference.totals().cuts(round: 2).values
    let rule = CutRule(statistic: .trimmedMean(each: 2))
    let all = [1, 2, 8].map { threads in
      CutDistribution.resampled(values, rule: rule, draws: 150_000, seed: 42, threads: threads)
    }
    #expect(all[0].value != nil)
    #expect(all[0] == all[1])
    #expect(all[0] == all[2])
    let other = CutDistribution.resampled(values, rule: rule, draws: 150_000, seed: 43)
    #expect(other != all[0])
  }

  @Test func `a wide lattice is drawn and its draws are sorted instead of counted`() throws {
    let values = [0, 7_000_001, 13_000_003, 29_000_017].map { Rational($0, 1_000_000) }
    let drawn = try #require(
      CutDistribution.resampled(values, rule: CutRule(), draws: 100_000, seed: 3).value
    )
    let exact = try #require(CutDistribution.of(values, rule: CutRule()).value)
    guard case .resampling = exact.method else {
      Issue.record("a table of 116 million cells should not be built")
      return
    }
    #expect(abs(drawn.cuts.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    // All four draws equal: 4 of 256 panels, of which one has mean 0.
    #expect(abs(drawn.probability(of: 0) - 1 / 256) < 0.002)
  }

  @Test func `equal cuts give one cut with certainty`() throws {
    for statistic in [PanelStatistic.mean, .median, .trimmedMean(each: 1)] {
      let rule = CutRule(statistic: statistic, rounding: .none)
      let values = [Rational](repeating: Rational(701, 10), count: 6)
      let distribution = try #require(CutDistribution.of(values, rule: rule).value)
      #expect(distribution.cuts.map(\.cut) == [Rational(701, 10)])
      #expect(abs(distribution.cuts[0].probability - 1) < 1e-12)
      #expect(distribution.shortestRun().lower == Rational(701, 10))
    }
  }

  @Test func `sixty panelists with wide totals are still convolved exactly`() throws {
    var generator = Seed(60).generator
    let values = (0..<60).map { _ in
      Rational(Int.random(in: 1300...1450, using: &generator), 20)
    }
    let exact = try #require(CutDistribution.of(values, rule: CutRule()).value)
    #expect(exact.method == .convolution)
    let summary = PanelSummary(values)
    var mean = 0.0
    var square = 0.0
    for index in exact.statistic.units.indices {
      let value = exact.statistic.value(at: index).double
      mean += exact.statistic.probabilities[index] * value
      square += exact.statistic.probabilities[index] * value * value
    }
    // Moments of the resampled mean: the mean itself, and SD(n)²/n.
    #expect(isClose(mean, summary.mean.double, within: 1e-12))
    let deviation = (square - mean * mean).squareRoot()
    #expect(isClose(deviation, summary.bootstrapDeviationOfMean.value, within: 1e-9))
  }

  @Test(arguments: RoundingRule.allCases)
  func `whole-number rounding agrees with exact rounding, negative values included`(
    rule: RoundingRule
  ) throws {
    // Two cuts far apart give means at every quarter; the distribution must hold the same cuts.
    for low in -9...9 {
      let values = [Rational(low, 4), Rational(low + 1, 4), Rational(low + 2, 4)]
      let distribution = try #require(
        CutDistribution.of(values, rule: CutRule(rounding: rule)).value
      )
      let expected = Set(
        distribution.statistic.units.indices.map {
          distribution.statistic.value(at: $0).rounded(rule)
        }
      )
      #expect(Set(distribution.cuts.map(\.cut)) == expected)
    }
  }
}
