// SPDX-License-Identifier: Apache-2.0

/// How many units stand in each pair of two orders of bands: a shade for each count, and the count in it.
///
/// The shade only repeats the number, so that nothing rests on colour; an empty cell has none.
public struct CountGrid: Chart {
  /// A pair of bands.
  public struct Cell: Sendable, Hashable {
    /// How many units stand in it.
    public let count: Int
    /// What the pair comes to, such as `15 points`; empty where nothing is to be said.
    public let note: String

    /// A pair of bands.
    ///
    /// - Parameters:
    ///   - count: How many units stand in it.
    ///   - note: What the pair comes to.
    public init(_ count: Int, note: String = "") {
      self.count = count
      self.note = note
    }
  }

  /// The file-name stem, and the root of every id in the picture.
  public let name: String
  /// What the chart is.
  public let title: String
  /// What a row is, such as `status level`.
  public let rowTitle: String
  /// The bands of the rows, from the top.
  public let rows: [String]
  /// What a column is, such as `progress level`.
  public let columnTitle: String
  /// The bands of the columns, from the left.
  public let columns: [String]
  /// A cell for each column in each row.
  public let cells: [[Cell]]
  /// What is counted, in the plural.
  public let unit: String
  /// The result in one sentence.
  public let finding: String

  /// A grid of counts.
  ///
  /// - Parameters:
  ///   - name: The file-name stem.
  ///   - title: What the chart is.
  ///   - rowTitle: What a row is.
  ///   - rows: The bands of the rows, from the top.
  ///   - columnTitle: What a column is.
  ///   - columns: The bands of the columns, from the left.
  ///   - cells: A cell for each column in each row; another number of them traps.
  ///   - unit: What is counted, in the plural.
  ///   - finding: The result in one sentence.
  public init(
    name: String,
    title: String,
    rowTitle: String,
    rows: [String],
    columnTitle: String,
    columns: [String],
    cells: [[Cell]],
    unit: String,
    finding: String
  ) {
    precondition(cells.count == rows.count, "each row has its cells")
    precondition(cells.allSatisfy { $0.count == columns.count }, "a row fills every column")
    self.name = name
    self.title = title
    self.rowTitle = rowTitle
    self.rows = rows
    self.columnTitle = columnTitle
    self.columns = columns
    self.cells = cells
    self.unit = unit
    self.finding = finding
  }

  /// Every pair with its count, row by row.
  public var table: ChartTable {
    ChartTable(
      columns: [rowTitle, columnTitle, unit, "they come to"],
      rows: zip(rows, cells).flatMap { row, own in
        zip(columns, own).map { [row, $0, String($1.count), $1.note] }
      },
      keyColumns: 2
    )
  }

  /// The picture as a standalone SVG element.
  public func svg() -> String { canvas().svg() }
}
