// SPDX-License-Identifier: Apache-2.0
internal import Dispatch

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
    if !originals.rows.isEmpty {
      return ColumnDictionary(missing, rowCount, WrittenCells(column: self), threads)
    }
    switch cells {
    case .text(let spans):
      let cells = TextCells(spans: spans, source: source, quote: quote)
      return ColumnDictionary(missing, rowCount, cells, threads)
    case .integer(let values):
      return ColumnDictionary(missing, rowCount, IntegerCells(values: values), threads)
    case .decimal(let mantissas, let forms):
      let cells = DecimalCells(mantissas: mantissas, forms: forms)
      return ColumnDictionary(missing, rowCount, cells, threads)
    case .date(let days):
      return ColumnDictionary(missing, rowCount, IntegerCells(values: days), threads)
    case .category(let codes, _):
      return ColumnDictionary(missing, rowCount, IntegerCells(values: codes), threads)
    }
  }
}

extension ColumnDictionary {
  fileprivate init<Cells: DistinctCells>(
    _ missing: MissingMask,
    _ rowCount: Int,
    _ cells: Cells,
    _ threads: Int
  ) {
    let parts = max(1, min(threads, rowCount / 4_096))
    let tables = PartTables(parts)
    let ranges = (0..<parts).map { ($0 * rowCount / parts)..<(($0 + 1) * rowCount / parts) }
    var whole = CellTable(cells)
    codes = [Int32](unsafeUninitializedCapacity: rowCount) { target, count in
      let found = RowCodes(base: target.baseAddress)
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        var table = CellTable(cells)
        for row in ranges[part] {
          found.base?[row] = missing.contains(row) ? 0 : table.number(row)
        }
        tables.set(part, table.firstRows)
      }
      // Part by part, so that the numbers do not depend on how many parts there are.
      let numbers = (0..<parts).map { part in [0] + tables[part].map { whole.number(Int($0)) } }
      if parts > 1 {
        DispatchQueue.concurrentPerform(iterations: parts) { part in
          // The first part has given its cells their numbers already.
          guard part > 0, let base = found.base else { return }
          let own = numbers[part]
          for row in ranges[part] { base[row] = own[Int(base[row])] }
        }
      }
      count = rowCount
    }
    firstRows = whole.firstRows
  }
}

/// Numbers of cells by their hash; open addressing.
private struct CellTable<Cells: DistinctCells> {
  let cells: Cells
  private var slots: [Int32]
  private(set) var firstRows: [Int32] = []

  init(_ cells: Cells) {
    self.cells = cells
    slots = Array(repeating: 0, count: 64)
  }

  /// The number of a row's cell, from 1.
  @inline(__always)
  mutating func number(_ row: Int) -> Int32 {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: cells.hash(row)) & mask
    while slots[place] != 0 {
      let number = slots[place]
      if cells.areEqual(Int(firstRows[Int(number) - 1]), row) { return number }
      place = (place + 1) & mask
    }
    firstRows.append(Int32(row))
    slots[place] = Int32(firstRows.count)
    if firstRows.count * 2 > slots.count { grow() }
    return Int32(firstRows.count)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for (number, row) in firstRows.enumerated() {
      var place = Int(truncatingIfNeeded: cells.hash(Int(row))) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = Int32(number + 1)
    }
  }
}

/// The numbers of all rows while they are found.
private struct RowCodes: @unchecked Sendable {
  // SAFETY: each part writes the rows of its own range.

  let base: UnsafeMutablePointer<Int32>?
}

/// The first rows that each part has found.
private final class PartTables: @unchecked Sendable {
  // SAFETY: each part writes its own place; all are read when the last part has finished.

  private let base: UnsafeMutablePointer<[Int32]>
  private let count: Int

  init(_ count: Int) {
    self.count = count
    base = .allocate(capacity: count)
    base.initialize(repeating: [], count: count)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  func set(_ part: Int, _ rows: [Int32]) { base[part] = rows }

  subscript(part: Int) -> [Int32] { base[part] }
}
