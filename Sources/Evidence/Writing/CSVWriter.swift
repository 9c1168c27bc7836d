// SPDX-License-Identifier: Apache-2.0

/// Writes tables as RFC 4180 text that a spreadsheet cannot be made to execute.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe in
/// front, unless it is a plain number: spreadsheets would run it as a formula.
public struct CSVWriter: Sendable, Hashable {
  /// How a record ends.
  public enum LineEnd: String, Sendable, Hashable {
    /// A line feed.
    case lf = "\n"
    /// A carriage return and a line feed, as RFC 4180 has it.
    case crlf = "\r\n"
  }

  /// The character between two cells.
  public let delimiter: Character
  /// How a record ends.
  public let lineEnd: LineEnd
  /// Whether cells that a spreadsheet would run are marked.
  public let guardsFormulas: Bool

  /// A writer.
  ///
  /// - Parameters:
  ///   - delimiter: The character between two cells.
  ///   - lineEnd: How a record ends.
  ///   - guardsFormulas: Whether cells that a spreadsheet would run are marked.
  public init(
    delimiter: Character = ",",
    lineEnd: LineEnd = .lf,
    guardsFormulas: Bool = true
  ) {
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.guardsFormulas = guardsFormulas
  }

  /// A header and its rows as text.
  ///
  /// - Parameters:
  ///   - header: The column names; at least one.
  ///   - rows: Rows with a cell for each column; any other count is a mistake of the caller.
  /// - Returns: The text, with a line end after each record.
  public func write(header: [String], rows: [[String]]) -> String {
    precondition(!header.isEmpty, "a table has a column")
    var text = record(header)
    for row in rows {
      precondition(row.count == header.count, "a record has a cell for each column")
      text += record(row)
    }
    return text
  }

  /// A table as text, each number with the digits it was read with.
  public func write(_ table: Table) -> String {
    guard !table.columns.isEmpty else { return "" }
    var text = record(table.columns.map(\.name))
    for row in 0..<table.rowCount { text += record(table.columns.map { $0.text(row) }) }
    return text
  }

  /// One record with its line end.
  public func record(_ cells: [String]) -> String {
    // A lone empty cell would read as a blank line, which is no record.
    if cells == [""] { return "\"\"" + lineEnd.rawValue }
    return cells.map(written).joined(separator: String(delimiter)) + lineEnd.rawValue
  }

  private func written(_ cell: String) -> String {
    let content = guardsFormulas ? Self.guarded(cell) : cell
    let needsQuotes = content.unicodeScalars.contains { scalar in
      scalar == "\"" || scalar == "\n" || scalar == "\r" || Character(scalar) == delimiter
    }
    guard needsQuotes || content.hasPrefix(" ") || content.hasSuffix(" ") else { return content }
    return "\"" + content.replacing("\"", with: "\"\"") + "\""
  }

  /// A cell that no spreadsheet runs.
  ///
  /// - Parameter cell: Any text.
  /// - Returns: The text, with an apostrophe in front if it could be a formula.
  public static func guarded(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return cell
    }
    var copy = cell
    let isNumber = copy.withUTF8 {
      NumberText.decimal($0, mark: UInt8(ascii: ".")) != nil
        || NumberText.decimal($0, mark: UInt8(ascii: ",")) != nil
    }
    return isNumber ? cell : "'" + cell
  }
}
