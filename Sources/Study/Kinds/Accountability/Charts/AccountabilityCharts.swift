// SPDX-License-Identifier: Apache-2.0
import Accountability
import ExactArithmetic
import Graphics
import Policy

/// The charts of a study of schools and districts: for the run how sure levels are, how they moved and
/// which bands go together; for each unit its points, its bands and how their edges move.
struct AccountabilityCharts {
  let analysis: AccountabilityAnalysis
  /// How sure the levels are; `nil` where no cohorts are drawn.
  let certainty: CertaintyStrip?
  /// How many units came from which level to which, between each year and the next.
  let flows: [LevelFlows]
  /// How many units stand in each pair of bands, by component and year.
  let grids: [CountGrid]

  init(analysis: AccountabilityAnalysis) {
    self.analysis = analysis
    let order = LevelOrder(analysis)
    certainty = CohortShares(analysis, order).chart
    flows = LevelMoves(analysis, order).charts
    grids = BandPairs(analysis).charts
  }

  private var shown: ArraySlice<AccountabilityAnalysis.Reported> {
    analysis.units.prefix(AccountabilityReport.mostUnits)
  }

  var all: [any Chart] {
    let ofRun: [any Chart] = [certainty].compactMap(\.self) + flows + grids
    return ofRun
      + shown.flatMap { one -> [any Chart] in
        [points(one)].compactMap(\.self) + ladders(one) + steps(one)
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
      for part in component.parts where part.role == .source {
        for lookup in BandLookup.all(part, in: version.program) {
          let bands = lookup.bands
          let strip = BandLadder.Strip(
            label: component.title,
            bands: bands.bands.map { .init(label: $0.label, lower: bands.number($0.lower)) },
            upper: bands.number(bands.upper),
            value: bands.number(lookup.value)
          )
          strips.append((lookup.table.name, strip))
        }
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

  /// How the edges of the unit's bands move from year to year; only with the last of its years on the
  /// page, as they are the same for each.
  func steps(_ one: AccountabilityAnalysis.Reported) -> [ThresholdSteps] {
    guard shown.last(where: { $0.unit.id == one.unit.id })?.stem == one.stem else { return [] }
    return YearlyCuts(analysis, one).charts
  }
}

extension Rational {
  /// The number with its digits, for a chart.
  fileprivate var chart: ChartNumber { ChartNumber(double, description) }
}
