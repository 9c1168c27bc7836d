// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Checks what a test or a case says of the date or year that picks the version.
struct DecidingDate {
  private let test: TestDeclaration
  private let findings: Findings
  private let subject: String
  private let fact: Fact
  private let reader: LiteralReader

  /// The check of a test; `nil` where no fact of the subject picks the version or counts periods.
  ///
  /// - Parameters:
  ///   - test: The test, or a case.
  ///   - checker: A version of its policy.
  ///   - findings: Where contradictions are reported.
  init?(_ test: TestDeclaration, _ checker: VersionChecker, _ findings: Findings) {
    let shared = checker.shared
    guard let name = shared.decidesBy ?? shared.period,
      let place = checker.factPlaces[name]?.first(where: { checker.facts[$0].entity == 0 })
    else { return nil }
    self.test = test
    self.findings = findings
    subject = shared.subject
    fact = checker.facts[place]
    reader = LiteralReader(
      units: shared.types.units,
      findings: Findings(),
      isRangeChecked: false
    )
  }

  /// Adds a finding for each contradiction.
  func check() {
    checkRepetition()
    guard let (value, words) = circumstance else { return }
    var isGiven = false
    for line in test.lines {
      switch line.kind {
      case .given(let assignments):
        for assignment in assignments where names(assignment) {
          isGiven = true
          switch assignment.value {
          case .unknown: differs(words, "unknown", assignment.name.site)
          case .literal(let literal):
            guard reader.value(literal, as: fact.type) != value else { continue }
            differs(words, Pieces(literal).text, assignment.name.site)
          }
        }
      case .rows(let entity, let head, let rows) where entity.text == subject:
        guard let column = head.cells.firstIndex(where: { $0.isName(fact.name) }) else { continue }
        isGiven = true
        for row in rows where row.cells.indices.contains(column) {
          let cell = row.cells[column]
          switch cell.cell {
          case .values(let values) where values.count == 1:
            guard reader.value(values[0], as: fact.type) != value else { continue }
            differs(words, Pieces(values[0]).text, cell.site)
          case .unknown: differs(words, "unknown", cell.site)
          default: continue
          }
        }
      case .rows, .expect, .needs: continue
      }
    }
    if !isGiven { checkKind(value, words) }
  }

  /// The date or year behind the name, and how it is written; the last word where there are several.
  private var circumstance: (value: Value, words: String)? {
    for circumstance in test.circumstances.reversed() {
      switch circumstance {
      case .on(let date): return (.date(date), "on \(date)")
      case .year(let year): return (.number(Rational(year)), "in \(year)")
      case .reading, .knownOn, .version: continue
      }
    }
    return nil
  }

  /// Whether the value goes to the fact of the tested row.
  private func names(_ assignment: TestDeclaration.Assignment) -> Bool {
    assignment.name.text == fact.name && assignment.arguments.isEmpty
      && (assignment.period == nil || assignment.period == test.year)
  }

  private func differs(_ words: String, _ other: String, _ site: Site) {
    findings.add(
      .duplicate,
      "the deciding date is given twice: `\(words)`, and `\(fact.name) \(other)`",
      at: site,
      label: "again",
      others: [Diagnostic.Mark(test.title.site.span, "first")],
      help: "keep one of the two, or let them agree"
    )
  }

  private func checkKind(_ value: Value, _ words: String) {
    switch (value, fact.type.withoutConstants) {
    case (.number, .date):
      findings.add(
        .typeMismatch,
        "`\(words)` names a year, and the policy asks for the date `\(fact.name)`",
        at: test.title.site,
        help: "write the day, such as `on 2025-03-01`"
      )
    case (.date, .number):
      findings.add(
        .typeMismatch,
        "`\(words)` names a date, and the policy asks for the year `\(fact.name)`",
        at: test.title.site,
        help: "write the year, such as `in 2025`"
      )
    default: return
    }
  }

  private func checkRepetition() {
    var seen: Set<String> = []
    for circumstance in test.circumstances where !seen.insert(circumstance.axis).inserted {
      findings.add(
        .duplicate,
        "`\(circumstance.axis)` stands twice behind the name",
        at: test.title.site,
        help: "keep one of the two"
      )
    }
  }
}

extension TestDeclaration.Circumstance {
  /// What the circumstance settles: two of one axis contradict each other.
  fileprivate var axis: String {
    switch self {
    case .on: "on"
    case .year: "in"
    case .knownOn: "known on"
    case .version: "version"
    case .reading(let name, _): "under \(name.text)"
    }
  }
}

extension TableRow.Located {
  fileprivate func isName(_ name: String) -> Bool {
    if case .values(let values) = cell, values.count == 1, case .name(name) = values[0].kind {
      true
    } else {
      false
    }
  }
}
