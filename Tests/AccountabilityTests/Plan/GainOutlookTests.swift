// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import NumericsCore
import TestKit
import Testing

@testable import Accountability

/// How likely a gain is if the past continues, against plain enumeration of all pasts.
@Suite struct GainOutlookTests {
  private typealias Series = [String: [(year: Int, value: Rational)]]

  /// Few units with whole numbers in every year.
  private static func world(_ seed: Seed) -> (series: Series, length: Int) {
    var random = seed.generator
    let years = Int.random(in: 2...3, using: &random)
    var series: Series = [:]
    for unit in 0..<Int.random(in: 1...3, using: &random) {
      series["\(unit)"] = (0..<years).map { year in
        (2010 + year, Rational(Int.random(in: 0...6, using: &random)))
      }
    }
    return (series, years)
  }

  /// Every sum of so many gains, each as often as it comes.
  private static func sums(_ gains: [Rational], _ parts: Int) -> [Rational] {
    (0..<parts).reduce([Rational.zero]) { sums, _ in
      sums.flatMap { sum in gains.map { sum + $0 } }
    }
  }

  @Test(arguments: (0..<60).map(Seed.init)) func `P(reach) is that of all pasts, one by one`(
    seed: Seed
  ) throws {
    let (series, _) = Self.world(seed)
    var random = seed.generator
    let past = RunGains(series, .up)
    let years = Int.random(in: 1...4, using: &random)
    let needed = Rational(Int.random(in: 1...9, using: &random))
    let outlook = try #require(GainOutlook(needed, from: 2012, in: years, past))
    let gains = past.over(outlook.stretch)
    let parts = max(1, years / outlook.stretch)
    let line = needed * Rational(outlook.stretch * parts, years)
    let values = gains.map(\.value)
    let all = Self.sums(values, parts)
    let share = Double(all.count { $0 >= line }) / Double(all.count)
    #expect(abs(outlook.probability - share) < 1e-12)
    #expect(outlook.count == gains.count)
    let single = needed * Rational(outlook.stretch, years)
    #expect(outlook.asLarge == values.count { $0 >= single })

    // The error by its definition: what each gain adds to the probability, summed by unit.
    var clusters: [String: Double] = [:]
    for gain in gains {
      let rest = Self.sums(values, parts - 1)
      let tail = Double(rest.count { $0 + gain.value >= line }) / Double(rest.count)
      clusters[gain.unit, default: 0] += Double(parts) * (tail - share)
    }
    let variance =
      clusters.values.reduce(0) { $0 + $1 * $1 } / Double(gains.count * gains.count)
    let count =
      variance > 1e-18
      ? min(share * (1 - share) / variance, Double(gains.count)) : Double(clusters.count)
    let wilson = try #require(
      WilsonInterval(
        share: min(max(share, 0), 1),
        of: max(1, Int(count.rounded())),
        quantile: NormalDistribution.standard.quantile(0.975)
      )
    )
    #expect(abs(outlook.interval.lowerBound - wilson.lower) < 1e-9)
    #expect(abs(outlook.interval.upperBound - wilson.upper) < 1e-9)
  }

  @Test func `one gain of each of many units: a percentile and Wilson's interval`() throws {
    let series = Dictionary(
      uniqueKeysWithValues: (1...40).map { unit in
        ("\(unit)", [(year: 2013, value: Rational.zero), (year: 2015, value: Rational(unit))])
      }
    )
    let past = RunGains(series, .up)
    let rare = try #require(GainOutlook(39, from: 2015, in: 2, past))
    #expect(rare.percentile == 95 && !rare.isRare && rare.asLarge == 2)
    let rarer = try #require(GainOutlook(40, from: 2015, in: 2, past))
    #expect(rarer.percentile == 97.5 && rarer.isRare)
    let wilson = try #require(
      WilsonInterval(share: 0.05, of: 40, quantile: NormalDistribution.standard.quantile(0.975))
    )
    #expect(abs(rare.probability - 0.05) < 1e-12)
    #expect(abs(rare.interval.upperBound - wilson.upper) < 1e-12)
    #expect(
      rare.sentence.hasPrefix("39 in 2 years from 2015 is needed; 2 of 40 past gains of 40 units")
    )
  }

  @Test func `a longer time is put together from stretches, a shorter one is a part of one`() throws
  {
    let series: Series = ["a": [(2013, 10), (2015, 14)], "b": [(2013, 10), (2015, 10)]]
    let past = RunGains(series, .up)
    let four = try #require(GainOutlook(8, from: 2015, in: 4, past))
    #expect(four.stretch == 2 && four.neededInStretch == 4)
    #expect(four.probability == 0.25, "both stretches must gain 4")
    let one = try #require(GainOutlook(2, from: 2015, in: 1, past))
    #expect(one.neededInStretch == 4 && one.probability == 0.5)
    let down = RunGains(series, .down)
    #expect(down.over(2).map(\.value) == [-4, 0])
    #expect(GainOutlook(2, from: 2015, in: 1, RunGains([:], .up)) == nil)
  }

  @Test func `a gain that is all but impossible, and one far away, have an interval all the same`()
    throws
  {
    let series: Series = [
      "a": [(2013, 10), (2014, 14), (2015, 13)], "b": [(2013, 10), (2014, 10)],
    ]
    let past = RunGains(series, .up)
    let rare = try #require(GainOutlook(80, from: 2015, in: 20, past))
    #expect(rare.probability > 0 && rare.probability < 1e-8 && rare.interval.upperBound > 0.3)
    let far = try #require(GainOutlook(3, from: 2015, in: 202, past))
    #expect(far.probability > 0.99 && far.interval.lowerBound < 0.7)
  }

  @Test func `many distinct gains are rounded down, so that no probability is too large`() throws {
    let seed = Seed(3)
    var random = seed.generator
    var series: Series = [:]
    for unit in 0..<900 {
      let gain = Rational(Int.random(in: -40_000...60_000, using: &random), 977)
      series["\(unit)"] = [(2014, 0), (2015, gain)]
    }
    let past = RunGains(series, .up)
    let values = past.over(1).map(\.value)
    let line = Rational(60)
    let outlook = try #require(GainOutlook(line, from: 2015, in: 2, past))
    var reached = 0
    let sorted = values.sorted()
    for value in values {
      // How many partners carry the sum over the line.
      let first = sorted.firstIndex { value + $0 >= line } ?? sorted.count
      reached += sorted.count - first
    }
    let share = Double(reached) / Double(values.count * values.count)
    #expect(outlook.probability <= share + 1e-12, "\(seed.testDescription)")
    #expect(share - outlook.probability < 0.01)
  }
}
