// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Policy

/// Rules that a study declares for rows of students.
///
/// A finding names row and column and prints no cell: what a row says of a student is nobody's business
/// but the author's, who has the file.
struct StudentRules {
  /// Which row of a student counts in a subject where several do.
  enum Keep: String, CaseIterable {
    /// Nobody can say: the rows do not count.
    case refuse
    /// The highest level, by the declared order.
    case best
    /// The row of the latest day.
    case latest
    /// The first row that counts at a unit of the first placement.
    case firstAccountable = "first-accountable"
  }

  /// The column that tells students apart; `nil` where rows are not told apart.
  let student: String?
  let keep: Keep
  /// The levels from the lowest to the highest, for the best one.
  let order: [String]
  /// The column with the day of the test, for the latest one.
  let day: String?
  /// Numbers that are not above another one, such as hours attended and hours possible.
  let most: [(number: String, limit: String)]
  /// Columns with 0 or 1 that never go back from 1 to 0, such as graduation in four and in five years.
  let rises: [[String]]
  /// The columns of the subjects.
  let subjects: [String]
  let placements: [StudentLayout.Placement]

  /// The columns that only the rules need.
  var columns: [ColumnSpecification] {
    func column(_ name: String, _ kind: ColumnKind) -> ColumnSpecification {
      ColumnSpecification(name, kind, allowsMissing: true, isPrivate: true)
    }
    let key = student.map { [ColumnSpecification($0, .text, isPrivate: true)] } ?? []
    let numbers = most.flatMap { [$0.number, $0.limit] }.uniqued.map { column($0, .decimal) }
    let steps = rises.flatMap(\.self).uniqued.map { column($0, .category(["0", "1"])) }
    return key + numbers + steps + (day.map { [column($0, .date)] } ?? [])
  }

  /// What is wrong with the rows of a file.
  func errors(in table: Evidence.Table) -> [Finding] {
    var findings: [Finding] = []
    func add(_ row: Int, _ column: String, _ rule: String, _ remedy: String) {
      findings.append(
        Finding(
          severity: .error,
          code: "student-row",
          file: table.fileName,
          row: table.sourceLine(ofRow: row),
          column: column,
          value: "<redacted>",
          rule: rule,
          remedy: remedy
        )
      )
    }
    for (number, limit) in most {
      guard let left = table[column: number], let right = table[column: limit] else { continue }
      for row in 0..<table.rowCount {
        guard let value = left.rational(row), let most = right.rational(row), value > most else {
          continue
        }
        add(row, number, "is above \(limit) of the row", "correct one of the two")
      }
    }
    for names in rises {
      for (before, after) in zip(names, names.dropFirst()) {
        guard let first = table[column: before], let second = table[column: after] else { continue }
        for row in 0..<table.rowCount where first.text(row) == "1" && second.text(row) == "0" {
          add(row, after, "is 0, and \(before) is 1", "correct one of the two")
        }
      }
    }
    guard keep == .refuse else { return findings }
    let twice = StudentDuplicates(self, table)
    for pair in twice.places {
      add(
        pair.row,
        pair.column,
        "the student counts at another \(pair.column) in row \(table.sourceLine(ofRow: pair.other))",
        "say where the student counts, or declare which row does (`students.duplicates`)"
      )
    }
    for pair in twice.levels {
      add(
        pair.row,
        pair.column,
        "the student has a level in row \(table.sourceLine(ofRow: pair.other)) too",
        "keep one of the rows, or declare which one counts (`students.duplicates`)"
      )
    }
    return findings
  }
}
