// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension LintRule {
  /// SS08: sentences agree with the tables they speak of.
  static let textAgainstTables = LintRule(
    .textAgainstTables,
    title: "text claims against tables",
    checks: "a sentence that says how many panelists chose an option agrees with the counts of the "
      + "tables, and a decrease of SD and SEJ is found in the scores"
  ) { rule, input in
    let sentences = RunningText(input.text).sentences
    let rows = input.facts.responses.flatMap(\.rows)
    var findings: [LintFinding] = []
    var holds: [String] = []
    for sentence in sentences {
      for claim in PanelClaim.all(sentence) {
        guard let (row, options, count) = claim.match(rows), let all = row.respondents else {
          continue
        }
        let stated = claim.count.value(of: all)
        let chosen = options.joined(separator: " or ")
        if stated == count {
          holds.append("\(chosen) \(count)")
        } else {
          findings.append(
            rule.finding(
              .error,
              lines: sentence.lines,
              asRead: claim.text,
              "the table has \(count) of \(all) for \"\(chosen)\", the sentence says \(stated)",
              remedy: "compare sentence and table with the source"
            )
          )
        }
      }
      switch decrease(sentence, input.facts.rounds) {
      case .some(true): holds.append("SD and SEJ decrease")
      case .some(false):
        findings.append(
          rule.finding(
            .error,
            lines: sentence.lines,
            asRead: sentence.text,
            "the scores of the last round do not vary less than those of the first",
            remedy: "compare sentence and table with the source"
          )
        )
      case .none: break
      }
    }
    guard findings.isEmpty else { return findings }
    return holds.isEmpty
      ? [] : [rule.pass("\(holds.count) claims hold: \(holds.joined(separator: ", "))")]
  }

  /// Whether a claimed decrease is there; `nil` when the sentence claims none that can be checked.
  private static func decrease(
    _ sentence: RunningText.Sentence,
    _ rounds: [ReportFacts.Round]
  ) -> Bool? {
    let words = Set(sentence.text.stems)
    guard words.contains("decrease"), words.contains("observe") || words.contains("observed"),
      rounds.count > 1, let first = rounds.first, let last = rounds.last,
      let before = first.spread, let after = last.spread
    else { return nil }
    return after < before
  }
}

extension ReportFacts.Round {
  /// The sum of squares about the mean: it orders SD and SEJ for a panel of one size.
  fileprivate var spread: Rational? {
    let scores = totals.compactMap(\.value)
    guard scores.count > 1, let mean = scores.mean() else { return nil }
    return scores.map { ($0 - mean) * ($0 - mean) }.sum() / Rational(scores.count - 1)
  }
}
