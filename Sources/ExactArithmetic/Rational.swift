// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// A rational number of any size, held in lowest terms.
///
/// Everything that a rounding rule, a cut or a tie decides is computed with this type: binary
/// floating point turns 73.5 into 73.49999999999999 and a passing score of 74 into 73.
///
/// Numbers whose numerator and denominator are both an `Int` are computed without allocation.
/// Where a step overflows, it is taken again with integers of any size; no result ever wraps.
///
/// INVARIANT: the denominator is positive and shares no factor with the numerator, and a number
/// that fits the small storage is in it. So equal numbers are stored alike.
public struct Rational: Hashable, Sendable {
  let storage: Storage

  /// The quotient of two integers.
  ///
  /// - Parameters:
  ///   - numerator: Any integer.
  ///   - denominator: Any integer but zero; zero is a mistake of the caller and traps.
  public init(_ numerator: Int, _ denominator: Int = 1) {
    if denominator > 0 {
      self.init(reducing: numerator, over: denominator)
    } else {
      // Not by turning both signs: −Int.min is no Int.
      self.init(bigNumerator: BigInt(numerator), bigDenominator: BigInt(denominator))
    }
  }

  /// Zero.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)
  /// One half.
  public static let half = Rational(1, 2)

  /// Whether the number is an integer.
  public var isInteger: Bool {
    switch storage {
    case .small(_, over: let denominator): denominator == 1
    case .big(_, over: let denominator): denominator == 1
    }
  }

  /// The value as an integer, when it is one and fits.
  public var integer: Int? {
    guard case .small(let numerator, over: 1) = storage else { return nil }
    return numerator
  }

  /// The numerator and denominator in lowest terms, when both fit.
  public var fraction: (numerator: Int, denominator: Int)? {
    guard case .small(let numerator, over: let denominator) = storage else { return nil }
    return (numerator, denominator)
  }

  /// −1, 0 or 1.
  public var signum: Int {
    switch storage {
    case .small(let numerator, over: _): numerator.signum()
    case .big(let numerator, over: _): numerator < 0 ? -1 : 1
    }
  }

  /// The absolute value.
  public var magnitude: Rational { signum < 0 ? -self : self }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// An integer literal.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}
