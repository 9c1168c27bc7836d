// SPDX-License-Identifier: Apache-2.0
import Decisions

/// A table as a report shows it: files keep every column, a page only those that tell something.
extension ResultTable {
  /// The cells of a column, by its name; empty when there is none.
  func cells(_ name: String) -> [String] {
    guard let place = columns.firstIndex(where: { $0.name == name }) else { return [] }
    return rows.map { $0[place] }
  }

  /// Whether all rows say the same in a column, so that it need not stand beside them.
  func isConstant(_ name: String) -> Bool { Set(cells(name)).count <= 1 }

  /// The table without some columns, with other notes when given.
  func without(_ names: Set<String>, notes: [String]? = nil) -> ResultTable {
    let kept = columns.indices.filter { !names.contains(columns[$0].name) }
    return ResultTable(
      name: name,
      title: title,
      columns: kept.map { columns[$0] },
      keyColumns: max(1, kept.count { $0 < keyColumns }),
      rows: rows.map { row in kept.map { row[$0] } },
      notes: notes ?? self.notes
    )
  }

  /// A table of some columns, in the order asked for, under a name and title of its own.
  func columns(
    _ names: [String],
    named name: String,
    _ title: String,
    notes: [String] = []
  ) -> ResultTable {
    let places = names.compactMap { wanted in columns.firstIndex { $0.name == wanted } }
    return ResultTable(
      name: name,
      title: title,
      columns: places.map { columns[$0] },
      rows: rows.map { row in places.map { row[$0] } },
      notes: notes
    )
  }

  /// The table with only the rows that a condition holds for.
  func rows(where isKept: ([String]) -> Bool) -> ResultTable {
    ResultTable(
      name: name,
      title: title,
      columns: columns,
      keyColumns: keyColumns,
      rows: rows.filter(isKept),
      notes: notes
    )
  }

  /// The table with only some of its rows and one note more.
  func rows(_ kept: Range<Int>, note: String) -> ResultTable {
    ResultTable(
      name: name,
      title: title,
      columns: columns,
      keyColumns: keyColumns,
      rows: Array(rows[kept]),
      notes: notes + [note]
    )
  }

  /// The first rows of a table that is too long for a page, with where the others stand.
  func first(_ most: Int, of file: String) -> ResultTable {
    guard rows.count > most else { return self }
    return rows(0..<most, note: "The first \(most) of \(rows.count); all stand in \(file).")
  }
}
