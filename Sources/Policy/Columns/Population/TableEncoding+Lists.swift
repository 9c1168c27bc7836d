// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension TableEncoding {
  mutating func encodeList(_ place: Int, _ element: ValueType, _ rows: TableRows) {
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
      let (owned, tables) = (self.rows, self.tables)
      let program = program
      let periodic = set.periodic
      var names: [String: RowPlaces] = [:]
      set.encode(answers, fact: place, of: program) { entity, id in
        guard let target = program.entities.firstIndex(where: { $0.name == entity }) else {
          return .nobody
        }
        guard target != periodic else { return .open }
        let places = names[entity] ?? RowPlaces(tables, entity, owned[target])
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
}
