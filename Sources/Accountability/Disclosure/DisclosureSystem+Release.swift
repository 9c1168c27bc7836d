// SPDX-License-Identifier: Apache-2.0

extension DisclosureSystem {
  /// Which locations and groups make up the rows: public knowledge, without a count.
  struct Structure: Sendable {
    let rows: [DisclosureTable.Row]
    let groups: [String]
    let patterns: [UInt32]
    let scheme: LevelScheme

    init(_ table: DisclosureTable) {
      rows = table.rows
      groups = table.groups
      patterns = table.patterns
      scheme = table.scheme
    }

    /// The rows that say something of the students of a row, and of no larger unit than its parent;
    /// under a parent of very many locations, of no larger one than itself.
    func relatives(of row: Int) -> [Int] {
      let parent = rows[rows[row].parent ?? row].members
      let around = Set(parent.count <= 40 ? parent : rows[row].members)
      return rows.indices.filter { place in
        rows[place].members.allSatisfy(around.contains)
      }
    }
  }

  /// What some rows of a release say, with the sum of one row.
  ///
  /// Atoms that take part in the same sums alike are one unknown: a sum of counts is a count. Rows
  /// that are left out only widen an interval.
  ///
  /// - Parameters:
  ///   - structure: Which locations and groups make up the rows.
  ///   - ranges: What is published of each row.
  ///   - places: The rows that are taken.
  ///   - row: The row whose sum is asked for.
  ///   - form: Which of its sums.
  /// - Returns: The system and the sum.
  static func system(
    _ structure: Structure,
    ranges: [RowRange],
    rows places: [Int],
    row: Int,
    form: LevelScheme.Form
  ) -> (system: DisclosureSystem, sum: Sum) {
    var columns: [[Int]: Int] = [:]
    var sums: [[LevelScheme.Form: [Int: Int]]] = places.map { _ in [:] }
    let locations = Set(places.flatMap { structure.rows[$0].members }).sorted()
    let holding = locations.map { location in
      places.indices.filter { structure.rows[places[$0]].members.contains(location) }
    }
    for holders in holding {
      for pattern in structure.patterns {
        let mine = holders.filter {
          pattern >> UInt32(structure.rows[places[$0]].group) & 1 == 1
        }
        for level in structure.scheme.weights.indices {
          let signature =
            mine + [-1] + LevelScheme.Form.allCases.map { structure.scheme.coefficient(level, $0) }
          let unknown = columns[signature, default: columns.count]
          columns[signature] = unknown
          for holder in mine {
            for form in LevelScheme.Form.allCases {
              let a = structure.scheme.coefficient(level, form)
              if a != 0 { sums[holder][form, default: [:]][unknown] = a }
            }
          }
        }
      }
    }
    func sum(_ holder: Int, _ form: LevelScheme.Form) -> Sum {
      let terms = (sums[holder][form] ?? [:]).sorted { $0.key < $1.key }
      return Sum(terms.map(\.key), coefficients: terms.map(\.value))
    }
    var system = DisclosureSystem(
      ends: Array(repeating: 0...RowRange.unbounded, count: columns.count)
    )
    for (holder, place) in places.enumerated() {
      for form in LevelScheme.Form.allCases {
        let (low, high) = (ranges[place].lower[form.rawValue], ranges[place].upper[form.rawValue])
        guard low > 0 || high < RowRange.unbounded else { continue }
        let named = structure.rows[place]
        let name = "\(named.unit) \(named.cohort) \(structure.groups[named.group]): \(form)"
        system.publish(name, sum(holder, form), low...high)
      }
    }
    let holder = places.firstIndex(of: row) ?? 0
    return (system, sum(holder, form))
  }
}
