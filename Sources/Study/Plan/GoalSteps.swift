// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Graphics

/// The chart of a goal: the edges of the bands by year, the unit's own numbers and what the goal asks.
struct GoalSteps {
  let goal: Plan.Goal
  let table: GoalTable
  /// The bands of its target; `nil` where the table has none for the last year that is reported.
  let bands: GoalBands?
  /// What runs said of the measure.
  let readings: [MeasureReading]

  /// The chart; `nil` without target or due date, or where no year has published edges.
  var chart: ThresholdSteps? {
    guard let target = goal.target, let due = goal.due?.fields.year else { return nil }
    let known = readings.filter { $0.number != nil }.map(\.year)
    let years = known + [goal.baseline?.year].compactMap(\.self)
    guard let first = years.min(), let last = known.max(), first <= due, due - first <= 40 else {
      return nil
    }
    let columns = (first...max(due, last)).map { (year: $0, bands: table.bands(in: $0)) }
    let found = columns.compactMap(\.bands)
    guard let shown = found.first else { return nil }
    let words = TableBands.order(found)
    let path = GoalPath(goal)
    let start = columns.firstIndex { $0.year == last } ?? 0
    func number(_ value: Rational) -> ChartNumber { shown.number(table.base(value)) }
    func band(_ value: Rational, _ place: Int) -> String {
      columns[place].bands?.word(of: table.base(value)) ?? ""
    }
    let drop = bands?.drop.flatMap { lower in columns.firstIndex { $0.year == lower.year } }
    let steps = columns.enumerated().map { place, column in
      let value = readings.last { $0.year == column.year }?.number
      return ThresholdSteps.Year(
        label: "\(column.year)",
        cuts: words.dropFirst().map { column.bands?.cut($0) },
        value: value.map(number),
        band: value.map { band($0, place) } ?? "",
        heldBand: place < start ? "" : band(target, place),
        // In the year of the baseline the goal asks for nothing yet.
        asked: goal.baseline?.year == column.year
          ? nil : path?.place(in: column.year).map { number($0.value) }
      )
    }
    return ThresholdSteps(
      name: "goal-\(goal.id.lowercased())",
      title: "\(goal.id): \(goal.title)",
      bands: Array(words.dropFirst()),
      years: steps,
      held: start + 1 < columns.count
        ? .init(number(target), from: start, drop: drop, isTarget: true) : nil,
      axisTitle: goal.measure.unit,
      finding: (bands?.sentence ?? "The target lies in no band that is published") + "."
    )
  }
}
