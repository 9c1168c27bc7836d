// SPDX-License-Identifier: Apache-2.0

/// A column's cells by the different ones among them: a number for each row, and where each stands
/// first.
///
/// What a cell means is then worked out once for each different cell, however many rows have it. The
/// numbers follow the order of first occurrence, on any number of threads.
package struct ColumnDictionary: Sendable {
  /// For each row 0 where the cell is missing, else the number of its cell, from 1.
  package let codes: [Int32]
  /// For each number the first row that has it.
  package let firstRows: [Int32]
}

extension Column {
  /// The different cells of the column.
  ///
  /// - Parameter threads: On how many threads.
  /// - Returns: The cells by their numbers.
  /// - Complexity: O(rows).
  package func dictionary(threads: Int) -> ColumnDictionary {
    if !originals.rows.isEmpty { return dictionary(WrittenCells(column: self), threads) }
    switch cells {
    case .text(let spans):
      return dictionary(TextCells(spans: spans, source: source, quote: quote), threads)
    case .integer(let values): return dictionary(IntegerCells(values: values), threads)
    case .decimal(let mantissas, let forms):
      return dictionary(DecimalCells(mantissas: mantissas, forms: forms), threads)
    case .date(let days): return dictionary(IntegerCells(values: days), threads)
    case .category(let codes, _): return dictionary(IntegerCells(values: codes), threads)
    }
  }

  private func dictionary<Cells: DistinctCells>(
    _ cells: Cells,
    _ threads: Int
  ) -> ColumnDictionary {
    CellNumbering([(missing, cells)], rowCount, threads).dictionary(0)
  }

  /// The cells as bytes of the file; `nil` where they are something else.
  fileprivate var textCells: TextCells? {
    guard originals.rows.isEmpty, case .text(let spans) = cells else { return nil }
    return TextCells(spans: spans, source: source, quote: quote)
  }
}

extension Table {
  /// The different cells of several columns.
  ///
  /// The cells of a row stand side by side in the file. A column after the other would fetch every
  /// line of the file once for each column; here several columns go through the file together.
  ///
  /// - Parameters:
  ///   - names: The columns; those that the table lacks are left out.
  ///   - threads: On how many threads.
  /// - Returns: The cells by their numbers, for each column.
  /// - Complexity: O(rows · columns).
  package func dictionaries(_ names: [String], threads: Int) -> [String: ColumnDictionary] {
    var found: [String: ColumnDictionary] = [:]
    var texts: [(name: String, missing: MissingMask, cells: TextCells)] = []
    for name in names {
      guard let column = self[column: name] else { continue }
      if let cells = column.textCells {
        texts.append((name, column.missing, cells))
      } else {
        found[name] = column.dictionary(threads: threads)
      }
    }
    for start in stride(from: 0, to: texts.count, by: Self.columnsTogether) {
      let group = texts[start..<min(start + Self.columnsTogether, texts.count)]
      let numbering = CellNumbering(group.map { ($0.missing, $0.cells) }, rowCount, threads)
      for (place, text) in group.enumerated() { found[text.name] = numbering.dictionary(place) }
    }
    return found
  }

  /// How many columns go through the file at a time: enough for neighbours to meet, few enough for
  /// the numbers of all of them to be held beside the table.
  private static var columnsTogether: Int { 16 }
}
