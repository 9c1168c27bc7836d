// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Which rows of a table hold facts that can be read, and what is wrong with the others.
struct TableRows: Sendable {
  /// A column that a layout reads.
  struct Cell: Sendable {
    let column: Column
    /// The record whose field the column is, or that it holds as a whole.
    let record: String?
    let isWhole: Bool
    /// What the different cells mean; `nil` where every cell is a value.
    let reading: Reading?
  }

  /// The rows that are kept, in order; `nil` for all.
  let kept: [Int32]?
  /// What is wrong, in the order of the rows and of the columns.
  let findings: [Finding]
  let rowCount: Int

  /// Reads the cells of a table, each once.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - cells: The columns that the layout reads, in the table's order.
  init(_ table: Evidence.Table, _ cells: [Cell]) {
    var suspects: Set<Int32> = []
    for cell in cells {
      guard let reading = cell.reading, !reading.objections.isEmpty else { continue }
      var isBad = Array(repeating: false, count: reading.answers.count + 1)
      for number in reading.objections.keys { isBad[number] = true }
      for (row, code) in reading.codes.enumerated() where isBad[Int(code)] {
        suspects.insert(Int32(row))
      }
    }
    // A record stands in one column, or in columns of its fields.
    for whole in cells where whole.isWhole {
      let fields = cells.filter { $0.record == whole.record && !$0.isWhole }
      for row in 0..<table.rowCount where !fields.isEmpty && !whole.column.isMissing(row) {
        if fields.contains(where: { !$0.column.isMissing(row) }) { suspects.insert(Int32(row)) }
      }
    }
    var findings: [Finding] = []
    var dropped: Set<Int32> = []
    for row in suspects.sorted() {
      let own = Self.findings(table, Int(row), cells)
      if !own.isEmpty { dropped.insert(row) }
      findings += own
    }
    self.findings = findings
    kept =
      dropped.isEmpty ? nil : (0..<Int32(table.rowCount)).filter { !dropped.contains($0) }
    rowCount = table.rowCount - dropped.count
  }

  private static func findings(_ table: Evidence.Table, _ row: Int, _ cells: [Cell]) -> [Finding] {
    var findings: [Finding] = []
    var (whole, inFields): (Set<String>, Set<String>) = ([], [])
    for cell in cells where !cell.column.isMissing(row) {
      var objection = cell.reading.flatMap { $0.objections[Int($0.codes[row])] }
      if let record = cell.record, objection == nil {
        if cell.isWhole, inFields.contains(record) {
          objection = CellObjection(rule: CaseLayout.fieldsInstead)
        } else if !cell.isWhole, whole.contains(record) {
          objection = CellObjection(rule: CaseLayout.wholeInstead(of: record))
        } else if cell.isWhole {
          whole.insert(record)
        } else {
          inFields.insert(record)
        }
      }
      if let objection {
        findings.append(CellReading.finding(table, row, cell.column, objection))
      }
    }
    return findings
  }

  /// The row of the table that a kept row is.
  @inline(__always)
  func source(_ row: Int) -> Int { kept.map { Int($0[row]) } ?? row }

  /// For each row of the table its place among the kept ones; -1 where it was left out.
  func places(of all: Int) -> [Int32] {
    guard let kept else { return (0..<Int32(all)).map { $0 } }
    var places = Array(repeating: Int32(-1), count: all)
    for (place, row) in kept.enumerated() { places[Int(row)] = Int32(place) }
    return places
  }
}
