// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The rows of a table under one combination of its discrete keys.
struct BandBank: Sendable {
  private struct Band: Sendable {
    let lower: Rational?
    let match: Table.Match
    let row: Int
  }

  private let bands: [Band]
  private let plainRows: [Int]
  private let isDisjoint: Bool

  /// The rows of one combination.
  ///
  /// - Parameters:
  ///   - rows: The rows' places.
  ///   - table: The table.
  ///   - key: The place of the band key; `nil` when there is none.
  init(_ rows: [Int], of table: Table, key: Int?) {
    guard let key else {
      bands = []
      plainRows = rows
      isDisjoint = true
      return
    }
    plainRows = []
    let unsorted = rows.map { row in
      if case .range(let lower, _, _) = table.rows[row].matches[key] {
        return Band(lower: lower, match: table.rows[row].matches[key], row: row)
      }
      return Band(lower: nil, match: table.rows[row].matches[key], row: row)
    }
    bands = unsorted.sorted { left, right in
      guard let other = right.lower else { return false }
      return left.lower.map { $0 < other } ?? true
    }
    isDisjoint = zip(bands, bands.dropFirst()).allSatisfy { band, next in
      guard let lower = next.lower else { return false }
      return !band.match.takes(.number(lower))
    }
  }

  /// The rows that take a value of the band key, in file order.
  ///
  /// - Parameter key: The value; `nil` when the table has no band key.
  /// - Returns: The rows' places.
  /// - Complexity: O(log rows) when no two bands overlap, O(rows) otherwise.
  func rows(for key: Value?) -> [Int] {
    guard let key else { return plainRows }
    guard case .number(let number) = key else { return [] }
    guard isDisjoint else {
      return bands.filter { $0.match.takes(key) }.map(\.row).sorted()
    }
    var low = 0
    var high = bands.count
    while low < high {
      let middle = (low + high) / 2
      if bands[middle].lower.map({ $0 <= number }) ?? true {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0, bands[low - 1].match.takes(key) else { return [] }
    return [bands[low - 1].row]
  }
}
