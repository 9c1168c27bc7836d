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
  /// What makes two keys the same.
  enum Part: Hashable {
    /// A text, a name or a truth.
    case plain(SQLExpression)
    /// A number with its unit: 8.5 and 17 are the same whole number, of halves and of ones.
    case number(ScaledNumber)
  }

  /// The scope on whose rows it was made.
  var scope: Int
  /// The table.
  var table: Int
  /// The keys.
  var keys: [Part]

  /// The parts of a key's value.
  static func parts(of shape: Carried.Shape) -> [Part] {
    switch shape {
    case .truth(let value), .text(let value): [.plain(value)]
    case .number(let number): [.number(number)]
    case .interval(let lower, let upper): [.number(lower), .number(upper)]
    case .union(let constant, let inner): [.plain(constant)] + parts(of: inner)
    case .record(let isKnown, let fields):
      [.plain(isKnown)]
        + fields.sorted { $0.key < $1.key }.flatMap { parts(of: $0.value.shape) }
    case .list(let list): [.plain(list.isKnown), .plain(list.isComplete)]
    }
  }
}
