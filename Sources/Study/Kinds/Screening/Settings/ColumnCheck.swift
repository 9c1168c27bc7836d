// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// A rule across the columns of the applicants' file: a ratio is 0 to 1, a count is at most its total.
enum ColumnCheck {
  case ratio(String)
  case count(String, total: String)

  var columns: [String] {
    switch self {
    case .ratio(let name): [name]
    case .count(let count, let total): [count, total]
    }
  }

  static func all(_ reader: SettingsReader) throws(StudyError) -> [ColumnCheck] {
    var checks: [ColumnCheck] = []
    for group in try reader.groups("checks") {
      if let ratio = try group.optionalText("ratio") {
        checks.append(.ratio(ratio))
      } else {
        checks.append(.count(try group.text("count"), total: try group.text("total")))
      }
      try group.finish()
    }
    return checks
  }

  /// The rows that break the rule.
  func objections(to table: Evidence.Table) -> [Finding] {
    (0..<table.rowCount).compactMap { row -> Finding? in
      switch self {
      case .ratio(let name): badRatio(name, table, row)
      case .count(let name, let total): badCount(name, of: total, table, row)
      }
    }
  }

  private func badRatio(_ name: String, _ table: Evidence.Table, _ row: Int) -> Finding? {
    guard let cell = Cell(name, table, row) else { return nil }
    guard let value = cell.number, (0...1).contains(value) else {
      return cell.finding("is a ratio from 0 to 1")
    }
    return nil
  }

  private func badCount(
    _ name: String,
    of totalName: String,
    _ table: Evidence.Table,
    _ row: Int
  ) -> Finding? {
    guard let cell = Cell(name, table, row) else { return nil }
    guard let value = cell.number, value.isInteger, value.signum >= 0 else {
      return cell.finding("is a whole number of 0 or more")
    }
    guard let whole = Cell(totalName, table, row) else {
      return cell.finding("is a count, and its total `\(totalName)` is empty")
    }
    guard let total = whole.number, total.isInteger, total.signum >= 0 else {
      return whole.finding("is a whole number of 0 or more")
    }
    guard value <= total else {
      return cell.finding("is a count above its total, column `\(totalName)` of the same row")
    }
    return nil
  }

  /// A cell that is not empty.
  private struct Cell {
    let column: Column
    let text: String
    let file: String
    let line: Int

    var number: Rational? { Rational(decimal: text) }

    init?(_ name: String, _ table: Evidence.Table, _ row: Int) {
      guard let column = table[column: name], !column.isMissing(row) else { return nil }
      self.column = column
      text = column.text(row)
      file = table.fileName
      line = table.sourceLine(ofRow: row)
    }

    func finding(_ rule: String) -> Finding {
      Finding(
        severity: .error,
        code: "column-check",
        file: file,
        row: line,
        column: column.header,
        value: "<redacted>",
        rule: rule,
        remedy: "correct one of the cells"
      )
    }
  }
}
