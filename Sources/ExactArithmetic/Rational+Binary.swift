// SPDX-License-Identifier: Apache-2.0
internal import BigInt

extension Rational {
  /// The exact value of a finite binary number; `nil` for NaN and the infinities.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    guard value != 0 else {
      self.init(0)
      return
    }
    // An odd integer times a power of two: in lowest terms on either side of the fraction bar.
    let significand = Int(value.significand * 0x1p52) * (value < 0 ? -1 : 1)
    let twos = significand.trailingZeroBitCount
    let odd = significand >> twos
    let shift = Int(value.exponent) - 52 + twos
    switch shift {
    case 0...10: self.init(lowestTerms: odd << shift, over: 1)
    case -62..<0: self.init(lowestTerms: odd, over: 1 << -shift)
    case 0...: self.init(lowestTerms: BigInt(odd) << shift, over: 1)
    default: self.init(lowestTerms: BigInt(odd), over: BigInt(1) << -shift)
    }
  }

  /// The nearest binary number; a subnormal one may be off by one unit in its last place.
  public var double: Double {
    if case .small(let top, over: let bottom) = storage {
      if bottom == 1 { return Double(top) }
      if top.magnitude <= 1 << 53, bottom <= 1 << 53 { return Double(top) / Double(bottom) }
    }
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
