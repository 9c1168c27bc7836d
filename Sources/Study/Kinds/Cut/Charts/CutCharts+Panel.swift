// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Graphics
import NumericsCore
import StandardSetting

/// Charts of the panel: rounds, other such panels, single items.
extension CutCharts {
  /// Each panelist's change between rounds.
  var convergence: SlopeChart? {
    guard let panel = analysis.panel, panel.rounds.count > 1 else { return nil }
    let everyone = PanelTables.everyone(panel.deciding.cuts).map(\.0)
    let excluded = Set(panel.deciding.cuts.excluded.map(\.panelist))
    let values = panel.rounds.map { round in
      Dictionary(PanelTables.everyone(round.cuts)) { first, _ in first }
    }
    func strip(_ label: String, _ pick: (PanelSummary) -> Estimate<Double>) -> SlopeChart.Strip {
      .init(
        label: label,
        values: panel.rounds.map { pick($0.summary).value.map { Self.number($0, places: 2) } }
      )
    }
    let movers = Set(panel.leaveOneOut.value?.movers.map(\.panelist) ?? [])
    return SlopeChart(
      name: "convergence",
      title: "Each panelist's cut, round by round",
      rounds: panel.rounds.map { "Round \($0.number)" },
      panelists: everyone.map { panelist in
        .init(
          label: panelist,
          values: values.map { $0[panelist].map { Self.number($0, places: 2) } },
          isExcluded: excluded.contains(panelist)
        )
      },
      mean: panel.rounds.map { $0.cut.value.map { Self.number($0.recommended, places: 2) } },
      meanLabel: panel.rule.statistic.words,
      cuts: panel.rounds.map { $0.cut.value.map { Self.number($0.functional) } },
      roundingRule: rounding.sentence,
      strips: [
        strip("SD") { $0.standardDeviation }, strip("SEJ") { $0.standardErrorOfJudgment },
      ],
      unit: "raw points",
      emphasized: everyone.filter { movers.contains($0) }
    )
  }

  /// The cuts of other such panels, and the cut without each panelist.
  var distribution: CutProbabilityBars? {
    guard let repetition = analysis.repetition else { return nil }
    let run = repetition.run
    let panel = analysis.panel
    let view = panel?.leaveOneOut.value
    func entry(_ entry: LeaveOneOut.Entry, _ isExcluded: Bool) -> CutProbabilityBars.LeaveOneOut {
      .init(
        panelist: entry.panelist,
        statistic: Self.number(entry.statistic, places: 2),
        cut: Self.number(entry.cut(rounding)),
        isExcluded: isExcluded
      )
    }
    let excluded = panel?.deciding.cuts.excluded.map(\.panelist) ?? []
    return CutProbabilityBars(
      name: "cut-distribution",
      title: "How firm the cut is",
      bars: repetition.cuts.filter { $0.probability >= 0.0005 }.map {
        .init(
          cut: Self.number($0.cut),
          probability: .percent($0.probability)
        )
      },
      reportedCut: cut,
      statistic: ChartNumber(analysis.unrounded.double, analysis.unrounded.text(places: 2)),
      statisticLabel: panel?.rule.statistic.words ?? "cut",
      roundingRule: rounding.sentence,
      drawn: repetition.drawn,
      method: repetition.words,
      exclusions: panel == nil
        ? ""
        : excluded.isEmpty
          ? "No panelist is excluded." : "Excluded: \(excluded.joined(separator: ", ")).",
      run: .init(
        lowest: Self.number(run.lower),
        highest: Self.number(run.upper),
        share: "\((run.probability * 100).text(places: 0)) in 100"
      ),
      leaveOneOut: (view?.entries ?? []).map { entry($0, false) }
        + (view?.hollow ?? []).map { entry($0, true) },
      decisionLines: decisionLines(view)
    )
  }

  /// The values at which the rounding rule turns, near the panels without one panelist.
  private func decisionLines(_ view: LeaveOneOut?) -> [ChartNumber] {
    let shift: Rational
    switch rounding {
    case .none: return []
    case .ceil, .floor: shift = .zero
    case .nearestHalfUp, .nearestHalfDown, .nearestHalfEven: shift = .half
    }
    let values =
      (view?.entries.map(\.statistic) ?? [])
      + [analysis.panel?.cut.recommended]
      .compactMap(\.self)
    guard let low = values.min(), let high = values.max() else { return [] }
    var line = low.floor + shift - 1
    var lines: [ChartNumber] = []
    while line <= high + 1, lines.count < 12 {
      if line >= low - .half { lines.append(Self.number(line)) }
      line += 1
    }
    return lines
  }

  /// Dot plots of the items on which the panel diverged most; every item stands in the table.
  var itemPlots: [DotPlot] {
    guard let panel = analysis.panel, let rounds = panel.source?.rounds,
      let values = analysis.settings.ratingScale.values, values.count <= 25
    else { return [] }
    let rule = analysis.convergenceRule
    let excluded = analysis.settings.record.exclusions
    let byRound = panel.rounds.prefix(panel.deciding.number).map { round in
      Dictionary(
        rounds.feedback(round: round.number, rule: rule, exclusions: excluded)
          .map { ($0.item.key, $0) }
      ) { first, _ in first }
    }
    let order = rounds.feedback(
      round: panel.deciding.number,
      rule: rule,
      order: .spread,
      exclusions: excluded
    )
    return order.prefix(Self.itemPlotLimit).map { item in
      DotPlot(
        name: "item-\(item.item.key.lowercased())",
        title: "Judgments of item \(item.item.key)",
        scale: values.map { Self.number($0) },
        bands: rule?.ranges.ranges.map {
          .init(word: $0.name, lowest: $0.lower.double, highest: $0.upper.double)
        } ?? [],
        rounds: byRound.enumerated().map { index, feedback in
          dots(item.item.key, round: index + 1, feedback[item.item.key])
        },
        result: item.verdict.words,
        resultDetail: item.needed.map { "\(item.counts.max() ?? 0) of \(item.n), needed \($0)" }
          ?? ""
      )
    }
  }

  /// Charts for every item of a long test would make the report too heavy to print.
  private static let itemPlotLimit = 4

  private func dots(_ item: String, round: Int, _ feedback: ItemFeedback?) -> DotPlot.Round {
    let rounds = analysis.panel?.source?.rounds
    let panelists = analysis.panel?.deciding.cuts.panelists ?? []
    return .init(
      label: "Round \(round)",
      judgments: panelists.compactMap { panelist in
        rounds?.effective(panelist: panelist, item: item, round: round).map {
          .init(panelist: panelist, value: Self.number($0))
        }
      },
      median: feedback?.median.value.map { Self.number($0) }
    )
  }
}
