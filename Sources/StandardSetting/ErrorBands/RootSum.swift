// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// An exact number of the form base + k·√radicand, such as a cut plus two standard errors.
///
/// Rounding is decided by comparing squares of rationals, so a sum that is a whole number stays one
/// and a sum 10⁻³⁰ above it goes up.
public struct RootSum: Sendable, Hashable {
  /// The rational part.
  public let base: Rational
  /// The factor of the root.
  public let multiplier: Rational
  /// The number under the root, 0 or more.
  public let radicand: Rational

  /// A sum.
  ///
  /// - Parameters:
  ///   - base: The rational part.
  ///   - multiplier: The factor of the root.
  ///   - radicand: The number under the root; a negative one is a mistake of the caller and traps.
  public init(_ base: Rational, plus multiplier: Rational, rootOf radicand: Rational) {
    precondition(radicand >= .zero, "the number under a root is not negative")
    self.base = base
    self.multiplier = multiplier
    self.radicand = radicand
  }

  /// The nearest binary number, within two units in the last place.
  public var double: Double { base.double + multiplier.double * radicand.double.squareRoot() }

  /// −1, 0 or 1 as the sum lies below, at or above a rational number.
  ///
  /// - Parameter other: The number to compare with.
  /// - Returns: The sign of the difference.
  public func compared(to other: Rational) -> Int {
    let distance = other - base
    let square = multiplier * multiplier * radicand
    guard square > .zero else { return -distance.signum }
    if multiplier > .zero {
      return distance < .zero ? 1 : (square - distance * distance).signum
    }
    return distance > .zero ? -1 : (distance * distance - square).signum
  }

  /// The largest whole number not above the sum.
  public var floor: Int {
    var guess = Int(double.rounded(.down))
    while compared(to: Rational(guess)) < 0 { guess -= 1 }
    while compared(to: Rational(guess + 1)) >= 0 { guess += 1 }
    return guess
  }

  /// The whole number that a rule makes of the sum; `nil` under `.none`.
  ///
  /// - Parameter rule: The rounding rule.
  /// - Returns: The whole number.
  public func rounded(_ rule: RoundingRule) -> Int? {
    let floor = self.floor
    switch rule {
    case .none: return nil
    case .floor: return floor
    case .ceil: return compared(to: Rational(floor)) == 0 ? floor : floor + 1
    case .nearestHalfUp, .nearestHalfDown, .nearestHalfEven:
      let side = compared(to: Rational(floor) + .half)
      guard side == 0 else { return side > 0 ? floor + 1 : floor }
      // At a tie the number is rational, and the rule for rationals decides.
      return (Rational(floor) + .half).rounded(rule).integer
    }
  }
}
