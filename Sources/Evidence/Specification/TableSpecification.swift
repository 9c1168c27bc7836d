// SPDX-License-Identifier: Apache-2.0

/// What a file must hold: its columns, their rules and the key that names a row.
public struct TableSpecification: Sendable, Hashable {
  /// The table's name, such as `judgments`.
  public var name: String
  /// The columns, in the order of the resulting table.
  public var columns: [ColumnSpecification]
  /// The columns that together name a row; no two rows may agree in all of them.
  public var key: [String]
  /// Whether further columns are taken as text; otherwise each is an error.
  public var allowsOtherColumns: Bool

  /// A table and its rules.
  ///
  /// - Parameters:
  ///   - name: The table's name.
  ///   - columns: The columns; two of one name are a mistake of the caller and trap.
  ///   - key: Names out of `columns`; any other is a mistake of the caller and traps.
  ///   - allowsOtherColumns: Whether further columns are taken as text.
  public init(
    name: String,
    columns: [ColumnSpecification],
    key: [String] = [],
    allowsOtherColumns: Bool = false
  ) {
    let names = Set(columns.map(\.name))
    precondition(names.count == columns.count, "two columns of one table differ in name")
    precondition(key.allSatisfy(names.contains), "a key is made of the table's own columns")
    self.name = name
    self.columns = columns
    self.key = key
    self.allowsOtherColumns = allowsOtherColumns
  }

  /// The rules of the column of that name.
  public subscript(column name: String) -> ColumnSpecification? {
    columns.first { $0.name == name }
  }
}
