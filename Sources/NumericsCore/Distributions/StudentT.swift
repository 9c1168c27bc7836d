// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// Student's t distribution, for any positive number of degrees of freedom.
///
/// Source: Boost.Math (incomplete beta function and its inverse).
public struct StudentT: Distribution, Hashable {
  /// The degrees of freedom, positive; need not be whole.
  public let degreesOfFreedom: Double

  /// A t distribution.
  ///
  /// - Parameter degreesOfFreedom: A positive finite number.
  /// - Throws: `NumericsError.parameter` for anything else.
  public init(degreesOfFreedom: Double) throws(NumericsError) {
    try require("degrees of freedom", degreesOfFreedom, "positive and finite") { $0 > 0 }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density at x.
  public func density(_ x: Double) -> Double {
    x.isInfinite ? 0 : cnumerics_student_t_density(degreesOfFreedom, x)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x.isInfinite ? (x > 0 ? 1 : 0) : cnumerics_student_t_cumulative(degreesOfFreedom, x)
  }

  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    x.isInfinite ? (x > 0 ? 0 : 1) : cnumerics_student_t_survival(degreesOfFreedom, x)
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    cnumerics_student_t_quantile(degreesOfFreedom, p)
  }

  /// The x with P(X > x) = q.
  public func complementQuantile(_ q: Double) -> Double {
    cnumerics_student_t_complement_quantile(degreesOfFreedom, q)
  }
}
