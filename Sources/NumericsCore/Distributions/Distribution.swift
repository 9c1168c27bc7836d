// SPDX-License-Identifier: Apache-2.0

/// A distribution on the real line, accurate in both tails.
///
/// Conventions of all conformers:
/// - x may be any number. Outside the support the density is 0 and the cumulative probability is
///   0 or 1; the infinities are limits; NaN gives NaN.
/// - p and q lie in [0, 1]; anything else, NaN included, gives NaN. At 0 and 1 the quantile is the
///   end of the support, which may be an infinity.
/// - A computation that does not converge gives NaN; no case of it is known inside the tested grid.
///
/// `survival` and `complementQuantile` are no conveniences: 1 − F(x) loses every digit beyond the
/// eighth standard deviation, and 1 − 10⁻²⁰ is 1.
public protocol Distribution: Sendable {
  /// The density at x; for a discrete distribution the probability of x.
  func density(_ x: Double) -> Double

  /// P(X ≤ x).
  func cumulative(_ x: Double) -> Double

  /// P(X > x), computed directly.
  func survival(_ x: Double) -> Double

  /// The x with P(X ≤ x) = p; for a discrete distribution the smallest x with P(X ≤ x) ≥ p.
  func quantile(_ p: Double) -> Double

  /// The x with P(X > x) = q; for a discrete distribution the smallest x with P(X > x) ≤ q.
  func complementQuantile(_ q: Double) -> Double
}
