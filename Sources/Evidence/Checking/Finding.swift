// SPDX-License-Identifier: Apache-2.0

/// One thing that is wrong, or worth knowing, at one place of the evidence.
///
/// Nothing is repaired silently: a finding names file, row, column, value, the rule that was
/// broken and what to do. A private column's value never gets this far.
public struct Finding: Sendable, Hashable, Codable {
  /// How much a finding weighs.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// For the reader's information.
    case note
    /// Read on, with a doubt.
    case warning
    /// The row or the file is not taken.
    case error

    /// Notes come before warnings, warnings before errors.
    public static func < (left: Severity, right: Severity) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// How much it weighs.
  public var severity: Severity
  /// The rule's stable name, such as `out-of-range`.
  public var code: String
  /// The file's name.
  public var file: String
  /// The line on which the record begins; the first line of the file is 1.
  public var row: Int?
  /// The column, as the file's header has it.
  public var column: String?
  /// The cell as read, or `<redacted>`.
  public var value: String?
  /// What is wrong.
  public var rule: String
  /// What to do.
  public var remedy: String

  /// A finding.
  ///
  /// - Parameters:
  ///   - severity: How much it weighs.
  ///   - code: The rule's stable name.
  ///   - file: The file's name.
  ///   - row: The line on which the record begins.
  ///   - column: The column, as the file's header has it.
  ///   - value: The cell as read.
  ///   - rule: What is wrong.
  ///   - remedy: What to do.
  public init(
    severity: Severity,
    code: String,
    file: String,
    row: Int? = nil,
    column: String? = nil,
    value: String? = nil,
    rule: String,
    remedy: String
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.row = row
    self.column = column
    self.value = value
    self.rule = rule
    self.remedy = remedy
  }

  /// The finding in one sentence, with its place in front.
  public var sentence: String {
    var place = file
    if let row { place += " row \(row)" }
    let problem = remedy.isEmpty ? rule : "\(rule); \(remedy)"
    return "\(([place] + cell).joined(separator: ", ")): \(problem)"
  }

  /// The finding without file and row, for a list that has them already.
  public var reason: String {
    let place = cell.joined(separator: ", ")
    return place.isEmpty ? rule : "\(place): \(rule)"
  }

  private var cell: [String] {
    var parts: [String] = []
    if let column { parts.append("column \"\(column)\"") }
    if let value { parts.append("\"\(value)\"") }
    return parts
  }
}
