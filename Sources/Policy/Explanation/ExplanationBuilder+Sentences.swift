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
    var text = ""
    text.reserveCapacity(60)
    write(trace, showsValue: showsValue, to: &text)
    return text
  }

  /// Writes a sentence behind what is written: one text grows, instead of many that are joined.
  private func write(_ trace: TraceNode, showsValue: Bool = true, to text: inout String) {
    guard case .term(let term) = trace.subject else { return writeMeasure(trace, to: &text) }
    let parts = trace.children
    switch term.kind {
    case .constant(let constant): text += constant.words(term.type)
    case .fact, .referred, .field:
      text += name(term)
      if case .truth = term.type, trace.answer.value != nil { text += " =" }
      text += " "
      text += trace.answer.words(term.type)
    case .measure:
      if let measure = parts.last { return writeMeasure(measure, to: &text) }
      text += "a measure \(trace.answer.words(term.type))"
    case .comparison(let relation, _, _, let by) where parts.count == 2:
      writeComparison(relation, trace, to: &text)
      if let by { text += " by \(by.rawValue)" }
    case .membership(_, let values):
      let list = values.map { $0.words(membersType(term)) }.joined(separator: ", ")
      write(parts.prefix(1), separator: "", to: &text)
      text += " in {\(list)}"
    case .element where parts.count == 2: write(parts, separator: " in ", to: &text)
    case .given:
      writeGiven(parts.first, to: &text)
      text += " is given"
    case .excludes where parts.count == 2: write(parts, separator: " excludes ", to: &text)
    case .logical(let isAnd, _): write(parts, separator: isAnd ? " and " : " or ", to: &text)
    case .not:
      text += "not ("
      write(parts.prefix(1), separator: "", to: &text)
      text += ")"
    case .negative:
      text += "-"
      write(parts.prefix(1), separator: "", to: &text)
    case .arithmetic(let operation, _, _) where parts.count == 2:
      write(parts, separator: " \(operation.rawValue) ", to: &text)
    case .extreme(let extreme, _):
      text += "\(extreme.rawValue) ("
      write(parts, separator: ", ", to: &text)
      text += ")"
    case .reading, .conditional:
      if let last = parts.last { return write(last, to: &text) }
      text += trace.answer.words(term.type)
    default:
      writeName(term, to: &text)
      guard showsValue || term.isDecided else { return }
      text += " "
      text += trace.answer.words(term.type)
    }
  }

  private func writeName(_ term: Term, to text: inout String) {
    guard case .lookup(let table, _, let output) = term.kind else {
      text += name(term)
      return
    }
    text += program.tables[table].name
    text += "."
    text += program.tables[table].outputs[output].name
  }

  private func write<Traces: Sequence<TraceNode>>(
    _ traces: Traces,
    separator: String,
    to text: inout String
  ) {
    var isFirst = true
    for trace in traces {
      if !isFirst { text += separator }
      isFirst = false
      write(trace, to: &text)
    }
  }

  private func writeMeasure(_ trace: TraceNode, to text: inout String) {
    guard case .measure(let measure, _, _) = trace.subject else { return }
    text += measure.name
    text += " "
    text += trace.answer.words(measure.type)
  }

  /// `name = permanent` where an equality holds; otherwise both values.
  private func writeComparison(
    _ relation: Relation,
    _ trace: TraceNode,
    to text: inout String
  ) {
    if relation == .equal, trace.truth == .met, let first = trace.children.first,
      case .term(let left) = first.subject, case .fact = left.kind
    {
      text += name(left)
    } else {
      write(trace.children[0], to: &text)
    }
    text += " "
    text += relation.rawValue
    text += " "
    write(trace.children[1], to: &text)
  }

  private func writeGiven(_ trace: TraceNode?, to text: inout String) {
    guard let trace else { return }
    guard case .term(let inner) = trace.subject, case .value(.record) = trace.answer else {
      return write(trace, to: &text)
    }
    text += name(inner)
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

extension Term {
  /// Whether it is the truth of a decision or criterion, whose value is always shown.
  fileprivate var isDecided: Bool {
    switch kind {
    case .decision, .criterion: true
    default: false
    }
  }
}
