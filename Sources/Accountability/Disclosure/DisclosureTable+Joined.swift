// SPDX-License-Identifier: Apache-2.0

extension DisclosureTable {
  /// This table and earlier ones as one: its rows first, locations with the same counts once.
  ///
  /// - Parameter earlier: Tables of the same groups, patterns and levels.
  /// - Returns: The table of all rows.
  func joined(with earlier: [DisclosureTable]) -> DisclosureTable {
    guard !earlier.isEmpty else { return self }
    var places: [Location: Int] = [:]
    var locations: [Location] = []
    var rows: [Row] = []
    for table in [self] + earlier {
      precondition(
        table.groups == groups && table.patterns == patterns && table.scheme == scheme,
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
}
