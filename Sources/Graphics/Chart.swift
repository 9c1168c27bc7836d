// SPDX-License-Identifier: Apache-2.0

/// A chart as a value: it prints SVG and carries every number it shows as a table.
///
/// A chart reads nothing and knows no clock; the same value gives the same bytes.
public protocol Chart: Sendable {
  /// A file-name stem such as `cut-distribution`: lower case, digits and hyphens.
  var name: String { get }
  /// What the chart is, in a few words.
  var title: String { get }
  /// One sentence that says what the chart shows in this case, with its figures.
  var finding: String { get }
  /// Every number of the chart in real units, one row per mark.
  var table: ChartTable { get }
  /// The chart as a standalone SVG element with `role="img"`, a title and a description.
  func svg() -> String
}

/// The table twin of a chart: what a reader who does not see the chart reads instead.
public struct ChartTable: Sendable, Hashable {
  /// The column heads, with units.
  public let columns: [String]
  /// The cells as printed, one array per row.
  public let rows: [[String]]
  /// The columns that name a row, by position; the rest are its values.
  public let keyColumns: Int

  /// A table with its heads and rows.
  ///
  /// - Parameters:
  ///   - columns: The column heads.
  ///   - rows: The cells; each row has as many as there are columns.
  ///   - keyColumns: How many leading columns name a row.
  public init(columns: [String], rows: [[String]], keyColumns: Int = 1) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row fills every column")
    self.columns = columns
    self.rows = rows
    self.keyColumns = keyColumns
  }
}
