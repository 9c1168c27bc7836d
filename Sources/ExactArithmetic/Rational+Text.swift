// SPDX-License-Identifier: Apache-2.0
internal import BigInt

extension Rational: CustomStringConvertible {
  /// Reads a plain decimal: an optional sign, digits, at most one point, no exponent.
  ///
  /// `.95` is 19/20 and `-2.50` is −5/2. Anything else gives `nil`: no white space, no thousands
  /// mark, no infinity.
  ///
  /// - Parameter text: The decimal as written.
  public init?(decimal text: some StringProtocol) {
    var digits: [UInt8] = []
    var places: Int?
    var isNegative = false
    var isFirst = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-") where isFirst: isNegative = true
      case UInt8(ascii: "+") where isFirst: break
      case UInt8(ascii: ".") where places == nil: places = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte)
        places = places.map { $0 + 1 }
      default: return nil
      }
      isFirst = false
    }
    guard !digits.isEmpty else { return nil }
    let scale = BigInt(10).power(places ?? 0)
    let magnitude: BigInt
    if digits.count <= 18 {
      magnitude = BigInt(digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    } else {
      guard let parsed = BigInt(String(decoding: digits, as: UTF8.self)) else { return nil }
      magnitude = parsed
    }
    self.init(bigNumerator: isNegative ? -magnitude : magnitude, bigDenominator: scale)
  }

  /// Reads an integer, a decimal or a fraction such as `2/3`.
  public init?(text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let top = Rational(decimal: first) else {
      return nil
    }
    guard parts.count == 2 else {
      self = top
      return
    }
    guard let bottom = Rational(decimal: parts[1]), bottom != .zero else { return nil }
    self = top / bottom
  }

  /// The number with a fixed count of decimal places.
  ///
  /// This is the one formatter of the project: the same digits on every machine, in every locale.
  ///
  /// - Parameters:
  ///   - places: Digits after the point, 0 or more.
  ///   - rule: How the last digit is rounded.
  /// - Returns: The digits, with a minus sign when below zero.
  public func text(places: Int, rounding rule: RoundingRule = .nearestHalfUp) -> String {
    let scale = BigInt(10).power(places)
    let scaled = Rational(bigNumerator: numerator * scale, bigDenominator: denominator)
    let whole = scaled.rounded(rule == .none ? .nearestHalfUp : rule).numerator
    var digits = String(whole.magnitude)
    if digits.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.count) + digits
    }
    let sign = whole < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    return sign + digits.dropLast(places) + "." + digits.suffix(places)
  }

  /// The shortest exact form: an integer, a finite decimal, or a fraction.
  public var description: String {
    guard denominator != 1 else { return String(numerator) }
    var rest = denominator
    var twos = 0
    var fives = 0
    while rest % 2 == 0 {
      rest /= 2
      twos += 1
    }
    while rest % 5 == 0 {
      rest /= 5
      fives += 1
    }
    let places = max(twos, fives)
    guard rest == 1, places <= 18 else { return "\(numerator)/\(denominator)" }
    return text(places: places)
  }
}

extension Double {
  /// The number with a fixed count of decimal places, rounded half up.
  ///
  /// A number within 2^-50 of a decimal tie, relative to its size, counts as that tie: 29.65 has no
  /// binary form, and its nearest one lies below.
  ///
  /// NaN and the infinities print as `nan`, `inf` and `-inf`; a report says in words why instead.
  public func text(places: Int) -> String {
    guard let exact = Rational(exactly: self) else {
      return isNaN ? "nan" : (self < 0 ? "-inf" : "inf")
    }
    let halves = Rational(bigNumerator: BigInt(10).power(places) * 2, bigDenominator: 1)
    let scaled = exact * halves
    let tie = scaled.rounded(.nearestHalfEven)
    let isTie = (scaled - tie).magnitude <= tie.magnitude * Self.tieReach
    return (isTie ? tie / halves : exact).text(places: places)
  }

  /// Two roundings of 53-bit arithmetic and a bit to spare.
  private static let tieReach = Rational(1, 1 << 50)
}
