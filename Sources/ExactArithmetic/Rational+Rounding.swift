// SPDX-License-Identifier: Apache-2.0
internal import BigInt

extension Rational {
  /// The largest integer not above the number, as a rational.
  public var floor: Rational { whole(.floor) }

  /// The smallest integer not below the number, as a rational.
  public var ceil: Rational { whole(.ceil) }

  /// The number rounded by a rule to a multiple of a step.
  ///
  /// - Parameters:
  ///   - rule: How to round.
  ///   - step: The grid to round to; 1 rounds to whole numbers. Must be positive.
  /// - Returns: A multiple of `step`, or the number itself under `.none`.
  public func rounded(_ rule: RoundingRule, step: Rational = .one) -> Rational {
    precondition(step.signum > 0, "a rounding step is positive")
    guard rule != .none else { return self }
    return step.integer == 1 ? whole(rule) : (self / step).whole(rule) * step
  }

  private func whole(_ rule: RoundingRule) -> Rational {
    switch storage {
    case .small(_, over: 1): self
    case .small(let numerator, over: let denominator):
      Rational(rule.whole(numerator, over: denominator))
    case .big(let numerator, over: let denominator):
      Rational(lowestTerms: rule.whole(numerator, over: denominator), over: 1)
    }
  }
}

extension RoundingRule {
  /// The integer that the rule makes of a fraction; where the rule is `none`, half goes up.
  ///
  /// - Parameters:
  ///   - numerator: Any integer.
  ///   - denominator: A positive integer; the fraction need not be in lowest terms.
  /// - Returns: The integer, of the same type.
  func whole<Integer: SignedInteger>(_ numerator: Integer, over denominator: Integer) -> Integer {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    // With a remainder the denominator is 2 or more, so one step away from zero cannot overflow.
    guard remainder != 0 else { return quotient }
    let away = remainder < 0 ? quotient - 1 : quotient + 1
    let below = remainder.magnitude
    let above = denominator.magnitude - below
    switch self {
    case .floor: return min(quotient, away)
    case .ceil: return max(quotient, away)
    case .nearestHalfUp, .none: return below >= above ? away : quotient
    case .nearestHalfDown: return below > above ? away : quotient
    case .nearestHalfEven:
      let isUp = below == above ? !quotient.isMultiple(of: 2) : below > above
      return isUp ? away : quotient
    }
  }
}
