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

  /// The numbers of a column of integers times a factor, or the days of one of dates.
  ///
  /// - Parameters:
  ///   - factor: What each number is multiplied by.
  ///   - gap: What stands for a row that is missing.
  /// - Returns: A number for each row; `nil` for other columns, and where one leaves 32 bits.
  package func counts(times factor: Int64, missing gap: Int32) -> [Int32]? {
    switch cells {
    case .integer(let values): counts(values, factor, gap)
    case .date(let days): counts(days, factor, gap)
    default: nil
    }
  }

  /// Whether a cell has the text of another column's cell.
  ///
  /// - Parameters:
  ///   - row: A row of this column.
  ///   - other: The other column.
  ///   - place: A row of the other column.
  /// - Returns: Whether both have one text; missing cells have the empty one.
  package func hasText(_ row: Int, of other: Column, _ place: Int) -> Bool {
    guard case .text(let own) = cells, case .text(let others) = other.cells,
      !isMissing(row), !other.isMissing(place)
    else { return text(row) == other.text(place) }
    let (a, b) = (own.base[row], others.base[place])
    guard !a.isEscaped, !b.isEscaped else { return text(row) == other.text(place) }
    return a.length == b.length
      && CellHash.areEqual(source.base + a.start, other.source.base + b.start, a.length)
  }

  private func counts<Number: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
    _ values: Slab<Number>,
    _ factor: Int64,
    _ gap: Int32
  ) -> [Int32]? {
    var fits = true
    let numbers = [Int32](unsafeUninitializedCapacity: rowCount) { target, count in
      for row in 0..<rowCount {
        let (product, overflow) = Int64(values.base[row]).multipliedReportingOverflow(by: factor)
        let number = Int32(truncatingIfNeeded: product)
        let isMissing = missing.contains(row)
        let isHeld = !overflow && Int64(number) == product && number != gap
        fits = fits && (isHeld || isMissing)
        target[row] = isMissing ? gap : number
      }
      count = rowCount
    }
    return fits ? numbers : nil
  }
}

/// Cells that can be told apart.
private protocol DistinctCells: Sendable {
  func hash(_ row: Int) -> UInt64
  func areEqual(_ row: Int, _ other: Int) -> Bool
}

private struct IntegerCells<Number: FixedWidthInteger & BitwiseCopyable & Sendable>: DistinctCells {
  let values: Slab<Number>

  @inline(__always) func hash(_ row: Int) -> UInt64 {
    CellHash.mixed(UInt64(truncatingIfNeeded: values.base[row]))
  }
  @inline(__always) func areEqual(_ row: Int, _ other: Int) -> Bool {
    values.base[row] == values.base[other]
  }
}

private struct DecimalCells: DistinctCells {
  let mantissas: Slab<Int64>
  let forms: Slab<UInt8>

  @inline(__always) func hash(_ row: Int) -> UInt64 {
    CellHash.mixed(UInt64(bitPattern: mantissas.base[row]) ^ UInt64(forms.base[row]) << 56)
  }
  @inline(__always) func areEqual(_ row: Int, _ other: Int) -> Bool {
    mantissas.base[row] == mantissas.base[other] && forms.base[row] == forms.base[other]
  }
}

private struct TextCells: DistinctCells {
  let spans: Slab<CellSpan>
  let source: SourceBytes
  let quote: UInt8

  @inline(__always) func hash(_ row: Int) -> UInt64 {
    let span = spans.base[row]
    var (start, count) = (source.base + span.start, span.length)
    var hash = CellHash.mixed(UInt64(count))
    while count >= 8 {
      let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
      hash = CellHash.mixed(hash ^ word)
      (start, count) = (start + 8, count - 8)
    }
    var rest: UInt64 = 0
    for place in 0..<count { rest = rest << 8 | UInt64(start[place]) }
    return CellHash.mixed(hash ^ rest)
  }

  @inline(__always) func areEqual(_ row: Int, _ other: Int) -> Bool {
    let (a, b) = (spans.base[row], spans.base[other])
    // Two ways of quoting one text are two cells here; what they mean is the same.
    return a.length == b.length && a.isEscaped == b.isEscaped
      && CellHash.areEqual(source.base + a.start, source.base + b.start, a.length)
  }
}

private struct WrittenCells: DistinctCells {
  let column: Column

  func hash(_ row: Int) -> UInt64 {
    column.text(row).utf8.reduce(0) { CellHash.mixed($0 ^ UInt64($1)) }
  }
  func areEqual(_ row: Int, _ other: Int) -> Bool { column.text(row) == column.text(other) }
}

private enum CellHash {
  /// Whether two stretches of bytes are the same; cells are short, and a call would cost more.
  @inline(__always)
  static func areEqual(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var place = 0
    while place + 8 <= count {
      let one = UnsafeRawPointer(a + place).loadUnaligned(as: UInt64.self)
      let other = UnsafeRawPointer(b + place).loadUnaligned(as: UInt64.self)
      if one != other { return false }
      place += 8
    }
    while place < count {
      if a[place] != b[place] { return false }
      place += 1
    }
    return true
  }

  @inline(__always) static func mixed(_ word: UInt64) -> UInt64 {
    let (high, low) = (word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
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
