// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension SQLTranslation {
  /// A condition on the rows of a context.
  func condition(_ term: Term, _ context: SQLContext) throws(SQLRefusal) -> Carried {
    switch term.kind {
    case .comparison(let relation, let left, let right, let by):
      return try comparison(relation, left, right, by, context)
    case .membership(let operand, let values):
      let value = try answer(operand, context)
      var tests: [SQLExpression] = []
      for constant in values { tests.append(try equality(value.shape, constant, context)) }
      // No value at all is not met, once it is known that there is a value.
      let truth =
        tests.isEmpty
        ? .only(if: value.shape.isPresent, .truth(false)) : SQLExpression.either(tests)
      return Carried(.truth(truth), of: [value])
    case .given(let operand):
      let value = try answer(operand, context)
      return Carried(.truth(isGiven(value.shape)), of: [value])
    case .excludes(let interval, let number): return try excludes(interval, number, context)
    case .logical(let isAnd, let terms):
      var parts: [Carried] = []
      for term in terms { parts.append(try carried(term, context)) }
      let truths = try parts.map { (part) throws(SQLRefusal) in try truth(part) }
      return Carried(.truth(isAnd ? .both(truths) : .either(truths)), of: parts)
    case .not(let operand):
      let value = try carried(operand, context)
      return Carried(.truth(try truth(value).opposite), of: [value])
    case .quantified(let isEvery, let variable, let list, let condition):
      return try quantified(isEvery, variable, list, condition, context)
    case .decision(let decision, let arguments):
      return try self.decision(decision, arguments, context)
    case .criterion(let decision, let path): return try criterion(decision, path, context)
    case .element(let operand, let list): return try element(operand, of: list, context)
    default: throw .construct("this expression")
    }
  }

  /// The truth of a condition.
  func truth(_ value: Carried) throws(SQLRefusal) -> SQLExpression {
    guard case .truth(let truth) = value.shape.narrowed else {
      throw .construct("a value that is no condition, where one is needed")
    }
    return truth
  }

  /// One of two values by a condition; the fault of the value that is not taken does not count.
  func conditional(
    _ condition: Term,
    _ first: Term,
    _ second: Term,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let test = try carried(condition, context).bound(in: context.scope, as: "condition")
    let isMet = try truth(test)
    if case .truth(let takesFirst) = isMet, test.fault == nil {
      return try carried(takesFirst ? first : second, context)
    }
    let values = [try carried(first, context), try carried(second, context)]
    let branches = [(isMet, values[0]), (isMet.opposite, values[1])]
    var result = try choice(branches, context)
    result.fault = .raised([test.fault, result.fault])
    result.presumed = .raised([test.presumed, result.presumed])
    result.nesting = max(result.nesting, test.nesting)
    return result.isTruth ? result : try result.hidden(by: test.fault)
  }

  /// The value of the first branch that is met, with the flags of that branch; unknown when none is.
  func choice(
    _ branches: [(condition: SQLExpression, value: Carried)],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    func flag(_ path: KeyPath<Carried, SQLFlag>) -> SQLFlag {
      guard branches.contains(where: { $0.value[keyPath: path] != nil }) else { return nil }
      return .choosing(
        branches.map { .init($0.condition, $0.value[keyPath: path] ?? .truth(false)) },
        otherwise: .truth(false)
      )
    }
    return Carried(
      try choice(branches.map { ($0.condition, $0.value.shape) }, context),
      fault: flag(\.fault),
      presumed: flag(\.presumed),
      nesting: branches.map(\.value.nesting).max() ?? 0
    )
  }

  private func choice(
    _ branches: [(condition: SQLExpression, shape: Carried.Shape)],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried.Shape {
    guard let first = branches.first?.shape else { throw .construct("a choice of nothing") }
    func chosen(_ part: (Carried.Shape) -> SQLExpression?) throws(SQLRefusal) -> SQLExpression {
      var cases: [SQLExpression.Branch] = []
      for branch in branches {
        guard let value = part(branch.shape) else { throw .construct("a choice of mixed types") }
        cases.append(.init(branch.condition, value))
      }
      return .choosing(cases)
    }
    if branches.contains(where: { if case .union = $0.shape { true } else { false } }) {
      let constant = try chosen { shape in
        if case .union(let constant, _) = shape { constant } else { .null(.text) }
      }
      return .union(
        constant,
        try choice(branches.map { ($0.condition, $0.shape.narrowed) }, context)
      )
    }
    switch first {
    case .truth:
      return .truth(try chosen { if case .truth(let value) = $0 { value } else { nil } })
    case .text:
      return .text(try chosen { if case .text(let value) = $0 { value } else { nil } })
    case .number:
      var numbers: [(condition: SQLExpression, number: ScaledNumber)] = []
      for branch in branches {
        guard case .number(let number) = branch.shape else {
          throw .construct("a choice of mixed types")
        }
        numbers.append((branch.condition, number))
      }
      return .number(try context.arithmetic.choice(numbers))
    case .interval:
      var ends: [(lower: (SQLExpression, ScaledNumber), upper: (SQLExpression, ScaledNumber))] = []
      for branch in branches {
        guard case .interval(let lower, let upper) = branch.shape else {
          throw .construct("a choice of mixed types")
        }
        ends.append(((branch.condition, lower), (branch.condition, upper)))
      }
      return .interval(
        try context.arithmetic.choice(ends.map { ($0.lower.0, $0.lower.1) }),
        try context.arithmetic.choice(ends.map { ($0.upper.0, $0.upper.1) })
      )
    case .union, .record, .list: throw .construct("a choice between records or lists")
    }
  }

  // MARK: Comparisons

  private func comparison(
    _ relation: Relation,
    _ left: Term,
    _ right: Term,
    _ by: YearCount?,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    if relation == .equal || relation == .different, by == nil {
      return try equality(relation, left, right, context)
    }
    let operands = [try answer(left, context), try answer(right, context)]
    if let by {
      guard by == .julian else { throw .construct("days compared with years by anniversary") }
      let arithmetic = context.arithmetic
      let days = try arithmetic.product(try number(operands[0]), 48)
      let months = try arithmetic.product(try number(operands[1]), 1_461)
      return Carried(.truth(try arithmetic.comparison(relation, days, months)), of: operands)
    }
    let truth = try context.arithmetic.comparison(
      relation,
      try number(operands[0]),
      try number(operands[1])
    )
    return Carried(.truth(truth), of: operands)
  }

  /// Whether a value is not `none`.
  private func isGiven(_ shape: Carried.Shape) -> SQLExpression {
    guard case .union(let constant, let inner) = shape else {
      return .only(if: shape.isPresent, .truth(true))
    }
    return .choosing([
      .init(constant.isPresent, .comparison(.different, constant, .text("none"))),
      .init(inner.isPresent, .truth(true)),
    ])
  }

  private func excludes(
    _ interval: Term,
    _ term: Term,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let operands = [try carried(interval, context), try carried(term, context)]
    guard case .interval(let lower, let upper) = operands[0].shape.narrowed else {
      throw .construct("`excludes` on a value that is no interval")
    }
    let bound = try number(operands[1])
    let truth = SQLExpression.either([
      try context.arithmetic.comparison(.greater, lower, bound),
      try context.arithmetic.comparison(.less, upper, bound),
    ])
    return Carried(.truth(truth), of: operands)
  }
}
