// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// One row of a register, with what is wrong with it.
struct RegisterRow {
  let table: Evidence.Table
  let row: Int

  var line: Int { table.sourceLine(ofRow: row) }

  /// The text of a cell; `nil` when it is empty or its column is not there.
  func text(_ column: String) -> String? {
    guard let column = table[column: column], !column.isMissing(row) else { return nil }
    return column.text(row)
  }

  /// The day that a cell holds; `nil` when it is empty.
  func day(_ column: String) -> CalendarDate? { text(column).flatMap { CalendarDate($0) } }

  /// Findings about days that cannot be: before 1900, or after the day of the snapshot.
  func days(_ columns: [String], upTo latest: CalendarDate?) -> [Finding] {
    columns.flatMap { column -> [Finding] in
      guard let day = day(column) else { return [] }
      if let earliest = CaseChecks.earliest, day < earliest {
        return [finding(column, "is a day before 1900-01-01", "correct the day")]
      }
      guard let latest, day > latest else { return [] }
      return [
        finding(
          column,
          "is a day after \(latest), the day of the study",
          "correct the day, or `at`"
        )
      ]
    }
  }

  /// A finding about a cell; what personal data it may hold is not repeated.
  func finding(
    _ column: String,
    _ rule: String,
    _ remedy: String,
    code: String = "cell",
    value: String = "<redacted>",
    severity: Finding.Severity = .error
  ) -> Finding {
    Finding(
      severity: severity,
      code: code,
      file: table.fileName,
      row: line,
      column: column,
      value: value,
      rule: rule,
      remedy: remedy
    )
  }
}

extension ColumnSpecification {
  /// A column of a register whose cells no message may print.
  static func register(
    _ name: String,
    _ kind: ColumnKind = .text,
    isRequired: Bool = false,
    range: ValueRange? = nil
  ) -> ColumnSpecification {
    ColumnSpecification(
      name,
      kind,
      isRequired: isRequired,
      allowsMissing: !isRequired,
      range: range,
      isPrivate: true
    )
  }
}

extension FactVocabulary {
  /// The finding about a name that no pathway declares.
  func unknownFact(_ name: String, in row: RegisterRow, _ column: String) -> Finding {
    row.finding(
      column,
      "names no fact of the policies" + Spelling.suggestion(for: name, among: names(of: subject)),
      "write the fact as the policies do",
      code: "E102",
      value: name
    )
  }
}
