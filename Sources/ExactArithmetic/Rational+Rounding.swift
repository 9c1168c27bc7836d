// SPDX-License-Identifier: Apache-2.0
internal import BigInt

extension Rational {
  /// The largest integer not above the number, as a rational.
  public var floor: Rational {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Rational(bigNumerator: remainder < 0 ? quotient - 1 : quotient, bigDenominator: 1)
  }

  /// The smallest integer not below the number, as a rational.
  public var ceil: Rational { -(-self).floor }

  /// The number rounded by a rule to a multiple of a step.
  ///
  /// - Parameters:
  ///   - rule: How to round.
  ///   - step: The grid to round to; 1 rounds to whole numbers. Must be positive.
  /// - Returns: A multiple of `step`, or the number itself under `.none`.
  public func rounded(_ rule: RoundingRule, step: Rational = .one) -> Rational {
    precondition(step > .zero, "a rounding step is positive")
    let quotient = self / step
    let whole: Rational
    switch rule {
    case .none: return self
    case .floor: whole = quotient.floor
    case .ceil: whole = quotient.ceil
    case .nearestHalfUp: whole = quotient.awayFromZeroAtTies
    case .nearestHalfDown: whole = quotient.towardsZeroAtTies
    case .nearestHalfEven:
      let up = quotient.awayFromZeroAtTies
      let down = quotient.towardsZeroAtTies
      whole = up == down || (up / 2).isInteger ? up : down
    }
    return whole * step
  }

  private var awayFromZeroAtTies: Rational {
    let nearest = (magnitude + .half).floor
    return signum < 0 ? -nearest : nearest
  }

  private var towardsZeroAtTies: Rational {
    let nearest = (magnitude - .half).ceil
    return signum < 0 ? -nearest : nearest
  }
}
