// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
public import Policy

/// How counts of students become rows that a policy reads.
///
/// A subject in which nobody of a group was to be tested has no row.
public struct CountRows: Sendable {
  /// The entity of the rows.
  public let entity: String
  /// The fact that says a row's year.
  public let year: String
  /// The fact that says a row's subject, and its value for each subject that is counted.
  public let subject: (fact: String, values: [String: Value])
  /// The fact that says a row's group, and its value for each group that is reported.
  public let group: (fact: String, values: [String: Value])
  /// The fact that holds the count of each level.
  public let levels: [String: String]
  /// Facts that every row has.
  public let with: [String: Value]

  /// How counts become rows.
  ///
  /// - Parameters:
  ///   - entity: The entity of the rows.
  ///   - year: The fact that says a row's year.
  ///   - subject: The fact that says a row's subject, and its values.
  ///   - group: The fact that says a row's group, and its values.
  ///   - levels: The fact that holds the count of each level.
  ///   - with: Facts that every row has.
  public init(
    entity: String,
    year: String,
    subject: (fact: String, values: [String: Value]),
    group: (fact: String, values: [String: Value]),
    levels: [String: String],
    with: [String: Value]
  ) {
    self.entity = entity
    self.year = year
    self.subject = subject
    self.group = group
    self.levels = levels
    self.with = with
  }

  /// The rows of every unit of a tally.
  ///
  /// - Parameters:
  ///   - counts: The tally of one kind of unit.
  ///   - year: The year that was counted.
  ///   - units: The entity of the units.
  ///   - source: What the rows are named after, such as a file.
  /// - Returns: For each unit its rows, in the order of subjects and groups.
  public func rows(
    _ counts: LevelCounts,
    year: Int,
    of units: String,
    source: String
  ) -> [(id: String, rows: [CaseRow])] {
    let reported = counts.groups.enumerated().compactMap { place, name in
      group.values[name].map { (place, $0) }
    }
    return counts.units.enumerated().map { unit, id in
      var rows: [CaseRow] = []
      for (column, name) in counts.subjects.enumerated() {
        guard let tested = subject.values[name] else { continue }
        for (place, value) in reported {
          let reached = counts.counts(unit: unit, subject: column, group: place)
          guard reached.contains(where: { $0 > 0 }) else { continue }
          var row = CaseRow(
            entity,
            id: "students of \(source), \(id), \(name), \(counts.groups[place])",
            links: [units: id]
          )
          for (fact, value) in with { row[fact] = .value(value) }
          row[self.year] = .value(.number(Rational(year)))
          row[subject.fact] = .value(tested)
          row[group.fact] = .value(value)
          for (level, count) in zip(counts.levels, reached) {
            guard let fact = levels[level] else { continue }
            row[fact] = .value(.number(Rational(count)))
          }
          rows.append(row)
        }
      }
      return (id, rows)
    }
  }
}
