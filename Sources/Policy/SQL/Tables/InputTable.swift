// SPDX-License-Identifier: Apache-2.0

/// The table whose rows are the subjects of one kind.
struct InputTable: Sendable, Hashable {
  /// The entity, a place in `entities`.
  let entity: Int
  /// The table's name.
  let name: String
  /// The column of the subject's id.
  let id: String
  /// The columns of the ids of its ancestors, by entity.
  let links: [Int: String]
  /// The columns of its facts, by the fact's place.
  let facts: [Int: FactLayout]
  /// The column that says why a presumed fact is unknown, by the fact's place.
  let kinds: [Int: String]
  /// The tables of its lists, in the order of the facts.
  let lists: [ListTable]
  /// All columns, in order.
  let columns: [SQLInputColumn]
  /// The columns that tell a row from others.
  let keys: [String]
  /// What the period's column is called where the table itself has none.
  let period: String
  /// What the column is called that tells rows from those that stand for absent periods.
  let given: String

  /// The table of an entity of a program.
  ///
  /// - Parameters:
  ///   - entity: The entity.
  ///   - program: The rules.
  ///   - period: The subject's fact that counts its periods, by its place.
  ///   - claim: Makes a table's name unique.
  init(_ entity: Int, of program: Program, period: Int?, _ claim: (String) -> String) {
    let declared = program.entities[entity]
    var names = NameList()
    func column(_ name: String) -> String { names.claim(name) }
    self.entity = entity
    name = claim(declared.name)
    id = column("id")
    var columns = [SQLInputColumn(id, .text, "id")]
    var links: [Int: String] = [:]
    for ancestor in declared.ancestors {
      let link = column("\(program.entities[ancestor].name)_id")
      links[ancestor] = link
      columns.append(SQLInputColumn(link, .text, "id"))
    }
    var facts: [Int: FactLayout] = [:]
    var kinds: [Int: String] = [:]
    var lists: [ListTable] = []
    for (place, fact) in program.facts.enumerated() where fact.entity == entity {
      guard fact.parameters.isEmpty else { continue }
      var layout = FactLayout(fact.type, fact.name, column)
      if case .list(let element) = fact.type {
        let list = ListTable(
          fact: place,
          name: claim("\(declared.name)_\(fact.name)"),
          owner: "\(declared.name)_id",
          element: element,
          period: entity == 0 ? period.map { program.facts[$0].name } : nil
        )
        lists.append(list)
        layout = .list(column(fact.name + "_is"), list)
      }
      facts[place] = layout
      columns += layout.columns
      if fact.presumption != nil {
        let kind = column(fact.name + "_kind")
        kinds[place] = kind
        columns.append(SQLInputColumn(kind, .text, "why unknown; NULL for missing"))
      }
    }
    self.links = links
    self.facts = facts
    self.kinds = kinds
    self.lists = lists
    self.columns = columns
    let counted = period.flatMap { facts[$0]?.columns.first?.name }
    keys = [id] + (entity == 0 ? [counted].compactMap { $0 } : [])
    self.period = column("period")
    given = column("given")
  }

  /// The tables of all entities of a program, in their order.
  static func all(of program: Program, period: Int?) -> [InputTable] {
    var names = NameList()
    return program.entities.indices.map { entity in
      InputTable(entity, of: program, period: period) { names.claim($0) }
    }
  }
}

/// The table whose rows are the elements of one fact's lists.
struct ListTable: Sendable, Hashable {
  /// The fact, a place in `facts`.
  let fact: Int
  /// The table's name.
  let name: String
  /// The column of the id of the row that has the list.
  let owner: String
  /// The column of the period of the row that has the list; `nil` where its rows have none.
  let period: String?
  /// What the period's column is called where the table itself has none.
  let periods: String
  /// The column of the element's place in the list.
  let place: String
  /// The columns of an element.
  let element: FactLayout
  /// All columns, in order.
  let columns: [SQLInputColumn]

  /// The table of a list.
  ///
  /// - Parameters:
  ///   - fact: The fact.
  ///   - name: The table's name.
  ///   - owner: The column of the id of the row that has the list.
  ///   - element: The type of its elements.
  ///   - period: The column of the period of the row that has the list.
  init(fact: Int, name: String, owner: String, element: ValueType, period: String?) {
    self.fact = fact
    self.name = name
    var names = NameList()
    self.owner = names.claim(owner)
    self.period = period.map { names.claim($0) }
    place = names.claim("place")
    // A record's fields are columns of their own; a row is there or not, so none is needed for it.
    if case .record(let fields) = element {
      self.element = .record(
        "",
        fields.map { field in
          .init(
            name: field.name,
            layout: FactLayout(field.type, field.name) { names.claim($0) }
          )
        }
      )
    } else {
      self.element = FactLayout(element, "value") { names.claim($0) }
    }
    periods = names.claim("period")
    columns =
      [SQLInputColumn(self.owner, .text, "id")]
      + (self.period.map { [SQLInputColumn($0, .integer, "period", SQLLimits.periods)] } ?? [])
      + [SQLInputColumn(place, .integer, "from 1")]
      + self.element.columns.filter { !$0.name.isEmpty }
  }
}
