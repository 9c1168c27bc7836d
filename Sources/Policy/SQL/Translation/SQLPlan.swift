// SPDX-License-Identifier: Apache-2.0

/// The layers of a translation in an order in which each reads only earlier ones.
struct SQLPlan {
  /// The relations, in order.
  private(set) var relations: [SQLRelation] = []
  private let translation: SQLTranslation
  /// The layers of each scope that have been written, by level.
  private var layers: [Int: [(level: Int, name: String)]] = [:]
  private var cost = ExpressionCost()

  /// The layers of a translation.
  ///
  /// - Parameter translation: The translation, finished.
  init(_ translation: SQLTranslation) {
    self.translation = translation
    let levels = translation.scopes.flatMap(\.layers.keys) + translation.relations.map(\.level)
    for level in 0...(levels.max() ?? 0) {
      for relation in translation.relations where relation.level == level { add(relation) }
      for scope in translation.scopes {
        if let layer = scope.layers[level] { add(layer, of: scope, at: level) }
      }
    }
  }

  /// The columns of a scope, all its layers done.
  ///
  /// - Parameters:
  ///   - scope: The scope.
  ///   - columns: What is selected.
  /// - Returns: The last select.
  func final(_ scope: RowScope, _ columns: [SQLSelect.Output]) -> SQLSelect {
    SQLSelect(
      columns: columns,
      source: name(of: .scope(scope.place, level: Int.max)),
      filter: scope.given
    )
  }

  private func name(of source: SQLSource) -> String {
    switch source {
    case .table(let name), .relation(let name, _): return name
    case .scope(let place, let level):
      let written = layers[place, default: []].last { $0.level <= level }
      return written?.name ?? translation.scopes[place].source
    }
  }

  private mutating func add(_ relation: SQLTranslation.PlannedRelation) {
    switch relation.body {
    case .values(let columns, let types, let rows):
      relations.append(
        SQLRelation(name: relation.name, body: .values(columns: columns, types: types, rows: rows))
      )
    case .periods(let column, let table): addPeriods(relation.name, column, table)
    case .input(let select):
      relations.append(SQLRelation(name: relation.name, body: .select(select)))
    case .grouped(let source, let groups, let columns):
      var select = SQLSelect(source: name(of: source))
      for case .column(let column) in groups {
        select.columns.append(.init(column.name, .column(column)))
      }
      select.columns += columns
      select.groups = groups
      relations.append(SQLRelation(name: relation.name, body: .select(select)))
    }
  }

  /// The periods of the subject's table; where rules count from them, those too, however many such
  /// steps may follow each other.
  private mutating func addPeriods(_ name: String, _ column: String, _ table: String) {
    let own = SQLExpression.column(SQLColumn(scope: -1, name: column, level: 0, type: .integer))
    var select = SQLSelect(isDistinct: true, columns: [.init(column, own)], source: table)
    if !translation.offsets.isEmpty {
      let steps = translation.longestChain
      let reach = translation.offsets.reduce((low: 0, high: 0)) {
        (min($0.low, $1 * steps), max($0.high, $1 * steps))
      }
      var offsets: Set<Int> = [0]
      var last = offsets
      while !last.isEmpty {
        let next = Set(last.flatMap { start in translation.offsets.map { start + $0 } })
          .filter { (reach.low...reach.high).contains($0) }
        last = next.subtracting(offsets)
        offsets.formUnion(last)
      }
      let steppingName = translation.claim("\(table)_steps")
      relations.append(
        SQLRelation(
          name: steppingName,
          body: .values(
            columns: ["step"],
            types: [.integer],
            rows: offsets.sorted().map { [.integer($0)] }
          )
        )
      )
      select.columns = []
      select.joins = [
        SQLJoin(
          relation: steppingName,
          alias: "j1",
          condition: .truth(true),
          isInner: true,
          columns: [.init(column, .arithmetic(.plus, own, .joined("step", .integer)))]
        )
      ]
    }
    relations.append(SQLRelation(name: name, body: .select(select)))
  }

  private mutating func add(_ layer: RowScope.Layer, of scope: RowScope, at level: Int) {
    let written = layers[scope.place, default: []]
    let name = translation.claim("\(scope.name)_\(written.count + 1)")
    var select = SQLSelect(keepsAll: true, source: self.name(of: .scope(scope.place, level: level)))
    select.columns = layer.columns
    select.joins = layer.joins.map { join in
      SQLJoin(
        relation: self.name(of: join.relation),
        alias: join.alias,
        condition: join.condition,
        isInner: join.isInner,
        columns: join.columns
      )
    }
    if cost.isTooDear(layer, of: scope.place) {
      // Everything so far is computed first, so that nothing behind it counts any more.
      for written in layers.values {
        if let last = written.last { fence(last.name) }
      }
      cost.settle()
    }
    cost.count(layer, of: scope.place)
    relations.append(SQLRelation(name: name, body: .select(select)))
    layers[scope.place, default: []].append((level, name))
  }

  private mutating func fence(_ name: String) {
    guard let place = relations.firstIndex(where: { $0.name == name }) else { return }
    if case .select = relations[place].body { relations[place].isFence = true }
  }
}

/// How large expressions become once a database has put the layers below into them.
///
/// Databases merge a select with the one it reads from, so a column that is used twice is written
/// out twice, and again in each layer above: without a fence the size doubles from layer to layer.
private struct ExpressionCost {
  /// Beyond this many nodes in a layer the relations below are computed first.
  private static let limit = 4_000
  /// SQLite joins at most 64 relations in one select.
  private static let mostJoins = 24

  private var sizes: [SQLColumn: Int] = [:]
  private var joins: [Int: Int] = [:]

  private func size(_ expression: SQLExpression) -> Int {
    if case .column(let column) = expression { return sizes[column] ?? 1 }
    return expression.parts.reduce(1) { $0 + size($1) }
  }

  func isTooDear(_ layer: RowScope.Layer, of scope: Int) -> Bool {
    let sum = layer.columns.reduce(0) { $0 + size($1.value) }
    return sum > Self.limit || joins[scope, default: 0] + layer.joins.count > Self.mostJoins
  }

  /// Forgets what lies behind a fence.
  mutating func settle() {
    sizes = [:]
    joins = [:]
  }

  mutating func count(_ layer: RowScope.Layer, of scope: Int) {
    joins[scope, default: 0] += layer.joins.count
    for output in layer.columns {
      guard let column = column(output, layer, scope) else { continue }
      sizes[column] = size(output.value)
    }
  }

  private func column(
    _ output: SQLSelect.Output,
    _ layer: RowScope.Layer,
    _ scope: Int
  ) -> SQLColumn? {
    let level = output.value.level + 1
    return SQLColumn(scope: scope, name: output.name, level: level, type: output.value.type)
  }
}
