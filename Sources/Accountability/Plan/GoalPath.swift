// SPDX-License-Identifier: Apache-2.0
internal import Evidence
package import ExactArithmetic

/// Where a goal's measure is to stand in each year: at its milestones, and on lines between them.
package struct GoalPath: Sendable, Hashable {
  /// A place on the path.
  package struct Place: Sendable, Hashable {
    /// The year.
    package let year: Int
    /// The number that is to be reached.
    package let value: Rational
    /// Whether the plan gives it; else it lies on a line between two that it gives.
    package let isGiven: Bool

    /// Where it comes from, in words.
    package var origin: String {
      isGiven ? "milestone" : "on the line between the numbers that the plan gives"
    }
  }

  private let given: [Plan.Goal.Milestone]

  /// The path of a goal; `nil` where baseline, target or due date is missing, or the goal is due in
  /// the year of its baseline or before.
  package init?(_ goal: Plan.Goal) {
    guard let baseline = goal.baseline, let target = goal.target, let due = goal.due?.fields.year,
      due > baseline.year
    else { return nil }
    let between = goal.milestones.filter { baseline.year < $0.year && $0.year < due }
    given =
      [.init(year: baseline.year, value: baseline.value)]
      + between.sorted { $0.year < $1.year } + [.init(year: due, value: target)]
  }

  /// The year in which the goal is due.
  package var lastYear: Int { given.last?.year ?? 0 }

  /// Where the measure is to stand in a year; at the target after the due date, `nil` before the
  /// baseline.
  package func place(in year: Int) -> Place? {
    guard let first = given.first, let last = given.last, year >= first.year else { return nil }
    if let exact = given.first(where: { $0.year == year }) {
      return Place(year: year, value: exact.value, isGiven: true)
    }
    guard year < last.year, let after = given.first(where: { $0.year > year }),
      let before = given.last(where: { $0.year < year })
    else { return Place(year: year, value: last.value, isGiven: true) }
    let share = Rational(year - before.year, after.year - before.year)
    return Place(
      year: year,
      value: before.value + (after.value - before.value) * share,
      isGiven: false
    )
  }

  /// The places of all years after the baseline, the due year last.
  package var places: [Place] {
    guard let first = given.first, lastYear - first.year <= 100 else { return [] }
    return (first.year + 1...lastYear).compactMap(place)
  }
}
