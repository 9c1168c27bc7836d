// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension LintRule {
  /// SS02: the reporting scale reads lo–hi.
  static let scaleRange = LintRule(
    .scaleRange,
    title: "scale range reads lo–hi",
    checks: "every mention of the reporting scale is two numbers, the lower first, with a dash or "
      + "\"to\" between them, and all mentions agree"
  ) { rule, input in
    let mentions = ScaleReading(RunningText(input.text)).mentions
    guard let range = input.facts.scale, !mentions.isEmpty else { return [] }
    let confirmed = mentions.first { mention in
      mention.form == .sound && mention.agrees(range)
    }
    let findings = mentions.compactMap { mention -> LintFinding? in
      guard mention.agrees(range) else {
        return rule.finding(
          .warning,
          lines: mention.lines,
          asRead: mention.asRead,
          "the scale is \(range.text) elsewhere",
          remedy: "compare both ranges with the source"
        )
      }
      guard mention.form != .sound else { return nil }
      let what = mention.form == .joined ? "the dash is lost" : "the dash is torn from its number"
      let confirmation =
        confirmed.map { "; \"\($0.asRead)\" in line \($0.lines[0]) confirms it" } ?? ""
      return rule.finding(
        .warning,
        lines: mention.lines,
        asRead: mention.asRead,
        what,
        remedy: "read \(range.text)\(confirmation)"
      )
    }
    let count = mentions.count == 1 ? "1 mention reads" : "\(mentions.count) mentions read"
    return findings.isEmpty ? [rule.pass("\(count) \(range.text)")] : findings
  }
}

extension ScaleReading.Mention {
  /// Whether the mention gives a range.
  fileprivate func agrees(_ range: ReportFacts.ScaleRange) -> Bool {
    Rational(lower) == range.lower && Rational(upper) == range.upper
  }
}
