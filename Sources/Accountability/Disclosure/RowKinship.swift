// SPDX-License-Identifier: Apache-2.0

/// Which rows stand in a relation to a row, the nearest first.
struct RowKinship: Sendable {
  private let parents: [Int?]
  private let children: [Int: [Int]]
  private let sameUnit: [[String]: [Int]]
  private let units: [[String]]

  /// The kinship of the first rows of a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - count: How many of its rows belong to the release.
  init(_ table: DisclosureTable, count: Int) {
    let rows = table.rows.prefix(count)
    parents = rows.map(\.parent)
    units = rows.map { [$0.unit, $0.cohort] }
    children = Dictionary(grouping: rows.indices.filter { rows[$0].parent != nil }) {
      rows[$0].parent ?? -1
    }
    sameUnit = Dictionary(grouping: rows.indices) { [rows[$0].unit, rows[$0].cohort] }
  }

  /// The rows that could protect a row: those below it and the other groups there, its siblings, other
  /// groups of its unit, the row above with what could protect that one, and so on.
  ///
  /// - Parameters:
  ///   - row: The row's place.
  ///   - weight: What masking a row costs; within a ring the cheapest comes first.
  /// - Returns: The rows without the row itself.
  func protectors(of row: Int, weight: (Int) -> Int) -> [Int] {
    let below = children[row] ?? []
    let around = below + below.flatMap { sameUnit[units[$0]] ?? [] }
    var found = around.sorted { (weight($0), $0) < (weight($1), $1) }
    var place: Int? = row
    while let here = place {
      let siblings = parents[here].flatMap { children[$0] } ?? []
      for ring in [siblings, sameUnit[units[here]] ?? []] {
        found += ring.filter { $0 != here }.sorted { (weight($0), $0) < (weight($1), $1) }
      }
      if let parent = parents[here] { found.append(parent) }
      place = parents[here]
    }
    var seen: Set<Int> = [row]
    return found.filter { seen.insert($0).inserted }
  }
}
