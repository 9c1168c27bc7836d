// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Makes the columns of one version of a policy from tables.
struct TableEncoding {
  let tables: PopulationTables
  let rulebook: Rulebook
  let program: Program
  let threads: Int
  private(set) var set: ColumnSet
  private(set) var findings: [Finding] = []
  /// The kept rows of each entity's table, by the entity's place in the program.
  private(set) var rows: [TableRows?] = []
  private let layouts: [CaseLayout]

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
    table.columns.compactMap { column in
      let place = PopulationTables.Place(table: layout.entity, isList: false, column: column.name)
      func cell(_ key: Reading.Key, _ record: String?, isWhole: Bool) -> TableRows.Cell {
        let reading = column.isPlain(key.type) ? nil : tables.reading(key, threads: threads)
        return TableRows.Cell(column: column, record: record, isWhole: isWhole, reading: reading)
      }
      switch layout.cells[column.name] {
      case .fact(let name, let type)?:
        let isRecord = type.fields != nil
        let key = Reading.Key(place: place, type: type, name: name)
        return cell(key, isRecord ? name : nil, isWhole: isRecord)
      case .field(let field, let name, let type)?:
        let key = Reading.Key(place: place, type: type, name: "\(name).\(field)")
        return cell(key, name, isWhole: false)
      case .error(let name, let type)?:
        let key = Reading.Key(place: place, type: type, name: name, isError: true)
        return TableRows.Cell(
          column: column,
          record: nil,
          isWhole: false,
          reading: tables.reading(key, threads: threads)
        )
      case .id?, .parent?, nil: return nil
      }
    }
  }

  /// What a column of an entity's table means, where a layout reads it.
  private func reading(_ entity: Int, _ column: String) -> Reading? {
    let name = program.entities[entity].name
    let place = PopulationTables.Place(table: name, isList: false, column: column)
    switch layouts[entity].cells[column] {
    case .fact(let fact, let type)?:
      return tables.reading(Reading.Key(place: place, type: type, name: fact), threads: threads)
    case .field(let field, let fact, let type)?:
      let key = Reading.Key(place: place, type: type, name: "\(fact).\(field)")
      return tables.reading(key, threads: threads)
    default: return nil
    }
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

  private func nothing(_ fact: Fact) -> Answer {
    .unknown(fact.declaration.judge == nil ? .missing : .judgment, fact.name)
  }

  /// The type by which a column's cells are read.
  private func readType(_ entity: Int, _ column: String) -> ValueType? {
    switch layouts[entity].cells[column] {
    case .fact(_, let type)?, .field(_, _, let type)?: type
    default: nil
    }
  }

  private func key(_ fact: Fact, _ column: String, _ type: ValueType) -> PopulationTables.ColumnKey
  {
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

  private mutating func encodeValue(_ place: Int, _ column: Column, _ rows: TableRows) {
    let fact = program.facts[place]
    let threads = threads
    do throws(ColumnError) {
      if case .fact(_, let read)? = layouts[fact.entity].cells[fact.name], read == fact.type,
        rows.kept == nil, fact.declaration.judge == nil, column.isPlain(fact.type)
      {
        let plain = try? tables.column(key(fact, fact.name, fact.type)) {
          () throws(ColumnError) in
          try FactColumn(plain: column, fact.type)
        }
        if let plain {
          try set.set(plain, fact: place, of: fact.entity)
          return
        }
      }
      guard let reading = reading(fact.entity, fact.name) else { return }
      let answers =
        [nothing(fact)] + reading.answers.map { fact.type.checked($0, named: fact.name) }
      if case .entity(let name) = fact.type.withoutConstants {
        let index: @Sendable (Int) -> Int = { Int(reading.codes[rows.source($0)]) }
        setReference(FactPart(place), answers, name, rows.rowCount, index)
        let presence = try FactColumn(presence: answers, fact.type)
        try set.set(
          presence.gathered(rows.rowCount, threads: threads, index),
          fact: place,
          of: fact.entity
        )
        return
      }
      let make = { () throws(ColumnError) -> FactColumn in
        try FactColumn(fact.type, answers).gathered(rows.rowCount, threads: threads) { row in
          Int(reading.codes[rows.source(row)])
        }
      }
      let made =
        rows.kept == nil
        ? try tables.column(key(fact, fact.name, fact.type), make) : try make()
      try set.set(made, fact: place, of: fact.entity)
    } catch {
      set.refuse(fact: place)
    }
  }

  mutating func setReference(
    _ part: FactPart,
    _ answers: [Answer],
    _ name: String,
    _ count: Int,
    _ index: @Sendable (Int) -> Int
  ) {
    guard let target = program.entities.firstIndex(where: { $0.name == name }),
      set.periodic != target
    else {
      set.refuse(part: part)
      return
    }
    let ids = RowPlaces(tables, name, rows[target], threads)
    let small = ReferenceColumn(answers, target: target) { ids[$0] }
    set.set(small.gathered(count, threads: threads, index), part: part)
  }

  // MARK: - Records

  private mutating func encodeRecord(_ place: Int, _ rows: TableRows) {
    let fact = program.facts[place]
    guard let fields = fact.type.fields else { return }
    let own = reading(fact.entity, fact.name)
    var given: [UInt8] = Array(repeating: 0, count: own?.codes.count ?? 0)
    var columns: [String: Reading] = [:]
    for field in fields {
      guard let reading = reading(fact.entity, "\(fact.name).\(field.name)") else { continue }
      columns[field.name] = reading
      if given.isEmpty { given = Array(repeating: 0, count: reading.codes.count) }
      for row in given.indices where reading.codes[row] != 0 { given[row] = 1 }
    }
    guard !given.isEmpty || rows.rowCount == 0 else { return }
    let whole = (own?.answers ?? []).map { fact.type.checked($0, named: fact.name) }
    let start = RecordCells(
      rows: rows,
      own: own?.codes,
      given: given,
      nothing: nothing(fact),
      whole: whole
    )
    encode(FactPart(place), fact.type, start, nil, columns)
  }

  private mutating func encode(
    _ part: FactPart,
    _ type: ValueType,
    _ record: RecordCells,
    _ field: Reading?,
    _ columns: [String: Reading]
  ) {
    let fact = program.facts[part.fact]
    let threads = threads
    let missing = Answer.unknown(.missing, ([fact.name] + part.path).joined(separator: "."))
    let name = ([fact.name] + part.path).joined(separator: ".")
    // Nothing on file, then the record's own value or a field that is not filled, then its cells.
    let first = part.path.isEmpty ? Answer.value(.record([:])) : missing
    let values = (field?.answers ?? []).map { type.checked($0, named: name) }
    let answers = [record.nothing, first] + values + record.whole
    let (codes, shift) = (field?.codes, values.count)
    let index: @Sendable (Int) -> Int = { record.index($0, codes, shift) }
    do throws(ColumnError) {
      switch type.withoutConstants {
      case .record(let fields):
        try set.set(try presence(part, answers, type, record, index), part: part, of: fact.entity)
        for inner in fields {
          var next = record
          next.whole = record.whole.map { ColumnSet.field(inner.name, of: $0) }
          let path = part.path + [inner.name]
          let reading = part.path.isEmpty ? columns[inner.name] : nil
          encode(FactPart(part.fact, path), inner.type, next, reading, [:])
        }
      case .entity(let target):
        setReference(part, answers, target, record.rows.rowCount, index)
        try set.set(try presence(part, answers, type, record, index), part: part, of: fact.entity)
      default:
        let make = { () throws(ColumnError) -> FactColumn in
          try FactColumn(type, answers)
            .gathered(record.rows.rowCount, threads: threads, index)
        }
        let made =
          record.rows.kept == nil
          ? try tables.column(key(fact, name, type), make) : try make()
        try set.set(made, part: part, of: fact.entity)
      }
    } catch {
      set.refuse(part: part)
    }
  }

  /// Whether a part is given, row by row.
  private func presence(
    _ part: FactPart,
    _ answers: [Answer],
    _ type: ValueType,
    _ record: RecordCells,
    _ index: @Sendable @escaping (Int) -> Int
  ) throws(ColumnError) -> FactColumn {
    let (fact, threads) = (program.facts[part.fact], threads)
    let name = ([fact.name] + part.path).joined(separator: ".")
    let make = { () throws(ColumnError) -> FactColumn in
      try FactColumn(presence: answers, type)
        .gathered(record.rows.rowCount, threads: threads, index)
    }
    guard record.rows.kept == nil else { return try make() }
    return try tables.column(key(fact, "\(name) is given", type), make)
  }

  // MARK: - Lists and links

  private mutating func encodeList(_ place: Int, _ element: ValueType, _ rows: TableRows) {
    let fact = program.facts[place]
    let own = reading(fact.entity, fact.name)
    let cells = (own?.answers ?? []).map { fact.type.checked($0, named: fact.name) }
    let holdsItems = cells.contains { answer in
      if case .value(.list(let items, _)) = answer { !items.isEmpty } else { false }
    }
    guard let table = tables.lists[fact.name], let layout = ListLayout(fact.name, in: rulebook),
      layout.entity == program.entities[fact.entity].name, !holdsItems
    else {
      let answers = (0..<rows.rowCount).map { row in
        let code = own.map { Int($0.codes[rows.source(row)]) } ?? 0
        return code == 0 ? nothing(fact) : cells[code - 1]
      }
      let (owned, tables, threads) = (self.rows, self.tables, self.threads)
      let program = program
      let periodic = set.periodic
      var names: [String: RowPlaces] = [:]
      set.encode(answers, fact: place, of: program) { entity, id in
        guard let target = program.entities.firstIndex(where: { $0.name == entity }) else {
          return .nobody
        }
        guard target != periodic else { return .open }
        let places = names[entity] ?? RowPlaces(tables, entity, owned[target], threads)
        names[entity] = places
        return places[id].map { .row($0) } ?? .nobody
      }
      return
    }
    let items = ItemEncoding(place, element, table, layout, self)
    findings += items.rows.findings
    do throws(ColumnError) {
      try encode(items, own?.codes, [nothing(fact)] + cells, rows)
    } catch {
      set.refuse(part: FactPart(place))
    }
  }

  /// Sets the columns of a list and of its items.
  private mutating func encode(
    _ items: ItemEncoding,
    _ own: [Int32]?,
    _ cells: [Answer],
    _ rows: TableRows
  ) throws(ColumnError) {
    let entity = program.facts[items.fact].entity
    let grouping = items.grouping(rows)
    findings += items.findings(of: grouping.loose)
    try set.set(items.list(own, cells, rows, grouping), fact: items.fact, of: entity)
    let count = set.lists[items.fact]?.itemCount ?? 0
    let presence = try FactColumn(presence: [.value(.record([:]))], items.element)
    try set.set(
      presence.gathered(count, threads: threads) { _ in 0 },
      item: FactPart(items.fact)
    )
    for field in items.element.fields ?? [] {
      let part = FactPart(items.fact, [field.name])
      let cells = items.cells(field)
      let index = items.index(cells.codes, grouping)
      if case .entity(let target) = field.type.withoutConstants {
        setReference(part, cells.answers, target, count, index)
        let presence = try FactColumn(presence: cells.answers, field.type)
        try set.set(presence.gathered(count, threads: threads, index), item: part)
        continue
      }
      do throws(ColumnError) {
        try set.set(items.column(field, cells, rows, count, index), item: part)
      } catch {
        set.refuse(part: part)
      }
    }
  }

  private mutating func link(_ entity: Int, to ancestor: Int) throws(ColumnError) {
    let finder = LinkRows(tables, program, rows, threads, periodic: set.periodic)
    try set.link(try finder.rows(of: entity, in: ancestor), from: entity, to: ancestor)
  }
}

/// The cells of a record: its own column, and whether any of its fields is filled.
struct RecordCells: Sendable {
  let rows: TableRows
  let own: [Int32]?
  let given: [UInt8]
  /// What a row says that has neither.
  let nothing: Answer
  /// What the record's own cells mean to the part.
  var whole: [Answer]

  /// The answer's number for a row: nothing, a record or an empty field, a field's cell, an own cell.
  @inline(__always)
  func index(_ row: Int, _ field: [Int32]?, _ shift: Int) -> Int {
    let source = rows.source(row)
    if let own, own[source] != 0 { return 1 + shift + Int(own[source]) }
    guard given[source] != 0 else { return 0 }
    return 1 + (field.map { Int($0[source]) } ?? 0)
  }
}

extension Column {
  /// Whether every cell is a value of a type as it stands: whole numbers and days.
  func isPlain(_ type: ValueType) -> Bool {
    switch (kind, type) {
    case (.date, .date): return true
    case (.integer, .number(let number)):
      guard number.form != .percent, let step = number.step else { return false }
      return ((number.unit?.factor ?? .one) / step).isInteger
    default: return false
    }
  }
}

extension FactColumn {
  /// Encodes whole numbers or days as they stand.
  init(plain column: Column, _ type: ValueType) throws(ColumnError) {
    var factor = 1
    if case .number(let number) = type {
      factor = ((number.unit?.factor ?? .one) / (number.step ?? .one)).integer ?? 0
    }
    guard let counts = column.counts(times: Int64(factor), missing: .min) else { throw .noCodes }
    try self.init(type, counts: counts)
  }
}
