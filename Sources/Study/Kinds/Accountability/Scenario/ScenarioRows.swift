// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Policy

/// The rows of one file of a scenario: those of a unit, with what is supposed put in.
struct ScenarioRows {
  private let input: StudyInputs.Input
  private let subject: String
  private let unit: String?
  private let places: [String]
  private let years: Set<String>

  /// The rows of an input.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - subject: The entity of units.
  ///   - unit: The unit whose rows are kept; `nil` for all.
  ///   - kind: The study's kind, which says where students count.
  init(
    _ input: StudyInputs.Input,
    subject: String,
    unit: String?,
    kind: any StudyKind
  ) {
    (self.input, self.subject, self.unit) = (input, subject, unit)
    let layout = (kind as? AccountabilityKind)?.settings.students?.layout
    places = layout?.placements.compactMap(\.unit) ?? []
    years = (kind as? AccountabilityKind).map { Self.years(input.role, $0.rule.rulebook) } ?? []
  }

  /// The columns that say a year.
  private static func years(_ role: String, _ rulebook: Rulebook) -> Set<String> {
    let entity = role == PolicyLayouts.subjects ? rulebook.subject : role
    let facts = rulebook.versions.flatMap { version in
      version.program.facts.filter { fact in
        version.program.entities[fact.entity].name == entity
          && fact.type.withoutConstants.number?.form == .year
      }.map(\.name)
    }
    let own = [SuppliedPoints.role, OfficialFile.role].contains(role) ? rulebook.period : nil
    return Set(facts + [own].compactMap(\.self))
  }

  /// The roles by which an edit may call the file.
  private static func names(_ role: String, _ subject: String) -> [String] {
    role == PolicyLayouts.subjects ? [role, subject] : [role]
  }

  /// The column that says whose row it is.
  private var owners: [String] {
    switch input.role {
    case PolicyLayouts.subjects, SuppliedPoints.role, OfficialFile.role: ["id"]
    case StudentFiles.role: places
    default: [subject]
    }
  }

  /// The file.
  ///
  /// - Parameters:
  ///   - edits: What is supposed.
  ///   - used: Takes the edits that meant a row.
  ///   - later: How many years later all rows are taken to be.
  /// - Throws: `StudyError` for a column that the file does not have.
  /// - Returns: The file's text with a header.
  func text(
    _ edits: [ScenarioEdit],
    _ used: inout Set<ScenarioEdit>,
    later: Int = 0
  ) throws(StudyError) -> String {
    let table = input.result.table
    let own = edits.filter { Self.names(input.role, subject).contains($0.role) }
    let rows = try EditedRows(input, own)
    let shifted = later == 0 ? [] : rows.header.indices.filter { years.contains(rows.header[$0]) }
    let owners = unit == nil ? [] : owners.compactMap { table[column: $0] }
    return rows.text(
      &used,
      where: { row in
        unit.map { unit in owners.contains { !$0.isMissing(row) && $0.text(row) == unit } } ?? true
      },
      changing: { cells in
        for place in shifted {
          if let year = Int(cells[place]) { cells[place] = String(year + later) }
        }
      }
    )
  }

  /// Why an edit means nothing.
  static func unused(
    _ edit: ScenarioEdit,
    _ inputs: StudyInputs,
    _ subject: String
  ) -> StudyError {
    edit.unused(among: inputs.inputs.flatMap { names($0.role, subject) }.uniqued)
  }
}
