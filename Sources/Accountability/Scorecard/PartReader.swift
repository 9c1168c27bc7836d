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

  private func parts(of measure: Measure, _ node: TraceNode) -> [ComponentPart] {
    let name = measure.name.spelledOut
    let isGiven = node.notes.contains { if case .given = $0 { true } else { false } }
    guard !isGiven, let (body, term) = body(of: measure, node) else {
      return [leaf(name, node, isSupplied: isGiven)]
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

  func leaf(_ label: String, _ node: TraceNode, isSupplied: Bool = false) -> ComponentPart {
    var part = ComponentPart(.source, label, node.answer)
    part.isSupplied = isSupplied
    part.steps = LookupStep.steps(below: node, in: program)
    return part
  }
}
