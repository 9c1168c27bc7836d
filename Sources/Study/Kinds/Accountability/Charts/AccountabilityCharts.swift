// SPDX-License-Identifier: Apache-2.0
import Accountability
import ExactArithmetic
import Graphics
import Policy

/// The charts of a study of schools and districts: for each unit its points and its bands.
struct AccountabilityCharts {
  let analysis: AccountabilityAnalysis

  var all: [any Chart] {
    analysis.units.prefix(AccountabilityReport.mostUnits).flatMap { one -> [any Chart] in
      [points(one)].compactMap(\.self) + ladders(one)
    }
  }

  /// How the components of a unit add up; `nil` where no component has points.
  func points(_ one: AccountabilityAnalysis.Reported) -> PointsWaterfall? {
    guard let standing = one.standing, let words = one.words else { return nil }
    let report = standing.report
    let counting = report.components.filter(\.counts)
    guard !counting.isEmpty, counting.allSatisfy({ $0.possible != nil && $0.weight == nil }) else {
      return nil
    }
    let rows = counting.map { component in
      PointsWaterfall.Row(
        label: component.title,
        earned: component.state.isScored ? component.points.number?.chart : nil,
        lost: component.lostToCaps > .zero ? component.lostToCaps.chart : nil,
        most: component.possible?.chart ?? Rational.zero.chart,
        reason: component.state.isScored ? "" : component.state.reason.spelledOut
      )
    }
    let lines = standing.next.map { next in
      [PointsWaterfall.Line(label: next.level, total: next.total.chart)]
    }
    return PointsWaterfall(
      name: "points-\(one.stem)",
      title: "Points of \(one.unit.name)",
      rows: rows,
      lines: lines ?? [],
      possible: report.possible?.chart,
      finding: words.sentence + "."
    )
  }

  /// Where the numbers of a unit lie among the bands of each table, a chart for each table.
  func ladders(_ one: AccountabilityAnalysis.Reported) -> [BandLadder] {
    guard let report = one.standing?.report,
      let version = analysis.rule.version(report.version)
    else { return [] }
    var strips: [(table: String, strip: BandLadder.Strip)] = []
    for component in report.components where component.counts {
      for step in component.parts.filter({ $0.role == .source }).flatMap(\.steps) {
        guard let value = step.banded,
          let table = version.program.tables.first(where: { $0.name == step.table }),
          let bands = TableBands(table, row: step.row)
        else { continue }
        let strip = BandLadder.Strip(
          label: component.title,
          bands: bands.bands.map {
            .init(label: $0.label.spelledOut, lower: bands.number($0.lower))
          },
          upper: bands.number(bands.upper),
          value: bands.number(value)
        )
        strips.append((step.table, strip))
      }
    }
    var seen: Set<String> = []
    return strips.map(\.table).filter { seen.insert($0).inserted }.map { table in
      let own = strips.filter { $0.table == table }.map(\.strip)
      return BandLadder(
        name: "bands-\(table.replacing("_", with: "-"))-\(one.stem)",
        title: "\(table.spelledOut) of \(one.unit.name)",
        strips: own,
        axisTitle: table.spelledOut,
        finding: own.map { "\($0.label): \($0.value?.text ?? "not known")" }.joined(separator: ", ")
          + "."
      )
    }
  }
}

/// The bands that stand beside a row of a table: those whose other keys are the same.
private struct TableBands {
  let bands: [(label: String, lower: Rational)]
  let upper: Rational
  private let isPercent: Bool

  init?(_ table: Policy.Table, row: Int?) {
    guard let row, let key = table.keys.firstIndex(where: \.isBand) else { return nil }
    let own = table.rows[row - 1].matches
    let type = table.keys[key].type.withoutConstants.number
    isPercent = type?.form == .percent
    var found: [(label: String, lower: Rational)] = []
    for other in table.rows {
      let isBeside = other.matches.indices.allSatisfy { $0 == key || other.matches[$0] == own[$0] }
      guard isBeside, case .range(let lower?, _, _) = other.matches[key] else { continue }
      found.append((other.outputs[0].words(table.outputs[0].type), lower))
    }
    guard let top = table.domain?.upper ?? type?.upper, !found.isEmpty else { return nil }
    bands = found.sorted { $0.lower < $1.lower }
    upper = top
  }

  /// A number as the axis prints it: a share in per cent.
  func number(_ value: Rational) -> ChartNumber {
    guard isPercent else { return value.chart }
    let shown = value * 100
    return ChartNumber(shown.double, "\(shown.text(places: 2)) %")
  }
}

extension Rational {
  /// The number with its digits, for a chart.
  fileprivate var chart: ChartNumber { ChartNumber(double, description) }
}
