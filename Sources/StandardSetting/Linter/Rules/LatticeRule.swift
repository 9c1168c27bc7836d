// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension LintRule {
  /// SS05: panelists' scores are sums of allowed ratings.
  static let lattice = LintRule(
    .lattice,
    title: "totals on the rating lattice",
    checks:
      "every panelist's score is a multiple of the rating scale's step and lies between 0 and "
      + "the greatest raw score"
  ) { rule, input in
    let totals = input.facts.rounds.flatMap(\.totals)
    guard !totals.isEmpty else { return [] }
    var findings: [LintFinding] = []
    for total in totals {
      guard let value = total.value else {
        findings.append(
          rule.finding(
            .error,
            lines: total.lines,
            asRead: total.text,
            "not a decimal number",
            remedy: "compare with the source"
          )
        )
        continue
      }
      let most = input.facts.maximumPoints
      if value < .zero || most.map({ value > $0 }) == true {
        findings.append(
          rule.finding(
            .error,
            lines: total.lines,
            asRead: total.text,
            "outside 0-\(most.map(\.description) ?? "the greatest raw score")",
            remedy: "compare with the source"
          )
        )
      } else if let step = input.facts.ratingStep, !(value / step).isInteger {
        findings.append(
          rule.finding(
            .warning,
            lines: total.lines,
            asRead: total.text,
            "not a multiple of \(step), so no sum of allowed ratings",
            remedy: "compare with the source; a digit may be damaged"
          )
        )
      }
    }
    guard findings.isEmpty else { return findings }
    guard let step = input.facts.ratingStep else { return [] }
    return [rule.pass("\(totals.count) of \(totals.count) are multiples of \(step)")]
  }
}
