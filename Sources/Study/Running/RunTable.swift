// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence

/// A table of a run as its file has it: every cell a text.
struct RunTable {
  /// What the manifest says of it.
  let record: RunManifest.TableRecord
  /// The cells, row by row.
  let rows: [[String]]

  /// Reads a table; `nil` when the bytes are not that table.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - record: What the manifest says of it.
  init?(_ bytes: [UInt8], _ record: RunManifest.TableRecord) {
    guard Set(record.columns).count == record.columns.count else { return nil }
    let specification = TableSpecification(
      name: "table",
      columns: record.columns.map { ColumnSpecification($0, .text, allowsMissing: true) }
    )
    let result = CSVReader(specification: specification).read(bytes, fileName: record.path)
    guard result.isClean else { return nil }
    let columns = record.columns.compactMap { result.table[column: $0] }
    self.record = record
    rows = (0..<result.table.rowCount).map { row in columns.map { $0.text(row) } }
  }

  /// A table of a run by its file name; `nil` when the run has none.
  ///
  /// - Parameters:
  ///   - name: The name without folder and ending, such as `totals`.
  ///   - run: The run.
  init?(_ name: String, of run: RunContent) {
    let path = "tables/\(name).csv"
    guard let record = run.manifest.tables.first(where: { $0.path == path }),
      let bytes = run.files[path]
    else { return nil }
    self.init(bytes, record)
  }

  /// A row's cells by the names of their columns.
  func cells(_ row: [String]) -> [String: String] {
    Dictionary(zip(record.columns, row)) { first, _ in first }
  }

  /// A row's cell in a column; empty when the table has no such column.
  func cell(_ row: [String], _ column: String) -> String {
    record.columns.firstIndex(of: column).map { row[$0] } ?? ""
  }

  /// The names of a row.
  func key(_ row: [String]) -> [String] { Array(row.prefix(record.keyColumns)) }
}
