// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension LintRule {
  /// SS14: published conversion pairs fit together.
  static let conversionPairs = LintRule(
    .conversionPairs,
    title: "conversion pairs",
    checks: "scaled scores do not fall as raw scores rise, they lie inside the scale, and some "
      + "straight line gives all pairs when rounded"
  ) { rule, input in
    let printed = input.facts.conversion
    guard printed.count >= 2, let scale = input.facts.scale, scale.lower < scale.upper else {
      return []
    }
    let conversion = PublishedConversion(
      printed.map { ConversionPair(raw: Rational($0.raw), scale: Rational($0.scale)) },
      lowest: scale.lower,
      highest: scale.upper
    )
    let findings = conversion.findings.map { finding in
      rule.finding(
        .error,
        lines: lines(of: finding, in: printed),
        asRead: finding.place.words + ", " + finding.value,
        finding.rule,
        remedy: finding.remedy
      )
    }
    guard findings.isEmpty else { return findings }
    let fits = LineRounding.allCases.map { FeasibleLines(conversion, rounding: $0) }
    guard let lines = fits.first(where: \.exists) else {
      let conflict = fits.first?.conflict ?? []
      return [
        rule.finding(
          .note,
          lines: Array(Set(printed.flatMap(\.lines))).sorted(),
          asRead: conflict.map { "\($0.raw)→\($0.scale)" }.joined(separator: ", "),
          "no straight line gives these pairs under any rounding",
          remedy: "compare with the source; a conversion by equating need not be straight"
        )
      ]
    }
    let ends = conversion.pairs.map(\.scale)
    return [
      rule.pass(
        "\(conversion.pairs.count) pairs rise from \(ends.first?.description ?? "") to "
          + "\(ends.last?.description ?? "") inside \(scale.text); a straight line gives them "
          + "(\(lines.rounding.rawValue))" + truncation(lines, input.facts)
      )
    ]
  }

  /// Whether every line that fits leaves the scale at one of its ends.
  private static func truncation(_ lines: FeasibleLines, _ facts: ReportFacts) -> String {
    guard let most = facts.maximumPoints, let scale = facts.scale else { return "" }
    var ends: [String] = []
    if let upper = lines.values(at: .zero)?.upper, upper < scale.lower {
      ends.append("below \(scale.lower) at raw 0")
    }
    if let lower = lines.values(at: most)?.lower, lower > scale.upper {
      ends.append("above \(scale.upper) at raw \(most)")
    }
    return ends.isEmpty
      ? "" : "; it must be truncated: " + ends.joined(separator: " and ")
  }

  private static func lines(
    of finding: PanelFinding,
    in printed: [ReportFacts.ScorePair]
  ) -> [Int] {
    let own = printed.filter {
      finding.place.other == "conversion, raw \($0.raw)" && finding.value == "\($0.scale)"
    }
    return own.flatMap(\.lines)
  }
}
