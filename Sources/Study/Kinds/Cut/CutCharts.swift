// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Graphics
import Psychometrics
import StandardSetting

/// The charts of a cut study, each from figures that are already computed.
struct CutCharts {
  let analysis: CutAnalysis

  private var cut: ChartNumber { Self.number(analysis.functional) }
  private var rounding: RoundingRule { analysis.settings.rule.rounding }

  private static func number(_ value: Rational, places: Int? = nil) -> ChartNumber {
    ChartNumber(value.double, places.map { value.text(places: $0) } ?? value.description)
  }

  private static func number(_ value: Double, places: Int) -> ChartNumber {
    ChartNumber(value, value.text(places: places))
  }

  /// All charts in reading order.
  var all: [any Chart] {
    var charts: [any Chart] = []
    if let convergence { charts.append(convergence) }
    if let distribution { charts.append(distribution) }
    if let precision { charts.append(precision) }
    if let passing { charts.append(passing) }
    if let misclassification { charts.append(misclassification) }
    if let methods { charts.append(methods) }
    charts += CutMethodCharts(analysis: analysis).all
    if let impact { charts.append(impact) }
    charts += itemPlots.map { $0 as any Chart }
    return charts
  }

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
    guard let panel = analysis.panel, let distribution = panel.distribution.value else {
      return nil
    }
    let run = distribution.shortestRun()
    let view = panel.leaveOneOut.value
    func entry(_ entry: LeaveOneOut.Entry, _ isExcluded: Bool) -> CutProbabilityBars.LeaveOneOut {
      .init(
        panelist: entry.panelist,
        statistic: Self.number(entry.statistic, places: 2),
        cut: Self.number(entry.cut(rounding)),
        isExcluded: isExcluded
      )
    }
    let excluded = panel.deciding.cuts.excluded.map(\.panelist)
    return CutProbabilityBars(
      name: "cut-distribution",
      title: "How firm the cut is",
      bars: distribution.cuts.filter { $0.probability >= 0.0005 }.map {
        .init(
          cut: Self.number($0.cut),
          probability: ChartNumber($0.probability, "\(($0.probability * 100).text(places: 1)) %")
        )
      },
      reportedCut: cut,
      statistic: Self.number(panel.cut.recommended, places: 2),
      statisticLabel: panel.rule.statistic.words,
      roundingRule: rounding.sentence,
      method: distribution.method.words,
      exclusions: excluded.isEmpty
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

  /// The CSEM over the raw score with the bands of Table 4.
  var precision: PrecisionPanels? {
    guard let bands = analysis.bands, let rule = analysis.settings.rule.csem,
      let highest = analysis.maxPoints?.floor.integer, highest <= 1000
    else { return nil }
    let form = ScoredForm(maxPoints: Rational(highest), isNumberRight: true)
    let points: [ChartPoint] = (0...highest).compactMap { score in
      guard let error = try? ConditionalError(rule, at: Rational(score), form: form) else {
        return nil
      }
      return ChartPoint(
        x: ChartNumber(Double(score), String(score)),
        y: Self.number(error.value, places: 2)
      )
    }
    let tables = CutTables(analysis: analysis)
    return PrecisionPanels(
      name: "precision",
      title: "How precise a score is",
      axisTitle: "raw score",
      csem: points,
      csemTitle: "CSEM, raw points",
      cut: cut,
      cutScaled: analysis.conversion == nil ? "" : tables.scale(of: analysis.functional),
      csemAtCut: Self.number(bands.error, places: 2),
      lines: bands.rows.compactMap { row in
        guard let raw = row.raw, let multiple = row.offset.integer else { return nil }
        return .init(
          multiple: multiple,
          unrounded: Self.number(row.exact.double, places: 2),
          rounded: Self.number(raw),
          scaled: analysis.conversion == nil ? "" : row.scale.text
        )
      },
      rule:
        "CSEM by \(rule.words), \(rule.formula). Lines: the cut plus or minus CSEMs, rounded up."
    )
  }

  /// How often a candidate passes, by true score.
  var passing: PassProbabilityCurve? {
    guard let near = analysis.nearTheLine, let bands = analysis.bands else { return nil }
    let reach = Rational(Int((3.5 * bands.error).rounded(.up)))
    let low = max(.zero, analysis.functional - reach)
    let high = min(analysis.maxPoints ?? analysis.functional, analysis.functional + reach)
    func point(_ score: Rational) -> ChartPoint {
      ChartPoint(
        x: Self.number(score),
        y: ChartNumber(near.passing(score), "\((near.passing(score) * 100).text(places: 1)) %")
      )
    }
    let marked = bands.rows.filter { $0.offset.magnitude == .one }.compactMap(\.raw).map(point)
    return PassProbabilityCurve(
      name: "near-the-line",
      title: "How often a candidate near the line passes",
      points: near.curve(from: low, to: high).map { point($0.trueScore) },
      cut: cut,
      marked: marked,
      assumption: NearTheLine.assumption
    )
  }

  /// False positives and false negatives against the cut, from classified test takers.
  var misclassification: MisclassificationChart? {
    guard let judged = analysis.contrasting, !judged.isEmpty else { return nil }
    let loss = analysis.settings.certainty
    let total = Rational(judged.count)
    let scores = judged.map(\.score)
    guard let low = scores.min()?.floor.integer, let high = scores.max()?.ceil.integer,
      high - low <= 400
    else { return nil }
    func share(_ count: Int) -> Rational { Rational(count) / total }
    func percent(_ share: Rational) -> ChartNumber {
      ChartNumber(share.double, "\((share * 100).text(places: 1)) %")
    }
    let points = (low...(high + 1)).map { cut -> MisclassificationChart.Point in
      let line = Rational(cut)
      let positive = share(judged.count { !$0.isQualified && $0.score >= line })
      let negative = share(judged.count { $0.isQualified && $0.score < line })
      let weighted =
        (positive * loss.lossFalsePositive + negative * loss.lossFalseNegative)
        / (loss.lossFalsePositive + loss.lossFalseNegative) * 2
      return .init(
        cut: ChartNumber(Double(cut), String(cut)),
        falsePositive: percent(positive),
        falseNegative: percent(negative),
        weighted: ChartNumber(weighted.double, (weighted * 100).text(places: 1))
      )
    }
    return MisclassificationChart(
      name: "misclassification",
      title: "Which error a cut prefers",
      points: points,
      reportedCut: cut,
      loss:
        "false positive : false negative = \(loss.lossFalsePositive) : \(loss.lossFalseNegative), "
        + "with weights that sum to 2",
      assumption: "The judges' groups are taken as true; each judgment counts once."
    )
  }

  /// The methods of the study on one axis.
  var methods: Graphics.MethodComparison? {
    guard let comparison = analysis.comparison else { return nil }
    return Graphics.MethodComparison(
      name: "methods",
      title: "Methods compared",
      methods: comparison.lines.map { line in
        .init(
          label: line.label,
          cut: ChartNumber(line.result.cut.double, line.result.cut.text(places: 2)),
          standardError: line.jointError.map { Self.number($0, places: 2) },
          low: line.interval.map { Self.number($0.lowerBound, places: 2) },
          high: line.interval.map { Self.number($0.upperBound, places: 2) },
          functional: line.functionalCut.exact.map { Self.number($0) },
          note: line.result.flags.map { $0.code.rawValue.replacing("-", with: " ") }
            .joined(separator: ", ")
        )
      },
      intervalTitle: "middle 95 % of \(comparison.plan.replicates) resamples, "
        + "panelists and examinees drawn together",
      reported: analysis.method.name
    )
  }

  /// The share who would fail, against the cut.
  var impact: ImpactChart? {
    guard let impact = analysis.impact, let overall = impact.overall else { return nil }
    let scores = analysis.scores.map(\.score).sorted()
    guard let low = scores.first?.floor.integer, let high = scores.last?.ceil.integer,
      high - low <= 1000
    else { return nil }
    let n = Rational(scores.count)
    func failing(_ cut: Rational) -> Rational {
      Rational(scores.partitioningIndex { $0 >= cut }) / n
    }
    func point(_ cut: Rational) -> ChartPoint {
      let share = failing(cut)
      return ChartPoint(
        x: Self.number(cut),
        y: ChartNumber(share.double, "\((share * 100).text(places: 1)) %")
      )
    }
    return ImpactChart(
      name: "impact",
      title: "Who would not reach the cut",
      curve: (low...(high + 1)).map { point(Rational($0)) },
      cuts: [.init(label: "reported cut", point: point(analysis.functional))],
      population: "Share of the \(overall.count) test takers on file."
    )
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

extension Array where Element == Rational {
  /// The first position of a sorted array at which a condition begins to hold.
  func partitioningIndex(where holds: (Rational) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
