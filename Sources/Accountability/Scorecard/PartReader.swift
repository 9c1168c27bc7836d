// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy

/// Takes a recorded value apart: sums into their terms, a maximum into what is lost to it, the higher of
/// two into the one taken and the one not.
///
/// It follows the record of the evaluation that gave the value, so that parts and value cannot differ.
struct PartReader {
  let program: Program

  /// The parts of a recorded number.
  ///
  /// - Parameters:
  ///   - node: The record.
  ///   - label: The name of what is being taken apart.
  /// - Returns: Parts whose amounts add up to the number, where it is known.
  func parts(of node: TraceNode, label: String) -> [ComponentPart] {
    switch node.subject {
    case .measure(let measure, _, _): parts(of: measure, node)
    case .term(let term): parts(of: term, node, label)
    }
  }

  // MARK: Measures

  private func parts(of measure: Measure, _ node: TraceNode) -> [ComponentPart] {
    let name = measure.name.words
    let isGiven = node.notes.contains { if case .given = $0 { true } else { false } }
    guard !isGiven, let (body, term) = body(of: measure, node) else {
      return [leaf(name, node, note: isGiven ? "supplied" : "")]
    }
    var parts = parts(of: body, label: name)
    var value = body.answer.number
    if term.type == .truth { return [leaf(name, node)] }
    apply(measure.steps, &parts, &value, name, node)
    for adjustment in measure.adjustments {
      adjust(adjustment, &parts, &value, name, node)
    }
    return parts
  }

  /// The recorded body of a measure: its expression, or that of the case that applies.
  private func body(of measure: Measure, _ node: TraceNode) -> (TraceNode, Term)? {
    switch measure.body {
    case .value(let term): return node.child(term).map { ($0, term) }
    case .cases(let cases):
      for note in node.notes {
        guard case .chosenCase(let label) = note,
          let term = cases.first(where: { $0.label == label })?.value
        else { continue }
        return node.children.last { $0.isTerm(term) }.map { ($0, term) }
      }
      return nil
    }
  }

  /// Roundings, caps and floors of a measure.
  private func apply(
    _ steps: [Measure.Step],
    _ parts: inout [ComponentPart],
    _ value: inout Rational?,
    _ name: String,
    _ node: TraceNode
  ) {
    for step in steps {
      guard let before = value else { return }
      let role: ComponentPart.Role
      let after: Rational?
      switch step {
      case .rounded(let grid, let mode):
        (role, after) = (.rounding, mode.round(before, to: grid))
      case .capped(let limit):
        (role, after) = (.cap, node.child(limit)?.answer.number.map { min(before, $0) })
      case .floored(let limit):
        (role, after) = (.floor, node.child(limit)?.answer.number.map { max(before, $0) })
      }
      value = after
      guard let after, after != before else { continue }
      parts.append(ComponentPart(role, name, .value(.number(after - before))))
    }
  }

  /// A later change: what it adds to the value before it.
  private func adjust(
    _ adjustment: Measure.Adjustment,
    _ parts: inout [ComponentPart],
    _ value: inout Rational?,
    _ name: String,
    _ node: TraceNode
  ) {
    if let condition = adjustment.condition {
      guard node.child(condition)?.answer == .value(.truth(true)) else { return }
    }
    guard let change = node.children.last(where: { $0.isTerm(adjustment.value) }) else { return }
    let words = adjustment.tail.citations.compactMap(\.pin).first ?? "\(name), adjusted"
    let rivals = change.measures.map { "\($0.words) \($0.answer)" }
    let note = rivals.isEmpty ? "" : "compared with \(rivals.joined(separator: ", "))"
    guard let after = change.answer.number, let before = value else {
      // A change can settle what was open: the higher of two calls, one of them the highest there is.
      let settled = change.answer
      parts = [ComponentPart(.adjustment, words, settled, note: note)]
      value = settled.number
      return
    }
    parts.append(ComponentPart(.adjustment, words, .value(.number(after - before)), note: note))
    value = after
    apply(adjustment.steps, &parts, &value, name, node)
  }

  // MARK: Terms

  private func parts(of term: Term, _ node: TraceNode, _ label: String) -> [ComponentPart] {
    switch term.kind {
    case .measure:
      let inner = node.children.last { if case .measure = $0.subject { true } else { false } }
      return inner.map { parts(of: $0, label: label) } ?? [leaf(label, node)]
    case .conditional(let condition, let first, let second):
      return conditional(condition, first, second, node, label)
    case .reading:
      return node.children.last.map { parts(of: $0, label: label) } ?? [leaf(label, node)]
    case .round(let inner, _, _):
      guard let child = node.child(inner) else { return [leaf(label, node)] }
      var parts = parts(of: child, label: label)
      if let before = child.answer.number, let after = node.answer.number, before != after {
        parts.append(ComponentPart(.rounding, label, .value(.number(after - before))))
      }
      return parts
    case .negative:
      return node.children.first.map { child in
        parts(of: child, label: label).map { $0.scaled(by: -1) }
      } ?? [leaf(label, node)]
    case .arithmetic(let operation, _, _): return computed(operation, node, label)
    case .extreme(let extreme, let operands):
      guard node.children.count == operands.count else { return [leaf(label, node)] }
      return self.extreme(extreme, operands, node, label)
    default: return [leaf(label, node)]
    }
  }

  private func conditional(
    _ condition: Term,
    _ first: Term,
    _ second: Term,
    _ node: TraceNode,
    _ label: String
  ) -> [ComponentPart] {
    guard let asked = node.children.first, node.children.count > 1 else {
      return [leaf(label, node)]
    }
    for note in node.notes {
      guard case .otherwise(let other) = note, let taken = node.answer.number else { continue }
      let words = words(ofGuard: asked)
      guard let lost = other.number else {
        return [
          ComponentPart(.alternative, label, other, note: "without \(words)"),
          ComponentPart(.guardClause, words, .value(.number(taken))),
        ]
      }
      return [
        ComponentPart(.source, label, other),
        ComponentPart(.guardClause, words, .value(.number(taken - lost))),
      ]
    }
    return parts(of: node.children[node.children.count - 1], label: label)
  }

  /// What a guard is called: the words of its first criterion, or the name of its decision.
  private func words(ofGuard node: TraceNode) -> String {
    for note in node.notes {
      guard case .decided(let record) = note else { continue }
      if let words = record.leaves.compactMap(\.node.wording).first { return words }
    }
    if case .term(let term) = node.subject, case .decision(let place, _) = term.kind {
      return program.decisions[place].name.words
    }
    return "a condition"
  }

  private func computed(
    _ operation: ArithmeticOperator,
    _ node: TraceNode,
    _ label: String
  ) -> [ComponentPart] {
    guard node.children.count == 2 else { return [leaf(label, node)] }
    let (left, right) = (node.children[0], node.children[1])
    switch operation {
    case .plus: return parts(of: left, label: label) + parts(of: right, label: label)
    case .minus:
      return parts(of: left, label: label)
        + parts(of: right, label: label).map { $0.scaled(by: -1) }
    case .divided:
      guard let divisor = right.answer.number, divisor != .zero else { return [leaf(label, node)] }
      return parts(of: left, label: label).map { $0.scaled(by: 1 / divisor) }
    case .times, .percentOf: return [leaf(label, node)]
    }
  }

  private func extreme(
    _ extreme: Extreme,
    _ operands: [Term],
    _ node: TraceNode,
    _ label: String
  ) -> [ComponentPart] {
    let nodes = node.children
    if extreme == .sum { return nodes.flatMap { parts(of: $0, label: label) } }
    guard extreme != .mean, let value = node.answer.number else {
      guard let only = nodes.only(where: { !$0.isLimit }), extreme != .mean else {
        return extreme == .mean ? [leaf(label, node)] : nodes.flatMap(open)
      }
      return parts(of: only, label: label)
    }
    if let only = nodes.only(where: { !$0.isLimit }), let inner = only.answer.number {
      var result = parts(of: only, label: label)
      if inner != value {
        let role: ComponentPart.Role = extreme == .least ? .cap : .floor
        result.append(ComponentPart(role, label, .value(.number(value - inner))))
      }
      return result
    }
    guard let taken = nodes.firstIndex(where: { $0.answer.number == value }) else {
      // An operand that is only bounded may still settle the extreme by the ends of the others.
      return [leaf(label, node)]
    }
    var result = parts(of: nodes[taken], label: label)
    for (place, other) in nodes.enumerated() where place != taken {
      for part in parts(of: other, label: label) where part.counts {
        var unused = part
        unused.role = .alternative
        result.append(unused)
      }
    }
    return result
  }

  /// Operands of which it is not known which one is taken.
  private func open(_ node: TraceNode) -> [ComponentPart] {
    parts(of: node, label: "").map { part in
      var part = part
      if part.amount != nil { part.role = .alternative }
      return part
    }
  }

  private func leaf(_ label: String, _ node: TraceNode, note: String = "") -> ComponentPart {
    var part = ComponentPart(.source, label, node.answer, note: note)
    part.steps = LookupStep.steps(below: node, in: program)
    return part
  }
}

extension TraceNode {
  func isTerm(_ term: Term) -> Bool {
    if case .term(let own) = subject { own == term } else { false }
  }

  /// The record of a term directly inside.
  func child(_ term: Term) -> TraceNode? { children.first { $0.isTerm(term) } }

  /// Whether it is a limit that others are held against: a constant, or what a table or fact says.
  var isLimit: Bool {
    guard case .term(let term) = subject else { return false }
    switch term.kind {
    case .constant, .lookup, .fact, .field: return true
    default: return false
    }
  }

  /// The measures directly inside an expression, with their years and answers in words.
  var measures: [(words: String, answer: String)] {
    if case .measure(let measure, let period, _) = subject {
      let year = period.map { " of \($0)" } ?? ""
      return [(measure.name.words + year, answer.words(measure.type))]
    }
    return children.flatMap(\.measures)
  }
}

extension String {
  /// A name of the policy as words: `status_call` is `status call`.
  var words: String { replacing("_", with: " ") }
}

extension Array {
  /// The only element that a condition holds for.
  fileprivate func only(where holds: (Element) -> Bool) -> Element? {
    let found = filter(holds)
    return found.count == 1 ? found[0] : nil
  }
}
