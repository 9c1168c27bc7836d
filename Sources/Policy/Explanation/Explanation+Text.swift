// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension Explanation {
  /// The greatest width of a line of text.
  private static let width = 120

  /// The explanation as text: at most 120 columns, the same bytes on every machine.
  public var text: String {
    var lines = Self.wrapped(header, indent: 2)
    if let root {
      if !root.guards.isEmpty { lines += root.guards.map { " \($0)" } }
      for child in root.children { lines += self.lines(child, depth: 0) }
    } else {
      lines += reasons(record.verdict).flatMap { Self.wrapped(" \($0)", indent: 3) }
    }
    for line in closing { lines += Self.wrapped(" \(line)", indent: 3) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var header: String {
    var parts = ["\(heading): \(record.outcome.rawValue.uppercased())"]
    var policy = "policy \(self.policy)" + (record.version.map { "@\($0)" } ?? "")
    if let policyHash {
      let digits = policyHash.hasPrefix("sha256:") ? policyHash.dropFirst(7) : policyHash[...]
      policy += " sha \(digits.prefix(8))"
    }
    parts.append(policy)
    let axes = axes
    if let deciding = axes.decidesBy { parts.append("decides by \(deciding)") }
    if let knownOn { parts.append("evidence known on \(knownOn)") }
    if let status = axes.status, status != "in force" { parts.append(status) }
    return parts.joined(separator: "   ")
  }

  private func lines(_ node: ExplanationNode, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let start = " \(Self.mark(node)) \(indent)\(node.label) "
    let hang = 12 + indent.count + node.label.count + 1
    let wording = node.text.map { "\"\($0)\" " } ?? ""
    if node.isRemoved {
      return Self.wrapped(
        start + wording + "does not apply: " + node.guards.joined(separator: "; "),
        indent: hang
      )
    }
    let guards = node.guards.map { ", \($0)" }.joined()
    if !node.children.isEmpty {
      let inline =
        start + wording + "\(node.operation): "
        + node.children.map(Self.inline).joined(separator: "; ") + guards
      if inline.count <= Self.width, node.children.allSatisfy(\.children.isEmpty) {
        return [inline]
      }
      return Self.wrapped(start + wording + "\(node.operation):\(guards)", indent: hang)
        + node.children.flatMap { lines($0, depth: depth + 1) }
    }
    if node.isNotNeeded, node.verdict.outcome == .unknown {
      return Self.wrapped(start + wording + "not needed" + guards, indent: hang)
    }
    let reasons = reasons(node.verdict)
    let sentence =
      reasons.isEmpty ? node.sentence : ([node.sentence] + reasons).joined(separator: "; ")
    let presumed = node.presumed.map { ", `\($0)` presumed" }.joined()
    let evidence = node.operands.flatMap(\.allEvidence).map(\.words).joined(separator: "; ")
    var line = start + wording + sentence + presumed + guards
    if !evidence.isEmpty { line = Self.padded(line, 54) + "  " + evidence }
    return Self.wrapped(line, indent: hang)
      + node.operands.flatMap { Self.steps($0) }
      .flatMap { Self.wrapped(String(repeating: " ", count: hang) + $0, indent: hang + 2) }
  }

  /// The steps of the measures in an operand, those of other periods under their own head.
  private static func steps(_ operand: ExplanationOperand) -> [String] {
    let inner = operand.operands.flatMap { steps($0) }
    guard operand.kind == "measure", !operand.steps.isEmpty else { return inner }
    let period = operand.period.map { " at \($0)" } ?? ""
    return inner + operand.steps.map { "\(operand.name)\(period): \($0)" }
  }

  private static func inline(_ node: ExplanationNode) -> String {
    if node.isRemoved { return "\(node.label) does not apply" }
    if node.isNotNeeded, node.verdict.outcome == .unknown { return "\(node.label) not needed" }
    return "\(node.label) \(node.sentence) [\(node.verdict.outcome.rawValue)]"
  }

  private static func mark(_ node: ExplanationNode) -> String {
    padded(node.isRemoved ? "[--]" : "[\(node.verdict.outcome.rawValue)]", 9)
  }

  /// What stands below the criteria.
  var closing: [String] {
    var lines: [String] = []
    if record.outcome == .fault, record.outcomeIfFaultsUnknown != .unknown {
      lines.append(
        "if what is broken were only unknown: \(record.outcomeIfFaultsUnknown.rawValue)"
      )
    }
    if let missing {
      func sets(_ sets: [[String]]) -> String {
        sets.map { "{\($0.joined(separator: ", "))}" }.uniqued.joined(separator: " or ")
      }
      if !missing.toMeet.isEmpty { lines.append("cheapest to meet: \(sets(missing.toMeet))") }
      if !missing.toFail.isEmpty {
        lines.append("cheapest to show that it is not met: \(sets(missing.toFail))")
      }
      if let next = missing.askNext { lines.append("ask next: \(next)") }
    }
    if !record.presumed.isEmpty {
      lines.append("presumed: \(record.presumed.joined(separator: ", "))")
    }
    for reading in readings {
      lines.append(
        "reading \(reading.id): "
          + (reading.isUsed ? "answer \(reading.chosen) taken" : "not used")
      )
    }
    if let grade = record.weakestGrade { lines.append("weakest source: \(grade.rawValue)") }
    if !record.mayBeReplacedBy.isEmpty {
      let names = record.mayBeReplacedBy.joined(separator: ", ")
      lines.append("may have been replaced by \(names), whose date is not known")
    }
    return lines + remarks
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// A line broken at spaces so that none is wider than allowed; spaces inside are kept.
  private static func wrapped(_ line: String, indent: Int) -> [String] {
    var lines: [String] = []
    var rest = line[...]
    let margin = String(repeating: " ", count: min(indent, width / 2))
    while rest.count > width {
      let limit = rest.index(rest.startIndex, offsetBy: width)
      let text = rest.index(rest.startIndex, offsetBy: lines.isEmpty ? 12 : margin.count)
      let space = rest[text..<limit].lastIndex(of: " ")
      let cut = space ?? limit
      lines.append(trimmed(rest[..<cut]))
      rest = Substring(margin + rest[cut...].drop { $0 == " " })
    }
    return lines + [trimmed(rest)]
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
