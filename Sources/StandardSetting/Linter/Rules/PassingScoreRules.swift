// SPDX-License-Identifier: Apache-2.0

extension LintRule {
  /// SS10: a passing score lies inside the declared scale.
  static let scoreInScale = LintRule(
    .scoreInScale,
    title: "score inside the declared scale",
    checks: "each row of a list of passing scores has readable codes and a score inside the scale"
  ) { rule, input in
    let rows = input.facts.passingScores
    guard !rows.isEmpty else { return [] }
    let findings = rows.filter { $0.status == .quarantined }.map { row in
      var what: [String] = []
      if row.doubts.contains(.illegible) { what.append("codes unreadable") }
      if row.doubts.contains(.outsideScale) {
        what.append("score \(row.printedScore ?? 0) outside \(input.facts.scale?.text ?? "")")
      }
      if row.doubts.contains(.withoutScore) { what.append("no score ends the row") }
      return rule.finding(
        .error,
        lines: [row.line],
        asRead: row.raw,
        what.joined(separator: ", ") + ": quarantined",
        remedy: "take codes and score from the source; nothing is filled in"
      )
    }
    guard findings.isEmpty else { return findings }
    let scores = rows.compactMap(\.score)
    let range = "\(scores.min() ?? 0) to \(scores.max() ?? 0)"
    guard let scale = input.facts.scale else { return [] }
    return [rule.pass("\(rows.count) scores from \(range) lie inside \(scale.text)")]
  }

  /// SS11: a passing-score row can have several codes and a note.
  static let codeField = LintRule(
    .codeField,
    title: "codes and notes in one field",
    checks: "codes are a list of texts that keep their zeros, notes are kept apart, and the score "
      + "is the last whole number"
  ) { rule, input in
    let rows = input.facts.passingScores.filter { $0.status == .accepted }
    guard !rows.isEmpty else { return [] }
    let findings = rows.filter { !$0.note.isEmpty || $0.hasMarkedCode }.map { row in
      var parts = ["codes \(row.codes.joined(separator: " and "))"]
      if !row.note.isEmpty { parts.append("note \"\(row.note)\"") }
      if !row.limit.isEmpty { parts.append("limit \(row.limit)") }
      if !row.also.isEmpty { parts.append("also \(row.also.joined(separator: " and "))") }
      return rule.finding(
        .note,
        lines: [row.line],
        asRead: row.raw,
        parts.joined(separator: ", ") + ", score \(row.score ?? 0)",
        remedy: "give codes, note and score columns of their own"
      )
    }
    guard findings.isEmpty else { return findings }
    let codes = Set(rows.flatMap(\.codes)).count
    return [rule.pass("\(rows.count) rows hold \(codes) codes and no note")]
  }
}
