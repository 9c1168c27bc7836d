// SPDX-License-Identifier: Apache-2.0

/// What the cells of a column hold.
public enum ColumnKind: Sendable, Hashable {
  /// Any text.
  case text
  /// A whole number of at most 18 digits, such as `-12`.
  case integer
  /// A decimal number, kept exactly as written, such as `78.40`.
  case decimal
  /// A calendar day written year-month-day, such as `2014-01-30`.
  case date
  /// One of the listed words, spelled exactly so.
  case category([String])

  /// The kind's name in messages, codebooks and mappings.
  public var word: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .decimal: "decimal"
    case .date: "date"
    case .category: "category"
    }
  }

  /// Whether the cells are numbers.
  public var isNumeric: Bool {
    switch self {
    case .integer, .decimal: true
    case .text, .date, .category: false
    }
  }
}
