// SPDX-License-Identifier: Apache-2.0
internal import BigInt

extension Rational {
  /// The sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    if left.denominator == right.denominator {
      return Rational(
        bigNumerator: left.numerator + right.numerator,
        bigDenominator: left.denominator
      )
    }
    return Rational(
      bigNumerator: left.numerator * right.denominator + right.numerator * left.denominator,
      bigDenominator: left.denominator * right.denominator
    )
  }

  /// The difference.
  public static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The number with the other sign.
  public static prefix func - (value: Rational) -> Rational {
    Rational(bigNumerator: -value.numerator, bigDenominator: value.denominator)
  }

  /// The product.
  public static func * (left: Rational, right: Rational) -> Rational {
    Rational(
      bigNumerator: left.numerator * right.numerator,
      bigDenominator: left.denominator * right.denominator
    )
  }

  /// The quotient; dividing by zero is a mistake of the caller and traps.
  public static func / (left: Rational, right: Rational) -> Rational {
    Rational(
      bigNumerator: left.numerator * right.denominator,
      bigDenominator: left.denominator * right.numerator
    )
  }

  /// Adds in place.
  public static func += (left: inout Rational, right: Rational) { left = left + right }

  /// Subtracts in place.
  public static func -= (left: inout Rational, right: Rational) { left = left - right }

  /// Multiplies in place.
  public static func *= (left: inout Rational, right: Rational) { left = left * right }

  /// Divides in place.
  public static func /= (left: inout Rational, right: Rational) { left = left / right }
}

extension Sequence where Element == Rational {
  /// The exact sum; zero for an empty sequence.
  public func sum() -> Rational { reduce(.zero, +) }
}

extension Collection where Element == Rational {
  /// The exact mean; `nil` for an empty collection.
  public func mean() -> Rational? { isEmpty ? nil : sum() / Rational(count) }
}
