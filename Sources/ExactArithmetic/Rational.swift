// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// A rational number of any size, held in lowest terms.
///
/// Everything that a rounding rule, a cut or a tie decides is computed with this type: binary
/// floating point turns 73.5 into 73.49999999999999 and a passing score of 74 into 73.
///
/// INVARIANT: the denominator is positive and shares no factor with the numerator.
public struct Rational: Hashable, Sendable {
  let numerator: BigInt
  let denominator: BigInt

  init(bigNumerator: BigInt, bigDenominator: BigInt) {
    precondition(bigDenominator != 0, "a rational number has a denominator other than zero")
    let sign: BigInt = bigDenominator < 0 ? -1 : 1
    let divisor = bigNumerator.greatestCommonDivisor(with: bigDenominator)
    if divisor == 1 {
      numerator = sign * bigNumerator
      denominator = sign * bigDenominator
    } else {
      numerator = sign * bigNumerator / divisor
      denominator = sign * bigDenominator / divisor
    }
  }

  /// The quotient of two integers.
  ///
  /// - Parameters:
  ///   - numerator: Any integer.
  ///   - denominator: Any integer but zero; zero is a mistake of the caller and traps.
  public init(_ numerator: Int, _ denominator: Int = 1) {
    self.init(bigNumerator: BigInt(numerator), bigDenominator: BigInt(denominator))
  }

  /// The exact value of a finite binary number; `nil` for NaN and the infinities.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    guard value != 0 else {
      self.init(0)
      return
    }
    let shift = Int(value.exponent) - 52
    let significand = BigInt(value.significand * 0x1p52) * (value < 0 ? -1 : 1)
    if shift >= 0 {
      self.init(bigNumerator: significand << shift, bigDenominator: 1)
    } else {
      self.init(bigNumerator: significand, bigDenominator: BigInt(1) << -shift)
    }
  }

  /// Zero.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)
  /// One half.
  public static let half = Rational(1, 2)

  /// Whether the number is an integer.
  public var isInteger: Bool { denominator == 1 }

  /// The value as an integer, when it is one and fits.
  public var integer: Int? { denominator == 1 ? Int(exactly: numerator) : nil }

  /// The numerator and denominator in lowest terms, when both fit.
  public var fraction: (numerator: Int, denominator: Int)? {
    guard let top = Int(exactly: numerator), let bottom = Int(exactly: denominator) else {
      return nil
    }
    return (top, bottom)
  }

  /// −1, 0 or 1.
  public var signum: Int { numerator < 0 ? -1 : (numerator == 0 ? 0 : 1) }

  /// The absolute value.
  public var magnitude: Rational { signum < 0 ? -self : self }

  /// The nearest binary number; a subnormal one may be off by one unit in its last place.
  public var double: Double {
    if let (top, bottom) = fraction, top.magnitude <= 1 << 53, bottom <= 1 << 53 {
      return Double(top) / Double(bottom)
    }
    guard signum != 0 else { return 0 }
    // Scale so that the integer quotient has 63 or 64 bits. A remainder is kept as an odd last bit,
    // so that the one rounding, to 53 bits, sees on which side of a tie it is.
    let top = numerator.magnitude
    let bottom = denominator.magnitude
    let shift = 63 - (top.bitWidth - bottom.bitWidth)
    let (quotient, remainder) = (shift >= 0 ? top << shift : top)
      .quotientAndRemainder(dividingBy: shift >= 0 ? bottom : bottom << -shift)
    let bits = UInt64(quotient) | (remainder == 0 ? 0 : 1)
    let magnitude = Double(sign: .plus, exponent: -shift, significand: Double(bits))
    return signum < 0 ? -magnitude : magnitude
  }
}

extension Rational: Comparable {
  /// Compares by cross-multiplication; no rounding is involved.
  public static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// An integer literal.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}
