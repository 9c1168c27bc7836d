// SPDX-License-Identifier: Apache-2.0

/// The rows of an entity or of a list, with columns added layer by layer.
///
/// Each computed column belongs to the level above the highest it reads. All columns of one level
/// become one common table expression, so that a query has as many layers as the rules are deep.
final class RowScope {
  /// The scope's place in the translation.
  let place: Int
  /// What its relations are named after.
  let name: String
  /// The relation whose rows these are.
  let source: String
  /// The columns that tell a row from others, of level 0: an id, and the period where there is one.
  let keys: [SQLColumn]
  /// The period in which the rows are evaluated.
  let frame: PeriodFrame
  /// Whether a row was given, and does not stand for an absent period; `nil` where all were.
  let given: SQLExpression?
  /// The scope's layers, by level.
  private(set) var layers: [Int: Layer] = [:]
  private var columns: [SQLExpression: SQLColumn] = [:]
  private var joins: [JoinKey: (level: Int, place: Int)] = [:]
  private var names = NameList()
  private var joinCount = 0

  /// The columns and joins of one level.
  struct Layer {
    /// Computed columns.
    var columns: [SQLSelect.Output] = []
    /// Joins with the columns that they bring.
    var joins: [Join] = []
  }

  /// A join of a layer.
  struct Join {
    /// What is joined.
    var relation: SQLSource
    /// Its name in the layer.
    var alias: String
    /// Which rows meet.
    var condition: SQLExpression
    /// Whether rows without a partner fall away.
    var isInner: Bool
    /// The columns it brings.
    var columns: [SQLSelect.Output]
  }

  private struct JoinKey: Hashable {
    var relation: SQLSource
    var condition: SQLExpression
  }

  /// The rows of a relation.
  ///
  /// - Parameters:
  ///   - place: The scope's place in the translation.
  ///   - name: What its relations are named after.
  ///   - source: The relation whose rows these are.
  ///   - keys: The columns that tell a row from others.
  ///   - columns: The names of all columns of the relation.
  ///   - frame: The period in which the rows are evaluated.
  ///   - given: The column that says whether a row was given; `nil` where all were.
  init(
    place: Int,
    name: String,
    source: String,
    keys: [(String, SQLType)],
    columns: [String],
    frame: PeriodFrame = .current,
    given: String? = nil
  ) {
    self.place = place
    self.name = name
    self.source = source
    self.keys = keys.map { SQLColumn(scope: place, name: $0.0, level: 0, type: $0.1) }
    self.frame = frame
    self.given = given.map {
      .column(SQLColumn(scope: place, name: $0, level: 0, type: .truth))
    }
    for column in columns { _ = names.claim(column) }
  }

  /// A column of the relation itself.
  func input(_ name: String, _ type: SQLType) -> SQLExpression {
    .column(SQLColumn(scope: place, name: name, level: 0, type: type))
  }

  /// The expression as a column, so that it can be used more than once; constants stay.
  ///
  /// - Parameters:
  ///   - expression: What is computed; it reads this scope's columns only.
  ///   - hint: What the column is called, unless the name is taken.
  /// - Returns: The column; the same for the same expression.
  func bound(_ expression: SQLExpression, as hint: String) -> SQLExpression {
    if expression.isAtom { return expression }
    if let column = columns[expression] { return .column(column) }
    let level = expression.level + 1
    let column = SQLColumn(
      scope: place,
      name: names.claim(hint),
      level: level,
      type: expression.type
    )
    columns[expression] = column
    layers[level, default: Layer()].columns.append(.init(column.name, expression))
    return .column(column)
  }

  /// Columns of another relation, found by a condition.
  ///
  /// - Parameters:
  ///   - relation: The relation.
  ///   - condition: Which of its rows meets; at most one, unless the join is inner.
  ///   - isInner: Whether rows without a partner fall away.
  ///   - wanted: The columns, with what they are called here.
  /// - Returns: The columns.
  func joined(
    _ relation: SQLSource,
    on condition: SQLExpression,
    isInner: Bool = false,
    _ wanted: [(value: SQLExpression, name: String)]
  ) -> [SQLExpression] {
    let key = JoinKey(relation: relation, condition: condition)
    let level = max(condition.level, relation.level) + 1
    if joins[key] == nil {
      joinCount += 1
      joins[key] = (level, layers[level]?.joins.count ?? 0)
      layers[level, default: Layer()].joins.append(
        Join(
          relation: relation,
          alias: "j\(joinCount)",
          condition: condition,
          isInner: isInner,
          columns: []
        )
      )
    }
    let place = joins[key]?.place ?? 0
    return wanted.map { value, name in
      let join = layers[level]?.joins[place]
      if let output = join?.columns.first(where: { $0.value == value }) {
        return column(output.name, level, value.type)
      }
      let output = SQLSelect.Output(names.claim(name), value)
      layers[level]?.joins[place].columns.append(output)
      return column(output.name, level, value.type)
    }
  }

  private func column(_ name: String, _ level: Int, _ type: SQLType) -> SQLExpression {
    .column(SQLColumn(scope: place, name: name, level: level, type: type))
  }
}

/// What a select or a join reads.
enum SQLSource: Hashable {
  /// A table of the database, or a relation of constants.
  case table(String)
  /// A relation that reads others, ready after a level.
  case relation(String, level: Int)
  /// The rows of a scope with all columns up to a level.
  case scope(Int, level: Int)

  /// The level after which it is ready.
  var level: Int {
    switch self {
    case .table: 0
    case .relation(_, let level), .scope(_, let level): level
    }
  }
}

/// Names of which no two are equal, not even in a language that ignores case.
struct NameList {
  /// PostgreSQL cuts names after 63 bytes; a number may have to follow.
  private static let longest = 56

  private var taken: Set<String> = []

  /// A name that is not taken yet, as near to the hint as can be.
  mutating func claim(_ hint: String) -> String {
    let base = String(hint.prefix(Self.longest))
    var name = base
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = "\(base)_\(number)"
      number += 1
    }
    return name
  }
}
