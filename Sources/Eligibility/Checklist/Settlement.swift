// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The least that would settle a case at the stage that is asked, and what it would leave open.
public struct Settlement: Sendable, Hashable {
  /// What would have to be shown, one phrase for each fact or requirement, such as `practice total at
  /// least 3 years (0.5 years more)`.
  public var changes: [String]
  /// The requirements that would stay open all the same.
  public var left: [ChecklistItem]
  /// Whether no cheaper way exists; `false` where the search was cut off.
  public var isProvedMinimal: Bool

  /// The changes in one line.
  public var change: String { changes.joined(separator: ", and ") }

  /// What the changes would lead to.
  public var result: String {
    left.isEmpty
      ? "every requirement met" : "leaves only " + left.map(\.short).joined(separator: ", ")
  }

  /// The settlement in one sentence.
  public var sentence: String {
    guard changes.isEmpty else { return "\(change): \(result)" }
    let rest = left.map(\.short).joined(separator: ", ")
    return "nothing that the person judged can bring about; open: \(rest)"
  }
}

extension PathwayReview {
  /// The least that would settle the case; `nil` where it is settled, or where nothing can.
  ///
  /// Only what can change or become known is proposed; what is judged by an authority, or is not
  /// published, is left.
  public var settlement: Settlement? {
    let open = asked.filter { $0.explanation.record.outcome != .met }
    guard !open.isEmpty, answer != .notInForce, answer != .undated, answer != .broken
    else { return nil }
    var settlement = Settlement(changes: [], left: [], isProvedMinimal: true)
    for part in open { settle(part, &settlement) }
    settlement.changes = settlement.changes.uniqued
    settlement.left = settlement.left.uniqued
    return settlement
  }

  private func settle(_ part: Part, _ settlement: inout Settlement) {
    let deficient = part.items.filter(\.isDeficient)
    let others = deficient.filter { !$0.isOwn }
    settlement.left += others
    let isNotMet = part.explanation.record.outcome == .notMet
    let sets = isNotMet ? part.summary?.report.flips : part.summary?.report.toMeet
    guard let summary = part.summary, let sets, let set = sets.sets.first else {
      // What nobody has published, or nobody can change, keeps every way shut; the rest is asked all
      // the same.
      for item in deficient where item.isOwn {
        if isChangeable(item, part) {
          settlement.changes.append("\(item.label) \(item.condition)")
        } else {
          settlement.left.append(item)
        }
      }
      return
    }
    let (facts, criteria) = summary.parts(of: set)
    let notOwn = Set(others.flatMap(\.openFacts))
    for (name, words) in facts where !notOwn.contains(name) {
      if isJudged(name) {
        settlement.left += deficient.filter { $0.facts.contains(name) }
      } else {
        settlement.changes.append(phrase(name, words, part))
      }
    }
    for label in criteria {
      let item = deficient.first { label.hasPrefix($0.label) }
      guard item?.isOwn != false else { continue }
      settlement.changes.append("\(item?.label ?? label) \(item?.condition ?? "as the rule asks")")
    }
    if !facts.isEmpty || !criteria.isEmpty {
      settlement.isProvedMinimal = settlement.isProvedMinimal && sets.isProvedMinimal
    }
  }

  /// Whether any fact of a requirement can change or become known.
  private func isChangeable(_ item: ChecklistItem, _ part: Part) -> Bool {
    guard item.status == .notShown else { return true }
    let facts = part.explanation.version?.program.facts ?? []
    return item.facts.contains { name in
      facts.contains { $0.name == name && $0.declaration.mobility != .fixed }
    }
  }

  /// A fact with what it must be, by how much it falls short, and what would show it.
  private func phrase(_ name: String, _ words: String, _ part: Part) -> String {
    let lacking = part.items.first { $0.asked == words && $0.facts.contains(name) }?.lacking
    let fact = part.explanation.version?.program.facts.first { $0.name == name }
    let notes = [lacking, fact?.declaration.evidence].compactMap(\.self)
    let behind = notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))"
    return "\(name.spelledOut) \(words)\(behind)"
  }
}

extension ChecklistItem {
  /// Whether the person judged, or somebody whom they can ask, can settle it: not what an authority
  /// must judge, and not what the law's owner has not published.
  var isOwn: Bool {
    switch status {
    case .discretion, .broken, .noLaw: false
    case .notYetKnown(let kind): kind != .unpublished && kind != .undated
    default: true
    }
  }

  /// The requirement in a few words: its label, what keeps it open, and who owes that.
  var short: String {
    let names =
      openFacts.isEmpty
      ? remarks.first ?? condition : openFacts.map(\.spelledOut).joined(separator: ", ")
    return [label, names].filter { !$0.isEmpty }.joined(separator: " ")
      + (debt.map { " (owed by \($0.owedBy))" } ?? "")
  }
}
