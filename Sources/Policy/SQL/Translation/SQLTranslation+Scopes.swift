// SPDX-License-Identifier: Apache-2.0

extension SQLTranslation {
  /// The rows of an entity in a period.
  func scope(of entity: Int, in frame: PeriodFrame) -> RowScope {
    let key = EntityFrame(entity: entity, frame: frame)
    if let scope = entityScopes[key] { return scope }
    let scope = opened(entity, frame)
    scopes.append(scope)
    entityScopes[key] = scope
    let table = tables[entity]
    for (ancestor, column) in table.links.sorted(by: { $0.key < $1.key }) {
      let other = self.scope(of: ancestor, in: frame)
      links[Link(inner: scope.place, outer: other.place)] =
        meeting(other, scope.input(column, .text), of: scope)
    }
    return scope
  }

  /// That a row of another scope has an id, and the period of the own row.
  func meeting(_ other: RowScope, _ id: SQLExpression, of scope: RowScope) -> SQLExpression {
    var tests = [SQLExpression.comparison(.equal, id, .joined(other.keys[0].name, .text))]
    if other.keys.count > 1, let period = periodColumn(of: scope) {
      tests.append(.comparison(.equal, period, .joined(other.keys[1].name, .integer)))
    }
    return .both(tests)
  }

  /// The column of a scope's period; `nil` without periods.
  func periodColumn(of scope: RowScope) -> SQLExpression? {
    period == nil || scope.keys.count < 2 ? nil : .column(scope.keys[1])
  }

  private func opened(_ entity: Int, _ frame: PeriodFrame) -> RowScope {
    let table = tables[entity]
    guard let period, let column = tables[0].facts[period]?.columns.first?.name else {
      return RowScope(
        place: scopes.count,
        name: table.name,
        source: table.name,
        keys: [(table.id, .text)],
        columns: table.columns.map(\.name)
      )
    }
    let name = table.name + frame.suffix
    let isSubject = entity == 0
    let source = isSubject ? grid(column, frame) : crossed(table.name, table.period, frame)
    return RowScope(
      place: scopes.count,
      name: name,
      source: source,
      keys: [(table.id, .text), (isSubject ? column : table.period, .integer)],
      columns: table.columns.map(\.name) + [table.period, table.given],
      frame: frame,
      given: isSubject ? table.given : nil
    )
  }

  /// The elements of a list, one row each, with access to the row that has the list.
  func elements(of list: CarriedList) -> RowScope {
    let table = list.table
    let owner = list.owner
    var source = table.name
    var keys: [(String, SQLType)] = [(table.owner, .text)]
    if period != nil {
      // Lists of the subject belong to one of its periods, those of others to all.
      if table.period == nil { source = crossed(table.name, table.periods, owner.frame) }
      keys.append((table.period ?? table.periods, .integer))
    }
    let scope = RowScope(
      place: scopes.count,
      name: table.name + owner.frame.suffix,
      source: source,
      keys: keys + [(table.place, .integer)],
      columns: table.columns.map(\.name) + [table.periods],
      frame: owner.frame
    )
    scopes.append(scope)
    outer[scope.place] = owner
    links[Link(inner: scope.place, outer: owner.place)] =
      meeting(owner, scope.input(table.owner, .text), of: scope)
    return scope
  }

  // MARK: Periods

  private func column(_ name: String, _ type: SQLType) -> SQLExpression {
    .column(SQLColumn(scope: -1, name: name, level: 0, type: type))
  }

  /// The periods of a frame.
  private func periods(_ name: String, _ frame: PeriodFrame) -> String {
    let table = tables[0]
    guard case .fixed(let period) = frame else {
      return input("\(table.name)_periods", .periods(column: name, table: table.name))
    }
    return input(
      "\(table.name)_periods\(frame.suffix)",
      .values(columns: [name], types: [.integer], rows: [[.integer(period)]])
    )
  }

  /// Every row of a table in every period of a frame.
  private func crossed(_ table: String, _ name: String, _ frame: PeriodFrame) -> String {
    guard let period, let counted = tables[0].facts[period]?.columns.first?.name else {
      return table
    }
    let join = SQLJoin(
      relation: periods(counted, frame),
      alias: "j1",
      condition: .truth(true),
      isInner: true,
      columns: [.init(name, .joined(counted, .integer))]
    )
    return input(
      "\(table)\(frame.suffix)_in_periods",
      .input(SQLSelect(keepsAll: true, source: table, joins: [join]))
    )
  }

  /// Every subject in every period of a frame.
  ///
  /// A row without facts stands for a period in which the subject has none. Links are those of the subject's row, or of one of its rows.
  private func grid(_ name: String, _ frame: PeriodFrame) -> String {
    let table = tables[0]
    let links = table.links.values.sorted()
    let id = column(table.id, .text)
    let subjects = input(
      "\(table.name)_ids",
      .input(
        SQLSelect(
          columns: [.init(table.id, id)]
            + links.map { .init($0, .aggregate(.least, column($0, .text))) },
          source: table.name,
          groups: [id]
        )
      )
    )
    let crossing = SQLJoin(
      relation: periods(name, frame),
      alias: "j1",
      condition: .truth(true),
      isInner: true,
      columns: [.init(name, .joined(name, .integer))]
    )
    let all = input(
      "\(table.name)\(frame.suffix)_all",
      .input(SQLSelect(keepsAll: true, source: subjects, joins: [crossing]))
    )
    let facts = table.columns.filter {
      ![table.id, name].contains($0.name) && !links.contains($0.name)
    }
    let own = SQLJoin(
      relation: table.name,
      alias: "j1",
      condition: .both([
        .comparison(.equal, id, .joined(table.id, .text)),
        .comparison(.equal, column(name, .integer), .joined(name, .integer)),
      ]),
      columns: facts.map { .init($0.name, .joined($0.name, $0.type)) }
        + [.init(table.given, SQLExpression.joined(table.id, .text).isPresent)]
    )
    return input(
      "\(table.name)\(frame.suffix)_in_periods",
      .input(SQLSelect(keepsAll: true, source: all, joins: [own]))
    )
  }

  /// A relation that reads the input only; made once for each name.
  private func input(_ name: String, _ body: PlannedRelation.Body) -> String {
    if let known = inputs[name] { return known }
    guard case .relation(let claimed, _) = add(name, level: 0, body) else { return name }
    inputs[name] = claimed
    return claimed
  }

  /// A value of an entity's rows in another period, read on the entity's rows in this one.
  func imported(
    _ value: Carried,
    of entity: Int,
    from other: PeriodFrame,
    to frame: PeriodFrame,
    as name: String
  ) throws(SQLRefusal) -> Carried {
    if other == frame { return value }
    let (source, target) = (scope(of: entity, in: other.home), scope(of: entity, in: frame))
    guard let column = periodColumn(of: target) else { return value }
    if case .shifted(let count) = other { offsets.insert(count) }
    let condition = SQLExpression.both([
      .comparison(.equal, .column(target.keys[0]), .joined(source.keys[0].name, .text)),
      .comparison(.equal, other.period(from: column), .joined(source.keys[1].name, .integer)),
    ])
    func read(_ part: SQLExpression, _ suffix: String) -> SQLExpression {
      guard case .column(let column) = source.bound(part, as: name + suffix) else { return part }
      return target.joined(
        .scope(source.place, level: column.level),
        on: condition,
        [(.joined(column.name, column.type), "\(column.name)_at")]
      )[0]
    }
    var result = try value.map { (part, suffix) in read(part, suffix) }
    result.fault = result.fault.map { .first([$0, .truth(false)]) }
    result.presumed = result.presumed.map { .first([$0, .truth(false)]) }
    return result
  }
}
