// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// The criteria of a decision as steps: what was asked, what it gave, where the rule stands.
struct CaseSteps {
  let explanation: Explanation
  let rulebook: Rulebook

  /// The criteria in the order of the law, groups before their members.
  var steps: [RuleStep] {
    guard let root = explanation.root else { return [] }
    return root.children.flatMap { steps($0, isNeeded: true) }
  }

  /// The criteria with their labels, outcomes and the values they were decided on.
  var labelled: [(path: String, outcome: String, sentence: String)] {
    func all(_ node: ExplanationNode) -> [(path: String, outcome: String, sentence: String)] {
      let outcome = node.isRemoved ? "does not apply" : node.verdict.outcome.rawValue
      let sentence =
        node.isRemoved
        ? node.guards.joined(separator: ", ")
        : node.children.isEmpty ? node.sentence : node.operation
      let own = (path: node.path, outcome: outcome, sentence: sentence)
      return [own] + (node.isRemoved ? [] : node.children.flatMap(all))
    }
    return explanation.root?.children.flatMap(all) ?? []
  }

  /// The steps of a criterion and of its members; below one that is not needed nothing is.
  private func steps(_ node: ExplanationNode, isNeeded: Bool) -> [RuleStep] {
    let isNeeded = isNeeded && !(node.isNotNeeded && node.verdict.outcome == .unknown)
    let own = RuleStep(
      step: words(node),
      value: value(node, isNeeded: isNeeded),
      source: source(node)
    )
    guard !node.isRemoved else { return [own] }
    return [own] + node.children.flatMap { steps($0, isNeeded: isNeeded) }
  }

  private func words(_ node: ExplanationNode) -> String {
    let wording = node.text.map { "\"\($0)\" " } ?? ""
    let presumed = node.operands.flatMap(\.presumed).map { ", `\($0)` presumed" }.joined()
    let guards = node.guards.map { ", \($0)" }.joined()
    // What a guard removes was never computed, so it has no values to show.
    if node.isRemoved { return "\(node.path) \(wording)\(node.guards.joined(separator: ", "))" }
    let sentence = node.children.isEmpty ? node.sentence : node.operation
    return "\(node.path) \(wording)\(sentence)\(presumed)\(guards)"
  }

  /// What a criterion came to, in words; an open one says what is missing.
  private func value(_ node: ExplanationNode, isNeeded: Bool) -> String {
    if node.isRemoved { return "does not apply" }
    let outcome = node.verdict.outcome
    guard node.children.isEmpty else {
      return outcome == .unknown && !isNeeded ? "not needed" : outcome.rawValue
    }
    if outcome == .unknown, !isNeeded { return "unknown, and not needed" }
    let reasons = explanation.openReasons(node.verdict)
    switch outcome {
    case .met, .notMet: return outcome.rawValue
    case .unknown:
      return (["unknown"] + reasons).joined(separator: "; ")
    case .fault: return reasons.joined(separator: "; ")
    }
  }

  /// The clause's own citation, that of the measures and tables in it, or the sources of the group or
  /// the version round it with the clause's label as the pinpoint.
  private func source(_ node: ExplanationNode) -> String {
    let own = node.citations + node.operands.flatMap { citations($0) }
    if !own.isEmpty { return own.map(marked).uniqued.joined(separator: "; ") }
    let surrounding = node.surroundingCitations
    let sources = surrounding.isEmpty ? explanation.version?.tail.citations ?? [] : surrounding
    guard !sources.isEmpty else { return "no source is cited" }
    return sources.map { source in
      "\(source.words), \(explanation.record.decision) \(node.path) \(mark(source))"
    }.joined(separator: "; ")
  }

  private func marked(_ citation: Tail.Citation) -> String { "\(citation.words) \(mark(citation))" }

  /// How far a source was checked: `[secondary]`.
  private func mark(_ citation: Tail.Citation) -> String {
    let declared = rulebook.sources.first { $0.id.text == citation.source.text }
    return "[\(declared?.grade?.rawValue ?? "no mark")]"
  }

  private func citations(_ operand: ExplanationOperand) -> [Tail.Citation] {
    operand.citations + operand.operands.flatMap { citations($0) }
  }
}

extension Explanation {
  /// Why a verdict is open or broken, as a certificate puts it: what is open has not been found not to
  /// be met, so it is not told in the words for that.
  func openReasons(_ verdict: Verdict) -> [String] {
    let prefix = "not shown to meet: "
    return reasons(verdict).map { reason in
      reason.hasPrefix(prefix) ? "open: " + reason.dropFirst(prefix.count) : reason
    }
  }
}
