// SPDX-License-Identifier: Apache-2.0

extension LintRule {
  /// SS12: a heading's number is used once.
  static let duplicateHeadings = LintRule(
    .duplicateHeadings,
    title: "duplicate headings",
    checks:
      "each numbered heading stands once, and what sentences say it shows is what stands below "
      + "it"
  ) { rule, input in
    let headings = input.text.headings
    guard !headings.isEmpty else { return [] }
    var findings: [LintFinding] = []
    var seen: [String: ReportText.Heading] = [:]
    for heading in headings {
      if let first = seen[heading.label] {
        findings.append(
          rule.finding(
            .warning,
            lines: [first.line, heading.line],
            asRead: heading.label,
            "two headings carry it: \"\(first.title)\" and \"\(heading.title)\"",
            remedy: "give one of them another number"
          )
        )
      } else {
        seen[heading.label] = heading
      }
    }
    let mentions = HeadingMention.all(RunningText(input.text))
    for heading in headings where seen[heading.label]?.line == heading.line {
      let own = mentions.filter { $0.label == heading.label }
      guard !heading.title.isEmpty, !own.isEmpty else { continue }
      let title = Set(heading.title.contentStems)
      guard let other = own.first(where: { $0.stems.isDisjoint(with: title) }) else { continue }
      findings.append(
        rule.finding(
          .warning,
          lines: [heading.line] + other.lines,
          asRead: "\(heading.label): \(heading.title)",
          "two different parts share the label: line \(other.lines.first ?? 0) says \"\(other.text)\"",
          remedy: "give one of them another label"
        )
      )
    }
    guard findings.isEmpty else { return findings }
    let labels = headings.map(\.label).joined(separator: ", ")
    return [rule.pass("each stands once: \(labels)")]
  }
}

/// A sentence that says what an appendix shows.
private struct HeadingMention {
  let label: String
  let text: String
  let stems: Set<String>
  let lines: [Int]

  static func all(_ running: RunningText) -> [HeadingMention] {
    let shows = /(Appendix [A-Z]) (?:shows|for|contains|lists|presents|gives|includes) ([^.)]+)/
    return running.text.matches(of: shows).map { match in
      HeadingMention(
        label: String(match.1),
        text: String(match.0),
        stems: Set(match.2.contentStems),
        lines: running.lines(match.range)
      )
    }
  }
}

extension StringProtocol {
  /// The stems of words that carry a meaning of their own.
  var contentStems: [String] {
    let empty: Set = [
      "the", "and", "for", "with", "that", "this", "they", "their", "them", "were", "was", "are",
      "is", "of", "to", "in", "on", "by", "an", "be", "been", "from", "have", "had", "has", "all",
      "one", "which", "each", "it", "or", "as", "at", "how", "you",
    ]
    return stems.filter { $0.count > 1 && !empty.contains($0) }
  }
}
