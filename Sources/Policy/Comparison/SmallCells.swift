// SPDX-License-Identifier: Apache-2.0

/// Holds back small counts of people, and as many others as it takes that nobody can compute the
/// small ones from the totals.
///
/// Whoever reads the counts is taken to know every total: that of all people, of each row and of each
/// column. A count below the limit, other than 0, is held back; then others are held back, until for
/// each small one the numbers that fit all that is shown and known reach over at least the limit.
/// Where that cannot be had, nothing is shown. A 0 may be held back too, so what is held back is not
/// known to be small.
public struct SmallCells: Sendable, Hashable {
  /// The smallest count that is shown, beside 0.
  public let smallest: Int

  /// A rule.
  ///
  /// - Parameter smallest: The smallest count that is shown; with 1 or less everything is.
  public init(smallest: Int) { self.smallest = smallest }

  /// Whether a count may not be shown.
  ///
  /// - Parameter count: The count.
  /// - Returns: Whether it is small and not 0.
  public func isSmall(_ count: Int) -> Bool { count > 0 && count < smallest }

  /// The counts of a list that may be shown; `nil` for those that are held back.
  ///
  /// - Parameter counts: Counts whose sum is known.
  /// - Returns: The counts in the same order.
  public func shown(_ counts: [Int]) -> [Int?] {
    var hidden = Set(counts.indices.filter { isSmall(counts[$0]) })
    guard !hidden.isEmpty else { return counts }
    let others = counts.indices.filter { !hidden.contains($0) && counts[$0] > 0 }
      .sorted { (counts[$0], $0) < (counts[$1], $1) }
    for place in others {
      if hidden.count > 1, hidden.reduce(0, { $0 + counts[$1] }) >= smallest { break }
      hidden.insert(place)
    }
    let isSafe = hidden.count > 1 && hidden.reduce(0) { $0 + counts[$1] } >= smallest
    return counts.indices.map { isSafe && !hidden.contains($0) ? counts[$0] : nil }
  }

  /// The counts of a table that may be shown; `nil` for those that are held back.
  ///
  /// - Parameter counts: Rows of one length, whose sums are known, as are those of the columns.
  /// - Returns: The counts in the same order.
  /// - Complexity: O(n²) searches of the table for n counts, each at most O(n · the limit).
  public func shown(_ counts: [[Int]]) -> [[Int?]] {
    var table = CountTable(counts)
    for cell in table.cells where isSmall(table[cell]) { table.hidden.insert(cell) }
    let small = table.hidden.sorted()
    for cell in small where table.reach(of: cell) < smallest {
      guard protect(cell, &table) else { return counts.map { row in row.map { _ in nil } } }
    }
    return counts.indices.map { row in
      counts[row].indices.map { column in
        table.hidden.contains(CountTable.Cell(row: row, column: column)) ? nil : counts[row][column]
      }
    }
  }

  /// Holds back the corners of rectangles round a cell, those with the fewest people first.
  private func protect(_ cell: CountTable.Cell, _ table: inout CountTable) -> Bool {
    while table.reach(of: cell) < smallest {
      var best: (table: CountTable, reach: Int, cost: Int)?
      for corners in table.rectangles(round: cell) where !table.hidden.isSuperset(of: corners) {
        var tried = table
        let cost = corners.subtracting(table.hidden).reduce(0) { $0 + table[$1] }
        tried.hidden.formUnion(corners)
        // More than the limit is not better.
        let reach = min(tried.reach(of: cell), smallest)
        if best.map({ (reach, -cost) > ($0.reach, -$0.cost) }) ?? true {
          best = (tried, reach, cost)
        }
      }
      guard let best else { return false }
      table = best.table
    }
    return true
  }
}
