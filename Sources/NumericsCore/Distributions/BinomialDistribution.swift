// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// The binomial distribution: successes in independent trials of equal probability.
///
/// The quantile of p is the smallest k with P(X ≤ k) ≥ p, as in the tables: its cumulative
/// probability is at least p, that of k − 1 is below p. Both comparisons are made with
/// `cumulative` itself, so that the pair is consistent even at a tie.
///
/// Source: Boost.Math (incomplete beta function; discrete quantiles rounded up).
public struct BinomialDistribution: Distribution, Hashable {
  /// The number of trials, 0 or more.
  public let trials: Int

  /// The probability of success in each, from 0 to 1.
  public let probability: Double

  /// A binomial distribution.
  ///
  /// - Parameters:
  ///   - trials: 0 or more, below 2⁵³.
  ///   - probability: From 0 to 1, both included.
  /// - Throws: `NumericsError.parameter` for anything else.
  public init(trials: Int, probability: Double) throws(NumericsError) {
    try require("the number of trials", Double(trials), "from 0 to 2^53 - 1") {
      $0 >= 0 && $0 < 0x1p53
    }
    try require("the probability of success", probability, "from 0 to 1") { $0 >= 0 && $0 <= 1 }
    self.trials = trials
    self.probability = probability
  }

  /// The probability of exactly x successes; 0 for an x that is no whole number.
  public func density(_ x: Double) -> Double {
    if x.isNaN { return x }
    guard x >= 0, x <= Double(trials), x == x.rounded(.down) else { return 0 }
    if let certain { return x == certain ? 1 : 0 }
    return cnumerics_binomial_density(Double(trials), probability, x)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x.isNaN { return x }
    if let certain { return x >= certain ? 1 : 0 }
    if x < 0 { return 0 }
    if x >= Double(trials) { return 1 }
    return cnumerics_binomial_cumulative(Double(trials), probability, x.rounded(.down))
  }

  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    if let certain { return x >= certain ? 0 : 1 }
    if x < 0 { return 1 }
    if x >= Double(trials) { return 0 }
    return cnumerics_binomial_survival(Double(trials), probability, x.rounded(.down))
  }

  /// The smallest k with P(X ≤ k) ≥ p; 0 for p = 0.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if let certain { return p == 0 ? 0 : certain }
    if p == 0 || p == 1 { return p * Double(trials) }
    let start = cnumerics_binomial_quantile(Double(trials), probability, p)
    return smallest(from: start) { cumulative($0) >= p }
  }

  /// The smallest k with P(X > k) ≤ q; 0 for q = 1.
  public func complementQuantile(_ q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    if let certain { return q == 1 ? 0 : certain }
    if q == 0 || q == 1 { return (1 - q) * Double(trials) }
    let start = cnumerics_binomial_complement_quantile(Double(trials), probability, q)
    return smallest(from: start) { survival($0) <= q }
  }

  /// The one value that can occur, when there is only one.
  private var certain: Double? {
    if trials == 0 || probability == 0 { return 0 }
    return probability == 1 ? Double(trials) : nil
  }

  /// Boost solves for a real number and rounds it, which can miss by one at a tie and rarely, in
  /// far tails, does not converge; then the whole range is bisected.
  private func smallest(from start: Double, _ holds: (Double) -> Bool) -> Double {
    guard start.isFinite else {
      var low = 0
      var high = trials
      while low < high {
        let middle = low + (high - low) / 2
        if holds(Double(middle)) { high = middle } else { low = middle + 1 }
      }
      return Double(high)
    }
    var k = min(max(start, 0), Double(trials))
    while k < Double(trials), !holds(k) { k += 1 }
    while k > 0, holds(k - 1) { k -= 1 }
    return k
  }
}
