// SPDX-License-Identifier: Apache-2.0
public import Evidence
internal import Synchronization

/// A population in tables, from which columns are made for any number of policies.
///
/// One table holds the rows of an entity, as `CaseLayout` reads it; one holds the items of a list, as
/// `ListLayout` reads it. The different cells of a column are found once, and a column that several
/// rulebooks read by the same type is encoded once. What the columns say of a row is what the same
/// cells say of it as a case.
///
/// ```swift
/// let people = PopulationTables(["applicant": applicants], lists: ["practice": periods])
/// let found = try people.columns(for: evaluator, version: "2023", threads: 2)
/// let run = ColumnRunner(form, found.columns).run(request)
/// ```
public final class PopulationTables: Sendable {
  /// Columns with what is wrong with the cells that they were made of.
  public struct Columns: Sendable {
    /// The columns; rows with findings are left out.
    public let columns: ColumnSet
    /// What is wrong, in the order of the tables' rows; the cells themselves are not repeated.
    public let findings: [Finding]
    /// For each entity the rows of its table that the columns hold; `nil` where they hold all.
    public let rows: [String: [Int]]
  }

  /// The rows of entities, by the entity's name.
  public let tables: [String: Evidence.Table]
  /// The items of lists, by the fact's name.
  public let lists: [String: Evidence.Table]
  private let memory = Mutex(Memory())

  /// What has been worked out already.
  private struct Memory {
    var dictionaries: [Place: ColumnDictionary] = [:]
    var readings: [Reading.Key: Reading] = [:]
    var columns: [ColumnKey: FactColumn] = [:]
    var lists: [ColumnKey: ListColumn] = [:]
    /// By the entity and the fact.
    var groupings: [[String]: ItemGrouping] = [:]
    var names: [String: RowNames] = [:]
  }

  /// A column of a table.
  struct Place: Hashable, Sendable {
    /// The entity, or the fact whose items the table holds.
    let table: String
    let isList: Bool
    let column: String
  }

  /// A column as a type reads it.
  struct ColumnKey: Hashable, Sendable {
    let place: Place
    let type: ValueType
    /// The type of the fact that the column belongs to.
    let whole: ValueType
    /// The type by which a layout reads the cells, which may be that of another version.
    let read: ValueType?
    /// Whether what is not on file waits for a judgment.
    let isJudged: Bool
  }

  /// A population.
  ///
  /// - Parameters:
  ///   - tables: The rows of entities, by the entity's name.
  ///   - lists: The items of lists, by the fact's name.
  public init(_ tables: [String: Evidence.Table], lists: [String: Evidence.Table] = [:]) {
    self.tables = tables
    self.lists = lists
  }

  func table(_ place: Place) -> Evidence.Table? {
    place.isList ? lists[place.table] : tables[place.table]
  }

  // MARK: - Remembered

  /// The different cells of a column; `nil` where the table has no such column.
  func dictionary(_ place: Place, threads: Int) -> ColumnDictionary? {
    if let known = memory.withLock({ $0.dictionaries[place] }) { return known }
    guard let column = table(place)?[column: place.column] else { return nil }
    let made = column.dictionary(threads: threads)
    memory.withLock { $0.dictionaries[place] = made }
    return made
  }

  /// Finds the different cells of several columns of an entity's table in one pass.
  func number(_ columns: [String], of entity: String, threads: Int) {
    let places = columns.map { Place(table: entity, isList: false, column: $0) }
    let known = memory.withLock { memory in Set(places.filter { memory.dictionaries[$0] != nil }) }
    let asked = places.filter { !known.contains($0) }.map(\.column)
    guard !asked.isEmpty, let table = tables[entity] else { return }
    let made = table.dictionaries(asked, threads: threads)
    memory.withLock { memory in
      for (column, dictionary) in made {
        memory.dictionaries[Place(table: entity, isList: false, column: column)] = dictionary
      }
    }
  }

  /// What the different cells of a column mean to a type.
  func reading(_ key: Reading.Key, threads: Int) -> Reading? {
    if let known = memory.withLock({ $0.readings[key] }) { return known }
    guard let dictionary = dictionary(key.place, threads: threads),
      let column = table(key.place)?[column: key.place.column]
    else { return nil }
    let made = Reading(key, column, dictionary)
    memory.withLock { $0.readings[key] = made }
    return made
  }

  /// A column that is made once for all policies that read it by the same type.
  func column(
    _ key: ColumnKey,
    _ make: () throws(ColumnError) -> FactColumn
  ) throws(ColumnError) -> FactColumn {
    if let known = memory.withLock({ $0.columns[key] }) { return known }
    let made = try make()
    memory.withLock { $0.columns[key] = made }
    return made
  }

  /// A list that is made once for all policies that read it by the same type.
  func list(
    _ key: ColumnKey,
    _ make: () throws(ColumnError) -> ListColumn
  ) throws(ColumnError) -> ListColumn {
    if let known = memory.withLock({ $0.lists[key] }) { return known }
    let made = try make()
    memory.withLock { $0.lists[key] = made }
    return made
  }

  /// Which items each row of an entity has, where no row of either table is left out.
  func grouping(
    _ fact: String,
    of entity: String,
    _ make: () -> ItemGrouping
  ) -> ItemGrouping {
    let key = [entity, fact]
    if let known = memory.withLock({ $0.groupings[key] }) { return known }
    let made = make()
    memory.withLock { $0.groupings[key] = made }
    return made
  }

  /// The columns of one version of a policy.
  ///
  /// - Parameters:
  ///   - evaluator: The policy under its circumstances.
  ///   - version: The name of the version whose facts are read.
  ///   - threads: On how many threads.
  /// - Returns: The columns, and what is wrong with the cells.
  /// - Throws: `ColumnError.rows` for an unknown version, for rows that do not say to which of
  ///   several others they belong, and for rows that belong to subjects with periods.
  public func columns(
    for evaluator: Evaluator,
    version: String,
    threads: Int
  ) throws(ColumnError) -> Columns {
    guard let found = evaluator.rulebook.versions.first(where: { $0.name == version }) else {
      throw .rows("there is no version \(version)")
    }
    var encoding = TableEncoding(self, evaluator, found.program, threads: max(threads, 1))
    try encoding.encode()
    var rows: [String: [Int]] = [:]
    for (entity, read) in zip(found.program.entities, encoding.rows) {
      if let kept = read?.kept { rows[entity.name] = kept.map { Int($0) } }
    }
    return Columns(columns: encoding.set, findings: encoding.findings, rows: rows)
  }

  /// Whether no two rows of an entity have one id.
  func hasSingleRows(_ entity: String, _ threads: Int) -> Bool {
    names(of: entity, threads: threads).map { $0.areUnique } ?? true
  }

  /// The rows as cases, for what columns do not carry; rows with findings are left out.
  ///
  /// - Parameter rulebook: The rules that say which facts there are.
  /// - Returns: The rows, with the items of their lists.
  public func cases(of rulebook: Rulebook) -> CaseData {
    var data = CaseData()
    for (entity, table) in tables.sorted(by: { $0.key < $1.key }) {
      for row in CaseLayout(of: entity, in: rulebook).read(table).rows { data.add(row.subject) }
    }
    for (fact, table) in lists.sorted(by: { $0.key < $1.key }) {
      guard let layout = ListLayout(fact, in: rulebook) else { continue }
      _ = data.add(layout.read(table).items, of: layout)
    }
    return data
  }

  /// The ids of an entity's rows.
  func names(of entity: String, threads: Int) -> RowNames? {
    if let known = memory.withLock({ $0.names[entity] }) { return known }
    guard let table = tables[entity] else { return nil }
    let place = Place(table: entity, isList: false, column: "id")
    let made = RowNames(table, dictionary(place, threads: threads))
    memory.withLock { $0.names[entity] = made }
    return made
  }
}
