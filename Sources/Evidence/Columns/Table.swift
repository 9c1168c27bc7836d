// SPDX-License-Identifier: Apache-2.0

/// Checked rows: columns of one length, each cell with a value, and the line each row came from.
public struct Table: Sendable {
  /// The table's name, from its specification.
  public let name: String
  /// The name of the file it was read from.
  public let fileName: String
  /// How many rows were accepted.
  public let rowCount: Int
  /// The columns: those of the specification in its order, then others in the file's order.
  public let columns: [Column]
  let lines: LineNumbers
  private let positions: [String: Int]

  init(name: String, fileName: String, rowCount: Int, columns: [Column], lines: LineNumbers) {
    self.name = name
    self.fileName = fileName
    self.rowCount = rowCount
    self.columns = columns
    self.lines = lines
    positions = Dictionary(
      columns.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The column of that name; `nil` when the file did not have it.
  public subscript(column name: String) -> Column? { positions[name].map { columns[$0] } }

  /// The line of the file on which a row begins; the first line is 1.
  ///
  /// - Parameter row: A row of this table, from 0.
  /// - Returns: The line on which the row's record begins.
  public func sourceLine(ofRow row: Int) -> Int {
    precondition(row >= 0 && row < rowCount, "a row lies inside its table")
    return lines.line(ofRow: row)
  }
}

/// Line numbers that mostly rise by one, stored as the rows where they do not.
struct LineNumbers: Sendable, Hashable {
  private(set) var rows: [Int] = []
  private(set) var lines: [Int] = []

  mutating func append(row: Int, line: Int) {
    if let lastRow = rows.last, let lastLine = lines.last, line - lastLine == row - lastRow {
      return
    }
    rows.append(row)
    lines.append(line)
  }

  mutating func append(_ other: LineNumbers, rowShift: Int, lineShift: Int) {
    for (row, line) in zip(other.rows, other.lines) {
      append(row: row + rowShift, line: line + lineShift)
    }
  }

  func line(ofRow row: Int) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] <= row { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return row + 1 }
    return lines[low - 1] + row - rows[low - 1]
  }
}
