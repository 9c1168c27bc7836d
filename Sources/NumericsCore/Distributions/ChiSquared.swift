// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// The chi-squared distribution, for any positive number of degrees of freedom.
///
/// Source: Boost.Math (incomplete gamma function and its inverse).
public struct ChiSquared: Distribution, Hashable {
  /// The degrees of freedom, positive; need not be whole.
  public let degreesOfFreedom: Double

  /// A chi-squared distribution.
  ///
  /// - Parameter degreesOfFreedom: A positive finite number.
  /// - Throws: `NumericsError.parameter` for anything else.
  public init(degreesOfFreedom: Double) throws(NumericsError) {
    try require("degrees of freedom", degreesOfFreedom, "positive and finite") { $0 > 0 }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density at x; infinite at 0 below two degrees of freedom.
  public func density(_ x: Double) -> Double {
    if x < 0 || x == .infinity { return 0 }
    return cnumerics_chi_squared_density(degreesOfFreedom, x)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    return x == .infinity ? 1 : cnumerics_chi_squared_cumulative(degreesOfFreedom, x)
  }

  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    return x == .infinity ? 0 : cnumerics_chi_squared_survival(degreesOfFreedom, x)
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    let value = cnumerics_chi_squared_quantile(degreesOfFreedom, p)
    return value.isNaN ? searchedQuantile(p, upTo: .greatestFiniteMagnitude) : value
  }

  /// The x with P(X > x) = q.
  public func complementQuantile(_ q: Double) -> Double {
    let value = cnumerics_chi_squared_complement_quantile(degreesOfFreedom, q)
    return value.isNaN ? searchedComplementQuantile(q, upTo: .greatestFiniteMagnitude) : value
  }
}
