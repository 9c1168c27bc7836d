// SPDX-License-Identifier: Apache-2.0

extension LintRule {
  /// SS16: key terms are spelled right.
  static let spelling = LintRule(
    .spelling,
    title: "spelling of key terms",
    checks: "no rare word is a letter or two off a key term or a word the report uses often, no "
      + "ligature is lost, and Roman numerals are written with I"
  ) { rule, input in
    let running = RunningText(input.text)
    guard !running.text.isEmpty else { return [] }
    let skipped = Set(input.facts.passingScores.filter { $0.status == .quarantined }.map(\.line))
    var findings: [LintFinding] = []
    let glossary = Glossary(input.text)
    for word in glossary.rareWords(input.text) where !skipped.isSuperset(of: word.lines) {
      guard let likely = glossary.likely(word.text) else { continue }
      findings.append(
        rule.finding(
          .note,
          lines: word.lines,
          asRead: word.text,
          likely.isLigature ? "a ligature is lost" : "not a word of the report",
          remedy: "likely \"\(likely.term)\""
        )
      )
    }
    for match in running.text.matches(of: /[A-Z][A-Za-z]+[^A-Za-z ]? ([Il1]+)(?=[^A-Za-z0-9]|$)/) {
      let mark = match.1
      guard mark.contains("I"), mark.contains("l") || mark.contains("1") else { continue }
      findings.append(
        rule.finding(
          .note,
          lines: running.lines(mark.startIndex..<mark.endIndex),
          asRead: String(mark),
          "a Roman numeral with another letter in it",
          remedy: "likely \"\(String(repeating: "I", count: mark.count))\""
        )
      )
    }
    for phrase in Glossary.phrases {
      for match in damaged(phrase, running) {
        findings.append(
          rule.finding(
            .note,
            lines: running.lines(match),
            asRead: String(running.text[match]),
            "an answer's words, one letter off",
            remedy: "likely \"\(phrase.joined(separator: " "))\""
          )
        )
      }
    }
    for match in running.text.matches(of: /[A-Za-z]+[\]\[{}|!<>\\]+[a-z]+/) {
      findings.append(
        rule.finding(
          .note,
          lines: running.lines(match.range),
          asRead: String(match.0),
          "a mark inside a word",
          remedy: "compare with the source"
        )
      )
    }
    guard findings.isEmpty else { return findings }
    return [rule.pass("no rare word is near one of \(glossary.terms.count) key terms")]
  }

  /// The places where one word of a phrase is off by one letter and the other is right.
  private static func damaged(_ phrase: [String], _ running: RunningText) -> [Range<String.Index>] {
    let words = running.text.matches(of: /[A-Za-z]+/)
    return zip(words, words.dropFirst()).compactMap { first, second in
      let pair = [first.0.lowercased(), second.0.lowercased()]
      let isRight = zip(pair, phrase).map { $0 == $1 }
      guard isRight.count(where: { $0 }) == 1, let wrong = isRight.firstIndex(of: false),
        pair[wrong].count == phrase[wrong].count, pair[wrong].count <= 4,
        editDistance(pair[wrong], phrase[wrong], limit: 1) == 1,
        words.count(where: { $0.0.lowercased() == pair[wrong] }) == 1
      else { return nil }
      return first.range.lowerBound..<second.range.upperBound
    }
  }
}
