// SPDX-License-Identifier: Apache-2.0
import CNumerics
import Foundation

/// The beta distribution on [0, 1].
///
/// Source: Boost.Math (incomplete beta function and its inverse).
public struct BetaDistribution: Distribution, Hashable {
  /// The first shape, positive.
  public let alpha: Double

  /// The second shape, positive.
  public let beta: Double

  /// A beta distribution.
  ///
  /// - Parameters:
  ///   - alpha: A positive finite number.
  ///   - beta: A positive finite number.
  /// - Throws: `NumericsError.parameter` for anything else.
  public init(alpha: Double, beta: Double) throws(NumericsError) {
    try require("alpha", alpha, "positive and finite") { $0 > 0 }
    try require("beta", beta, "positive and finite") { $0 > 0 }
    self.alpha = alpha
    self.beta = beta
  }

  /// The density at x; infinite at an end whose shape is below 1.
  public func density(_ x: Double) -> Double {
    if x < 0 || x > 1 { return 0 }
    if x == 0 || x == 1 {
      let (near, far) = x == 0 ? (alpha, beta) : (beta, alpha)
      return near < 1 ? .infinity : near > 1 ? 0 : far
    }
    return cnumerics_beta_density(alpha, beta, x)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    if isArcsine { return 2 / .pi * atan2(x.squareRoot(), (1 - x).squareRoot()) }
    return cnumerics_beta_cumulative(alpha, beta, x)
  }

  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    if x >= 1 { return 0 }
    if isArcsine { return 2 / .pi * atan2((1 - x).squareRoot(), x.squareRoot()) }
    return cnumerics_beta_survival(alpha, beta, x)
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    let value = cnumerics_beta_quantile(alpha, beta, p)
    return value.isNaN ? searchedQuantile(p, upTo: 1) : value
  }

  /// The x with P(X > x) = q.
  public func complementQuantile(_ q: Double) -> Double {
    let value = cnumerics_beta_complement_quantile(alpha, beta, q)
    return value.isNaN ? searchedComplementQuantile(q, upTo: 1) : value
  }

  /// Boost takes the arcsine of a number near 1 in this case and loses half of the digits.
  private var isArcsine: Bool { alpha == 0.5 && beta == 0.5 }
}
