// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy

extension PartReader {
  func parts(of term: Term, _ node: TraceNode, _ label: String) -> [ComponentPart] {
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
      return program.decisions[place].name.spelledOut
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
}

extension Array {
  /// The only element that a condition holds for.
  fileprivate func only(where holds: (Element) -> Bool) -> Element? {
    let found = filter(holds)
    return found.count == 1 ? found[0] : nil
  }
}
