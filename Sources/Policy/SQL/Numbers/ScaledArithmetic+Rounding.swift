// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension ScaledArithmetic {
  /// A number rounded to a multiple of a step, by integer division of numbers that are not negative.
  ///
  /// With the quotient x/d as a/b and |a| = m: `half up` ⌊(2m + b) / 2b⌋, `half down`
  /// ⌊(2m + b − 1) / 2b⌋, `half even` the former less 1 where it is a tie and odd, each with the sign
  /// of a put back; the others round m down or up, by the sign of a where they have a direction.
  func rounded(
    _ number: ScaledNumber,
    to step: Rational,
    _ mode: RoundingMode
  ) throws(SQLRefusal) -> ScaledNumber {
    if let constant = number.constant { return try ScaledNumber(mode.round(constant, to: step)) }
    guard let (above, below) = (number.unit / step).fraction else {
      throw .overflow("the step \(step) and the unit \(number.unit) have no common one")
    }
    let topRange = try number.topRange.multiplied(by: above)
    let top = SQLExpression.multiplied(number.top, by: above)
    let bottomRange = try number.bottomRange.multiplied(by: below)
    if number.bottom == nil, below == 1 {
      return ScaledNumber(unit: step, top: top, topRange)
    }
    let bottom = number.bottom.map { SQLExpression.multiplied($0, by: below) } ?? .integer(below)
    let quotient = Quotient(
      top: scope.bound(top, as: "dividend"),
      topRange: topRange,
      bottom: scope.bound(bottom, as: "divisor"),
      bottomRange: bottomRange
    )
    return ScaledNumber(
      unit: step,
      top: try whole(quotient, mode),
      try IntegerRange(
        bound(number, step, mode, isLow: true),
        bound(number, step, mode, isLow: false)
      )
    )
  }

  /// Rounding never reverses an order, so the ends of the range are the rounded ends.
  private func bound(
    _ number: ScaledNumber,
    _ step: Rational,
    _ mode: RoundingMode,
    isLow: Bool
  ) throws(SQLRefusal) -> Int128 {
    let limits = number.limits
    let end = mode.round(isLow ? limits.low : limits.high, to: step) / step
    guard let integer = end.integer else { throw .overflow("a rounded number may reach \(end)") }
    return Int128(integer)
  }

  /// A quotient of integers that waits to be rounded.
  private struct Quotient {
    var top: SQLExpression
    var topRange: IntegerRange
    var bottom: SQLExpression
    var bottomRange: IntegerRange
  }

  private func whole(
    _ quotient: Quotient,
    _ mode: RoundingMode
  ) throws(SQLRefusal) -> SQLExpression {
    let (top, range) = (quotient.top, quotient.topRange)
    // Twice the dividend and the divisor is the largest number on the way.
    _ = try IntegerRange(range.magnitude).multiplied(by: 2)
      .adding(quotient.bottomRange.multiplied(by: 2))
    if range.low >= 0 { return rounded(top, quotient, mode, isNegative: false) }
    let size = SQLExpression.negative(top)
    if range.high < 0 { return .negative(rounded(size, quotient, mode, isNegative: true)) }
    return .choosing(
      [
        .init(
          .comparison(.less, top, .integer(0)),
          .negative(rounded(size, quotient, mode, isNegative: true))
        )
      ],
      otherwise: rounded(top, quotient, mode, isNegative: false)
    )
  }

  /// The size of a quotient rounded, for a dividend of a known sign.
  private func rounded(
    _ size: SQLExpression,
    _ quotient: Quotient,
    _ mode: RoundingMode,
    isNegative: Bool
  ) -> SQLExpression {
    let bottom = quotient.bottom
    let twice = SQLExpression.multiplied(bottom, by: 2)
    func divided(_ top: SQLExpression, _ divisor: SQLExpression) -> SQLExpression {
      .arithmetic(.quotient, top, divisor)
    }
    func plusOneLess(_ top: SQLExpression) -> SQLExpression {
      if case .integer(let number) = bottom { return .added([top, .integer(number - 1)]) }
      return .arithmetic(.minus, .added([top, bottom]), .integer(1))
    }
    let half = SQLExpression.added([.multiplied(size, by: 2), bottom])
    switch mode {
    case .down where !isNegative, .up where isNegative, .towardZero: return divided(size, bottom)
    case .down, .up, .awayFromZero: return divided(plusOneLess(size), bottom)
    case .halfUp: return divided(half, twice)
    case .halfDown: return divided(plusOneLess(.multiplied(size, by: 2)), twice)
    case .halfEven:
      // An odd result that a tie gave goes back by one.
      let result = scope.bound(divided(half, twice), as: "half")
      let isTie = SQLExpression.comparison(.equal, half, .arithmetic(.times, result, twice))
      let even = SQLExpression.multiplied(divided(result, .integer(2)), by: 2)
      let isOdd = SQLExpression.comparison(.different, result, even)
      return .choosing(
        [.init(.both([isTie, isOdd]), .arithmetic(.minus, result, .integer(1)))],
        otherwise: result
      )
    }
  }
}
