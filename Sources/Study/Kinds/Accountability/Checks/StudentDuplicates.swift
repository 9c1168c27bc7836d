// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence

/// Students with several rows of one file: with a level twice in a subject, or at two units at once.
struct StudentDuplicates {
  /// A cell of a row, and the row with which it cannot stand.
  struct Pair {
    let row: Int
    let other: Int
    let column: String
  }

  private let rules: StudentRules
  private let table: Evidence.Table
  /// The rows of each student with more than one, in file order.
  private let groups: [[Int]]

  init(_ rules: StudentRules, _ table: Evidence.Table) {
    self.rules = rules
    self.table = table
    guard let key = rules.student.flatMap({ table[column: $0] }) else {
      groups = []
      return
    }
    var rows: [Int32: [Int]] = [:]
    for (row, code) in key.dictionary(threads: 1).codes.enumerated() {
      rows[Int32(code), default: []].append(row)
    }
    groups = rows.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Rows that count at two units of one kind: each of them, with another one.
  var places: [Pair] {
    groups.flatMap { rows in rules.placements.flatMap { conflict(of: rows, at: $0) } }
  }

  /// Rows with a level in one subject: each of them, with another one.
  ///
  /// Where the two count at two units the places say so already.
  var levels: [Pair] {
    groups.flatMap { rows -> [Pair] in
      let placed = Set(rules.placements.flatMap { conflict(of: rows, at: $0) }.map(\.row))
      return rules.subjects.flatMap { subject -> [Pair] in
        pairs(rows.filter { hasLevel($0, subject) && !placed.contains($0) }, subject)
      }
    }
  }

  private func hasLevel(_ row: Int, _ subject: String) -> Bool {
    table[column: subject].map { !$0.isMissing(row) } ?? false
  }

  private func pairs(_ rows: [Int], _ column: String) -> [Pair] {
    guard rows.count > 1 else { return [] }
    return rows.map { row in
      Pair(row: row, other: rows.first { $0 != row } ?? row, column: column)
    }
  }

  private func counts(_ row: Int, _ placement: StudentLayout.Placement) -> Bool {
    placement.counts.flatMap { table[column: $0]?.text(row) == "1" } ?? true
  }

  private func conflict(of rows: [Int], at placement: StudentLayout.Placement) -> [Pair] {
    guard let name = placement.unit, let column = table[column: name] else { return [] }
    let counting = rows.filter { counts($0, placement) }
    guard Set(counting.map(column.text)).count > 1 else { return [] }
    return counting.map { row in
      let other = counting.first { column.text($0) != column.text(row) } ?? row
      return Pair(row: row, other: other, column: name)
    }
  }

  // MARK: A declared rule

  /// What is left out under the declared rule: the levels of all rows but one, and the units of a
  /// student who counts at two of one kind.
  var leftOut: StudentLayout.LeftOut {
    var left = StudentLayout.LeftOut()
    guard rules.keep != .refuse else { return left }
    for rows in groups {
      for subject in rules.subjects {
        let tested = rows.filter { hasLevel($0, subject) }
        guard tested.count > 1 else { continue }
        let kept = chosen(tested, subject)
        left.levels[subject, default: []].formUnion(tested.filter { $0 != kept })
      }
      for placement in rules.placements {
        // At two schools at once means at none; the district counts the student once.
        left.units[placement.kind, default: []]
          .formUnion(conflict(of: rows, at: placement).map(\.row))
      }
    }
    return left
  }

  private func chosen(_ rows: [Int], _ subject: String) -> Int {
    switch rules.keep {
    case .refuse: return rows[0]
    case .best:
      let levels = rows.map { row in
        rules.order.firstIndex(of: table[column: subject]?.text(row) ?? "") ?? -1
      }
      let best = levels.max()
      return zip(rows, levels).first { $0.1 == best }?.0 ?? rows[0]
    case .latest:
      let days = rows.map { row in
        rules.day.flatMap { table[column: $0]?.date(row)?.dayNumber } ?? 0
      }
      let last = days.max()
      return zip(rows, days).first { $0.1 == last }?.0 ?? rows[0]
    case .firstAccountable:
      return rows.first { row in rules.placements.first.map { counts(row, $0) } ?? true } ?? rows[0]
    }
  }
}
