// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The rows of a study of schools and districts, cut by unit, with official points put in.
struct AccountabilityEvidence {
  /// A unit in one year.
  struct Unit {
    let id: String
    let period: Int?
    /// The line of the file on which its row begins.
    let line: Int

    /// The unit as a run names it.
    var name: String { period.map { "\(id) \($0)" } ?? id }

    var subject: Evaluator.Subject { Evaluator.Subject(id, period: period) }
  }

  /// The units in the order of their file.
  let units: [Unit]
  /// The file of the units.
  let file: String
  private let cuts: SubjectRows?
  /// The rows of all units.
  let all: CaseData
  /// The sources of supplied points, by unit and measure.
  private(set) var supplied: [String: [SuppliedPoints.Row]] = [:]
  /// The unit above each unit that has one.
  let hierarchy: [String: String]
  /// Where the students behind counts are found; `nil` where the study has no files of students.
  private(set) var students: StudentFiles.Counted?
  /// What the files warn of, row by row.
  private(set) var remarks: [Finding] = []

  init(
    _ inputs: StudyInputs,
    _ roles: AccountabilityRoles,
    _ rule: PolicyRule,
    _ settings: AccountabilitySettings
  ) throws(StudyError) {
    let evidence = try PolicyEvidence(inputs, roles.layouts, rule.rulebook)
    var data = evidence.data
    let subject = rule.rulebook.subject
    file = evidence.file
    units = evidence.subjects.map { Unit(id: $0.id, period: $0.period, line: $0.line) }
    if let input = inputs.input(SuppliedPoints.role) {
      var places: [Evaluator.Subject: Int] = [:]
      for (place, row) in (data.rows[subject] ?? []).enumerated() {
        places[Evaluator.Subject(row.id, period: row.period)] = place
      }
      for row in SuppliedPoints(input.result.table, rule.rulebook).rows {
        let unit = Unit(id: row.unit, period: row.period, line: row.line)
        guard let place = places[unit.subject] else {
          throw StudyError(
            .data,
            "\(input.path) row \(row.line): there is no \(subject) \"\(unit.name)\" in \(file)"
              + "\(Spelling.suggestion(for: row.unit, among: units.map(\.id).uniqued)); add its row, or "
              + "correct the id"
          )
        }
        data[subject, place].measures[row.call] = .final(row.value)
        supplied[unit.name, default: []].append(row)
      }
    }
    if let input = inputs.input(HierarchyFile.role) {
      hierarchy = try HierarchyFile(
        input.result.table,
        path: input.path,
        units: units.map(\.id),
        noun: subject
      ).above
    } else {
      hierarchy = [:]
    }
    for layout in roles.layouts.entities {
      guard let table = inputs.table(layout.entity) else { continue }
      let cells = FileCells(table)
      let own = roles.checks.filter { $0.entity == layout.entity }
      let outcome = RowRepairs(
        rule: rule,
        settings: settings,
        file: table.fileName,
        lines: layout.read(table).rows.map { ($0.line, $0.subject) },
        text: cells.text
      ).outcome(own)
      data.replace(layout.entity, with: outcome.rows)
      remarks += outcome.remarks
    }
    if let students = roles.students {
      let known = Set(units.map(\.id))
      var counted = try StudentFiles(settings: students).counted(inputs, of: subject, known)
      for row in counted.rows { data.add(row) }
      remarks += counted.remarks
      counted.rows = []
      self.students = counted
    }
    remarks += Suppression(roles.suppressed).remarks(inputs, rule.rulebook)
    all = data
    try Self.checkMembers(data, inputs, subject)
    cuts = SubjectRows(rule, data)
  }

  /// The rows that a unit's report rests on, those of its other years included.
  func rows(of unit: Unit) -> CaseData { cuts?.rows(of: unit.id) ?? all }

  /// Refuses rows that belong to no unit: a count that nobody reads is lost, and an id that lost its
  /// leading zero is a wrong one.
  private static func checkMembers(
    _ data: CaseData,
    _ inputs: StudyInputs,
    _ subject: String
  ) throws(StudyError) {
    let known = Set((data.rows[subject] ?? []).map(\.id))
    for (entity, rows) in data.rows.sorted(by: { $0.key < $1.key }) where entity != subject {
      for row in rows {
        guard let owner = row.links[subject], !known.contains(owner) else { continue }
        let path = inputs.input(entity)?.path ?? entity
        throw UnknownUnit(id: owner, known: known, noun: subject)
          .error("\(path) \(row.id), column \"\(subject)\"")
      }
    }
  }
}

/// An id of a unit that has no row of its own.
struct UnknownUnit {
  let id: String
  let known: Set<String>
  let noun: String

  /// The error that names the place and the nearest id.
  func error(_ place: String) -> StudyError {
    let zeros = known.first { $0.drop(while: { $0 == "0" }) == id.drop { $0 == "0" } }
    let hint =
      zeros.map { "; did you mean \"\($0)\"? Ids keep their leading zeros" }
      ?? Spelling.suggestion(for: id, among: known.sorted())
    return StudyError(
      .data,
      "\(place), \"\(id)\": there is no \(noun) of this id\(hint); correct the id, or add the \(noun)"
    )
  }
}
