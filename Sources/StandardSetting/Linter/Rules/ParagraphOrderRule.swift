// SPDX-License-Identifier: Apache-2.0

extension LintRule {
  /// SS15: no sentence is lost or displaced.
  static let paragraphOrder = LintRule(
    .paragraphOrder,
    title: "paragraph order",
    checks:
      "prose that goes on over a page break is whole on both sides, and numbered tables stand "
      + "in order"
  ) { rule, input in
    let filled = input.text.open.filter { !$0.isBlank && !$0.isPageNumber }
    guard filled.contains(where: \.isProse) else { return [] }
    var findings: [LintFinding] = []
    for (before, after) in zip(filled, filled.dropFirst()) {
      let crosses = input.text.lines[before.number..<after.number].contains { $0.startsPage }
      guard crosses, before.isProse || before.text.endsSentence, after.isProse else { continue }
      findings.append(pageBreak(rule, input.text, before, after))
    }
    let tables = input.text.headings.filter { $0.label.hasPrefix("Table ") }
    let numbered = tables.compactMap { table in
      Int(table.label.dropFirst(6)).map { (table, $0) }
    }
    for ((_, earlier), (table, number)) in zip(numbered, numbered.dropFirst())
    where number < earlier {
      findings.append(
        rule.finding(
          .warning,
          lines: [table.line],
          asRead: table.label,
          "stands behind Table \(earlier)",
          remedy: "compare the order of pages with the source"
        )
      )
    }
    guard findings.isEmpty else { return findings }
    let breaks = input.text.lines.count { $0.startsPage }
    return [
      rule.pass("no sentence is torn at \(breaks) page breaks, \(numbered.count) tables in order")
    ]
  }

  private static func pageBreak(
    _ rule: LintRule,
    _ text: ReportText,
    _ before: ReportText.Line,
    _ after: ReportText.Line
  ) -> LintFinding {
    let opening = paragraphOpening(text, before)
    let goesOn = after.text.first?.isLowercase == true
    if before.text.endsSentence != goesOn {
      return rule.finding(
        .note,
        lines: [before.number, after.number],
        asRead: "\(opening) …",
        before.text.endsSentence
          ? "the passage is split by a page break, no loss: whole sentences on both sides"
          : "the paragraph is split by a page break, no loss: the sentence goes on",
        remedy: "join both parts when the text is reused"
      )
    }
    return rule.finding(
      .warning,
      lines: [before.number, after.number],
      asRead: "\(before.text.suffix(40)) | \(after.text.prefix(40))",
      "a sentence breaks off at the page break",
      remedy: "compare both pages with the source; a line may be lost"
    )
  }

  /// The first words of the paragraph a line belongs to.
  ///
  /// A blank line within a sentence is a fault of the scan, not the end of a paragraph.
  private static func paragraphOpening(_ text: ReportText, _ line: ReportText.Line) -> String {
    var first = line
    var number = line.number - 1
    while let earlier = text.line(number) {
      if earlier.isBlank {
        let above = text.line(number - 1)
        guard let above, !above.isBlank, !above.text.endsSentence, above.isProse else { break }
      } else {
        first = earlier
      }
      number -= 1
    }
    return first.tokens.prefix(4).joined(separator: " ")
  }
}

extension ReportText.Line {
  /// Whether the line is a full line of running text.
  fileprivate var isProse: Bool {
    let words = text.plainWords
    let small = words.count { $0.first?.isLetter == true }
    return tokens.count >= 8 && small * 10 >= words.count * 8 && !isCapitalHeading
      && tokens.count { $0.first?.isLowercase == true } * 2 >= tokens.count
  }
}

extension String {
  /// Whether a sentence ends with the text, closing brackets and quotes aside.
  fileprivate var endsSentence: Bool {
    var rest = self[...]
    while let last = rest.last, ")\"\u{201D}'\u{2019}".contains(last) { rest = rest.dropLast() }
    return rest.last?.isSentenceEnd == true || rest.last == ":"
  }
}
