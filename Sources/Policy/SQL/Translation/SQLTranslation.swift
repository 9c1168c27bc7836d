// SPDX-License-Identifier: Apache-2.0

/// The translation of rules into the relational layers of one query.
///
/// Terms become expressions on scopes; what a term needs from other rows becomes a join or a
/// grouped relation. Nothing in it knows a dialect.
final class SQLTranslation {
  /// How many declarations may be in translation at once.
  private static let deepest = 100

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
  /// The subject's fact that counts its periods, by its place; `nil` without periods.
  let period: Int?
  /// Whether every period is under the same version.
  let hasOneVersion: Bool
  /// The scopes, in the order in which they were opened.
  var scopes: [RowScope] = []
  /// The relations that are not layers of a scope, in the order in which they were made.
  private(set) var relations: [PlannedRelation] = []
  /// What measures of a row are, by measure and period; failed ones hold why.
  var measures: [Entry: Result<Carried, SQLRefusal>] = [:]
  /// What decisions of a row are, by decision and period.
  var decisions: [Entry: Result<CarriedDecision, SQLRefusal>] = [:]
  /// What is being translated, to notice a cycle.
  var open: Set<Entry> = []
  /// The rows that lookups found, by table and keys.
  var lookups: [LookupKey: FoundRow] = [:]
  /// The tables of rules that have become relations.
  var tableRelations: [Int: TableRelation] = [:]
  /// The findings, one for each clause that cannot be carried.
  var diagnostics: [Diagnostic] = []

  /// The scopes of entities, by entity and period.
  var entityScopes: [EntityFrame: RowScope] = [:]
  /// How far from a row's own period measures are asked for.
  var offsets: Set<Int> = []
  /// How many such steps follow each other at most.
  private(set) var longestChain = 0
  private var chains: [Entry: Int] = [:]
  private var inTranslation: [Entry] = []
  /// By which condition a row of one scope finds its row of another.
  var links: [Link: SQLExpression] = [:]
  /// The scope to which the rows of a list's scope belong.
  var outer: [Int: RowScope] = [:]
  /// The relations that read the input only, by what they were to be called.
  var inputs: [String: String] = [:]
  private var names = NameList()

  /// What can be in translation.
  enum Entry: Hashable {
    /// A measure, by its place and period.
    case measure(Int, PeriodFrame)
    /// A decision, by its place and period.
    case decision(Int, PeriodFrame)
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
      /// Rows of the input, before any scope has layers.
      case input(SQLSelect)
      /// The periods of the subject's table, and those that rules count from them.
      case periods(column: String, table: String)
    }
  }

  /// Two scopes, by their places.
  struct Link: Hashable {
    /// The scope whose rows belong to others.
    var inner: Int
    /// The scope of those others.
    var outer: Int
  }

  /// The rows of an entity in a period.
  struct EntityFrame: Hashable {
    /// The entity.
    var entity: Int
    /// The period.
    var frame: PeriodFrame
  }

  /// A translation that has not begun.
  ///
  /// - Parameters:
  ///   - program: The rules.
  ///   - tables: The tables that hold the facts.
  ///   - answers: The letter of the answer for each reading.
  ///   - presumes: Whether presumptions stand in for missing facts.
  ///   - wantsProbabilities: Whether a number with an error must come with a probability.
  ///   - period: The subject's fact that counts its periods.
  ///   - hasOneVersion: Whether every period is under the same version.
  init(
    _ program: Program,
    tables: [InputTable],
    answers: [String: String],
    presumes: Bool,
    wantsProbabilities: Bool,
    period: Int?,
    hasOneVersion: Bool
  ) {
    self.program = program
    self.tables = tables
    self.answers = answers
    self.presumes = presumes
    self.wantsProbabilities = wantsProbabilities
    self.period = period
    self.hasOneVersion = hasOneVersion
    for table in tables {
      _ = names.claim(table.name)
      for list in table.lists { _ = names.claim(list.name) }
    }
  }

  // MARK: Declarations

  /// Translates a declaration that must not need itself.
  func opened<Value>(
    _ entry: Entry,
    named name: String,
    _ body: () throws(SQLRefusal) -> Value
  ) throws(SQLRefusal) -> Value {
    guard open.insert(entry).inserted else {
      throw SQLRefusal(.recursion, "`\(name)` needs itself")
    }
    guard open.count <= Self.deepest else {
      throw SQLRefusal(.recursion, "declarations call each other more than \(Self.deepest) deep")
    }
    inTranslation.append(entry)
    defer {
      inTranslation.removeLast()
      open.remove(entry)
    }
    return try body()
  }

  /// Notes that what is being translated needs a declaration, perhaps in another period.
  func needs(_ entry: Entry, inAnotherPeriod isElsewhere: Bool = false) {
    let length = chains[entry, default: 0] + (isElsewhere ? 1 : 0)
    longestChain = max(longestChain, length)
    if let user = inTranslation.last { chains[user] = max(chains[user, default: 0], length) }
  }

  // MARK: Reading other rows

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

  /// Whether an expression is the same on all rows.
  func isConstant(_ expression: SQLExpression) -> Bool {
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
