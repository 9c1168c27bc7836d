// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// What a policy says, for people who read law and not programs: versions with their dates, facts
/// with their evidence, decisions with their sources.
public enum RulebookText {
  /// The text of a rulebook.
  ///
  /// - Parameters:
  ///   - rulebook: The rules.
  ///   - source: The file they were read from, whose words are quoted.
  /// - Returns: Lines without a line end behind the last one.
  public static func text(_ rulebook: Rulebook, in source: SourceText) -> String {
    var lines = ["\(rulebook.id)" + (rulebook.title.map { ": \($0)" } ?? "")]
    lines.append("about \(rulebook.subject)" + (rulebook.period.map { " in \($0)" } ?? ""))
    if let fact = rulebook.decidesBy { lines.append("the version is picked by \(fact)") }
    if !rulebook.sources.isEmpty {
      lines.append("")
      lines.append("Sources")
      for source in rulebook.sources {
        let place = source.locator.map { ", at \($0)" } ?? ""
        let grade = source.grade?.rawValue ?? "no grade stated"
        lines.append("  \(source.id.text)  \(source.title)\(place) [\(grade)]")
      }
    }
    if !rulebook.readings.isEmpty {
      lines.append("")
      lines.append("Readings")
      for reading in rulebook.readings {
        lines.append("  \(reading.name.text)  \(reading.question): \(reading.chosen.text)")
        for other in reading.others { lines.append("      instead of: \(other.text)") }
      }
    }
    for version in rulebook.versions {
      lines.append("")
      let marks = SourceMarks(rulebook)
      lines.append(
        title(of: version, countsYears: rulebook.countsYears)
          + marks.words(version.tail.citations)
      )
      lines += facts(version.program)
      for measure in version.program.measures {
        lines.append("  measure \(measure.name)\(marks.words(measure.tail.citations))")
      }
      for table in version.program.tables {
        let keys = table.keys.map(\.name).joined(separator: ", ")
        lines.append(
          "  table \(table.name) by \(keys): \(table.rows.count) rows"
            + marks.words(table.tail.citations)
        )
      }
      for decision in version.program.decisions {
        lines.append("  decision \(decision.name)")
        let writer = CriterionText(source: source, marks: marks)
        lines += writer.lines(decision.root, depth: 2, inherited: version.tail.citations)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func title(of version: RuleVersion, countsYears: Bool) -> String {
    func bound(_ number: Int) -> String {
      countsYears ? "\(number)" : CalendarDate(dayNumber: number).description
    }
    let status =
      switch version.status {
      case .inForce(let from, nil): "in force from \(bound(from))"
      case .inForce(let from, let until?): "in force from \(bound(from)) until \(bound(until))"
      case .proposed: "proposed: never picked by itself"
      case .undated: "of an unknown date: never picked by itself"
      case .withdrawn: "withdrawn"
      case .implicit: "without a date: applies to every case, and says so"
      }
    return "Version \(version.name), \(status)"
  }

  private static func facts(_ program: Program) -> [String] {
    program.entities.indices.flatMap { entity -> [String] in
      let facts = program.facts.filter { $0.entity == entity }
      guard !facts.isEmpty else { return [] }
      let width = facts.map(\.name.count).max() ?? 0
      return ["  facts of \(program.entities[entity].name)"]
        + facts.map { fact in
          let name = fact.name + String(repeating: " ", count: width - fact.name.count)
          let evidence = fact.declaration.evidence.map { "; shown by \($0)" } ?? ""
          let judge = fact.declaration.judge.map { "; judged by \($0)" } ?? ""
          let verified = fact.declaration.verification.map { "; verified by \($0.rawValue)" } ?? ""
          return "    \(name)  \(words(fact.type))\(evidence)\(verified)\(judge)"
        }
    }
  }

  /// A type in words, with the range of its numbers.
  fileprivate static func words(_ type: ValueType) -> String {
    switch type {
    case .union(let type, let constants):
      return "\(words(type)), or \(constants.joined(separator: " or "))"
    case .number(let number):
      let range =
        switch (number.lower, number.upper) {
        case (let lower?, let upper?): ", \(number.text(lower)) to \(number.text(upper))"
        case (let lower?, nil): ", from \(number.text(lower)) on"
        case (nil, let upper?): ", up to \(number.text(upper))"
        case (nil, nil): ""
        }
      return number.words + range
    default: return type.words
    }
  }
}

/// The criteria of a decision, each with where it stands and how far that was checked.
private struct CriterionText {
  let source: SourceText
  let marks: SourceMarks

  /// A criterion without a source of its own stands in that of the group or version round it.
  func lines(
    _ node: DecisionNode,
    depth: Int,
    inherited: [Tail.Citation]
  ) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let label = node.label.isEmpty ? "" : "(\(node.label)) "
    let guards = node.guards.map {
      ", \($0.isUnless ? "unless" : "when") \(words($0.condition))"
    }.joined()
    let wording = node.wording.map { " \"\($0)\"" } ?? ""
    let own = node.tail.citations
    let citations = own.isEmpty ? inherited : own
    switch node.content {
    case .condition(let condition):
      return [
        "\(indent)\(label)\(words(condition))\(guards)\(wording)\(marks.words(citations))"
      ]
    case .group(let quorum, let members):
      let head = "\(indent)\(label)\(quorum.words)\(guards)\(wording)\(marks.words(own))"
      return [head] + members.flatMap { lines($0, depth: depth + 1, inherited: citations) }
    }
  }

  /// The words of the file, on one line.
  private func words(_ term: Term) -> String {
    source.text(term.site.span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Citations with the evidence mark of their sources.
private struct SourceMarks {
  private let grades: [String: SourceDeclaration.Grade]

  init(_ rulebook: Rulebook) {
    grades = Dictionary(
      rulebook.sources.compactMap { source in source.grade.map { (source.id.text, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The citations between brackets; nothing where there are none.
  func words(_ citations: [Tail.Citation]) -> String {
    let words = citations.map { citation in
      let pin = citation.pin.map { " \"\($0)\"" } ?? ""
      return "\(citation.source.text)\(pin), \(grades[citation.source.text]?.rawValue ?? "no mark")"
    }
    return words.isEmpty ? "" : " [\(words.joined(separator: "; "))]"
  }
}

extension Fact {
  /// What the fact can be, in words: `one of {permanent, temporary}`, `a length of time`.
  public var typeInWords: String { RulebookText.words(type) }
}
