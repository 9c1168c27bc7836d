// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Graphics
import Matching

/// The charts of a screen: its waterfall, the ratios of groups, the curves of cuts.
struct ScreeningCharts {
  let analysis: ScreeningAnalysis

  /// More groups than this make a curve that nobody can read; the tables hold them all.
  private static let mostCurves = 6

  var all: [any Chart] {
    [waterfall as any Chart] + groups + [curve, normals].compactMap { $0 as (any Chart)? }
  }

  var waterfall: FilterWaterfall {
    let screen = analysis.screen
    let fall = analysis.declaredWaterfall
    let isCut = screen.combination == .all
    return FilterWaterfall(
      name: "waterfall",
      title: isCut ? "Whom each filter drops" : "Whose file each filter asks for",
      rows: zip(fall.rows, screen.filters).map { row, filter in
        FilterWaterfall.Row(
          label: "\(row.label) \(filter.words)",
          others: row.others,
          referred: row.referred,
          settled: row.settled,
          onlyHere: row.settledOnlyHere,
          ifFirst: row.settledIfFirst
        )
      },
      settledWord: isCut ? "dropped" : "read",
      finding: "Of \(fall.total) files \(fall.counts)."
    )
  }

  /// A chart for each column that makes groups.
  var groups: [ImpactRatioPlot] {
    zip(analysis.columns.groups, analysis.groups).enumerated().map { place, pair in
      let (column, comparison) = pair
      return ImpactRatioPlot(
        name: "groups-\(place + 1)",
        title: "Files read by \(column.name)",
        rows: comparison.rows.map { row($0, least: comparison.least) },
        threshold: Self.threshold,
        interval: "\(analysis.settings.confidenceWords), Katz",
        caution: GroupComparison.caution,
        finding: finding(column, comparison)
      )
    }
  }

  private func row(_ row: GroupComparison.Row, least: Int) -> ImpactRatioPlot.Row {
    ImpactRatioPlot.Row(
      label: row.group,
      count: "\(row.count.selected) of \(row.count.total)",
      rate: row.count.rate.map { ChartNumber.percent($0.double).text } ?? "no rate",
      ratio: row.ratio?.ratio.map { ChartNumber($0.double, $0.text(places: 2)) },
      lower: row.ratio?.lower.map { ChartNumber($0, $0.text(places: 2)) },
      upper: row.ratio?.upper.map { ChartNumber($0, $0.text(places: 2)) },
      note: row.isReference || row.standing == .atLeast ? "" : Self.note(row),
      isReference: row.isReference,
      isJudged: row.count.total >= least
    )
  }

  /// The flag in the few words that have room.
  private static func note(_ row: GroupComparison.Row) -> String {
    switch row.standing {
    case .belowOpen: "interval includes 4/5"
    case .belowClear: "interval below 4/5"
    case .tooFew: "too few"
    case .atLeast, .some(.none): "no ratio"
    case nil: "no reference"
    }
  }

  private func finding(_ column: GroupColumn, _ comparison: GroupComparison) -> String {
    guard let reference = comparison.reference else {
      return
        "No group of \(column.name) has \(comparison.least) applicants, so none is the reference."
    }
    let below = comparison.below.map { row in
      "\(row.group) (\(row.ratio?.ratio?.text(places: 2) ?? ""))"
    }
    let words =
      below.isEmpty
      ? "no group that is large enough has a ratio below 4/5"
      : "a ratio below 4/5 \(below.count == 1 ? "has" : "have") \(below.list)"
    return "Beside \(reference), \(words)."
  }

  var curve: CutoffPanels? {
    guard let curve = analysis.curve, let column = analysis.columns.groups.first,
      let setting = analysis.settings.curve
    else { return nil }
    let groups = column.names.prefix(Self.mostCurves).map { name in
      CutoffPanels.Group(
        label: name,
        points: curve.points.compactMap { point in
          point.groups.first?.rows.first { $0.group == name }.map { row in
            CutoffPanels.Point(
              cut: Self.cut(point.cut),
              rate: row.count.rate.map { ChartNumber.percent($0.double) },
              ratio: row.standing == .tooFew
                ? nil : row.ratio?.ratio.map { ChartNumber($0.double, $0.text(places: 2)) },
              lower: row.ratio?.lower.map { ChartNumber($0, $0.text(places: 2)) },
              upper: row.ratio?.upper.map { ChartNumber($0, $0.text(places: 2)) }
            )
          }
        }
      )
    }
    let ends = [curve.points.first, curve.points.last].compactMap(\.self)
    return CutoffPanels(
      name: "curve",
      title: "Files read by \(column.name) at other cuts of \(setting.score)",
      groups: Array(groups),
      stated: analysis.kind.moved.map { Self.cut($0.stated) },
      threshold: Self.threshold,
      axisTitle: "cut of \(setting.score)",
      notes: [
        "Lines down: intervals of \(analysis.settings.confidenceWords) of the ratios (Katz).",
        "The reference is \(analysis.groups.first?.reference ?? "no group"), that of the screen, at every cut. A "
          + "ratio is left out where a group is too few. \(GroupComparison.caution)",
      ],
      finding: ends.count == 2
        ? "At a cut of \(ends[0].cut) \(ends[0].read) files are read, at \(ends[1].cut) "
          + "\(ends[1].read)." : "No cut is looked at."
    )
  }

  var normals: CutoffPanels? {
    guard let normals = analysis.settings.normals else { return nil }
    let curve = normals.curve
    let groups = curve.groups.enumerated().map { place, group in
      CutoffPanels.Group(
        label: group.name,
        points: curve.points.map { point in
          CutoffPanels.Point(
            cut: Self.cut(point.cut),
            rate: .percent(point.shares[place]),
            ratio: place == curve.reference
              ? nil : ChartNumber(point.ratios[place], point.ratios[place].text(places: 4))
          )
        }
      )
    }
    let first = curve.groups.indices.compactMap { place in
      curve.firstBelowFourFifths(place).map {
        "the ratio of \(curve.groups[place].name) first falls below 4/5 at \($0)"
      }
    }
    return CutoffPanels(
      name: "normals",
      title: "Shares above a cut, from published means and standard deviations",
      groups: groups,
      stated: nil,
      threshold: Self.threshold,
      axisTitle: "cut",
      notes: [
        "Computed from \(normals.source), scores taken to be normal, which they are not; no error is "
          + "published. " + GroupComparison.caution
      ],
      finding: first.isEmpty
        ? "No ratio falls below 4/5 at these cuts."
        : "Of these cuts, " + first.joined(separator: ", and ") + "."
    )
  }

  private static let threshold = ChartNumber(ImpactRatio.fourFifths.double, "4/5")

  private static func cut(_ cut: Rational) -> ChartNumber {
    ChartNumber(cut.double, cut.description)
  }
}
