// SPDX-License-Identifier: Apache-2.0

extension DisclosureTable {
  /// This table and earlier ones as one: its rows first, locations with the same counts once.
  ///
  /// - Parameter earlier: Tables of the same groups and levels.
  /// - Returns: The table of all rows.
  func joined(with earlier: [DisclosureTable]) -> DisclosureTable {
    guard !earlier.isEmpty else { return self }
    let patterns = Set(([self] + earlier).flatMap(\.patterns)).sorted()
    var places: [Location: Int] = [:]
    var locations: [Location] = []
    var rows: [Row] = []
    for table in ([self] + earlier).map({ $0.laidOut(by: patterns) }) {
      precondition(
        table.groups == groups && table.scheme == scheme,
        "releases that are audited together have the same groups and levels"
      )
      let start = rows.count
      let moved = table.locations.map { location in
        if let place = places[location] { return place }
        places[location] = locations.count
        locations.append(location)
        return locations.count - 1
      }
      rows += table.rows.map { row in
        Row(
          unit: row.unit,
          cohort: row.cohort,
          group: row.group,
          members: row.members.map { moved[$0] },
          parent: row.parent.map { $0 + start }
        )
      }
    }
    return DisclosureTable(
      groups: groups,
      patterns: patterns,
      scheme: scheme,
      locations: locations,
      rows: rows
    )
  }

  /// The same table with its counts by other patterns, its own among them.
  private func laidOut(by patterns: [UInt32]) -> DisclosureTable {
    guard patterns != self.patterns else { return self }
    let levels = scheme.weights.count
    let moved = self.patterns.map { own in patterns.firstIndex(of: own) ?? 0 }
    return DisclosureTable(
      groups: groups,
      patterns: patterns,
      scheme: scheme,
      locations: locations.map { location in
        var counts = [Int](repeating: 0, count: patterns.count * levels)
        for (own, place) in moved.enumerated() {
          for level in 0..<levels {
            counts[place * levels + level] = location.counts[own * levels + level]
          }
        }
        return Location(id: location.id, cohort: location.cohort, counts: counts)
      },
      rows: rows
    )
  }
}
