// SPDX-License-Identifier: Apache-2.0
import CNumerics
import Foundation

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
    if x.isInfinite { return 0 }
    guard abs(x) > Self.far else { return cnumerics_student_t_density(degreesOfFreedom, x) }
    let edge = cnumerics_student_t_density(degreesOfFreedom, Self.far)
    return edge * pow(Self.far / abs(x), degreesOfFreedom + 1)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { survival(-x) }

  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x.isInfinite { return x > 0 ? 0 : 1 }
    // Boost takes the arcsine of a number near 1 here and loses half of the digits.
    if degreesOfFreedom == 1 { return atan2(1, x) / .pi }
    guard abs(x) > Self.far else { return cnumerics_student_t_survival(degreesOfFreedom, x) }
    let edge = cnumerics_student_t_survival(degreesOfFreedom, Self.far)
    let tail = edge * pow(Self.far / abs(x), degreesOfFreedom)
    return x > 0 ? tail : 1 - tail
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double { p <= 0.5 ? -upperPoint(p) : upperPoint(1 - p) }

  /// The x with P(X > x) = q.
  public func complementQuantile(_ q: Double) -> Double {
    q <= 0.5 ? upperPoint(q) : -upperPoint(1 - q)
  }

  /// Beyond this point the tail is a power law to 200 digits, and Boost's x² would soon overflow.
  private static let far = 1e100

  /// The non-negative x with P(X > x) = q, for q ≤ 1/2; NaN for another q.
  private func upperPoint(_ q: Double) -> Double {
    guard q > 0 else { return q == 0 ? .infinity : .nan }
    let point = cnumerics_student_t_complement_quantile(degreesOfFreedom, q)
    // Boost stops some digits early in far tails; one Newton step doubles the digits. Near the
    // centre its answer is already relatively exact, and a step would only add the rounding of q.
    guard q < 0.4, point.isFinite else { return point }
    let slope = density(point)
    guard slope >= .leastNormalMagnitude else { return point }
    return point + (survival(point) - q) / slope
  }
}
