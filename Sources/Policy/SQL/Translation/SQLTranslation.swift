// SPDX-License-Identifier: Apache-2.0

/// The translation of rules into the relational layers of one query.
///
/// Terms become expressions on scopes; what a term needs from other rows becomes a join or a
/// grouped relation. Nothing in it knows a dialect.
final class SQLTranslation {
  /// The rules.
  let program: Program
  /// The tables that hold the facts, one for each entity.
  let tables: [InputTable]
  /// The letter of the answer for each reading; the first where none is given.
  let answers: [String: String]
  /// Whether presumptions stand in for missing facts.
  let presumes: Bool
  /// Whether a number with an error must come with a probability, which SQL cannot carry.
  let wantsProbabilities: Bool
  /// The scopes, in the order in which they were opened.
  private(set) var scopes: [RowScope] = []
  /// The relations that are not layers of a scope, in the order in which they were made.
  private(set) var relations: [PlannedRelation] = []
  /// What measures of a row are, by measure; failed ones hold why.
  var measures: [Int: Result<Carried, SQLRefusal>] = [:]
  /// What decisions of a row are, by decision.
  var decisions: [Int: Result<CarriedDecision, SQLRefusal>] = [:]
  /// What is being translated, to notice a cycle.
  var open: Set<Entry> = []
  /// The rows that lookups found, by table and keys.
  var lookups: [LookupKey: FoundRow] = [:]
  /// The tables of rules that have become relations.
  var tableRelations: [Int: TableRelation] = [:]
  /// The findings, one for each clause that cannot be carried.
  var diagnostics: [Diagnostic] = []

  private var entityScopes: [Int: RowScope] = [:]
  private var names = NameList()
  private var links: [Link: SQLExpression] = [:]
  private var outer: [Int: RowScope] = [:]

  /// What can be in translation.
  enum Entry: Hashable {
    /// A measure, by its place.
    case measure(Int)
    /// A decision, by its place.
    case decision(Int)
    /// A criterion, by its decision and the places of its ancestors in their groups.
    case criterion(Int, [Int])
  }

  /// A relation that reads others, ready after a level.
  struct PlannedRelation {
    /// Its name.
    var name: String
    /// Where it stands among the layers.
    var level: Int
    /// What it holds.
    var body: Body

    /// What a relation holds.
    enum Body {
      /// Constant rows.
      case values(columns: [String], types: [SQLType], rows: [[SQLExpression]])
      /// Groups of the rows of a scope.
      case grouped(SQLSource, by: [SQLExpression], columns: [SQLSelect.Output])
    }
  }

  private struct Link: Hashable {
    var inner: Int
    var outer: Int
  }

  /// A translation that has not begun.
  ///
  /// - Parameters:
  ///   - program: The rules.
  ///   - tables: The tables that hold the facts.
  ///   - answers: The letter of the answer for each reading.
  ///   - presumes: Whether presumptions stand in for missing facts.
  ///   - wantsProbabilities: Whether a number with an error must come with a probability.
  init(
    _ program: Program,
    tables: [InputTable],
    answers: [String: String],
    presumes: Bool,
    wantsProbabilities: Bool
  ) {
    self.program = program
    self.tables = tables
    self.answers = answers
    self.presumes = presumes
    self.wantsProbabilities = wantsProbabilities
    for table in tables {
      _ = names.claim(table.name)
      for list in table.lists { _ = names.claim(list.name) }
    }
  }

  // MARK: Scopes

  /// The rows of an entity.
  func scope(of entity: Int) -> RowScope {
    if let scope = entityScopes[entity] { return scope }
    let table = tables[entity]
    let scope = RowScope(
      place: scopes.count,
      name: table.name,
      source: table.name,
      keys: [(table.id, .text)],
      columns: table.columns.map(\.name)
    )
    scopes.append(scope)
    entityScopes[entity] = scope
    for (ancestor, column) in table.links.sorted(by: { $0.key < $1.key }) {
      links[Link(inner: scope.place, outer: self.scope(of: ancestor).place)] =
        .comparison(.equal, scope.input(column, .text), .joined(tables[ancestor].id, .text))
    }
    return scope
  }

  /// The elements of a list, one row each, with access to the row that has the list.
  func elements(of list: CarriedList) -> RowScope {
    let table = list.table
    let scope = RowScope(
      place: scopes.count,
      name: table.name,
      source: table.name,
      keys: [(table.owner, .text), (table.place, .integer)],
      columns: table.columns.map(\.name)
    )
    scopes.append(scope)
    outer[scope.place] = list.owner
    links[Link(inner: scope.place, outer: list.owner.place)] =
      .comparison(
        .equal,
        scope.input(table.owner, .text),
        .joined(list.owner.keys[0].name, .text)
      )
    return scope
  }

  /// Whether rows of one scope can read those of another.
  func reaches(from inner: RowScope, to other: RowScope) -> Bool {
    if inner === other || links[Link(inner: inner.place, outer: other.place)] != nil { return true }
    return outer[inner.place].map { reaches(from: $0, to: other) } ?? false
  }

  /// An expression on the rows of one scope, read on the rows of another that belong to them.
  ///
  /// - Throws: P701 when the rows do not belong to each other.
  func imported(
    _ expression: SQLExpression,
    from source: RowScope,
    to target: RowScope,
    as name: String
  ) throws(SQLRefusal) -> SQLExpression {
    if source === target || isConstant(expression) { return expression }
    guard let link = links[Link(inner: target.place, outer: source.place)] else {
      guard let between = outer[target.place] else {
        throw .construct("a value of `\(source.name)` on rows that do not belong to one")
      }
      let nearer = try imported(expression, from: source, to: between, as: name)
      return try imported(nearer, from: between, to: target, as: name)
    }
    guard case .column(let column) = source.bound(expression, as: name) else { return expression }
    return target.joined(
      .scope(source.place, level: column.level),
      on: link,
      [(.joined(column.name, column.type), "\(source.name)_\(column.name)")]
    )[0]
  }

  private func isConstant(_ expression: SQLExpression) -> Bool {
    var isConstant = true
    expression.forEachColumn { _ in isConstant = false }
    return isConstant
  }

  /// A value on the rows of one scope, read on the rows of another that belong to them; where there
  /// is no such row the value is unknown.
  func imported(
    _ carried: Carried,
    from source: RowScope,
    to target: RowScope,
    as name: String
  ) throws(SQLRefusal) -> Carried {
    if source === target { return carried }
    var result = try carried.map { (part, suffix) throws(SQLRefusal) in
      try self.imported(part, from: source, to: target, as: name + suffix)
    }
    // Rows without a partner have NULL in every column that the join brings, flags too.
    result.fault = result.fault.map { .first([$0, .truth(false)]) }
    result.presumed = result.presumed.map { .first([$0, .truth(false)]) }
    return result
  }

  // MARK: Relations

  /// Adds a relation.
  ///
  /// - Parameters:
  ///   - name: What it is called, unless the name is taken.
  ///   - level: Where it stands among the layers.
  ///   - body: What it holds.
  /// - Returns: The relation as a source.
  func add(_ name: String, level: Int, _ body: PlannedRelation.Body) -> SQLSource {
    let name = names.claim(name)
    relations.append(PlannedRelation(name: name, level: level, body: body))
    return .relation(name, level: level)
  }

  /// A name for a layer.
  func claim(_ name: String) -> String { names.claim(name) }
}
