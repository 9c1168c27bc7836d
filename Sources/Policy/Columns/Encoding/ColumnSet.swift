// SPDX-License-Identifier: Apache-2.0

/// The facts of all rows of a run, as columns, with the links from members to what they belong to.
public struct ColumnSet: Sendable {
  /// How many rows each entity has, by its place in the program.
  public let rowCounts: [Int]
  private(set) var columns: [FactPart: FactColumn] = [:]
  private(set) var references: [FactPart: ReferenceColumn] = [:]
  private(set) var lists: [Int: ListColumn] = [:]
  private(set) var links: [Link: LaneMemory] = [:]
  /// Parts whose values have no codes: what depends on them is left to single cases.
  private(set) var refused: Set<FactPart> = []
  /// Whether presumptions stand in for missing evidence.
  public var usesPresumptions = true
  /// The entity whose rows are subjects in periods, by its place in the program.
  ///
  /// A number over such rows counts those of one period, which a row of another entity does not
  /// have; it is left to single cases.
  var periodic: Int?
  /// Values that were computed before, by the numbers under which a form asks for them.
  var given: [StoredSlot] = []
  /// For each row of a parent the one member that counts, -1 where none does, by the numbers under which
  /// a form asks for them.
  var choices: [LaneMemory] = []
  /// The periods of those subjects, where other rows belong to one of their rows each.
  public internal(set) var periods: SubjectPeriods?

  /// From which home to which: entities by their places, the items of lists behind them.
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
    try set(column, part: FactPart(fact), of: entity)
  }

  /// Sets the column of a field of a record, or of whether the record is given.
  mutating func set(
    _ column: FactColumn,
    part: FactPart,
    of entity: Int
  ) throws(ColumnError) {
    guard column.rowCount == rowCounts[entity] else {
      throw .rows("a column has \(column.rowCount) rows, its entity \(rowCounts[entity])")
    }
    columns[part] = column
  }

  /// Sets the column of an item of a list, or of one of its fields.
  mutating func set(_ column: FactColumn, item part: FactPart) throws(ColumnError) {
    let count = lists[part.fact]?.itemCount ?? 0
    guard column.rowCount == count else {
      throw .rows("a column has \(column.rowCount) items, its list \(count)")
    }
    columns[part] = column
  }

  /// Sets which rows a part that is a reference names.
  mutating func set(_ reference: ReferenceColumn, part: FactPart) { references[part] = reference }

  /// Sets which items each row of an entity has in a list.
  mutating func set(
    _ list: ListColumn,
    fact: Int,
    of entity: Int
  ) throws(ColumnError) {
    guard list.rowCount == rowCounts[entity] else {
      throw .rows("a list has \(list.rowCount) rows, its entity \(rowCounts[entity])")
    }
    lists[fact] = list
  }

  /// How many rows a home has: those of an entity, or the items of a list.
  func rowCount(of home: Int, in program: Program) -> Int {
    if let list = program.list(of: home) { return lists[list]?.itemCount ?? 0 }
    return rowCounts[home]
  }

  /// Which row of a home each row of another one belongs to; `nil` where nothing says it.
  func links(from home: Int, to ancestor: Int, in program: Program) -> LaneMemory? {
    guard let list = program.list(of: home) else {
      return links[Link(from: home, to: ancestor)]
    }
    guard let owners = lists[list]?.owners else { return nil }
    let owner = program.facts[list].entity
    if owner == ancestor { return owners }
    guard let above = links[Link(from: owner, to: ancestor)] else { return nil }
    return owners.leading(above)
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
    // A member of a year of which its subject has no row belongs to none.
    let lowest = periods?.entity == ancestor ? -1 : 0
    guard rows.allSatisfy({ $0 >= lowest && $0 < rowCounts[ancestor] }) else {
      throw .rows("a link leads to no row")
    }
    let memory = LaneMemory(rowCount: rows.count, width: .four)
    memory.fill { rows[$0] }
    links[Link(from: entity, to: ancestor)] = memory
  }

  /// Sets which row of an ancestor each row belongs to, as other columns have it already.
  mutating func link(_ memory: LaneMemory, as link: Link) { links[link] = memory }

  /// Says that a fact's values have no codes; what depends on it is left to single cases.
  ///
  /// - Parameter fact: The fact's place in the program.
  public mutating func refuse(fact: Int) {
    refuse(part: FactPart(fact))
  }

  /// Says that a part's values have no codes.
  mutating func refuse(part: FactPart) {
    columns[part] = nil
    references[part] = nil
    refused.insert(part)
  }

  /// The same columns under other numbers of their facts; those without one are left out.
  ///
  /// - Parameter places: The new number of each fact that is kept.
  /// - Returns: The columns.
  func moved(to places: [Int: Int]) -> ColumnSet {
    func moved<Content>(_ parts: [FactPart: Content]) -> [FactPart: Content] {
      var result: [FactPart: Content] = [:]
      for (part, content) in parts {
        if let place = places[part.fact] { result[FactPart(place, part.path)] = content }
      }
      return result
    }
    var result = self
    result.columns = moved(columns)
    result.references = moved(references)
    result.refused = Set(
      refused.compactMap { part in places[part.fact].map { FactPart($0, part.path) } }
    )
    result.lists = [:]
    for (fact, list) in lists {
      if let place = places[fact] { result.lists[place] = list }
    }
    return result
  }

  /// Bytes of all columns and links.
  public var byteCount: Int {
    columns.values.reduce(0) { $0 + $1.rowCount * $1.bytesPerRow }
      + links.values.reduce(0) { $0 + $1.rowCount * 4 }
      + references.values.reduce(0) { $0 + $1.byteCount }
      + lists.values.reduce(0) { $0 + $1.byteCount }
  }
}
