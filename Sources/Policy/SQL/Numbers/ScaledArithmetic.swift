// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Exact arithmetic on scaled numbers of one scope; what is used twice becomes a column.
struct ScaledArithmetic {
  /// The rows whose numbers are computed.
  let scope: RowScope

  // MARK: Sums and products

  /// The sum of two numbers.
  func sum(_ left: ScaledNumber, _ right: ScaledNumber) throws(SQLRefusal) -> ScaledNumber {
    let (unit, one, other) = try ScaledNumber.common(left.unit, right.unit)
    var (a, aRange) = try scaled(left.top, left.topRange, by: one)
    var (b, bRange) = try scaled(right.top, right.topRange, by: other)
    if left.bottom != right.bottom {
      (a, aRange) = try times(a, aRange, right)
      (b, bRange) = try times(b, bRange, left)
    }
    let top = SQLExpression.added([a, b])
    let (bottom, range) =
      left.bottom == right.bottom
      ? (left.bottom, left.bottomRange) : try product(bottomOf: left, right)
    // `added` drops a 0, and with it the NULL of the other operand stays: 0 is never NULL.
    return ScaledNumber(unit: unit, top: top, try aRange.adding(bRange), bottom: bottom, range)
  }

  /// The negative of a number.
  func negative(_ number: ScaledNumber) -> ScaledNumber {
    var copy = number
    if case .integer(let top) = number.top {
      copy.top = .integer(-top)
    } else {
      copy.top = .negative(number.top)
    }
    copy.topRange = number.topRange.negated
    return copy
  }

  /// The product of two numbers.
  func product(_ left: ScaledNumber, _ right: ScaledNumber) throws(SQLRefusal) -> ScaledNumber {
    if let factor = right.constant { return try product(left, factor) }
    if let factor = left.constant { return try product(right, factor) }
    let (bottom, range) = try product(bottomOf: left, right)
    return ScaledNumber(
      unit: left.unit * right.unit,
      top: .arithmetic(.times, left.top, right.top),
      try left.topRange.multiplied(by: right.topRange),
      bottom: bottom,
      range
    )
  }

  /// A number times a constant; the unit takes the constant up, so that nothing is computed.
  func product(_ number: ScaledNumber, _ factor: Rational) throws(SQLRefusal) -> ScaledNumber {
    guard factor != .zero else {
      return ScaledNumber(
        unit: 1,
        top: .only(if: number.isPresent, .integer(0)),
        IntegerRange(0)
      )
    }
    var copy = factor < .zero ? negative(number) : number
    copy.unit = number.unit * factor.magnitude
    return copy
  }

  /// The quotient of two numbers, and a flag for a divisor of 0.
  func quotient(
    _ left: ScaledNumber,
    _ right: ScaledNumber
  ) throws(SQLRefusal) -> (number: ScaledNumber, isZero: SQLFlag) {
    if let divisor = right.constant {
      if divisor == .zero { return (.unknown, .truth(true)) }
      return (try product(left, 1 / divisor), nil)
    }
    let divisor = scope.bound(right.top, as: "divisor")
    let canBeZero = right.topRange.low <= 0 && right.topRange.high >= 0
    let canBeNegative = right.topRange.low < 0
    let size =
      canBeNegative
      ? SQLExpression.choosing(
        [.init(.comparison(.less, divisor, .integer(0)), .negative(divisor))],
        otherwise: divisor
      )
      : divisor
    let positive =
      canBeZero ? .only(if: .comparison(.different, divisor, .integer(0)), size) : size
    let sizeRange = try IntegerRange(
      Int128(canBeZero ? 1 : min(abs(right.topRange.low), abs(right.topRange.high))),
      Int128(max(1, right.topRange.magnitude))
    )
    var (top, topRange) = (left.top, left.topRange)
    if canBeNegative {
      top = .choosing(
        [.init(.comparison(.less, divisor, .integer(0)), negated(top))],
        otherwise: top
      )
      topRange = topRange.union(topRange.negated)
    }
    if let bottom = right.bottom {
      top = .arithmetic(.times, top, bottom)
      topRange = try topRange.multiplied(by: right.bottomRange)
    }
    let bottom = left.bottom.map { SQLExpression.arithmetic(.times, $0, positive) } ?? positive
    let range = try left.bottomRange.multiplied(by: sizeRange)
    let number = ScaledNumber(
      unit: left.unit / right.unit,
      top: top,
      topRange,
      bottom: scope.bound(bottom, as: "bottom"),
      range
    )
    // A quotient of nobody's sum has a top of 0 and no bottom: it is unknown, and not zero.
    let isKnown = right.bottom?.isPresent ?? .truth(true)
    let isZero: SQLFlag =
      canBeZero
      ? .both([isKnown, SQLExpression.comparison(.equal, divisor, .integer(0)).isMet]) : nil
    return (number, isZero)
  }

  // MARK: Comparisons and choices

  /// Whether a relation holds between two numbers; unknown when one of them is.
  func comparison(
    _ relation: Relation,
    _ left: ScaledNumber,
    _ right: ScaledNumber
  ) throws(SQLRefusal) -> SQLExpression {
    if let first = left.constant, let second = right.constant {
      return .truth(relation.holds(between: first, and: second))
    }
    let (a, b) = try comparable(left, right)
    return .comparison(relation, a, b)
  }

  /// Integers that stand to each other as the numbers do.
  private func comparable(
    _ left: ScaledNumber,
    _ right: ScaledNumber
  ) throws(SQLRefusal) -> (SQLExpression, SQLExpression) {
    let (_, one, other) = try ScaledNumber.common(left.unit, right.unit)
    var (a, aRange) = try scaled(left.top, left.topRange, by: one)
    var (b, bRange) = try scaled(right.top, right.topRange, by: other)
    if left.bottom != right.bottom {
      (a, aRange) = try times(a, aRange, right)
      (b, bRange) = try times(b, bRange, left)
    } else if let bottom = left.bottom {
      // One bottom on both sides cancels, but not the NULL in it.
      a = .only(if: bottom.isPresent, a)
    }
    return (a, b)
  }

  /// The numbers of several branches on one scale, to be chosen from.
  func aligned(_ numbers: [ScaledNumber]) throws(SQLRefusal) -> [ScaledNumber] {
    guard var unit = numbers.first?.unit else { return [] }
    for number in numbers { unit = try ScaledNumber.common(unit, number.unit).unit }
    let haveBottom = numbers.contains { $0.bottom != nil }
    var result: [ScaledNumber] = []
    for number in numbers {
      let factor = try ScaledNumber.common(unit, number.unit).right
      var copy = number
      (copy.top, copy.topRange) = try scaled(number.top, number.topRange, by: factor)
      copy.unit = unit
      if haveBottom, number.bottom == nil { copy.bottom = .integer(1) }
      result.append(copy)
    }
    return result
  }

  /// The number of the first branch whose condition is met; unknown when none is.
  func choice(
    _ branches: [(condition: SQLExpression, number: ScaledNumber)]
  ) throws(SQLRefusal) -> ScaledNumber {
    let numbers = try aligned(branches.map(\.number))
    guard let first = numbers.first else { return .unknown }
    var result = first
    result.top = .choosing(zip(branches, numbers).map { .init($0.condition, $1.top) })
    if first.bottom != nil {
      result.bottom = .choosing(
        zip(branches, numbers).map { .init($0.condition, $1.bottom ?? .integer(1)) }
      )
    }
    for number in numbers {
      result.topRange = result.topRange.union(number.topRange)
      result.bottomRange = result.bottomRange.union(number.bottomRange)
    }
    return result
  }

  // MARK: Parts

  /// A number whose expressions are columns or constants, to be used more than once.
  func settled(_ number: ScaledNumber, as name: String) -> ScaledNumber {
    number.map { scope.bound($0, as: name) }
  }

  private func negated(_ top: SQLExpression) -> SQLExpression {
    if case .integer(let number) = top { .integer(-number) } else { .negative(top) }
  }

  private func scaled(
    _ top: SQLExpression,
    _ range: IntegerRange,
    by factor: Int
  ) throws(SQLRefusal) -> (SQLExpression, IntegerRange) {
    (.multiplied(top, by: factor), try range.multiplied(by: factor))
  }

  /// A top multiplied by the bottom of the other side.
  private func times(
    _ top: SQLExpression,
    _ range: IntegerRange,
    _ other: ScaledNumber
  ) throws(SQLRefusal) -> (SQLExpression, IntegerRange) {
    guard let bottom = other.bottom else { return (top, range) }
    let product: SQLExpression =
      switch (top, bottom) {
      case (.integer(let number), _): .multiplied(bottom, by: number)
      case (_, .integer(let number)): .multiplied(top, by: number)
      default: .arithmetic(.times, top, bottom)
      }
    return (product, try range.multiplied(by: other.bottomRange))
  }

  private func product(
    bottomOf left: ScaledNumber,
    _ right: ScaledNumber
  ) throws(SQLRefusal) -> (SQLExpression?, IntegerRange) {
    guard let one = left.bottom else { return (right.bottom, right.bottomRange) }
    guard let other = right.bottom else { return (one, left.bottomRange) }
    return (.arithmetic(.times, one, other), try left.bottomRange.multiplied(by: right.bottomRange))
  }
}
