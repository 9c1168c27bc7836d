// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Matching
import Policy

/// The columns of the applicants' file that are no facts of the policy: groups, and past outcomes.
struct ApplicantColumns {
  let groups: [GroupColumn]
  let past: [PastOutcome]

  /// Cells of a past outcome that say yes, and those that say no.
  private static let yes: Set = ["yes", "true", "1"]
  private static let no: Set = ["no", "false", "0"]

  /// The columns, in the order of the applicants.
  ///
  /// - Throws: `StudyError` where a reference group is named that no cell says.
  init(
    _ inputs: StudyInputs,
    _ evidence: PolicyEvidence,
    _ settings: ScreeningSettings
  ) throws(StudyError) {
    guard let table = inputs.table(PolicyLayouts.subjects) else {
      (groups, past) = ([], [])
      return
    }
    let rowByLine = Dictionary(
      (0..<table.rowCount).map { (table.sourceLine(ofRow: $0), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    func cells(_ name: String) -> [String?] {
      let column = table[column: name]
      return evidence.subjects.map { subject in
        guard let column, let row = rowByLine[subject.line], !column.isMissing(row) else {
          return nil
        }
        return column.text(row)
      }
    }
    groups = settings.groups.map { group in
      GroupColumn(
        name: group.column,
        groups: cells(group.column),
        least: settings.least,
        reference: group.reference
      )
    }
    for column in groups {
      guard let named = column.reference, !column.names.contains(named) else { continue }
      throw StudyError(
        .configuration,
        "\(StudyDocument.fileName): `groups` names the reference \"\(named)\", which no cell of column "
          + "\(column.name) says\(Spelling.suggestion(for: named, among: column.names)) "
          + "(it has \(column.names.list))"
      )
    }
    past = settings.past.map { name in
      PastOutcome(name: name, had: cells(name).map { $0.map(Self.yes.contains) ?? false })
    }
  }

  /// The specification of the applicants' file with the columns that the study names; further ones are
  /// kept, and told.
  static func specification(
    _ own: TableSpecification,
    _ settings: ScreeningSettings
  ) -> TableSpecification {
    var specification = own
    for name in settings.columns.uniqued where own[column: name] == nil {
      specification.columns.append(ColumnSpecification(name, .text, allowsMissing: true))
    }
    specification.allowsOtherColumns = true
    return specification
  }

  /// What is wrong with cells of the columns: past outcomes are yes or no, and a group is not called what
  /// pages call those of whom nothing is stated.
  static func objections(to table: Evidence.Table, _ settings: ScreeningSettings) -> [Finding] {
    func findings(
      _ name: String,
      where isWrong: (String) -> Bool,
      _ rule: String,
      _ remedy: String
    ) -> [Finding] {
      guard let column = table[column: name] else { return [] }
      return (0..<table.rowCount).compactMap { row in
        guard !column.isMissing(row), isWrong(column.text(row)) else { return nil }
        return Finding(
          severity: .error,
          code: "cell",
          file: table.fileName,
          row: table.sourceLine(ofRow: row),
          column: column.header,
          value: "<redacted>",
          rule: rule,
          remedy: remedy
        )
      }
    }
    return settings.groups.flatMap { group in
      findings(
        group.column,
        where: { $0 == GroupComparison.notStated },
        "is what pages call those of whom nothing is stated",
        "leave the cell empty"
      )
    }
      + settings.past.flatMap { name in
        findings(
          name,
          where: { !yes.union(no).contains($0) },
          "a past outcome is yes or no",
          "write yes or no, or leave the cell empty where it did not happen"
        )
      }
  }

  /// Columns of the file that nothing reads, and facts of the screen that the file has no column for.
  static func notes(
    _ input: StudyInputs.Input,
    _ layouts: PolicyLayouts,
    _ settings: ScreeningSettings,
    facts: [String]
  ) -> [String] {
    let known = Set(
      (layouts.specification(PolicyLayouts.subjects)?.columns.map(\.name) ?? []) + settings.columns
    )
    let names = input.result.table.columns.map(\.name)
    let idle = names.filter { !known.contains($0) }
    let absent = facts.filter { fact in
      !names.contains { $0 == fact || $0.hasPrefix(fact + ".") }
    }
    return (idle.isEmpty ? [] : ["columns kept and read by nothing: \(idle.list)"])
      + absent.map { "the file has no column `\($0)`: it is unknown for every applicant" }
  }
}
