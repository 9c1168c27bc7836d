// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Graphics
import Policy

/// How many units stand in each pair of bands of a component that rests on two tables, such as status
/// and progress; a grid for each component and year.
struct BandPairs {
  private static let none = "no band"

  private let analysis: AccountabilityAnalysis

  init(_ analysis: AccountabilityAnalysis) { self.analysis = analysis }

  /// A unit's component with the numbers that fell among bands.
  private struct Member {
    let component: ComponentReport
    let lookups: [BandLookup]

    func band(_ table: String) -> String? {
      lookups.first { $0.table.name == table }?.band
    }
  }

  var charts: [CountGrid] {
    let years = Set(analysis.units.map(\.unit.period)).sorted { ($0 ?? 0) < ($1 ?? 0) }
    return years.flatMap { year in
      let own = analysis.units.filter { $0.unit.period == year }.compactMap(\.standing?.report)
      let names = own.flatMap(\.components).map(\.id).uniqued
      return names.compactMap { grid($0, own, year) }
    }
  }

  private func grid(_ id: String, _ reports: [UnitReport], _ year: Int?) -> CountGrid? {
    let members = reports.compactMap { report -> Member? in
      guard let component = report.components.first(where: { $0.id == id }), component.counts,
        let program = analysis.rule.version(report.version)?.program
      else { return nil }
      let lookups = BandLookup.all(component, year: year, in: program)
      return lookups.isEmpty ? nil : Member(component: component, lookups: lookups)
    }
    guard let example = members.first(where: { $0.lookups.count > 1 }) else { return nil }
    let (first, second) = (example.lookups[0].table.name, example.lookups[1].table.name)
    let standing = members.filter { $0.band(first) != nil || $0.band(second) != nil }
    let rows = Array(bands(first, members, isPartial: standing.contains { $0.band(first) == nil }))
    let columns = bands(second, members, isPartial: standing.contains { $0.band(second) == nil })
    // The highest band stands at the top, as on a scale; what has no band at the bottom.
    let order = rows.filter { $0 != Self.none }.reversed() + rows.filter { $0 == Self.none }
    let groups = Dictionary(grouping: standing) {
      [$0.band(first) ?? Self.none, $0.band(second) ?? Self.none]
    }
    let suffix = year.map { "-\($0)" } ?? ""
    return CountGrid(
      name: "grid-\(id.replacing("_", with: "-"))\(suffix)",
      title: "\(example.component.title)\(year.map { " \($0)" } ?? ""): "
        + "\(first.spelledOut) and \(second.spelledOut)",
      rowTitle: first.spelledOut,
      rows: order,
      columnTitle: second.spelledOut,
      columns: columns,
      cells: order.map { row in columns.map { cell(groups[[row, $0]] ?? []) } },
      unit: "\(analysis.noun)s",
      finding: finding(
        order,
        columns,
        groups,
        (first.spelledOut, second.spelledOut),
        standing.count
      )
    )
  }

  /// The bands of a table, the lowest first.
  private func bands(_ table: String, _ members: [Member], isPartial: Bool) -> [String] {
    let found = members.flatMap { member in
      member.lookups.filter { $0.table.name == table }.flatMap(\.bands.words)
    }
    return found.uniqued + (isPartial ? [Self.none] : [])
  }

  /// The count, and what the component comes to in it.
  private func cell(_ members: [Member]) -> CountGrid.Cell {
    let points = members.filter { $0.component.state.isScored }.compactMap(
      \.component.points.number
    )
    guard let least = points.min(), let most = points.max() else {
      return CountGrid.Cell(members.count, note: members.isEmpty ? "" : "not scored")
    }
    let words = least == most ? "\(least)" : "\(least) to \(most)"
    return CountGrid.Cell(members.count, note: "\(words) point\(words == "1" ? "" : "s")")
  }

  private func finding(
    _ rows: [String],
    _ columns: [String],
    _ groups: [[String]: [Member]],
    _ tables: (String, String),
    _ total: Int
  ) -> String {
    let pairs = rows.flatMap { row in
      columns.map { (row: row, column: $0, count: groups[[row, $0]]?.count ?? 0) }
    }
    let both = pairs.filter { $0.row != Self.none && $0.column != Self.none }
    let sum = both.reduce(0) { $0 + $1.count }
    var text = "\(sum) of \(CountedNoun(analysis.noun, total)) "
    text += sum == 1 ? "has a band of both tables" : "have a band of both tables"
    if let most = both.max(by: { $0.count < $1.count }), most.count > 0 {
      text +=
        "; the fullest cell is \(tables.0) \(most.row) and \(tables.1) \(most.column), with \(most.count)"
    }
    return text + "."
  }
}
