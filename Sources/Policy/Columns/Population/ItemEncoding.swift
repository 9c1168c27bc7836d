// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// The items of one list, from their table.
struct ItemEncoding {
  let fact: Int
  let element: ValueType
  let table: Evidence.Table
  let layout: ListLayout
  let tables: PopulationTables
  let threads: Int
  /// The rows of the list's table that can be read.
  let rows: TableRows
  private let declared: Fact

  init(
    _ fact: Int,
    _ element: ValueType,
    _ table: Evidence.Table,
    _ layout: ListLayout,
    _ encoding: TableEncoding
  ) {
    self.fact = fact
    self.element = element
    self.table = table
    self.layout = layout
    (tables, threads) = (encoding.tables, encoding.threads)
    declared = encoding.program.facts[fact]
    let (tables, threads) = (tables, threads)
    let cells = layout.fields.compactMap { field -> TableRows.Cell? in
      guard let column = table[column: field.name] else { return nil }
      let reading =
        column.isPlain(field.type)
        ? nil : tables.reading(Self.key(layout, field), threads: threads)
      return TableRows.Cell(column: column, record: nil, isWhole: false, reading: reading)
    }
    rows = TableRows(table, cells)
  }

  private static func key(_ layout: ListLayout, _ field: ValueType.Field) -> Reading.Key {
    Reading.Key(
      place: PopulationTables.Place(table: layout.fact, isList: true, column: field.name),
      type: field.type,
      name: "\(layout.fact).\(field.name)"
    )
  }

  // MARK: - Columns

  /// Which items each row has, and what rows without a list have.
  ///
  /// - Parameters:
  ///   - own: The numbers of the entity's own cells of the fact; `nil` without such a column.
  ///   - cells: What the numbers mean, nothing on file first.
  ///   - owners: The rows of the entity.
  ///   - grouping: The items of each row.
  /// - Returns: The list.
  /// - Throws: `ColumnError.rows` where a row has a list in a cell of its own and in the file.
  func list(
    _ own: [Int32]?,
    _ cells: [Answer],
    _ owners: TableRows,
    _ grouping: ItemGrouping
  ) throws(ColumnError) -> ListColumn {
    guard own == nil, rows.kept == nil, owners.kept == nil else {
      return try made(own, cells, owners, grouping)
    }
    let key = PopulationTables.ColumnKey(
      place: PopulationTables.Place(
        table: layout.fact,
        isList: true,
        column: layout.entity + (layout.isClosedByRule ? " closed by rule" : "")
      ),
      type: declared.type,
      whole: declared.type,
      read: nil,
      isJudged: declared.declaration.judge != nil
    )
    return try tables.list(key) { () throws(ColumnError) in
      try made(own, cells, owners, grouping)
    }
  }

  private func made(
    _ own: [Int32]?,
    _ cells: [Answer],
    _ owners: TableRows,
    _ grouping: ItemGrouping
  ) throws(ColumnError) -> ListColumn {
    var counts = grouping.counts
    let answers = cells + [.value(.list([], isComplete: true))]
    var hasOwnItems = false
    var states: [UInt32] = []
    states.reserveCapacity(counts.count)
    for row in counts.indices {
      let code = own.map { $0[owners.source(row)] } ?? 0
      if code != 0 {
        hasOwnItems = hasOwnItems || counts[row] > 0
        states.append(UInt32(code))
        counts[row] = 0
      } else if counts[row] > 0 || layout.isClosedByRule {
        states.append(UInt32(cells.count))
      } else {
        states.append(0)
      }
    }
    // A row that says of its list what a cell can say has no items; they would have to be left out.
    guard !hasOwnItems else { throw .rows("a row has a list in a cell and in a file") }
    let small = try FactColumn(presence: answers, declared.type)
    let column = small.gathered(states.count, threads: threads) { [states] in Int(states[$0]) }
    return try ListColumn(counts: counts, states: column, openings: nil)
  }

  /// The cells of a field: the number of each row's, and what the numbers mean.
  func cells(_ field: ValueType.Field) -> (codes: [Int32]?, answers: [Answer]) {
    let path = "\(declared.name).\(field.name)"
    let read = layout.fields.first { $0.name == field.name }
    let reading = read.flatMap { tables.reading(Self.key(layout, $0), threads: threads) }
    let answers = (reading?.answers ?? []).map { field.type.checked($0, named: path) }
    return (reading?.codes, [.unknown(.missing, path)] + answers)
  }

  /// The number of the cell of each item.
  func index(_ codes: [Int32]?, _ grouping: ItemGrouping) -> @Sendable (Int) -> Int {
    guard let codes else { return { _ in 0 } }
    guard let order = grouping.order else { return { Int(codes[$0]) } }
    return { Int(codes[Int(order[$0])]) }
  }

  /// The column of a field.
  func column(
    _ field: ValueType.Field,
    _ cells: (codes: [Int32]?, answers: [Answer]),
    _ owners: TableRows,
    _ count: Int,
    _ index: @Sendable @escaping (Int) -> Int
  ) throws(ColumnError) -> FactColumn {
    let threads = threads
    let make = { () throws(ColumnError) -> FactColumn in
      try FactColumn(field.type, cells.answers).gathered(count, threads: threads, index)
    }
    guard rows.kept == nil, owners.kept == nil else { return try make() }
    let key = PopulationTables.ColumnKey(
      place: PopulationTables.Place(
        table: layout.fact,
        isList: true,
        column: "\(layout.entity) \(field.name)"
      ),
      type: field.type,
      whole: declared.type,
      read: layout.fields.first { $0.name == field.name }?.type,
      isJudged: false
    )
    return try tables.column(key, make)
  }
}
