// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// What each column of a table means and holds: the page that lies beside the data.
public struct Codebook: Sendable, Hashable, Codable {
  /// One column's entry.
  public struct Entry: Sendable, Hashable, Codable {
    /// The column's name.
    public let name: String
    /// What it means.
    public let label: String
    /// The kind of its cells.
    public let kind: String
    /// The unit of its numbers.
    public let unit: String
    /// What its cells must obey, in words.
    public let rules: String
    /// How many cells have a value.
    public let valueCount: Int
    /// How many cells are missing.
    public let missingCount: Int
    /// The smallest value as written; empty for text and for private columns.
    public let smallest: String
    /// The largest value as written; empty for text and for private columns.
    public let largest: String
  }

  /// The entries in column order.
  public let entries: [Entry]

  /// Describes a table by its rules and its cells.
  ///
  /// - Parameter table: Any table.
  /// - Complexity: linear in the number of cells.
  public init(_ table: Table) {
    entries = table.columns.map { column in
      let specification = column.specification
      let ends = specification.isPrivate ? nil : column.ends()
      return Entry(
        name: column.name,
        label: specification.label ?? "",
        kind: specification.kind.word,
        unit: specification.unit ?? "",
        rules: specification.rulesInWords,
        valueCount: column.rowCount - column.missingCount,
        missingCount: column.missingCount,
        smallest: ends?.smallest ?? "",
        largest: ends?.largest ?? ""
      )
    }
  }

  /// The codebook as CSV text.
  public var csv: String {
    CSVWriter().write(
      header: [
        "column", "label", "kind", "unit", "rules", "values", "missing", "smallest", "largest",
      ],
      rows: entries.map { entry in
        [
          entry.name, entry.label, entry.kind, entry.unit, entry.rules, String(entry.valueCount),
          String(entry.missingCount), entry.smallest, entry.largest,
        ]
      }
    )
  }
}

extension Column {
  /// The texts of the smallest and the largest value; `nil` for texts and categories.
  fileprivate func ends() -> (smallest: String, largest: String)? {
    let present = (0..<rowCount).filter { !isMissing($0) }
    func text<Value: Comparable>(_ value: (Int) -> Value?) -> (String, String)? {
      var low: (row: Int, value: Value)?
      var high: (row: Int, value: Value)?
      for row in present {
        guard let value = value(row) else { return nil }
        if low.map({ value < $0.value }) ?? true { low = (row, value) }
        if high.map({ value > $0.value }) ?? true { high = (row, value) }
      }
      guard let low, let high else { return nil }
      return (self.text(low.row), self.text(high.row))
    }
    switch kind {
    case .integer: return text(integer)
    case .decimal: return text(rational)
    case .date: return text(date)
    case .text, .category: return nil
    }
  }
}

extension ColumnSpecification {
  /// The rules of the column for a reader, such as `100-200; multiples of 1/20; may be missing`.
  public var rulesInWords: String {
    var parts: [String] = []
    if case .category(let levels) = kind {
      parts.append("one of \(levels.joined(separator: ", "))")
    }
    if let range { parts.append(range.words) }
    if let step { parts.append("multiples of \(step)") }
    if let allowedValues {
      parts.append("only \(allowedValues.map(\.description).joined(separator: " "))")
    }
    if let pattern { parts.append("form \(pattern)") }
    if allowsMissing { parts.append("may be missing") }
    if !missingCodes.isEmpty {
      parts.append("missing codes \(missingCodes.joined(separator: " "))")
    }
    if isPrivate { parts.append("private") }
    return parts.joined(separator: "; ")
  }
}
