// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension ExplanationBuilder {
  /// An expression with the values it was computed from: `training_abroad 4 years >= 3 years`.
  ///
  /// - Parameters:
  ///   - trace: What was recorded.
  ///   - showsValue: Whether the value stands behind what is looked up or computed.
  /// - Returns: One line.
  func sentence(_ trace: TraceNode, showsValue: Bool = true) -> String {
    guard case .term(let term) = trace.subject else { return operandSentence(trace) }
    let parts = trace.children.isEmpty ? [] : trace.children.map { sentence($0) }
    var value: String { trace.answer.words(term.type) }
    switch term.kind {
    case .constant(let constant): return constant.words(term.type)
    case .fact, .referred, .field:
      if term.type == .truth, trace.answer.value != nil { return "\(name(term)) = \(value)" }
      return "\(name(term)) \(value)"
    case .measure: return trace.children.last.map { operandSentence($0) } ?? "a measure \(value)"
    case .comparison(let relation, _, _, let by) where parts.count == 2:
      return comparison(relation, trace, parts) + (by.map { " by \($0.rawValue)" } ?? "")
    case .membership(_, let values):
      let list = values.map { $0.words(membersType(term)) }.joined(separator: ", ")
      return "\(parts.first ?? "") in {\(list)}"
    case .element where parts.count == 2: return "\(parts[0]) in \(parts[1])"
    case .given: return "\(givenName(trace, parts)) is given"
    case .excludes where parts.count == 2: return "\(parts[0]) excludes \(parts[1])"
    case .logical(let isAnd, _): return parts.joined(separator: isAnd ? " and " : " or ")
    case .not: return "not (\(parts.first ?? ""))"
    case .negative: return "-\(parts.first ?? "")"
    case .arithmetic(let operation, _, _) where parts.count == 2:
      return "\(parts[0]) \(operation.rawValue) \(parts[1])"
    case .extreme(let extreme, _):
      return "\(extreme.rawValue) (\(parts.joined(separator: ", ")))"
    case .reading, .conditional: return parts.last ?? value
    case .decision, .criterion: return "\(name(term)) \(value)"
    default: return showsValue ? "\(name(term)) \(value)" : name(term)
    }
  }

  private func operandSentence(_ trace: TraceNode) -> String {
    guard case .measure(let measure, _, _) = trace.subject else { return "" }
    return "\(measure.name) \(trace.answer.words(measure.type))"
  }

  /// `name = permanent` where an equality holds; otherwise both values.
  private func comparison(_ relation: Relation, _ trace: TraceNode, _ parts: [String]) -> String {
    guard relation == .equal, trace.truth == .met, let first = trace.children.first,
      case .term(let left) = first.subject, case .fact = left.kind
    else { return "\(parts[0]) \(relation.rawValue) \(parts[1])" }
    return "\(name(left)) = \(parts[1])"
  }

  private func givenName(_ trace: TraceNode, _ parts: [String]) -> String {
    guard let first = trace.children.first, case .term(let inner) = first.subject,
      case .value(.record) = first.answer
    else { return parts.first ?? "" }
    return name(inner)
  }

  private func membersType(_ term: Term) -> ValueType {
    if case .membership(let operand, _) = term.kind { operand.type } else { .text }
  }

  /// The operator of an expression, as policies write it.
  func operation(_ term: Term) -> String {
    switch term.kind {
    case .comparison(let relation, _, _, _): relation.rawValue
    case .membership, .element: "in"
    case .given: "is given"
    case .excludes: "excludes"
    case .logical(let isAnd, _): isAnd ? "and" : "or"
    case .not: "not"
    case .conditional: "if"
    case .quantified(let isEvery, _, _, _): isEvery ? "every" : "some"
    case .arithmetic(let operation, _, _): operation.rawValue
    case .extreme(let extreme, _): extreme.rawValue
    case .aggregate(let aggregate): aggregate.operation.rawValue
    case .reading: "reading"
    case .timeIn: "time in"
    case .best: "best"
    case .decision: "decision"
    case .criterion: "criterion"
    default: "value"
    }
  }

  /// The name under which an expression is asked for.
  func name(_ term: Term) -> String {
    switch term.kind {
    case .constant(let value): return value.words(term.type)
    case .fact(let index, _): return program.facts[index].name
    case .referred(let reference, let index):
      return "\(name(reference)).\(program.facts[index].name)"
    case .field(let base, let field):
      if case .variable = base.kind { return field }
      return "\(name(base)).\(field)"
    case .measure(let index, _, _): return program.measures[index].name
    case .lookup(let table, _, let output):
      return "\(program.tables[table].name).\(program.tables[table].outputs[output].name)"
    case .inverse(let table, _, _):
      return "\(program.tables[table].keys.first?.name ?? program.tables[table].name)_of"
    case .decision(let index, let arguments):
      let decision = program.decisions[index].name
      if arguments.isEmpty { return decision }
      return "\(decision)(\(arguments.map { name($0) }.joined(separator: ", ")))"
    case .criterion(let index, let path): return "criterion \(label(index, path))"
    case .aggregate(let aggregate):
      let entity = program.entities[aggregate.entity].name
      return aggregate.operation == .count
        ? "count over \(entity)" : "\(aggregate.operation.rawValue) over \(entity)"
    case .window: return "mean over periods"
    case .timeIn(let covered): return "time in \(name(covered.list))"
    case .best(let field, _, let list, _): return "best \(field) in \(name(list))"
    case .allocate: return "part of the pool"
    case .weight(let base): return "\(name(base)).weight"
    case .round(let inner, _, let mode): return "\(name(inner)) rounded \(mode.rawValue)"
    case .previous: return "the value before"
    case .variable: return "the value"
    case .quantified(let isEvery, _, let list, _):
      return "\(isEvery ? "every" : "some") of \(name(list))"
    case .shifted(let start, _): return "\(name(start)) moved"
    default: return operation(term)
    }
  }

  private func label(_ decision: Int, _ path: [Int]) -> String {
    var node = program.decisions[decision].root
    var label = ""
    for place in path where node.members.indices.contains(place) {
      node = node.members[place]
      label += "(\(node.label))"
    }
    return label
  }
}
