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
    let anyDigit = UInt8(ascii: "0")...UInt8(ascii: "9")
    var significand: Int? = 0
    var count = 0
    var places: Int?
    var isNegative = false
    var isFirst = true
    for byte in String(text).utf8 {
      switch byte {
      case UInt8(ascii: "-") where isFirst: isNegative = true
      case UInt8(ascii: "+") where isFirst: break
      case UInt8(ascii: ".") where places == nil: places = 0
      case anyDigit:
        count += 1
        places = places.map { $0 + 1 }
        significand = significand?.appending(digit: Int(byte - UInt8(ascii: "0")))
      default: return nil
      }
      isFirst = false
    }
    guard count > 0 else { return nil }
    if let significand, let scale = Int.powerOfTen(places ?? 0) {
      self.init(reducing: isNegative ? -significand : significand, over: scale)
      return
    }
    let digits = text.utf8.filter(anyDigit.contains)
    guard let magnitude = BigInt(String(decoding: digits, as: UTF8.self)) else { return nil }
    self.init(
      bigNumerator: isNegative ? -magnitude : magnitude,
      bigDenominator: BigInt(10).power(places ?? 0)
    )
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
    if case .small(let numerator, over: let denominator) = storage,
      let scale = Int.powerOfTen(places),
      case (let scaled, false) = numerator.multipliedReportingOverflow(by: scale)
    {
      return Self.text(rule.whole(scaled, over: denominator), places: places)
    }
    let scaled = numerator * BigInt(10).power(places)
    return Self.text(rule.whole(scaled, over: denominator), places: places)
  }

  private static func text(_ scaled: some SignedInteger, places: Int) -> String {
    var digits = scaled.magnitude.description
    if digits.utf8.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
    }
    if places > 0 {
      digits.insert(".", at: digits.utf8.index(digits.endIndex, offsetBy: -places))
    }
    return scaled < 0 ? "-" + digits : digits
  }

  /// The shortest exact form: an integer, a finite decimal, or a fraction.
  public var description: String {
    switch storage {
    case .small(let numerator, over: 1): return "\(numerator)"
    case .big(let numerator, over: 1): return "\(numerator)"
    case .small(let numerator, over: let denominator):
      guard let places = denominator.decimalPlaces else { return "\(numerator)/\(denominator)" }
      return text(places: places)
    case .big(let numerator, over: let denominator):
      // A denominator of at most 18 places divides 10^18 and fits.
      guard let places = Int(exactly: denominator)?.decimalPlaces else {
        return "\(numerator)/\(denominator)"
      }
      return text(places: places)
    }
  }
}

extension Int {
  /// The number with one more decimal digit; `nil` when it does not fit.
  fileprivate func appending(digit: Int) -> Int? {
    let (shifted, isTooLarge) = multipliedReportingOverflow(by: 10)
    let (sum, isStillTooLarge) = shifted.addingReportingOverflow(digit)
    return isTooLarge || isStillTooLarge ? nil : sum
  }

  /// Ten to a power, when it fits.
  fileprivate static func powerOfTen(_ exponent: Int) -> Int? {
    guard (0...18).contains(exponent) else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The places of a decimal with this positive denominator; `nil` for none or more than 18.
  fileprivate var decimalPlaces: Int? {
    let twos = trailingZeroBitCount
    var rest = self >> twos
    var fives = 0
    while rest.isMultiple(of: 5) {
      rest /= 5
      fives += 1
    }
    let places = Swift.max(twos, fives)
    return rest == 1 && places <= 18 ? places : nil
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
