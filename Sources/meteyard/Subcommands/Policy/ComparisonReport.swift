// SPDX-License-Identifier: Apache-2.0
import Policy

/// A comparison of two versions as it is printed: small counts of people are held back, with those
/// from which they could be computed.
struct ComparisonReport: Encodable {
  struct Change: Encodable {
    let clause: String
    let kind: String
    let before: String?
    let after: String?

    init(_ change: ClauseChange) {
      clause = change.clause
      kind = change.kind.rawValue
      (before, after) = (change.before, change.after)
    }

    var text: String {
      var lines = ["\(clause): \(kind)"]
      if let before { lines.append("  - \(before)") }
      if let after { lines.append("  + \(after)") }
      return lines.joined(separator: "\n")
    }
  }

  struct Cell: Encodable {
    let before: String
    let after: String
    /// `nil` where the count is held back.
    let count: Int?
  }

  struct Credit: Encodable {
    let clause: String
    let alone: Int?
    let shared: Int?
  }

  let changes: [Change]
  let transitions: [Cell]
  let credits: [Credit]
  let flipsByRule: Int?
  let flipsByUnknown: Int?
  let isProvedMinimal: Bool
  /// Whether counts are held back.
  let isAnythingHidden: Bool
  /// Whether clauses get credit for every move; otherwise only for the moves that are shown.
  let isCreditWhole: Bool
  let smallest: Int

  init(_ comparison: PopulationComparison, smallest: Int) {
    let shown = ShownComparison(comparison, SmallCells(smallest: smallest))
    changes = comparison.changes.map(Change.init)
    transitions = shown.transitions.map {
      Cell(before: $0.before.rawValue, after: $0.after.rawValue, count: $0.count)
    }
    credits = shown.credits.map {
      Credit(clause: $0.clause, alone: $0.alone, shared: $0.shared)
    }
    flipsByRule = shown.flipsByRule
    flipsByUnknown = shown.flipsByUnknown
    isCreditWhole = shown.isCreditWhole
    isAnythingHidden = shown.isAnythingHidden
    isProvedMinimal = comparison.flips.allSatisfy(\.isProvedMinimal)
    self.smallest = smallest
  }

  var text: String {
    func count(_ count: Int?) -> String { count.map { "\($0)" } ?? "not shown" }
    var lines = changes.map(\.text)
    lines.append("")
    lines.append("outcomes, before -> after")
    for cell in transitions where cell.count != 0 {
      lines.append("  \(cell.before) -> \(cell.after): \(count(cell.count))")
    }
    lines.append("")
    lines.append(
      "moved by the rule: \(count(flipsByRule)); because evidence is missing: "
        + count(flipsByUnknown)
    )
    for credit in credits where credit.alone != 0 || credit.shared != 0 {
      lines.append(
        "  \(credit.clause): alone \(count(credit.alone)), with or beside others "
          + count(credit.shared)
      )
    }
    if isAnythingHidden {
      lines.append(
        "not shown: counts below \(smallest), and others from which they could be computed"
      )
    }
    if !isCreditWhole { lines.append("clauses are credited only with the moves that are shown") }
    if !isProvedMinimal { lines.append("more than 12 clauses differ: not proved minimal") }
    return lines.joined(separator: "\n")
  }
}
