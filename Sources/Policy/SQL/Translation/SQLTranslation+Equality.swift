// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension SQLTranslation {
  /// Whether two terms are the same, or differ.
  func equality(
    _ relation: Relation,
    _ left: Term,
    _ right: Term,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let operands: [Carried]
    var truth: SQLExpression
    switch (left.kind, right.kind) {
    case (_, .constant(let value)):
      operands = [try answer(left, context)]
      truth = try equality(operands[0].shape, value, context)
    case (.constant(let value), _):
      operands = [try answer(right, context)]
      truth = try equality(operands[0].shape, value, context)
    default:
      operands = [try answer(left, context), try answer(right, context)]
      truth = try equality(operands[0].shape, operands[1].shape, context)
    }
    if relation == .different { truth = truth.opposite }
    return Carried(.truth(truth), of: operands)
  }

  /// Whether a value is a constant; NULL when it is unknown.
  ///
  /// A constant of another type is never it.
  func equality(
    _ shape: Carried.Shape,
    _ value: Value,
    _ context: SQLContext
  ) throws(SQLRefusal) -> SQLExpression {
    switch (shape, value) {
    case (.union(let constant, let inner), .name(let name)):
      // A name is a constant of the union or a member of the type; the two never share one.
      var tests = [
        SQLExpression.Branch(constant.isPresent, .comparison(.equal, constant, .text(name)))
      ]
      tests.append(.init(inner.isPresent, try equality(inner, value, context)))
      return .choosing(tests)
    case (.union(let constant, let inner), _):
      return .choosing(
        [.init(constant.isPresent, .truth(false))],
        otherwise: try equality(inner, value, context)
      )
    case (.truth, .truth):
      return try equality(shape, try self.shape(of: value, as: .truth), context)
    case (.number, .number(let number)):
      return try equality(shape, .number(try ScaledNumber(number)), context)
    case (.number, .date(let date)):
      return try equality(shape, .number(try ScaledNumber(Rational(date.dayNumber))), context)
    case (.text(let text), .text(let constant)), (.text(let text), .name(let constant)),
      (.text(let text), .entity(let constant)):
      return .comparison(.equal, text, .text(constant))
    case (.interval, .interval(let lower, let upper)):
      let ends = Carried.Shape.interval(try ScaledNumber(lower), try ScaledNumber(upper))
      return try equality(shape, ends, context)
    case (.record, .name), (.number, _), (.text, _), (.truth, _):
      return .only(if: shape.isPresent, .truth(false))
    default: throw .construct("a comparison with a list or a record")
    }
  }

  /// Whether two values are the same; NULL when one of them is unknown.
  func equality(
    _ left: Carried.Shape,
    _ right: Carried.Shape,
    _ context: SQLContext
  ) throws(SQLRefusal) -> SQLExpression {
    switch (left, right) {
    case (.truth(let a), .truth(.truth(let isMet))): return isMet ? a : a.opposite
    case (.truth(.truth(let isMet)), .truth(let b)): return isMet ? b : b.opposite
    case (.truth(let a), .truth(let b)), (.text(let a), .text(let b)):
      return .comparison(.equal, a, b)
    case (.number(let a), .number(let b)): return try context.arithmetic.comparison(.equal, a, b)
    case (.interval(let a, let b), .interval(let c, let d)):
      return .both([
        try context.arithmetic.comparison(.equal, a, c),
        try context.arithmetic.comparison(.equal, b, d),
      ])
    case (.union(let constant, let inner), .union(.text(let name), _)),
      (.union(.text(let name), _), .union(let constant, let inner)):
      return .choosing([
        .init(constant.isPresent, .comparison(.equal, constant, .text(name))),
        .init(inner.isPresent, .truth(false)),
      ])
    case (.union(let a, let first), .union(let b, let second)):
      return .choosing([
        .init(.both([a.isPresent, b.isPresent]), .comparison(.equal, a, b)),
        .init(
          .any([
            .both([a.isPresent, second.isPresent]), .both([b.isPresent, first.isPresent]),
          ]),
          .truth(false)
        ),
        .init(.both([first.isPresent, second.isPresent]), try equality(first, second, context)),
      ])
    case (.union(let constant, let inner), let other), (let other, .union(let constant, let inner)):
      return .choosing(
        [.init(.both([constant.isPresent, other.isPresent]), .truth(false))],
        otherwise: try equality(inner, other, context)
      )
    default: throw .construct("a comparison of records, lists or values of two types")
    }
  }
}
