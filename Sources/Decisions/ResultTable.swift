// SPDX-License-Identifier: Apache-2.0

/// A table of results as it is printed and as it is written to the run folder.
///
/// Cells are texts: what a page shows is what the file holds. The leading `keyColumns` name a row,
/// so that `verify` can say which unit differs.
public struct ResultTable: Sendable, Hashable {
  /// A column: its stable name in files, its head on pages, its unit.
  public struct Column: Sendable, Hashable {
    /// A stable name in files: lower case with hyphens.
    public let name: String
    /// The head on pages.
    public let head: String
    /// Whether cells are numbers, and so aligned at the right.
    public let isNumeric: Bool

    /// A column.
    ///
    /// - Parameters:
    ///   - name: The stable name.
    ///   - head: The head on pages; the name when left out.
    ///   - isNumeric: Whether cells are numbers.
    public init(_ name: String, head: String? = nil, isNumeric: Bool = false) {
      self.name = name
      self.head = head ?? name
      self.isNumeric = isNumeric
    }
  }

  /// A file-name stem: lower case, digits and hyphens.
  public let name: String
  /// The title on pages.
  public let title: String
  /// The columns.
  public let columns: [Column]
  /// How many leading columns name a row.
  public let keyColumns: Int
  /// The cells.
  public private(set) var rows: [[String]]
  /// Notes printed below the table.
  public let notes: [String]
  /// The right that its rows ask for, such as `unit`; `nil` where whoever may read the run may read it.
  public var right: String?

  /// A table of results.
  ///
  /// - Parameters:
  ///   - name: A file-name stem.
  ///   - title: The title on pages.
  ///   - columns: The columns.
  ///   - keyColumns: How many leading columns name a row.
  ///   - rows: The cells; each row has as many as there are columns.
  ///   - notes: Notes printed below the table.
  public init(
    name: String,
    title: String,
    columns: [Column],
    keyColumns: Int = 1,
    rows: [[String]],
    notes: [String] = []
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row fills every column")
    self.name = name
    self.title = title
    self.columns = columns
    self.keyColumns = keyColumns
    self.rows = rows
    self.notes = notes
  }
}
