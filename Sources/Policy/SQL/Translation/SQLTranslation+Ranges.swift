// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Values that their type does not allow are faults.
extension SQLTranslation {
  func checked(
    _ raw: SQLExpression,
    _ type: NumberType,
    unit: Rational,
    _ scope: RowScope,
    _ name: String
  ) throws(SQLRefusal) -> Carried {
    let limit = Int128(SQLLimits.number)
    // Bounds that are no multiple of the step lie between two values of the column.
    let (low, high) = (type.lower.map { ($0 / unit).ceil }, type.upper.map { ($0 / unit).floor })
    guard (low ?? 0).integer != nil, (high ?? 0).integer != nil else {
      throw .overflow("the range of `\(name)` needs more than 64 bits")
    }
    let (least, most) = (low?.integer, high?.integer)
    let start = least.map { Int128($0) } ?? -limit
    let range = try IntegerRange(start, max(start, most.map { Int128($0) } ?? limit))
    let tests =
      [least.map { SQLExpression.comparison(.atLeast, raw, .integer($0)) }]
      + [most.map { SQLExpression.comparison(.atMost, raw, .integer($0)) }]
    guard least != nil || most != nil else {
      return Carried(.number(ScaledNumber(unit: unit, top: raw, range)))
    }
    let isInside = SQLExpression.both(tests.compactMap(\.self))
    return Carried(.number(ScaledNumber(unit: unit, top: raw, range)))
      .faulty(unless: isInside, in: scope, as: name)
  }

  func checked(
    _ dividend: String,
    _ divisor: String,
    _ type: NumberType,
    _ scope: RowScope,
    _ name: String
  ) throws(SQLRefusal) -> Carried {
    let limit = Int128(SQLLimits.number)
    var number = ScaledNumber(
      unit: 1,
      top: scope.input(dividend, .integer),
      try IntegerRange(-limit, limit),
      bottom: scope.input(divisor, .integer),
      try IntegerRange(1, Int128(SQLLimits.divisor))
    )
    let arithmetic = ScaledArithmetic(scope: scope)
    var tests: [SQLExpression] = []
    if let lower = type.lower {
      tests.append(try arithmetic.comparison(.atLeast, number, try ScaledNumber(lower)))
    }
    if let upper = type.upper {
      tests.append(try arithmetic.comparison(.atMost, number, try ScaledNumber(upper)))
    }
    guard !tests.isEmpty else { return Carried(.number(number)) }
    // |dividend| = |value| · divisor, whatever the divisor is.
    if let lower = type.lower, let upper = type.upper,
      let reach = (max(lower.magnitude, upper.magnitude) * Rational(SQLLimits.divisor)).ceil.integer
    {
      number.topRange = number.topRange.clipped(low: lower < .zero ? -reach : 0, high: reach)
    }
    return Carried(.number(number)).faulty(unless: .both(tests), in: scope, as: name)
  }

  func interval(
    _ lower: FactLayout,
    _ upper: FactLayout,
    _ scope: RowScope,
    _ name: String
  ) throws(SQLRefusal) -> Carried {
    let ends = [
      try checked(lower, scope, name + "_lower"), try checked(upper, scope, name + "_upper"),
    ]
    let (low, high) = (try number(ends[0]), try number(ends[1]))
    let isOrdered = try ScaledArithmetic(scope: scope).comparison(.atMost, low, high)
    let fault = SQLExpression.raised([ends[0].fault, ends[1].fault, isOrdered.isNotMet])
    let flag = scope.bound(fault ?? .truth(false), as: name + "_fault")
    let shape = Carried.Shape.interval(low, high)
    let known = SQLExpression.both([low.isPresent, high.isPresent, flag.opposite])
    return Carried(
      try shape.map { (part, suffix) in
        scope.bound(.only(if: known, part), as: name + suffix)
      },
      fault: flag
    )
  }
}
