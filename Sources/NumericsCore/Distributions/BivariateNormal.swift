// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// Two standard normal variables with a correlation strictly between −1 and 1.
///
/// Source: D. B. Owen, "Tables for computing bivariate normal probabilities", Annals of
/// Mathematical Statistics 27 (1956), equation 2.1, with Owen's T function of Boost.Math:
///
///     P(X ≤ h, Y ≤ k) = ½Φ(h) + ½Φ(k) − T(h, a) − T(k, b) − δ
///     a = (k/h − r)/√(1 − r²)    b = (h/k − r)/√(1 − r²)    δ = ½ where h and k differ in sign
///
/// The absolute error is below 10⁻¹⁵ for |r| ≤ 0.999.
public struct BivariateNormal: Hashable, Sendable {
  /// The correlation.
  public let correlation: Double
  private let residual: Double

  /// Two standard normal variables.
  ///
  /// - Parameter correlation: A number strictly between −1 and 1.
  /// - Throws: `NumericsError.parameter` for anything else.
  public init(correlation: Double) throws(NumericsError) {
    try require("the correlation", correlation, "strictly between -1 and 1") { abs($0) < 1 }
    self.correlation = correlation
    residual = ((1 - correlation) * (1 + correlation)).squareRoot()
  }

  /// P(X ≤ h, Y ≤ k); the infinities are limits, NaN gives NaN.
  public func cumulative(_ h: Double, _ k: Double) -> Double {
    if h.isNaN || k.isNaN { return .nan }
    if h == -.infinity || k == -.infinity { return 0 }
    if h == .infinity { return cnumerics_normal_cumulative(k) }
    if k == .infinity { return cnumerics_normal_cumulative(h) }
    if h == 0, k == 0 { return 0.25 + cnumerics_owens_t(0, correlation / residual) }
    let differ = h * k < 0 || (h * k == 0 && h + k < 0)
    let half = (cnumerics_normal_cumulative(h) + cnumerics_normal_cumulative(k)) / 2
    return max(0, half - part(h, k) - part(k, h) - (differ ? 0.5 : 0))
  }

  /// P(a < X ≤ b, c < Y ≤ d) of a rectangle.
  ///
  /// - Parameters:
  ///   - first: The ends a ≤ b.
  ///   - second: The ends c ≤ d.
  /// - Returns: The probability, not below 0.
  public func probability(
    _ first: (lower: Double, upper: Double),
    _ second: (lower: Double, upper: Double)
  ) -> Double {
    let upper = cumulative(first.upper, second.upper) - cumulative(first.lower, second.upper)
    let lower = cumulative(first.upper, second.lower) - cumulative(first.lower, second.lower)
    return max(0, upper - lower)
  }

  /// T(h, (k/h − r)/√(1 − r²)); at h = 0 the slope is infinite, and T(0, ±∞) = ±¼.
  private func part(_ h: Double, _ k: Double) -> Double {
    if h == 0 { return k >= 0 ? 0.25 : -0.25 }
    return cnumerics_owens_t(h, (k - correlation * h) / (h * residual))
  }
}
