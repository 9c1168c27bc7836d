// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension Pieces {
  /// An expression, in parentheses where the tree would not come back without.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - slot: The level that the grammar asks for at its place.
  ///   - following: What follows and must not be read as part of it.
  init(
    _ expression: Expression,
    in slot: Binding = .conditional,
    before following: Continuation = []
  ) {
    if expression.isParenthesised(in: slot, before: following) {
      self = .parenthesised(expression)
    } else {
      self = .bare(expression, following)
    }
  }

  static func parenthesised(_ expression: Expression) -> Pieces {
    "(" + bare(expression, []) + ")"
  }

  private static func bare(_ expression: Expression, _ following: Continuation) -> Pieces {
    switch expression.kind {
    case .literal(let literal): Pieces(literal)
    case .reference(let name, let arguments):
      arguments.isEmpty ? Pieces(name) : Pieces(name) + list(arguments)
    case .field(let base, let name):
      Pieces(base, in: .field, before: .field) + Pieces("." + name.text)
    case .period(let base, let period):
      Pieces(base, in: .field, before: .period) + " at "
        + Pieces(period, in: .factor, before: following)
    case .criterion(let path): "criterion \(path.description)"
    case .negative(let inner): "-" + negated(inner, following)
    case .round(let value, let step, let mode):
      "round(" + .commas([Pieces(value), Pieces(step.text), Pieces(mode.rawValue)]) + ")"
    case .unknown(let kind): "unknown(\(kind.rawValue))"
    case .reading(let name, let alternatives):
      switched(name, alternatives)
    case .extreme(let extreme, let values): Pieces(extreme.rawValue + " ") + list(values)
    case .damaged: ""
    case .arithmetic, .comparison, .between, .membership, .given, .excludes:
      infix(expression, following)
    case .logical, .not, .conditional, .quantified: truth(expression, following)
    case .aggregate, .window, .timeIn, .best, .allocate: overList(expression, following)
    }
  }

  private static func switched(_ name: Name, _ alternatives: [Alternative]) -> Pieces {
    var result: Pieces = "reading \(name.text) ("
    for (index, alternative) in alternatives.enumerated() {
      if index > 0 { result.append(",") }
      let answer = Pieces(alternative.letter.text + ": ") + Pieces(alternative.value)
      result.appendBreaking(answer, isSpaced: index > 0)
    }
    return result + ")"
  }

  static func list(_ values: [Expression]) -> Pieces {
    "(" + .commas(values.map { Pieces($0) }) + ")"
  }

  /// A minus in front of digits would be read as the sign of a number.
  private static func negated(_ inner: Expression, _ following: Continuation) -> Pieces {
    var first = inner
    while true {
      switch first.kind {
      case .field(let base, _), .period(let base, _): first = base
      case .literal(let literal):
        if case .number = literal.kind { return parenthesised(inner) }
        return Pieces(inner, in: .postfix, before: following)
      default: return Pieces(inner, in: .postfix, before: following)
      }
    }
  }

  private static func infix(_ expression: Expression, _ following: Continuation) -> Pieces {
    switch expression.kind {
    case .arithmetic(let sign, let left, let right):
      return arithmetic(sign, left, right, following)
    case .comparison(let relation, let left, let right, let years):
      let next = years == nil ? following : following.union(.years)
      var result = Pieces(left, in: .sum, before: .relation)
      result.append(Pieces(" \(relation.rawValue) ") + Pieces(right, in: .sum, before: next))
      if let years { result.append(" by \(years.rawValue)") }
      return result
    case .between(let value, let lower, let upper):
      return Pieces(value, in: .sum, before: .relation) + " between "
        + Pieces(lower, in: .sum, before: .logical) + " and "
        + Pieces(upper, in: .sum, before: following)
    case .membership(let value, let collection, let isNegated):
      let words: Pieces = isNegated ? " not in " : " in "
      let next: Continuation = isNegated ? .relation : [.relation, .parent]
      return Pieces(value, in: .sum, before: next) + words
        + Pieces(collection, in: .postfix, before: following)
    case .given(let value, let isNegated):
      return Pieces(value, in: .sum, before: .relation)
        + (isNegated ? " is not given" : " is given")
    case .excludes(let interval, let value):
      return Pieces(interval, in: .sum, before: .relation)
        + " excludes " + Pieces(value, in: .sum, before: following)
    default: return ""
    }
  }

  private static func arithmetic(
    _ sign: ArithmeticOperator,
    _ left: Expression,
    _ right: Expression,
    _ following: Continuation
  ) -> Pieces {
    let isSum = sign == .plus || sign == .minus
    var result = Pieces(left, in: isSum ? .sum : .term, before: isSum ? .sum : .term)
    if isSum, Binding(left) != .sum { result = result.deeper }
    let operand = Pieces(right, in: isSum ? .term : .factor, before: following)
    let rest = Pieces(sign.rawValue + " ") + operand
    if isSum { result.appendBreaking(rest) } else { result.append(" " + rest) }
    return result
  }

  private static func truth(_ expression: Expression, _ following: Continuation) -> Pieces {
    switch expression.kind {
    case .logical(let isAnd, let operands):
      var result = Pieces(operands[0], in: .comparison, before: .logical).deeper
      for (index, operand) in operands.enumerated().dropFirst() {
        let next = index == operands.count - 1 ? following : .logical
        let word: Pieces = isAnd ? "and " : "or "
        result.appendBreaking(word + Pieces(operand, in: .comparison, before: next))
      }
      return result
    case .not(let inner): return "not " + Pieces(inner, in: .comparison, before: following)
    case .conditional(let condition, let first, let second):
      var result = "if " + Pieces(condition, before: .then).deeper
      result.appendBreaking("then " + Pieces(first))
      result.appendBreaking("else " + Pieces(second, before: following))
      return result
    case .quantified(let isEvery, let name, let collection, let condition):
      let head = (isEvery ? "every " : "some ") + name.text + " in "
      return Pieces(head) + Pieces(collection, in: .postfix) + " satisfies "
        + Pieces(condition, in: .comparison, before: following)
    default: return ""
    }
  }
}
