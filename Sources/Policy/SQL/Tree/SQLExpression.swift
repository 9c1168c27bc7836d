// SPDX-License-Identifier: Apache-2.0

/// The types of columns: every number is a 64-bit integer, every truth may be NULL.
enum SQLType: Sendable, Hashable {
  /// Met, not met, or NULL for unknown.
  case truth
  /// A 64-bit integer.
  case integer
  /// A text, compared byte by byte.
  case text
}

/// A column of a scope, with the level of the layer that gives it.
struct SQLColumn: Sendable, Hashable {
  /// The scope whose rows have it.
  let scope: Int
  /// Its name, unique within the scope.
  let name: String
  /// 0 for columns of the input, else the level of its layer.
  let level: Int
  /// What it holds.
  let type: SQLType
}

/// An expression that means the same in every dialect.
///
/// Deliberately without rounding, casts to integers, `/`, `GREATEST`, `LEAST` and date arithmetic:
/// dialects differ there, so nothing that needs them can be written down.
indirect enum SQLExpression: Sendable, Hashable {
  /// A column of the row.
  case column(SQLColumn)
  /// A column of the relation that the enclosing join brings in.
  case joined(String, SQLType)
  /// NULL of a type.
  case null(SQLType)
  /// A 64-bit integer.
  case integer(Int)
  /// A text.
  case text(String)
  /// Met or not met.
  case truth(Bool)
  /// The opposite of a condition.
  case not(SQLExpression)
  /// All of several conditions.
  case all([SQLExpression])
  /// Any of several conditions.
  case any([SQLExpression])
  /// Two values compared; unknown when one of them is NULL.
  case comparison(Relation, SQLExpression, SQLExpression)
  /// Whether a value is NULL; never NULL itself.
  case isNull(SQLExpression)
  /// Whether a value is one of several.
  case membership(SQLExpression, [SQLExpression])
  /// The negative of a number.
  case negative(SQLExpression)
  /// Two integers computed.
  case arithmetic(Operator, SQLExpression, SQLExpression)
  /// The value of the first branch whose condition is met, else the other value, else NULL.
  case choice([Branch], otherwise: SQLExpression?)
  /// The first value that is not NULL.
  case first([SQLExpression])
  /// A number over the rows of a group.
  case aggregate(Aggregate, SQLExpression)

  /// What two integers are computed to.
  enum Operator: Sendable, Hashable {
    /// The sum.
    case plus
    /// The difference.
    case minus
    /// The product.
    case times
    /// The quotient without its remainder; the dividend is never negative, the divisor positive.
    case quotient
  }

  /// What a group is computed to; NULL does not count.
  enum Aggregate: Sendable, Hashable {
    /// The sum; NULL for no value.
    case sum
    /// The highest value; NULL for no value.
    case greatest
    /// The lowest value; NULL for no value.
    case least
  }

  /// One branch of a choice.
  struct Branch: Sendable, Hashable {
    /// When it is taken.
    var condition: SQLExpression
    /// Its value.
    var value: SQLExpression

    init(_ condition: SQLExpression, _ value: SQLExpression) {
      self.condition = condition
      self.value = value
    }
  }
}

extension SQLExpression {
  /// Visits every column that the expression reads.
  func forEachColumn(_ visit: (SQLColumn) -> Void) {
    if case .column(let column) = self { visit(column) }
    for part in parts { part.forEachColumn(visit) }
  }

  /// The highest level of a column that the expression reads; 0 for constants.
  var level: Int {
    var highest = 0
    forEachColumn { highest = max(highest, $0.level) }
    return highest
  }

  /// The operands, in order.
  var parts: [SQLExpression] {
    switch self {
    case .column, .joined, .null, .integer, .text, .truth: []
    case .not(let part), .isNull(let part), .negative(let part), .aggregate(_, let part): [part]
    case .all(let parts), .any(let parts), .first(let parts): parts
    case .comparison(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .membership(let part, let others): [part] + others
    case .choice(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + (otherwise.map { [$0] } ?? [])
    }
  }

  /// What the expression holds.
  var type: SQLType {
    switch self {
    case .column(let column): column.type
    case .joined(_, let type), .null(let type): type
    case .text: .text
    case .integer, .negative, .arithmetic: .integer
    case .truth, .not, .all, .any, .comparison, .isNull, .membership: .truth
    case .choice(let branches, let otherwise):
      branches.first?.value.type ?? otherwise?.type ?? .integer
    case .first(let parts): parts.first?.type ?? .integer
    case .aggregate(_, let part): part.type
    }
  }

  /// Whether writing the expression twice costs nothing.
  var isAtom: Bool {
    switch self {
    case .column, .joined, .null, .integer, .text, .truth: true
    default: false
    }
  }
}
