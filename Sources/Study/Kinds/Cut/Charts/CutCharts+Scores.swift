// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Graphics
import Psychometrics
import StandardSetting

/// Charts of scores near the cut and of test takers who have one.
extension CutCharts {
  /// The CSEM over the raw score with the bands of Table 4.
  var precision: PrecisionPanels? {
    guard let bands = analysis.bands, let rule = analysis.settings.rule.csem,
      let highest = analysis.maxPoints?.floor.integer, highest <= 1000
    else { return nil }
    let form = ScoredForm(maxPoints: Rational(highest), isNumberRight: analysis.isNumberRight)
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
        y: .percent(near.passing(score))
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
