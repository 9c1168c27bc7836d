// SPDX-License-Identifier: Apache-2.0
import Evidence

extension Explanation {
  /// The explanation as a fragment of HTML: semantic elements, everything escaped, the outcome by
  /// word and by sign.
  public var html: String {
    var html = "<section class=\"explanation\">\n"
    html += "<h3>\(Self.escaped(heading)): \(Self.outcome(record.outcome))</h3>\n"
    html += "<dl class=\"axes\">\n"
    for (term, words) in facts { html += "<dt>\(term)</dt><dd>\(Self.escaped(words))</dd>\n" }
    html += "</dl>\n"
    if let root {
      html += "<p>\(Self.escaped(root.operation)):</p>\n"
      html += list(root.children)
    } else {
      for reason in reasons(record.verdict) { html += "<p>\(Self.escaped(reason))</p>\n" }
    }
    if !closing.isEmpty {
      html += "<ul class=\"remarks\">\n"
      for line in closing { html += "<li>\(Self.escaped(line))</li>\n" }
      html += "</ul>\n"
    }
    return html + "</section>\n"
  }

  private var facts: [(String, String)] {
    var facts = [("Policy", policy + (record.version.map { ", version \($0)" } ?? ""))]
    let axes = axes
    if let deciding = axes.decidesBy { facts.append(("Decides by", deciding)) }
    if let status = axes.status { facts.append(("Status", status)) }
    if let from = axes.from {
      facts.append(("In force", "from \(from)" + (axes.until.map { " until \($0)" } ?? "")))
    }
    if let knownOn { facts.append(("Evidence known on", knownOn.description)) }
    if let policyHash { facts.append(("Hash of the policy", policyHash)) }
    return facts
  }

  private func list(_ nodes: [ExplanationNode]) -> String {
    "<ol class=\"criteria\">\n" + nodes.map { item($0) }.joined() + "</ol>\n"
  }

  private func item(_ node: ExplanationNode) -> String {
    let state = node.isRemoved ? "does not apply" : node.verdict.outcome.rawValue
    var html = "<li class=\"\(state.replacing(" ", with: "-"))\">"
    html += "<span class=\"label\">\(Self.escaped(node.label))</span> "
    html +=
      node.isRemoved
      ? "<span class=\"outcome\">&ndash; does not apply</span>" : Self.outcome(node.verdict.outcome)
    if let text = node.text { html += " <q>\(Self.escaped(text))</q>" }
    html += " \(Self.escaped(node.sentence))"
    for clause in node.guards { html += ", \(Self.escaped(clause))" }
    if node.isNotNeeded { html += " <small>not needed</small>" }
    for reason in reasons(node.verdict) where node.children.isEmpty {
      html += "<br>\(Self.escaped(reason))"
    }
    for name in node.presumed where node.children.isEmpty {
      html += "<br>presumed: \(Self.escaped(name))"
    }
    for item in node.operands.flatMap(\.allEvidence) {
      html += "<br><cite>\(Self.escaped(item.words))</cite>"
    }
    for citation in node.citations {
      let pin = citation.pin.map { " " + $0 } ?? ""
      html += " <cite>\(Self.escaped(citation.source.text + pin))</cite>"
    }
    if !node.children.isEmpty { html += "\n" + list(node.children) }
    return html + "</li>\n"
  }

  private static func outcome(_ outcome: DecisionOutcome) -> String {
    let sign =
      switch outcome {
      case .met: "&#10003;"
      case .notMet: "&#10007;"
      case .unknown: "?"
      case .fault: "!"
      }
    return "<span class=\"outcome\">\(sign) \(outcome.rawValue)</span>"
  }

  /// A text with the signs of HTML written out.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
  }
}
