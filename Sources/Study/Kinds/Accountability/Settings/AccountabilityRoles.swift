// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Policy

/// The files that a study of schools and districts can have, by their roles.
///
/// `subjects` holds a row for each unit and year, every other entity has a file of its name, `supplied`
/// gives official points that stand in for what the policy would compute, `official` published values to
/// compare with, and `hierarchy` the unit above each.
struct AccountabilityRoles {
  let rulebook: Rulebook
  let layouts: PolicyLayouts
  let students: StudentSettings?
  let checks: [RowCheck]
  let suppressed: Set<String>

  init(_ rulebook: Rulebook, _ settings: AccountabilitySettings) {
    self.rulebook = rulebook
    students = settings.students
    checks = settings.checks
    suppressed = settings.suppressed
    layouts = PolicyLayouts(
      rulebook,
      identifiesMembers: false,
      suppressed: settings.suppressed
    )
  }

  /// Whether a file holds evidence of units, beside the units themselves and what is official.
  func isEvidence(_ role: String) -> Bool {
    ![PolicyLayouts.subjects, SuppliedPoints.role, OfficialFile.role].contains(role)
  }

  var names: [String] {
    layouts.roles + [SuppliedPoints.role, OfficialFile.role, HierarchyFile.role]
      + (students == nil ? [] : [StudentFiles.role])
  }

  func specification(_ role: String) -> TableSpecification? {
    switch role {
    case SuppliedPoints.role: SuppliedPoints.specification(rulebook)
    case OfficialFile.role: OfficialFile.specification(rulebook)
    case HierarchyFile.role: HierarchyFile.specification
    case StudentFiles.role: students?.layout.specification
    default: layouts.specification(role)
    }
  }

  func objections(to input: StudyInputs.Input) -> [Finding] {
    let table = input.result.table
    switch input.role {
    case SuppliedPoints.role: return SuppliedPoints(table, rulebook).findings
    case OfficialFile.role: return OfficialFile(table, rulebook, suppressed).findings
    case HierarchyFile.role: return []
    case StudentFiles.role: return students?.rules.errors(in: table) ?? []
    default: break
    }
    // Rows are those of units: their cells may be printed.
    let cells = FileCells(table)
    let found = layouts.objections(to: input).map { finding in
      var shown = finding
      if let row = finding.row, let column = finding.column {
        shown.value = cells.text(row, column)
      }
      return shown
    }
    guard found.isEmpty else { return found }
    // A row with a cell that no value can be breaks rules of the study because of it.
    let cannotBe = impossible(in: table, role: input.role)
    let rows = Set(cannotBe.compactMap(\.row))
    let broken = broken(in: table, role: input.role)
    return cannotBe + broken.filter { !rows.contains($0.row ?? 0) }
  }

  /// Rows that break a rule of the study.
  private func broken(in table: Evidence.Table, role: String) -> [Finding] {
    let own = checks.filter { $0.entity == role }
    guard !own.isEmpty, let layout = layouts.entities.first(where: { $0.entity == role }) else {
      return []
    }
    let cells = FileCells(table)
    let lines = layout.read(table).rows.map { (line: $0.line, row: $0.subject) }
    return own.flatMap { $0.errors(lines, table.fileName, cells.text) }
  }

  /// Cells that are written as a value of their type and lie off its range or grid.
  ///
  /// Half a student, an index of 600: in a report they would be faults of a total; here they name
  /// their row.
  private func impossible(in table: Evidence.Table, role: String) -> [Finding] {
    let layout = layouts.entities.first { $0.entity == role } ?? layouts.subject
    let known = EntityFacts(layout.entity, rulebook).all
    let cells = FileCells(table)
    let softened = Set(checks.filter { $0.entity == role }.compactMap(\.softened))
    return layout.read(table).rows.flatMap { line, row in
      row.facts.sorted { $0.key < $1.key }.compactMap { name, record -> Finding? in
        guard !softened.contains(name), let fact = known[name], let answer = record.stated,
          let objection = fact.objection(to: answer)
        else { return nil }
        return Finding(
          severity: .error,
          code: "cell",
          file: table.fileName,
          row: line,
          column: name,
          value: cells.text(line, name),
          rule: objection.replacing("`\(name)` ", with: ""),
          remedy: "correct the cell; nothing is repaired or left out"
        )
      }
    }
  }
}

/// The cells of a file by line and column.
struct FileCells {
  private let table: Evidence.Table
  private let places: [Int: Int]

  init(_ table: Evidence.Table) {
    self.table = table
    places = Dictionary((0..<table.rowCount).map { (table.sourceLine(ofRow: $0), $0) }) {
      first,
      _ in first
    }
  }

  /// What stands in a cell; empty where it is missing.
  func text(_ line: Int, _ column: String) -> String {
    let named = table[column: column] ?? table.columns.first { $0.header == column }
    return places[line].flatMap { named?.text($0) } ?? ""
  }
}
