// SPDX-License-Identifier: Apache-2.0

/// A named common table expression.
struct SQLRelation: Sendable, Hashable {
  /// What it reads from.
  enum Body: Sendable, Hashable {
    /// Constant rows.
    case values(columns: [String], types: [SQLType], rows: [[SQLExpression]])
    /// Rows of another relation.
    case select(SQLSelect)
  }

  /// Its name.
  var name: String
  /// What it reads.
  var body: Body
  /// Whether its rows are computed once, so that expressions behind it are not written out again
  /// and again by the optimiser of the database.
  var isFence = false
}

/// Rows of a relation with computed columns.
struct SQLSelect: Sendable, Hashable {
  /// Whether equal rows are one.
  var isDistinct = false
  /// Whether every column of the source is kept.
  var keepsAll = false
  /// Computed columns.
  var columns: [Output] = []
  /// The relation that is read.
  var source: String
  /// Relations joined to it, each at most one row for a row of the source unless `isInner`.
  var joins: [SQLJoin] = []
  /// Which rows count; `nil` for all.
  var filter: SQLExpression?
  /// The columns whose values form groups; empty for none.
  var groups: [SQLExpression] = []

  /// A computed column.
  struct Output: Sendable, Hashable {
    /// Its name.
    var name: String
    /// What it holds.
    var value: SQLExpression

    init(_ name: String, _ value: SQLExpression) {
      self.name = name
      self.value = value
    }
  }
}

/// A relation joined to another.
struct SQLJoin: Sendable, Hashable {
  /// The relation that is joined.
  var relation: String
  /// Its name in the select.
  var alias: String
  /// Which rows meet; `joined` columns are those of the relation.
  var condition: SQLExpression
  /// Whether rows without a partner fall away.
  var isInner = false
  /// The columns it brings.
  var columns: [SQLSelect.Output]
}
