// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// One thing that a scenario supposes: `levels[subject=math, tested=2015].mpi=363.0`, or rows left out.
public struct ScenarioEdit: Sendable, Hashable {
  /// What is done with the rows.
  enum Action: Sendable, Hashable {
    /// A cell gets another value.
    case set(column: String, value: String)
    /// The rows are left out.
    case drop
  }

  /// The role of the file, such as `levels`.
  let role: String
  /// The cells that a row must have.
  let filter: [Cell]
  let action: Action

  struct Cell: Sendable, Hashable {
    let column: String
    let value: String
  }

  /// What is supposed, as it is written.
  public var text: String {
    let rows = filter.isEmpty ? "" : "[\(filter.map { "\($0.column)=\($0.value)" }.list)]"
    switch action {
    case .set(let column, let value): return "\(role)\(rows).\(column)=\(value)"
    case .drop: return "without \(role)\(rows)"
    }
  }

  /// Reads another value for cells.
  ///
  /// - Parameter text: `ROLE[column=value, …].column=value`.
  /// - Throws: `StudyError` where it is written otherwise.
  public init(setting text: String) throws(StudyError) {
    let (role, filter, rest) = try Self.rows(text)
    let parts = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard rest.hasPrefix("."), parts.count == 2, parts[0].count > 1 else {
      throw Self.trouble(text)
    }
    (self.role, self.filter) = (role, filter)
    action = .set(column: Self.trimmed(parts[0].dropFirst()), value: Self.trimmed(parts[1]))
  }

  /// Reads rows that are left out.
  ///
  /// - Parameter text: `ROLE[column=value, …]`.
  /// - Throws: `StudyError` where it is written otherwise.
  public init(dropping text: String) throws(StudyError) {
    let (role, filter, rest) = try Self.rows(text)
    guard rest.isEmpty, !filter.isEmpty else { throw Self.trouble(text) }
    (self.role, self.filter, action) = (role, filter, .drop)
  }

  /// The same supposition with another value.
  func with(value: String) -> ScenarioEdit {
    guard case .set(let column, _) = action else { return self }
    return ScenarioEdit(role: role, filter: filter, action: .set(column: column, value: value))
  }

  private init(role: String, filter: [Cell], action: Action) {
    (self.role, self.filter, self.action) = (role, filter, action)
  }

  private static func rows(
    _ text: String
  ) throws(StudyError) -> (role: String, filter: [Cell], rest: Substring) {
    let end = text.firstIndex { $0 == "[" || $0 == "." } ?? text.endIndex
    let role = trimmed(text[..<end])
    guard !role.isEmpty else { throw trouble(text) }
    guard end < text.endIndex, text[end] == "[" else { return (role, [], text[end...]) }
    guard let close = text[end...].firstIndex(of: "]") else { throw trouble(text) }
    var filter: [Cell] = []
    for part in text[text.index(after: end)..<close].split(separator: ",") {
      let cell = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard cell.count == 2, !trimmed(cell[0]).isEmpty else { throw trouble(text) }
      filter.append(Cell(column: trimmed(cell[0]), value: trimmed(cell[1])))
    }
    return (role, filter, text[text.index(after: close)...])
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func trouble(_ text: String) -> StudyError {
    StudyError(
      .configuration,
      "\"\(text)\" is not written as ROLE[column=value, …].column=value, such as "
        + "levels[subject=math, tested=2015].mpi=363.0"
    )
  }

  // MARK: - Rows

  /// Whether a row is meant.
  ///
  /// - Parameters:
  ///   - row: A row of the table.
  ///   - table: The table.
  /// - Returns: Whether its cells are those of the filter.
  func holds(_ row: Int, _ table: Table) -> Bool {
    filter.allSatisfy { cell in table[column: cell.column]?.text(row) == cell.value }
  }

  /// Why it means nothing.
  ///
  /// - Parameter roles: The roles of the study's files.
  /// - Returns: The error.
  func unused(among roles: [String]) -> StudyError {
    guard roles.contains(role) else {
      return StudyError(
        .configuration,
        "\(text): the study has no file \"\(role)\""
          + "\(Spelling.suggestion(for: role, among: roles)) (it has \(roles.list))"
      )
    }
    return StudyError(
      .configuration,
      "\(text): no row of \(role) has these values; nothing would change"
    )
  }

  /// The columns that it names.
  var columns: [String] {
    let own = filter.map(\.column)
    if case .set(let column, _) = action { return own + [column] }
    return own
  }
}

/// Values that are tried one after the other: `355..370 by 1`, or a list `A, B, C`.
public struct ScenarioRange: Sendable, Hashable {
  /// What is varied; its value stands for all.
  let edit: ScenarioEdit
  /// The values as a file writes them.
  let values: [String]

  /// What is varied, without a value.
  public var name: String {
    String(edit.text.split(separator: "=").dropLast().joined(separator: "="))
  }

  /// The most values of a range.
  static let most = 2_000

  /// Reads a range.
  ///
  /// - Parameter text: `ROLE[column=value, …].column=355..370 by 1`, or values with commas between.
  /// - Throws: `StudyError` where it is written otherwise, or has too many values.
  public init(_ text: String) throws(StudyError) {
    edit = try ScenarioEdit(setting: text)
    guard case .set(_, let written) = edit.action else {
      values = []
      return
    }
    guard written.contains("..") else {
      values = written.split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init)
      return
    }
    let parts = written.split(separator: " ").map(String.init)
    let ends = (parts.first ?? "").split(separator: "..").map { Rational(decimal: $0) }
    let step =
      parts.count == 1
      ? .one : parts.count == 3 && parts[1] == "by" ? Rational(decimal: parts[2]) : nil
    guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high, let step,
      step > .zero, (high - low) / step < Rational(Self.most)
    else {
      throw StudyError(
        .configuration,
        "\"\(written)\" is not written as 355..370 by 1, with at most \(Self.most) values from the lower "
          + "to the higher"
      )
    }
    var values: [String] = []
    var value = low
    while value <= high {
      values.append(value.description)
      value += step
    }
    self.values = values
  }
}
