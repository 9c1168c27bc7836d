// SPDX-License-Identifier: Apache-2.0

/// The facts of all rows of a run, as columns, with the links from members to what they belong to.
public struct ColumnSet: Sendable {
  /// How many rows each entity has, by its place in the program.
  public let rowCounts: [Int]
  private(set) var columns: [Int: FactColumn] = [:]
  private(set) var links: [Link: LaneMemory] = [:]
  /// Facts whose values have no codes: what depends on them is left to single cases.
  private(set) var refused: Set<Int> = []
  /// Whether presumptions stand in for missing evidence.
  public var usesPresumptions = true
  /// The entity whose rows are subjects in periods, by its place in the program.
  ///
  /// A number over such rows counts those of one period, which a row of another entity does not
  /// have; it is left to single cases.
  var periodic: Int?

  /// From which entity to which.
  struct Link: Hashable, Sendable {
    let from: Int
    let to: Int
  }

  /// Rows without facts: every fact is missing until its column is set.
  ///
  /// - Parameter rowCounts: How many rows each entity has.
  public init(rowCounts: [Int]) { self.rowCounts = rowCounts }

  /// Sets the column of a fact.
  ///
  /// - Parameters:
  ///   - column: The values of all rows of the fact's entity.
  ///   - fact: The fact's place in the program.
  ///   - entity: The fact's entity.
  /// - Throws: `ColumnError.rows` when the column has another length.
  public mutating func set(
    _ column: FactColumn,
    fact: Int,
    of entity: Int
  ) throws(ColumnError) {
    guard column.rowCount == rowCounts[entity] else {
      throw .rows("a column has \(column.rowCount) rows, its entity \(rowCounts[entity])")
    }
    columns[fact] = column
  }

  /// Sets which row of an ancestor each row belongs to.
  ///
  /// - Parameters:
  ///   - rows: For each row of `entity` a row of `ancestor`.
  ///   - entity: The members' entity.
  ///   - ancestor: What they belong to, directly or through others.
  /// - Throws: `ColumnError.rows` when there are too few or too many, or one does not exist.
  public mutating func link(
    _ rows: [Int],
    from entity: Int,
    to ancestor: Int
  ) throws(ColumnError) {
    guard rows.count == rowCounts[entity] else {
      throw .rows("\(rows.count) links for \(rowCounts[entity]) rows")
    }
    guard rows.allSatisfy({ $0 >= 0 && $0 < rowCounts[ancestor] }) else {
      throw .rows("a link leads to no row")
    }
    let memory = LaneMemory(rowCount: rows.count, width: .four)
    memory.fill { rows[$0] }
    links[Link(from: entity, to: ancestor)] = memory
  }

  /// Says that a fact's values have no codes; what depends on it is left to single cases.
  ///
  /// - Parameter fact: The fact's place in the program.
  public mutating func refuse(fact: Int) {
    columns[fact] = nil
    refused.insert(fact)
  }

  /// Bytes of all columns and links.
  public var byteCount: Int {
    columns.values.reduce(0) { $0 + $1.rowCount * $1.bytesPerRow }
      + links.values.reduce(0) { $0 + $1.rowCount * 4 }
  }
}
