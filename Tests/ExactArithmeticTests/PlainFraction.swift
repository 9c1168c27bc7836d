// SPDX-License-Identifier: Apache-2.0
import BigInt

@testable import ExactArithmetic

/// What `Rational` is compared with: a pair of integers of any size, and the schoolbook rules.
struct PlainFraction: Equatable {
  let top: BigInt
  let bottom: BigInt

  init(_ top: BigInt, _ bottom: BigInt = 1) {
    var (divisor, rest) = (top, bottom)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    if (divisor < 0) != (bottom < 0) { divisor = -divisor }
    self.top = top / divisor
    self.bottom = bottom / divisor
  }

  static func + (left: Self, right: Self) -> Self {
    Self(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom)
  }

  static func - (left: Self, right: Self) -> Self { left + Self(-right.top, right.bottom) }

  static func * (left: Self, right: Self) -> Self {
    Self(left.top * right.top, left.bottom * right.bottom)
  }

  static func / (left: Self, right: Self) -> Self {
    Self(left.top * right.bottom, left.bottom * right.top)
  }

  static func < (left: Self, right: Self) -> Bool {
    left.top * right.bottom - right.top * left.bottom < 0
  }

  var sign: BigInt { top.signum() }

  var magnitude: Self { Self(top * sign, bottom) }

  var floor: BigInt {
    let quotient = top / bottom
    return quotient * bottom > top ? quotient - 1 : quotient
  }

  var ceil: BigInt { -Self(-top, bottom).floor }

  /// The definitions in the documentation of `RoundingRule`, word for word.
  func rounded(_ rule: RoundingRule) -> Self {
    let half = Self(1, 2)
    switch rule {
    case .none: return self
    case .floor: return Self(floor)
    case .ceil: return Self(ceil)
    case .nearestHalfUp: return Self(sign * (magnitude + half).floor)
    case .nearestHalfDown: return Self(sign * (magnitude - half).ceil)
    case .nearestHalfEven:
      guard (self - Self(floor)) == half else { return rounded(.nearestHalfUp) }
      return Self(floor % 2 == 0 ? floor : ceil)
    }
  }

  func text(places: Int, rounding rule: RoundingRule) -> String {
    let scale = BigInt(10).power(places)
    let scaled = (self * Self(scale)).rounded(rule == .none ? .nearestHalfUp : rule).top
    let (whole, rest) = (scaled.magnitude / scale.magnitude, scaled.magnitude % scale.magnitude)
    let sign = scaled < 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(whole)" }
    let digits = String(rest)
    return "\(sign)\(whole)." + String(repeating: "0", count: places - digits.count) + digits
  }

  var description: String {
    guard bottom != 1 else { return String(top) }
    for places in 1...18 where BigInt(10).power(places) % bottom == 0 {
      return text(places: places, rounding: .none)
    }
    return "\(top)/\(bottom)"
  }

  /// Whether both integers fit the small storage.
  var isSmall: Bool { Int(exactly: top) != nil && Int(exactly: bottom) != nil }
}

extension Rational {
  init(_ plain: PlainFraction) {
    self.init(bigNumerator: plain.top, bigDenominator: plain.bottom)
  }

  var isSmall: Bool {
    if case .small = storage { true } else { false }
  }

  /// Whether the number is the plain fraction and is stored as its size asks.
  func agrees(with plain: PlainFraction) -> Bool {
    numerator == plain.top && denominator == plain.bottom && isSmall == plain.isSmall
  }
}

extension PlainFraction {
  /// Integers at which a machine integer, or a product of two, begins to overflow.
  static let borders: [BigInt] =
    [0, 1, 10, 1 << 31, 1 << 32, 3_037_000_500, 1 << 53, 1 << 62, 1 << 63, 1 << 64]
    + [BigInt(10).power(18), BigInt(10).power(19)]

  /// A number of which both integers lie near a border, or have any count of bits up to 66.
  static func random(using generator: inout some RandomNumberGenerator) -> Self {
    func integer() -> BigInt {
      let isNegative = Bool.random(using: &generator)
      let magnitude =
        if Int.random(in: 0..<3, using: &generator) == 0 {
          BigInt(UInt.random(in: .min ... .max, using: &generator))
            >> Int.random(in: -2...63, using: &generator)
        } else {
          borders[Int.random(in: 0..<borders.count, using: &generator)]
            + BigInt(Int.random(in: -2...2, using: &generator))
        }
      return isNegative ? -magnitude : magnitude
    }
    let (top, bottom) = (integer(), integer())
    let isInteger = bottom == 0 || Int.random(in: 0..<4, using: &generator) == 0
    return Self(top, isInteger ? 1 : bottom)
  }
}
