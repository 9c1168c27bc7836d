// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The least that would settle a case at the stage that is asked, and what it would leave open.
public struct Settlement: Sendable, Hashable {
  /// What would have to be shown, one phrase for each fact, such as `practice_total at least 3 years
  /// (0.5 years more)`.
  public var changes: [String]
  /// The requirements that would stay open all the same.
  public var left: [ChecklistItem]
  /// Whether no cheaper way exists; `false` where the search was cut off.
  public var isProvedMinimal: Bool

  /// The settlement in one sentence.
  public var sentence: String {
    let limit = isProvedMinimal ? "" : " (not proved to be the least)"
    guard !left.isEmpty else {
      return changes.joined(separator: ", and ") + ": every requirement would be met" + limit
    }
    let rest = left.map { item in
      let names = item.openFacts.isEmpty ? item.wording : item.openFacts.joined(separator: ", ")
      return "\(item.label) \(names)" + (item.debt.map { " (\($0.owedBy))" } ?? "")
    }
    let open = "would leave only " + rest.joined(separator: ", ") + limit
    return changes.isEmpty
      ? "nothing that the person judged can bring about; \(rest.joined(separator: ", ")) is open"
      : changes.joined(separator: ", and ") + " " + open
  }
}

extension PathwayReview {
  /// The least that would settle the case; `nil` where it is settled, or where nothing can.
  ///
  /// Only what can change or become known is proposed; what is judged by an authority, or is not
  /// published, is left.
  public var settlement: Settlement? {
    let open = asked.filter { $0.explanation.record.outcome != .met }
    guard !open.isEmpty else { return nil }
    var changes: [String] = []
    var left: [ChecklistItem] = []
    var isProved = true
    for part in open {
      guard let summary = part.summary else {
        left += part.items.filter(\.isDeficient)
        continue
      }
      let outcome = part.explanation.record.outcome
      let sets = outcome == .notMet ? summary.report.flips : summary.report.toMeet
      let own = part.items.filter { $0.isDeficient && !$0.isOwn }
      guard let set = sets?.sets.first, !part.isConsidered || own.isEmpty else {
        left += own.isEmpty ? part.items.filter(\.isDeficient) : own
        continue
      }
      isProved = isProved && sets?.isProvedMinimal == true
      let others = Set(own.flatMap(\.openFacts))
      let lacking = Dictionary(
        part.items.compactMap { item in item.lacking.map { (item.asked, $0) } },
        uniquingKeysWith: { first, _ in first }
      )
      for phrase in summary.words(set) {
        let name = phrase.split(separator: " ").first.map(String.init) ?? phrase
        guard !others.contains(name) else { continue }
        let more = lacking.first { phrase.hasSuffix($0.key) }.map { " (\($0.value))" } ?? ""
        changes.append(phrase + more)
      }
      left += own
    }
    return Settlement(changes: changes.uniqued, left: left, isProvedMinimal: isProved)
  }
}

extension ChecklistItem {
  /// Whether the person judged, or somebody whom they can ask, can settle it: not what an authority
  /// must judge, and not what the law's owner has not published.
  var isOwn: Bool {
    switch status {
    case .discretion, .broken: false
    case .notYetKnown(let kind): kind != .unpublished && kind != .undated
    default: true
    }
  }
}
