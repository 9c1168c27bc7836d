// SPDX-License-Identifier: Apache-2.0

/// A row that a lookup found.
struct FoundRow {
  /// Raised where the keys are known and no row, or more than one, applies.
  var fault: SQLExpression
  /// An output of the row.
  var outputs: (Int) throws(SQLRefusal) -> Carried
}

/// A lookup that has been made.
struct LookupKey: Hashable {
  /// The scope on whose rows it was made.
  var scope: Int
  /// The table.
  var table: Int
  /// The keys.
  var keys: [SQLExpression]
}
