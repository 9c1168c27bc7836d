// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Where the row of an id stands among the kept rows of an entity; the first where there are several.
struct RowPlaces {
  private var places: [String: Int] = [:]

  init(_ tables: PopulationTables, _ entity: String, _ rows: TableRows?) {
    guard let table = tables.tables[entity], let rows else { return }
    let ids = table[column: "id"]
    for row in 0..<rows.rowCount {
      let source = rows.source(row)
      // A row without an id is named by its line.
      let id = ids.map { $0.text(source) } ?? ""
      let name = id.isEmpty ? "line \(table.sourceLine(ofRow: source))" : id
      if places[name] == nil { places[name] = row }
    }
  }

  subscript(id: String) -> Int? { places[id] }

  /// The first row, where all rows are of one subject.
  var only: Int? { places.count == 1 ? 0 : nil }
}

/// Finds the row that each row belongs to: by its own link, by those of nearer rows, or because
/// there is only one.
struct LinkRows {
  private let tables: PopulationTables
  private let program: Program
  private let rows: [TableRows?]
  private let threads: Int
  private let periodic: Int?

  init(
    _ tables: PopulationTables,
    _ program: Program,
    _ rows: [TableRows?],
    _ threads: Int,
    periodic: Int?
  ) {
    self.tables = tables
    self.program = program
    self.rows = rows
    self.threads = threads
    self.periodic = periodic
  }

  /// What the links of rows say.
  private enum Parent {
    case row(Int)
    case unlinked
    case broken
  }

  /// The rows of an ancestor that the kept rows of an entity belong to.
  func rows(of entity: Int, in ancestor: Int) throws(ColumnError) -> [Int] {
    guard let own = rows[entity], own.rowCount > 0 else { return [] }
    guard ancestor != periodic else {
      throw .rows("subjects with several periods have members in each of them")
    }
    let name = program.entities[ancestor].name
    let only = RowPlaces(tables, name, rows[ancestor]).only
    let found: [Int] = parents(of: entity, in: ancestor).map { parent in
      switch parent {
      case .row(let row): row
      case .unlinked: only ?? -1
      case .broken: -1
      }
    }
    guard !found.contains(-1) else {
      let home = program.entities[entity].name
      throw .rows("a row of `\(home)` does not say what it belongs to")
    }
    return found
  }

  private func parents(of entity: Int, in ancestor: Int) -> [Parent] {
    guard let own = rows[entity] else { return [] }
    var found = links(of: entity, to: ancestor)
    var isOpen = Array(repeating: true, count: own.rowCount)
    for (row, link) in found.enumerated() {
      if case .unlinked = link { continue }
      isOpen[row] = false
    }
    for between in program.entities[entity].ancestors
    where program.entities[between].ancestors.contains(ancestor) && isOpen.contains(true) {
      let near = links(of: entity, to: between)
      let above = parents(of: between, in: ancestor)
      for row in isOpen.indices where isOpen[row] {
        switch near[row] {
        case .unlinked: continue
        case .broken: found[row] = .broken
        case .row(let other): found[row] = above[other]
        }
        isOpen[row] = false
      }
    }
    return found
  }

  /// What the column of links says, row by row.
  private func links(of entity: Int, to ancestor: Int) -> [Parent] {
    guard let own = rows[entity] else { return [] }
    let (home, name) = (program.entities[entity].name, program.entities[ancestor].name)
    let place = PopulationTables.Place(table: home, isList: false, column: name)
    guard let column = tables.tables[home]?[column: name],
      let dictionary = tables.dictionary(place, threads: threads)
    else { return Array(repeating: .unlinked, count: own.rowCount) }
    let ids = RowPlaces(tables, name, rows[ancestor])
    let parents: [Parent] =
      [.unlinked]
      + dictionary.firstRows.map { row in
        ids[column.text(Int(row))].map { .row($0) } ?? .broken
      }
    return (0..<own.rowCount).map { parents[Int(dictionary.codes[own.source($0)])] }
  }
}
