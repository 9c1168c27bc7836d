// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// The statistics of the panelists' cuts in one round, from exact sums.
///
/// Rational figures are exact. Standard deviations and their kin are roots of exact rationals,
/// rounded once. What does not exist (a deviation of one panelist) is words, never NaN.
public struct PanelSummary: Sendable, Hashable {
  /// The cuts in panel order.
  public let values: [Rational]
  /// The number of panelists.
  public let n: Int
  /// The sum.
  public let sum: Rational
  /// The mean.
  public let mean: Estimate<Rational>
  /// The median.
  public let median: Estimate<Rational>
  /// The lowest cut.
  public let minimum: Estimate<Rational>
  /// The highest cut.
  public let maximum: Estimate<Rational>
  /// The first quartile by linear interpolation at position (n−1)/4 (Hyndman and Fan 1996, type 7).
  public let lowerQuartile: Estimate<Rational>
  /// The third quartile, by the same rule.
  public let upperQuartile: Estimate<Rational>
  /// The median of absolute deviations from the median, without a factor.
  public let medianAbsoluteDeviation: Estimate<Rational>
  /// The sum of squared deviations from the mean.
  public let squaredDeviations: Rational

  /// What is printed below a table of these figures.
  public static let independenceNote =
    "The standard error of judgment assumes panelists drawn at random who judge independently. "
    + "Only round 1 can be near independence, so the figure understates the uncertainty."

  /// The statistics of a panel's cuts.
  ///
  /// - Parameter values: The panelists' cuts in panel order.
  public init(_ values: [Rational]) {
    let sorted = values.sorted()
    let none = Undefined.needsAtLeast(1, "panelists")
    self.values = values
    n = values.count
    sum = values.momentSums().sum
    mean = PanelStatistic.mean.value(of: values)
    median = PanelStatistic.median.value(of: values)
    minimum = sorted.first.map { .known($0) } ?? .undefined(none)
    maximum = sorted.last.map { .known($0) } ?? .undefined(none)
    lowerQuartile = Self.quantile(sorted, Rational(1, 4))
    upperQuartile = Self.quantile(sorted, Rational(3, 4))
    medianAbsoluteDeviation = median.flatMap { middle in
      PanelStatistic.median.value(of: values.map { ($0 - middle).magnitude })
    }
    squaredDeviations = values.squaredDeviations()
  }

  /// The variance with divisor n−1, exact.
  public var variance: Estimate<Rational> {
    n > 1 ? .known(squaredDeviations / Rational(n - 1)) : .undefined(Self.needsTwo)
  }

  /// The standard deviation of panelists' cuts with divisor n−1.
  public var standardDeviation: Estimate<Double> { variance.map { $0.double.squareRoot() } }

  /// The standard deviation with divisor n: never to be printed under the same name.
  public var standardDeviationDivisorN: Estimate<Double> {
    n > 1
      ? .known((squaredDeviations / Rational(n)).double.squareRoot()) : .undefined(Self.needsTwo)
  }

  /// The exact square of the standard error of judgment.
  public var squaredErrorOfJudgment: Estimate<Rational> { variance.map { $0 / Rational(n) } }

  /// The standard error of judgment: SD(n−1)/√n.
  public var standardErrorOfJudgment: Estimate<Double> {
    squaredErrorOfJudgment.map { $0.double.squareRoot() }
  }

  /// The standard deviation of the mean under resampling: SD(n)/√n, smaller than the standard
  /// error of judgment by √((n−1)/n).
  public var bootstrapDeviationOfMean: Estimate<Double> {
    n > 1
      ? .known((squaredDeviations / Rational(n * n)).double.squareRoot())
      : .undefined(Self.needsTwo)
  }

  /// The mean after leaving out the lowest and highest cuts.
  ///
  /// - Parameter each: How many on each side.
  /// - Returns: The mean of the rest, or why there is none.
  public func trimmedMean(each: Int) -> Estimate<Rational> {
    PanelStatistic.trimmedMean(each: each).value(of: values)
  }

  static let needsTwo = Undefined.needsAtLeast(2, "panelists")

  private static func quantile(_ sorted: [Rational], _ share: Rational) -> Estimate<Rational> {
    guard !sorted.isEmpty else { return .undefined(.needsAtLeast(1, "panelists")) }
    let position = Rational(sorted.count - 1) * share
    let lower = position.floor.integer ?? 0
    let upper = Swift.min(lower + 1, sorted.count - 1)
    return .known(
      sorted[lower] + (position - Rational(lower)) * (sorted[upper] - sorted[lower])
    )
  }
}
