// SPDX-License-Identifier: Apache-2.0
import Evidence

/// The rows of one file with what is supposed put in.
struct EditedRows {
  private let table: Table
  private let path: String
  private let edits: [ScenarioEdit]

  /// The rows of an input.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - edits: What is supposed of it.
  /// - Throws: `StudyError` for a column that the file does not have.
  init(_ input: StudyInputs.Input, _ edits: [ScenarioEdit]) throws(StudyError) {
    (table, path, self.edits) = (input.result.table, input.path, edits)
    for edit in edits {
      for column in edit.columns where table[column: column] == nil {
        let known = table.columns.map(\.name)
        throw StudyError(
          .configuration,
          "\(edit.text): \(path) has no column \"\(column)\""
            + "\(Spelling.suggestion(for: column, among: known)) (it has \(known.list))"
        )
      }
    }
  }

  /// The names of the columns.
  var header: [String] { table.columns.map(\.name) }

  /// The file.
  ///
  /// - Parameters:
  ///   - used: Takes the edits that meant a row.
  ///   - isKept: Which rows there are at all.
  ///   - change: What becomes of the cells of a row after the edits.
  /// - Returns: The file's text with a header.
  func text(
    _ used: inout Set<ScenarioEdit>,
    where isKept: (Int) -> Bool = { _ in true },
    changing change: (inout [String]) -> Void = { _ in }
  ) -> String {
    let header = header
    var rows: [[String]] = []
    for row in 0..<table.rowCount where isKept(row) {
      var cells = table.columns.map { $0.isMissing(row) ? "" : $0.text(row) }
      var isDropped = false
      for edit in edits where edit.holds(row, table) {
        used.insert(edit)
        switch edit.action {
        case .drop: isDropped = true
        case .set(let column, let value):
          if let place = header.firstIndex(of: column) { cells[place] = value }
        }
      }
      change(&cells)
      if !isDropped { rows.append(cells) }
    }
    return CSVWriter(guardsFormulas: false).write(header: header, rows: rows)
  }
}
