// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension ItemEncoding {
  /// Which items each row of the entity has.
  func grouping(_ owners: TableRows) -> ItemGrouping {
    guard rows.kept == nil, owners.kept == nil else { return grouped(owners) }
    return tables.grouping(layout.fact, of: layout.entity) { grouped(owners) }
  }

  private func grouped(_ owners: TableRows) -> ItemGrouping {
    if let walked = walked(owners) { return walked }
    let place = PopulationTables.Place(table: layout.fact, isList: true, column: layout.entity)
    guard let names = tables.names(of: layout.entity, threads: threads),
      let column = table[column: layout.entity],
      let dictionary = tables.dictionary(place, threads: threads)
    else {
      let counts = Array(repeating: Int32(0), count: owners.rowCount)
      return ItemGrouping(counts: counts, order: nil, loose: (0..<rows.rowCount).map(rows.source))
    }
    let numbers = names.numbers(of: column, dictionary, tables.tables[layout.entity])
    // The items of each id, in the table's order.
    var ends = Array(repeating: Int32(0), count: names.firstRows.count + 2)
    var known = Array(repeating: false, count: names.firstRows.count + 1)
    for row in 0..<owners.rowCount { known[Int(names.codes[owners.source(row)])] = true }
    known[0] = false
    var loose: [Int] = []
    var items: [(row: Int32, id: Int32)] = []
    items.reserveCapacity(rows.rowCount)
    for place in 0..<rows.rowCount {
      let row = rows.source(place)
      let id = numbers[Int(dictionary.codes[row])]
      guard id > 0 else {
        loose.append(row)
        continue
      }
      // The row that it belongs to is there and cannot be read, which is said of that row.
      guard known[Int(id)] else { continue }
      items.append((Int32(row), id))
      ends[Int(id) + 1] += 1
    }
    for id in ends.indices.dropFirst() { ends[id] += ends[id - 1] }
    let starts = ends
    var sorted = Array(repeating: Int32(0), count: items.count)
    for item in items {
      sorted[Int(ends[Int(item.id)])] = item.row
      ends[Int(item.id)] += 1
    }
    var counts: [Int32] = []
    var order: [Int32] = []
    counts.reserveCapacity(owners.rowCount)
    order.reserveCapacity(items.count)
    for row in 0..<owners.rowCount {
      let id = Int(names.codes[owners.source(row)])
      let range = id == 0 ? 0..<0 : Int(starts[id])..<Int(starts[id + 1])
      counts.append(Int32(range.count))
      order += sorted[range]
    }
    let isSame =
      order.count == table.rowCount && order.indices.allSatisfy { Int(order[$0]) == $0 }
    return ItemGrouping(counts: counts, order: isSame ? nil : order, loose: loose)
  }

  /// The items where they stand in the order of the rows that have them, found by walking beside
  /// these; `nil` where they do not, or where rows of either table are left out or share an id.
  private func walked(_ owners: TableRows) -> ItemGrouping? {
    guard rows.kept == nil, owners.kept == nil,
      let names = tables.names(of: layout.entity, threads: threads), names.areUnique,
      let column = table[column: layout.entity], column.missingCount == 0,
      let ids = tables.tables[layout.entity]?[column: "id"]
    else { return nil }
    var counts = Array(repeating: Int32(0), count: owners.rowCount)
    var owner = 0
    for item in 0..<table.rowCount {
      while owner < counts.count, !column.hasText(item, of: ids, owner) { owner += 1 }
      guard owner < counts.count else { return nil }
      counts[owner] += 1
    }
    return ItemGrouping(counts: counts, order: nil, loose: [])
  }

  /// What is wrong with items that belong to nobody.
  func findings(of loose: [Int]) -> [Finding] {
    loose.map { row in
      Finding(
        severity: .error,
        code: "loose-item",
        file: table.fileName,
        row: table.sourceLine(ofRow: row),
        column: layout.entity,
        value: "<redacted>",
        rule: "there is no \(layout.entity) of this id",
        remedy: "correct the id, or add the \(layout.entity)"
      )
    }
  }
}

extension RowNames {
  /// The number of an entity's id for each different cell of a column that names its rows.
  ///
  /// Cells in the order of the rows are found by walking beside them.
  ///
  /// - Parameters:
  ///   - column: The column that names rows.
  ///   - dictionary: Its different cells.
  ///   - table: The entity's table.
  /// - Returns: A number for each cell's number, 0 first; 0 where no row has the id.
  func numbers(
    of column: Column,
    _ dictionary: ColumnDictionary,
    _ table: Evidence.Table?
  ) -> [Int32] {
    guard let ids = table?[column: "id"] else {
      return Array(repeating: 0, count: dictionary.firstRows.count + 1)
    }
    var numbers: [Int32] = [0]
    numbers.reserveCapacity(dictionary.firstRows.count + 1)
    var next = 0
    for row in dictionary.firstRows {
      while next < firstRows.count, !column.hasText(Int(row), of: ids, Int(firstRows[next])) {
        next += 1
      }
      guard next < firstRows.count else { break }
      next += 1
      numbers.append(Int32(next))
    }
    guard numbers.count <= dictionary.firstRows.count else { return numbers }
    var places: [String: Int32] = [:]
    places.reserveCapacity(firstRows.count)
    for (place, row) in firstRows.enumerated() {
      let id = ids.text(Int(row))
      if places[id] == nil { places[id] = Int32(place + 1) }
    }
    return [0] + dictionary.firstRows.map { places[column.text(Int($0))] ?? 0 }
  }
}
