// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Makes the columns of one version of a policy from tables.
struct TableEncoding {
  let tables: PopulationTables
  let rulebook: Rulebook
  let program: Program
  let threads: Int
  var set: ColumnSet
  var findings: [Finding] = []
  /// The kept rows of each entity's table, by the entity's place in the program.
  private(set) var rows: [TableRows?] = []
  let layouts: [CaseLayout]

  init(_ tables: PopulationTables, _ evaluator: Evaluator, _ program: Program, threads: Int) {
    self.tables = tables
    rulebook = evaluator.rulebook
    self.program = program
    self.threads = threads
    let rulebook = evaluator.rulebook
    layouts = program.entities.map { CaseLayout(of: $0.name, in: rulebook, isIdentified: false) }
    for (entity, layout) in zip(program.entities, layouts) {
      guard let table = tables.tables[entity.name] else {
        rows.append(nil)
        continue
      }
      let cells = Self.cells(table, layout, tables, threads)
      let read = TableRows(table, cells)
      findings += read.findings
      rows.append(read)
    }
    set = ColumnSet(rowCounts: rows.map { $0?.rowCount ?? 0 })
    set.usesPresumptions = evaluator.options.usesPresumptions
    if rulebook.period != nil {
      set.periodic = program.entities.firstIndex { $0.name == rulebook.subject }
    }
  }

  /// Makes all columns.
  mutating func encode() throws(ColumnError) {
    for fact in program.facts.indices where program.facts[fact].parameters.isEmpty {
      encode(fact)
    }
    for (entity, declared) in program.entities.enumerated() where rows[entity] != nil {
      for ancestor in declared.ancestors { try link(entity, to: ancestor) }
    }
  }

  // MARK: - Cells

  private static func cells(
    _ table: Evidence.Table,
    _ layout: CaseLayout,
    _ tables: PopulationTables,
    _ threads: Int
  ) -> [TableRows.Cell] {
    let read = table.columns.compactMap { column -> (Column, Reading.Key)? in
      guard let key = key(layout, column.name) else { return nil }
      return (column, key)
    }
    // A standard error is looked at whatever it is.
    func isPlain(_ column: Column, _ key: Reading.Key) -> Bool {
      !key.isError && column.isPlain(key.type)
    }
    let numbered = read.filter { !isPlain($0, $1) }.map(\.0.name)
    tables.number(numbered, of: layout.entity, threads: threads)
    return read.map { column, key in
      let isRecord = key.type.fields != nil
      let record: String? =
        switch layout.cells[column.name] {
        case .fact(let name, _)? where isRecord: name
        case .field(_, let name, _)?: name
        default: nil
        }
      return TableRows.Cell(
        column: column,
        record: record,
        isWhole: record == column.name,
        reading: isPlain(column, key) ? nil : tables.reading(key, threads: threads)
      )
    }
  }

  /// By what a layout reads a column; `nil` for ids and links, and for what it does not read.
  private static func key(_ layout: CaseLayout, _ column: String) -> Reading.Key? {
    let place = PopulationTables.Place(table: layout.entity, isList: false, column: column)
    switch layout.cells[column] {
    case .fact(let name, let type)?: return Reading.Key(place: place, type: type, name: name)
    case .field(let field, let name, let type)?:
      return Reading.Key(place: place, type: type, name: "\(name).\(field)")
    case .error(let name, let type)?:
      return Reading.Key(place: place, type: type, name: name, isError: true)
    case .id?, .parent?, nil: return nil
    }
  }

  /// What a column of an entity's table means, where a layout reads it.
  func reading(_ entity: Int, _ column: String) -> Reading? {
    guard let key = Self.key(layouts[entity], column), !key.isError else { return nil }
    return tables.reading(key, threads: threads)
  }

  // MARK: - Facts

  private mutating func encode(_ place: Int) {
    let fact = program.facts[place]
    guard let rows = rows[fact.entity],
      let table = tables.tables[program.entities[fact.entity].name]
    else {
      if tables.tables[program.entities[fact.entity].name] == nil { encodeWithoutRows(place) }
      return
    }
    switch fact.type.withoutConstants {
    case .record: encodeRecord(place, rows)
    case .list(let element): encodeList(place, element, rows)
    default:
      guard let column = table[column: fact.name] else { return }
      encodeValue(place, column, rows)
    }
  }

  /// Nothing is on file of an entity without a table; the items of its list belong to nobody.
  private mutating func encodeWithoutRows(_ place: Int) {
    let fact = program.facts[place]
    if case .list(let element) = fact.type.withoutConstants, let table = tables.lists[fact.name],
      let layout = ListLayout(fact.name, in: rulebook),
      layout.entity == program.entities[fact.entity].name
    {
      let items = ItemEncoding(place, element, table, layout, self)
      let loose = (0..<items.rows.rowCount).map { items.rows.source($0) }
      findings += items.rows.findings + items.findings(of: loose)
    }
    set.encode([], fact: place, of: program) { _, _ in .nobody }
  }

  func nothing(_ fact: Fact) -> Answer {
    .unknown(fact.declaration.judge == nil ? .missing : .judgment, fact.name)
  }

  /// The type by which a column's cells are read.
  private func readType(_ entity: Int, _ column: String) -> ValueType? {
    Self.key(layouts[entity], column).flatMap { $0.isError ? nil : $0.type }
  }

  func key(_ fact: Fact, _ column: String, _ type: ValueType) -> PopulationTables.ColumnKey {
    PopulationTables.ColumnKey(
      place: PopulationTables.Place(
        table: program.entities[fact.entity].name,
        isList: false,
        column: column
      ),
      type: type,
      whole: fact.type,
      read: readType(fact.entity, column) ?? readType(fact.entity, fact.name),
      isJudged: fact.declaration.judge != nil
    )
  }

  /// A column, remembered for other policies where it holds every row of its table.
  func column(
    _ key: PopulationTables.ColumnKey,
    _ rows: TableRows,
    _ make: () throws(ColumnError) -> FactColumn
  ) throws(ColumnError) -> FactColumn {
    rows.kept == nil ? try tables.column(key, make) : try make()
  }

  private mutating func link(_ entity: Int, to ancestor: Int) throws(ColumnError) {
    let finder = LinkRows(tables, program, rows, threads, periodic: set.periodic)
    try set.link(try finder.rows(of: entity, in: ancestor), from: entity, to: ancestor)
  }
}
