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

  init(_ rulebook: Rulebook, students: StudentSettings?) {
    self.rulebook = rulebook
    self.students = students
    layouts = PolicyLayouts(rulebook, identifiesMembers: false)
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
    case OfficialFile.role: return OfficialFile(table, rulebook).findings
    case StudentFiles.role, HierarchyFile.role: return []
    default: break
    }
    let found = layouts.objections(to: input)
    return found.isEmpty ? impossible(in: table, role: input.role) : found
  }

  /// Cells that are written as a value of their type and lie off its range or grid.
  ///
  /// Half a student, an index of 600: in a report they would be faults of a total; here they name
  /// their row.
  private func impossible(in table: Evidence.Table, role: String) -> [Finding] {
    let layout = layouts.entities.first { $0.entity == role } ?? layouts.subject
    let known = EntityFacts(layout.entity, rulebook).all
    let places = Dictionary(
      (0..<table.rowCount).map { (table.sourceLine(ofRow: $0), $0) }
    ) { first, _ in first }
    return layout.read(table).rows.flatMap { line, row in
      row.facts.sorted { $0.key < $1.key }.compactMap { name, record -> Finding? in
        guard let fact = known[name], let answer = record.stated,
          let objection = fact.objection(to: answer)
        else { return nil }
        return Finding(
          severity: .error,
          code: "cell",
          file: table.fileName,
          row: line,
          column: name,
          value: places[line].flatMap { table[column: name]?.text($0) } ?? "",
          rule: objection.replacing("`\(name)` ", with: ""),
          remedy: "correct the cell; nothing is repaired or left out"
        )
      }
    }
  }
}
