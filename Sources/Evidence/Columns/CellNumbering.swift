// SPDX-License-Identifier: Apache-2.0
internal import Dispatch

/// Numbers the cells of columns by the different ones among them.
///
/// Each part of the rows is numbered by itself, then the parts are joined in their order, so that the
/// numbers do not depend on how many parts there are.
struct CellNumbering<Cells: DistinctCells>: ~Copyable {
  private let rowCount: Int
  private let ranges: [Range<Int>]
  /// For each column and row the number that the row's part gave its cell.
  private let codes: RowCodes
  /// For each column and part the numbers in the whole by the part's own; 0 stays 0.
  private var numbers: [[[Int32]]] = []
  private var firstRows: [[Int32]] = []

  /// Finds the different cells.
  ///
  /// - Parameters:
  ///   - columns: Which rows are missing, and the cells.
  ///   - rowCount: How many rows each column has.
  ///   - threads: On how many threads.
  init(_ columns: [(missing: MissingMask, cells: Cells)], _ rowCount: Int, _ threads: Int) {
    let parts = max(1, min(threads, rowCount / 4_096))
    let ranges = (0..<parts).map { ($0 * rowCount / parts)..<(($0 + 1) * rowCount / parts) }
    (self.rowCount, self.ranges) = (rowCount, ranges)
    let codes = RowCodes(base: .allocate(capacity: columns.count * rowCount))
    self.codes = codes
    let tables = ThreadedChunks.map(count: parts, threads: threads) { part in
      var own = columns.map { CellTable($0.cells) }
      // All cells of a block are hashed before the first is looked up, so that the processor fetches
      // many at a time; the block is small enough for its lines to stay near for the next column.
      for start in stride(from: ranges[part].lowerBound, to: ranges[part].upperBound, by: 64) {
        let rows = start..<min(start + 64, ranges[part].upperBound)
        for column in columns.indices {
          let target = codes.base + column * rowCount
          own[column].number(rows, columns[column].missing, to: target)
        }
      }
      return own.map(\.firstRows)
    }
    for (column, (_, cells)) in columns.enumerated() {
      var whole = CellTable(cells)
      numbers.append(
        tables.map { table in
          [0] + table[column].map { whole.number(Int($0), hash: cells.hash(Int($0))) }
        }
      )
      firstRows.append(whole.firstRows)
    }
  }

  deinit { codes.base.deallocate() }

  /// The different cells of one of the columns.
  ///
  /// - Parameter column: The column's place.
  /// - Returns: The cells by their numbers.
  func dictionary(_ column: Int) -> ColumnDictionary {
    let found = RowCodes(base: codes.base + column * rowCount)
    let (ranges, numbers) = (ranges, numbers[column])
    let joined = [Int32](unsafeUninitializedCapacity: rowCount) { target, count in
      if let base = target.baseAddress {
        let joined = RowCodes(base: base)
        DispatchQueue.concurrentPerform(iterations: ranges.count) { part in
          let numbers = numbers[part]
          for row in ranges[part] { joined.base[row] = numbers[Int(found.base[row])] }
        }
      }
      count = rowCount
    }
    return ColumnDictionary(codes: joined, firstRows: firstRows[column])
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

  /// The numbers of the cells of a few rows; all are hashed before the first is looked up.
  mutating func number(
    _ rows: Range<Int>,
    _ missing: MissingMask,
    to codes: UnsafeMutablePointer<Int32>
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rows.count) { hashes in
      for (place, row) in rows.enumerated() {
        // A missing cell has no text to read.
        hashes.initializeElement(at: place, to: missing.contains(row) ? 0 : cells.hash(row))
      }
      for (place, row) in rows.enumerated() {
        codes[row] = missing.contains(row) ? 0 : number(row, hash: hashes[place])
      }
    }
  }

  /// The number of a row's cell, from 1.
  @inline(__always)
  mutating func number(_ row: Int, hash: UInt64) -> Int32 {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
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

/// The numbers of rows while they are found.
private struct RowCodes: @unchecked Sendable {
  // SAFETY: each part writes the rows of its own range.

  let base: UnsafeMutablePointer<Int32>
}
