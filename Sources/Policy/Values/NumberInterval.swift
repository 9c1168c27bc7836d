// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Numbers between two ends; a missing end is open to that side.
public struct NumberInterval: Sendable, Hashable {
  /// The lower end; `nil` for minus infinity.
  public let lower: Rational?
  /// The upper end; `nil` for plus infinity.
  public let upper: Rational?

  /// Numbers between two ends.
  ///
  /// - Parameters:
  ///   - lower: The lower end.
  ///   - upper: The upper end.
  public init(_ lower: Rational?, _ upper: Rational?) {
    self.lower = lower
    self.upper = upper
  }

  /// One number.
  ///
  /// - Parameter value: The number.
  public init(_ value: Rational) { self.init(value, value) }

  /// The number, when the ends are one.
  public var single: Rational? { lower == upper ? lower : nil }

  /// Sums of two numbers.
  public static func + (left: NumberInterval, right: NumberInterval) -> NumberInterval {
    func sum(_ a: Rational?, _ b: Rational?) -> Rational? { a.flatMap { a in b.map { a + $0 } } }
    return NumberInterval(sum(left.lower, right.lower), sum(left.upper, right.upper))
  }

  /// The negatives.
  public static prefix func - (value: NumberInterval) -> NumberInterval {
    NumberInterval(value.upper.map { -$0 }, value.lower.map { -$0 })
  }

  /// Differences of two numbers.
  public static func - (left: NumberInterval, right: NumberInterval) -> NumberInterval {
    left + -right
  }

  /// Products of two numbers, by the four corners; an open end stays open unless the other is 0.
  public static func * (left: NumberInterval, right: NumberInterval) -> NumberInterval {
    if left.single == .zero || right.single == .zero { return NumberInterval(.zero) }
    if let factor = left.single { return right.scaled(by: factor) }
    if let factor = right.single { return left.scaled(by: factor) }
    guard let a = left.lower, let b = left.upper, let c = right.lower, let d = right.upper else {
      let areAboveZero = (left.lower ?? -1) >= .zero && (right.lower ?? -1) >= .zero
      guard areAboveZero, let low = left.lower, let other = right.lower else {
        return NumberInterval(nil, nil)
      }
      return NumberInterval(low * other, nil)
    }
    let corners = [a * c, a * d, b * c, b * d]
    return NumberInterval(corners.min(), corners.max())
  }

  private func scaled(by factor: Rational) -> NumberInterval {
    let ends = NumberInterval(lower.map { $0 * factor }, upper.map { $0 * factor })
    return factor < .zero ? NumberInterval(ends.upper, ends.lower) : ends
  }

  /// Quotients; `nil` when the divisor may be 0.
  ///
  /// - Parameter divisor: The divisor.
  /// - Returns: The quotients of all pairs.
  public func divided(by divisor: NumberInterval) -> NumberInterval? {
    let isAbove = divisor.lower.map { $0 > .zero } ?? false
    let isBelow = divisor.upper.map { $0 < .zero } ?? false
    guard isAbove || isBelow else { return nil }
    func inverse(_ end: Rational?) -> Rational { end.map { 1 / $0 } ?? .zero }
    return self * NumberInterval(inverse(divisor.upper), inverse(divisor.lower))
  }

  /// The numbers after a change that never reverses their order, such as rounding or capping.
  ///
  /// - Parameter change: A function that never falls.
  /// - Returns: The changed ends.
  public func mapped(_ change: (Rational) -> Rational) -> NumberInterval {
    NumberInterval(lower.map(change), upper.map(change))
  }
}

extension Relation {
  /// Whether the relation holds between any number of one interval and any of another.
  ///
  /// - Parameters:
  ///   - left: The numbers on the left.
  ///   - right: The numbers on the right.
  /// - Returns: Met or not met when all pairs agree; unknown otherwise.
  public func truth(_ left: NumberInterval, _ right: NumberInterval) -> Truth {
    switch self {
    case .less: return Self.isBelow(left, right)
    case .atLeast: return !Self.isBelow(left, right)
    case .greater: return Self.isBelow(right, left)
    case .atMost: return !Self.isBelow(right, left)
    case .equal: return Self.isEqual(left, right)
    case .different: return !Self.isEqual(left, right)
    }
  }

  /// Whether every number on the left is below every number on the right, or none is.
  private static func isBelow(_ left: NumberInterval, _ right: NumberInterval) -> Truth {
    if let high = left.upper, let low = right.lower, high < low { return .met }
    if let low = left.lower, let high = right.upper, low >= high { return .notMet }
    return .unknown
  }

  private static func isEqual(_ left: NumberInterval, _ right: NumberInterval) -> Truth {
    if let number = left.single, let other = right.single { return Truth(number == other) }
    return isBelow(left, right) == .met || isBelow(right, left) == .met ? .notMet : .unknown
  }
}
