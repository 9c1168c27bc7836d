// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Finds what a test or a case says twice of one row, where the later word would silently replace the
/// earlier one.
struct RepeatedGivens {
  /// A fact or measure of one row.
  private struct Slot: Hashable {
    let entity: String
    let name: String
    var arguments: [Value] = []
    var period: Int?
  }

  /// Where a value stands, and which field of a record it is.
  private struct Said {
    let fields: [String]
    let site: Site
  }

  private let test: TestDeclaration
  private let checkers: [VersionChecker]
  private let findings: Findings
  private var said: [Slot: [Said]] = [:]

  /// Looks through a test.
  ///
  /// - Parameters:
  ///   - test: The test, or a case.
  ///   - checkers: The versions of its policy.
  ///   - findings: Where repetitions are reported.
  init(_ test: TestDeclaration, _ checkers: [VersionChecker], _ findings: Findings) {
    self.test = test
    self.checkers = checkers
    self.findings = findings
  }

  /// Adds a finding for everything that is said twice.
  mutating func check() {
    var ids: [Slot: Site] = [:]
    // What else is given holds for all rows, so that rows come first wherever they stand.
    for case .rows(let entity, let head, let rows) in test.lines.map(\.kind) {
      let names = head.cells.map { Self.name($0) ?? "" }
      checkColumns(names, head)
      checkIDs(entity.text, names, rows, &ids)
      for (name, cell) in zip(names, head.cells) {
        let slot = Slot(entity: entity.text, name: name, period: period(nil, of: entity.text))
        said[slot, default: []].append(Said(fields: [], site: cell.site))
      }
    }
    // Two groups of rows may both have a column.
    said = said.mapValues { [$0[0]] }
    for case .given(let assignments) in test.lines.map(\.kind) {
      for assignment in assignments { check(assignment) }
    }
  }

  // MARK: Values

  private mutating func check(_ assignment: TestDeclaration.Assignment) {
    let name = assignment.name
    guard let (entity, parameters) = declaration(name.text) else { return }
    let reader = LiteralReader(
      units: checkers[0].shared.types.units,
      findings: Findings(),
      isRangeChecked: false
    )
    let slot = Slot(
      entity: entity,
      name: name.text,
      arguments: zip(assignment.arguments, parameters)
        .compactMap { reader.value($0, as: $1.type) },
      period: period(assignment.period, of: entity)
    )
    let fields = assignment.fields.map(\.text)
    if let first = said[slot]?.first(where: { $0.fields.overlaps(fields) }) {
      let what = ([name.text] + fields).joined(separator: ".")
      findings.add(
        .duplicate,
        "`\(what)` is given twice",
        at: name.site,
        label: "again",
        others: [Diagnostic.Mark(first.site.span, "first")],
        help: "keep one of the two"
      )
    }
    said[slot, default: []].append(Said(fields: fields, site: name.site))
  }

  /// The entity and the parameters of a fact or measure, as the case reads the name.
  private func declaration(_ name: String) -> (entity: String, parameters: [Parameter])? {
    for checker in checkers {
      if let place = checker.factPlaces[name]?.first {
        let fact = checker.facts[place]
        return (checker.entities[fact.entity].name, fact.parameters)
      }
      if let place = checker.measurePlaces[name] {
        return (checkers[0].shared.subject, checker.signature(ofMeasure: place).parameters)
      }
    }
    return nil
  }

  /// The period of the row that a value goes to; only the subject has periods.
  private func period(_ written: Int?, of entity: String) -> Int? {
    guard entity == checkers[0].shared.subject else { return nil }
    return written ?? test.year
  }

  // MARK: Rows

  private func checkColumns(_ names: [String], _ head: TableRow) {
    for (place, name) in names.enumerated() {
      guard let first = names[..<place].firstIndex(of: name), !name.isEmpty else { continue }
      findings.add(
        .duplicate,
        "the column `\(name)` stands twice",
        at: head.cells[place].site,
        label: "again",
        others: [Diagnostic.Mark(head.cells[first].site.span, "first")],
        help: "keep one of the two"
      )
    }
  }

  private func checkIDs(
    _ entity: String,
    _ names: [String],
    _ rows: [TableRow],
    _ ids: inout [Slot: Site]
  ) {
    guard let column = names.firstIndex(of: "id") else { return }
    let shared = checkers[0].shared
    let counted = entity == shared.subject ? shared.period.flatMap(names.firstIndex) : nil
    for row in rows where row.cells.count == names.count {
      guard let id = Self.name(row.cells[column]) else { continue }
      let year = counted.flatMap { Self.name(row.cells[$0]) } ?? ""
      let slot = Slot(entity: entity, name: "\(id) \(year)")
      if let first = ids[slot] {
        findings.add(
          .duplicate,
          "two rows of `\(entity)` have the id \"\(id)\"",
          at: row.cells[column].site,
          label: "again",
          others: [Diagnostic.Mark(first.span, "first")],
          help: "give each row an id of its own"
        )
      }
      ids[slot] = ids[slot] ?? row.cells[column].site
    }
  }

  /// The word or number of a cell that holds one.
  private static func name(_ cell: TableRow.Located) -> String? {
    guard case .values(let values) = cell.cell, values.count == 1 else { return nil }
    return values[0].label
  }
}

extension TestDeclaration {
  /// The year that the circumstances name.
  var year: Int? {
    for case .year(let year) in circumstances { return year }
    return nil
  }
}

extension [String] {
  /// Whether one path of fields leads to the other's value, or into it.
  fileprivate func overlaps(_ other: [String]) -> Bool {
    starts(with: other) || other.starts(with: self)
  }
}
