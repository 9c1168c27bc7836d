// SPDX-License-Identifier: Apache-2.0
internal import Decisions
package import ExactArithmetic
internal import NumericsCore

/// How a needed gain compares with past ones, and how likely it is if the past continues.
///
/// A time of *s* years is put together from *m* = max(1, ⌊s/k⌋) stretches of *k* years, for which past
/// gains g₁ … g_N are known; the gain needed in them is *d* = needed · m·k / s. Then
///
///     P(reach) = P(G₁ + … + G_m ≥ d),  each G drawn from g₁ … g_N independently.
///
/// It is computed in full, without simulation. Its error is that of a V-statistic by its first-order
/// projection (von Mises 1947; Hoeffding 1948), with units as clusters:
/// SE² = Σ_units (Σ_{i in unit} m·(P(G₁ + … + G_{m−1} ≥ d − g_i) − P))² / N². The interval is Wilson's
/// at the number of independent gains that would give that error, P(1 − P)/SE², but at no more than there
/// are; where P is 0 or 1 that is the number of units.
///
/// Gains that measurement error made are taken back in the next year, which independent draws do not
/// know; a gain put together from several stretches scatters too much, and never too little.
package struct GainOutlook: Sendable, Hashable {
  /// The year from which the gain is needed.
  package let from: Int
  /// What is needed, in the right direction above 0.
  package let needed: Rational
  /// In how many years.
  package let years: Int
  /// Over how many years each past gain was made.
  package let stretch: Int
  /// What is needed in one stretch, as a part of the whole.
  package let neededInStretch: Rational
  /// How many past gains there are.
  package let count: Int
  /// In how many units.
  package let units: Int
  /// How many of them were as large as needed.
  package let asLarge: Int
  /// The percentage of past gains that were smaller.
  package let percentile: Double
  /// The probability of reaching the target if the past continues.
  package let probability: Double
  /// The 95 % interval of the probability.
  package let interval: ClosedRange<Double>

  /// The percentile above which a gain is rarely seen.
  package static let rare = 95.0

  /// Whether hardly any unit gained as much.
  package var isRare: Bool { percentile > Self.rare }

  /// Holds a needed gain against past ones.
  ///
  /// - Parameters:
  ///   - needed: What is needed, in the right direction above 0.
  ///   - from: The year from which it is needed.
  ///   - years: In how many years, at least one.
  ///   - past: The gains of it and of units like it.
  /// - Complexity: O(m · g · s) for g distinct gains, of which at most 512 are kept, and s distinct sums, of
  ///   which at most 4,096 are; others are rounded down to a grid, so that no probability is too large.
  package init?(_ needed: Rational, from: Int, in years: Int, _ past: RunGains) {
    guard years > 0, let stretch = past.stretch(for: years) else { return nil }
    let gains = past.over(stretch)
    let parts = max(1, years / stretch)
    (self.needed, self.from, self.years, self.stretch) = (needed, from, years, stretch)
    neededInStretch = needed * Rational(stretch, years)
    (count, units) = (gains.count, Set(gains.map(\.unit)).count)
    let line = neededInStretch
    asLarge = gains.count { $0.value >= line }
    percentile = 100 * Double(gains.count - asLarge) / Double(gains.count)
    let rest = GainSums(gains.map(\.value), parts: parts - 1)
    let together = line * Rational(parts)
    let tails = gains.map { rest.share(atLeast: together - $0.value) }
    let share = tails.reduce(0, +) / Double(tails.count)
    probability = share
    var clusters: [String: Double] = [:]
    for (gain, tail) in zip(gains, tails) {
      clusters[gain.unit, default: 0] += Double(parts) * (tail - share)
    }
    let sum = clusters.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    let variance = sum / (Double(gains.count) * Double(gains.count))
    let independent =
      variance > 0 ? min(share * (1 - share) / variance, Double(gains.count)) : Double(units)
    let wilson = WilsonInterval(
      share: min(max(share, 0), 1),
      of: max(1, Int(independent.rounded())),
      quantile: NormalDistribution.standard.quantile((1 + GoalNoise.coverage) / 2)
    )
    interval = wilson.map { $0.lower...$0.upper } ?? 0...1
  }
}

/// The sums of several independent draws from the same gains, with their shares.
private struct GainSums {
  /// The sums, the largest first, each with the share of draws that reach it.
  private let tails: [(sum: Rational, share: Double)]

  private static let mostGains = 512
  private static let mostSums = 4096

  init(_ gains: [Rational], parts: Int) {
    var sums: [Rational: Double] = [.zero: 1]
    if parts > 0 {
      var weights: [Rational: Double] = [:]
      for gain in gains { weights[gain, default: 0] += 1 / Double(gains.count) }
      let distinct = Self.coarse(weights, Self.mostGains).sorted { $0.key < $1.key }
      for _ in 0..<parts {
        var next: [Rational: Double] = [:]
        // The order of addition is that of the sums, so that the same gains give the same bits.
        for (sum, share) in sums.sorted(by: { $0.key < $1.key }) {
          for (gain, weight) in distinct { next[sum + gain, default: 0] += share * weight }
        }
        sums = Self.coarse(next, Self.mostSums)
      }
    }
    var reached = 0.0
    tails = sums.sorted { $0.key > $1.key }.map { sum, share in
      reached += share
      return (sum, min(reached, 1))
    }
  }

  private static func coarse(_ sums: [Rational: Double], _ most: Int) -> [Rational: Double] {
    guard sums.count > most, let low = sums.keys.min(), let high = sums.keys.max() else {
      return sums
    }
    let grid = (high - low) / Rational(most)
    var kept: [Rational: Double] = [:]
    for (sum, share) in sums.sorted(by: { $0.key < $1.key }) {
      kept[low + ((sum - low) / grid).floor * grid, default: 0] += share
    }
    return kept
  }

  /// The share of draws whose sum is at least so much.
  func share(atLeast line: Rational) -> Double {
    // The smallest sum that is large enough has the share of all that are.
    var (low, high) = (0, tails.count)
    while low < high {
      let middle = (low + high) / 2
      if tails[middle].sum >= line { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : tails[low - 1].share
  }
}
