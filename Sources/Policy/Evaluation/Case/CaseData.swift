// SPDX-License-Identifier: Apache-2.0
/// The rows that a policy is evaluated on: subjects, the subjects they belong to, their members.
///
/// Nothing in it is checked yet: a value is compared with its fact's type when it is read, and one
/// that does not fit is a fault in that fact's place. What no row gives is unknown(missing).
public struct CaseData: Sendable {
  /// The rows by entity, in the order in which they were added.
  public private(set) var rows: [String: [CaseRow]] = [:]

  /// No rows.
  public init() {}

  /// Rows in any order.
  ///
  /// - Parameter rows: The rows.
  public init(_ rows: [CaseRow]) {
    for row in rows { add(row) }
  }

  /// Adds a row.
  ///
  /// - Parameter row: The row.
  public mutating func add(_ row: CaseRow) { rows[row.entity, default: []].append(row) }

  /// Puts other rows in the place of those of an entity.
  ///
  /// - Parameters:
  ///   - entity: The entity's name.
  ///   - rows: Its rows.
  public mutating func replace(_ entity: String, with rows: [CaseRow]) {
    self.rows[entity] = rows.isEmpty ? nil : rows
  }

  /// One row.
  ///
  /// - Parameters:
  ///   - entity: The entity's name.
  ///   - place: The row's place among the rows of its entity.
  public subscript(entity: String, place: Int) -> CaseRow {
    get { rows[entity, default: []][place] }
    set { rows[entity, default: []][place] = newValue }
  }

  /// The place of a subject's row.
  ///
  /// - Parameters:
  ///   - id: The subject's id.
  ///   - entity: The entity's name.
  ///   - period: The period.
  /// - Returns: The row's place among the rows of its entity; `nil` when there is none.
  public func place(of id: String, in entity: String, period: Int? = nil) -> Int? {
    rows[entity]?.firstIndex { $0.id == id && $0.period == period }
  }
}
