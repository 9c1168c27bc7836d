// SPDX-License-Identifier: Apache-2.0
import CNumerics
import Foundation

/// The F distribution, the ratio of two mean squares.
///
/// Source: Boost.Math (incomplete beta function and its inverse).
public struct FDistribution: Distribution, Hashable {
  /// The degrees of freedom above the line, positive; need not be whole.
  public let numeratorDegrees: Double

  /// The degrees of freedom below the line, positive; need not be whole.
  public let denominatorDegrees: Double

  /// An F distribution.
  ///
  /// - Parameters:
  ///   - numeratorDegrees: A positive finite number.
  ///   - denominatorDegrees: A positive finite number.
  /// - Throws: `NumericsError.parameter` for anything else.
  public init(numeratorDegrees: Double, denominatorDegrees: Double) throws(NumericsError) {
    try require("numerator degrees of freedom", numeratorDegrees, "positive and finite") { $0 > 0 }
    try require("denominator degrees of freedom", denominatorDegrees, "positive and finite") {
      $0 > 0
    }
    self.numeratorDegrees = numeratorDegrees
    self.denominatorDegrees = denominatorDegrees
  }

  /// The density at x; infinite at 0 below two numerator degrees of freedom.
  public func density(_ x: Double) -> Double {
    if x < 0 || x == .infinity { return 0 }
    return cnumerics_f_density(numeratorDegrees, denominatorDegrees, x)
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    if isArcsine { return 2 / .pi * atan2(x.squareRoot(), 1) }
    return cnumerics_f_cumulative(numeratorDegrees, denominatorDegrees, x)
  }

  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    if isArcsine { return 2 / .pi * atan2(1, x.squareRoot()) }
    return cnumerics_f_survival(numeratorDegrees, denominatorDegrees, x)
  }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    if p == 1 { return .infinity }
    let value = cnumerics_f_quantile(numeratorDegrees, denominatorDegrees, p)
    return value.isNaN ? searchedQuantile(p, upTo: .greatestFiniteMagnitude) : value
  }

  /// The x with P(X > x) = q.
  public func complementQuantile(_ q: Double) -> Double {
    if q == 0 { return .infinity }
    let value = cnumerics_f_complement_quantile(numeratorDegrees, denominatorDegrees, q)
    return value.isNaN ? searchedComplementQuantile(q, upTo: .greatestFiniteMagnitude) : value
  }

  /// Boost takes the arcsine of a number near 1 in this case and loses half of the digits.
  private var isArcsine: Bool { numeratorDegrees == 1 && denominatorDegrees == 1 }
}
