// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// In which order the rows of a table are tried, and whether two can apply at once.
struct RowOrder {
  /// The rows without `else`, then those with one; each in file order.
  let levels: [[Int]]
  /// Whether two rows of one level can apply to the same keys.
  let overlaps: Bool

  /// The rows that count only where no row without `else` applies.
  var fallbacks: [Int] { levels[1] }

  /// The order of a table's rows.
  ///
  /// - Complexity: O(rows), with wildcards O(rows²).
  init(_ table: Table) {
    let rows = table.rows.indices
    levels = [
      rows.filter { !table.rows[$0].matches.contains(.otherwise) },
      rows.filter { table.rows[$0].matches.contains(.otherwise) },
    ]
    overlaps = levels.contains { Self.overlaps($0.map { table.rows[$0].matches }) }
  }

  private static func overlaps(_ rows: [[Table.Match]]) -> Bool {
    // Rows whose listed values differ in one key exclude each other: only those that share the
    // first value of the first key need to be compared, unless some row has a wildcard there.
    var groups: [Value?: [[Table.Match]]] = [:]
    for row in rows {
      if case .values(let values)? = row.first {
        for value in values { groups[value, default: []].append(row) }
      } else {
        groups[nil, default: []].append(row)
      }
    }
    let wild = groups.removeValue(forKey: nil) ?? []
    if hasPair(wild) { return true }
    return groups.values.contains { hasPair($0) || hasPair($0, wild) }
  }

  private static func hasPair(_ rows: [[Table.Match]]) -> Bool {
    for (place, row) in rows.enumerated() {
      for other in rows.dropFirst(place + 1) where meet(row, other) { return true }
    }
    return false
  }

  private static func hasPair(_ rows: [[Table.Match]], _ others: [[Table.Match]]) -> Bool {
    rows.contains { row in others.contains { meet(row, $0) } }
  }

  private static func meet(_ left: [Table.Match], _ right: [Table.Match]) -> Bool {
    zip(left, right).allSatisfy { $0.meets($1) }
  }
}

extension Table.Match {
  /// Whether some key is taken by both.
  fileprivate func meets(_ other: Table.Match) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any), (.otherwise, _), (_, .otherwise): return true
    case (.values(let a), .values(let b)): return a.contains { b.contains($0) }
    case (.values(let values), .range), (.range, .values(let values)):
      let range = if case .range = self { self } else { other }
      return values.contains { range.holds($0) }
    case (.range(let low, let high, let isIn), .range(let low2, let high2, let isIn2)):
      return Self.starts(low2, before: high, isIn) && Self.starts(low, before: high2, isIn2)
    }
  }

  private func holds(_ value: Value) -> Bool {
    guard case .range(let lower, let upper, let includesUpper) = self,
      case .number(let number) = value
    else { return false }
    if let lower, number < lower { return false }
    guard let upper else { return true }
    return includesUpper ? number <= upper : number < upper
  }

  private static func starts(_ low: Rational?, before high: Rational?, _ isIn: Bool) -> Bool {
    guard let low, let high else { return true }
    return isIn ? low <= high : low < high
  }
}
