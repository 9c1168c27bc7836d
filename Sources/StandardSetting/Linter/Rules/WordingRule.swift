// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension LintRule {
  /// SS03: the name of a statistic fits the statistic.
  static let wording = LintRule(
    .wording,
    title: "wording against statistic",
    checks: "no phrase names the error of the mean where the spread of the panelists' scores is "
      + "printed, or the other way round"
  ) { rule, input in
    let running = RunningText(input.text)
    let names = ["tandard deviation", "tandard error"]
    guard names.contains(where: { running.text.contains($0) }) else { return [] }
    var findings: [LintFinding] = []
    for phrase in MisleadingPhrase.all {
      let forms = [phrase.words, phrase.words.prefix(1).uppercased() + phrase.words.dropFirst()]
      for range in forms.flatMap({ running.text.ranges(of: $0) }) {
        findings.append(
          rule.finding(
            .warning,
            lines: running.lines(range),
            asRead: String(running.text[range]),
            phrase.why + evidence(input.facts),
            remedy: phrase.remedy
          )
        )
      }
    }
    guard findings.isEmpty else { return findings }
    return [rule.pass("no phrase confuses the spread of scores with the error of their mean")]
  }

  /// The printed figures that show which statistic is meant.
  private static func evidence(_ facts: ReportFacts) -> String {
    guard let round = facts.rounds.last, let spread = round.summary[.deviation],
      let error = round.summary[.judgmentError]
    else { return "" }
    return " (\(round.name): SD \(spread.text) of \(round.totals.count) scores, SEJ \(error.text))"
  }
}

/// A phrase that names one statistic and means another.
private struct MisleadingPhrase: Sendable {
  let words: String
  let why: String
  let remedy: String

  static let all = [
    MisleadingPhrase(
      words: "standard deviation of the mean",
      why: "the standard deviation of a mean is its standard error, the SEJ; the SD printed is "
        + "that of the panelists' scores",
      remedy: "write \"standard deviation of the panelists' scores\""
    ),
    MisleadingPhrase(
      words: "standard deviation of the average",
      why: "the standard deviation of a mean is its standard error, the SEJ; the SD printed is "
        + "that of the panelists' scores",
      remedy: "write \"standard deviation of the panelists' scores\""
    ),
    MisleadingPhrase(
      words: "standard error of the panelists",
      why: "panelists' scores have a standard deviation; the standard error belongs to their mean",
      remedy: "write \"standard deviation of the panelists' scores\", or name the mean"
    ),
    MisleadingPhrase(
      words: "standard error of the scores",
      why: "panelists' scores have a standard deviation; the standard error belongs to their mean",
      remedy: "write \"standard deviation of the scores\", or name the mean"
    ),
  ]
}
