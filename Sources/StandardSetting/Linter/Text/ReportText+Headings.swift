// SPDX-License-Identifier: Apache-2.0

extension ReportText.Line {
  /// Whether the line is set in capitals: a heading, or a word of one.
  var isCapitalHeading: Bool {
    let letters = text.filter(\.isLetter)
    return letters.count >= 4 && text.count <= 100 && !text.hasSuffix(".")
      && letters.allSatisfy(\.isUppercase)
  }

  /// Whether every longer word begins with a capital and no sentence ends here.
  var isTitleCase: Bool {
    let long = text.split { !$0.isLetter }.filter { $0.count >= 4 }
    return !long.isEmpty && text.count <= 80 && text.last?.isSentenceEnd != true
      && !text.hasSuffix(")") && long.allSatisfy { $0.first?.isUppercase == true }
  }

  /// The label of a numbered heading that stands alone on its line, such as `Appendix B`.
  var headingLabel: String? {
    let parts = tokens
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let kind = parts[0].lowercased()
    guard ["appendix", "table", "figure", "section", "exhibit"].contains(kind) else { return nil }
    let mark = parts[1].last.map { ":.".contains($0) } == true ? parts[1].dropLast() : parts[1][...]
    let number = mark.drop { $0.isLetter && $0.isUppercase && mark.count <= 3 }
    guard !mark.isEmpty, mark.count <= 4, number.allSatisfy(\.isNumber) else { return nil }
    if parts.count == 3, parts[2].lowercased() != "(continued)" { return nil }
    return kind.prefix(1).uppercased() + kind.dropFirst() + " " + mark
  }

  /// Whether the heading repeats an earlier one to go on with it.
  var isContinuation: Bool { text.lowercased().contains("(continued)") }

  /// Whether the line is the heading of a list of people.
  var announcesNames: Bool {
    guard isCapitalHeading || isTitleCase else { return false }
    let stems = Set(text.stems)
    let listing: Set = ["name", "affiliation", "roster"]
    let people: Set = ["panelist", "panel", "member", "participant", "judge", "expert"]
    return !stems.isDisjoint(with: listing) && !stems.isDisjoint(with: people)
  }

  /// Whether a list of people cannot go on here.
  var endsNames: Bool { headingLabel != nil || startsPage && isCapitalHeading }
}

extension ReportText {
  /// A numbered heading and the words that follow it.
  struct Heading {
    /// Such as `Appendix B`.
    let label: String
    /// The line of the label.
    let line: Int
    /// The first filled line below, when it is a heading too.
    let title: String
  }

  /// The numbered headings that stand alone on a line, continuations left out.
  var headings: [Heading] {
    lines.compactMap { line in
      guard let label = line.headingLabel, !line.isContinuation else { return nil }
      let next = lines.dropFirst(line.number).first { !$0.isBlank }
      let title = next.flatMap { $0.isCapitalHeading || $0.isTitleCase ? $0.text : nil }
      return Heading(label: label, line: line.number, title: title ?? "")
    }
  }
}

extension Character {
  /// Whether a sentence can end with the character.
  var isSentenceEnd: Bool { ".?!".contains(self) }
}
