// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Psychometrics
import StandardSetting

/// The few lines that a terminal shows of a cut, and the figures behind them.
struct CutSummary {
  let analysis: CutAnalysis

  private var settings: CutSettings { analysis.settings }
  private var tables: CutTables { CutTables(analysis: analysis) }

  /// The result for a terminal.
  var lines: [String] {
    var lines = [head, decision]
    if let line = otherPanels { lines.append(line) }
    if let line = movers { lines.append(line) }
    if let line = nearTheLine { lines.append(line) }
    if let without = analysis.panel?.withoutExclusions {
      lines.append("with nobody excluded: cut \(without.functional)")
    }
    lines += rawScores
    lines.append("not in this: " + notInThis.joined(separator: ", "))
    if !analysis.document.marks.isEmpty {
      lines.append("evidence: " + analysis.document.marks.joined(separator: ", "))
    }
    return lines
  }

  private var head: String {
    var parts = [analysis.method.name]
    if let panel = analysis.panel { parts.append("\(panel.deciding.summary.n) panelists") }
    if let points = analysis.maxPoints { parts.append("\(points) points") }
    if let panel = analysis.panel, panel.source != nil {
      parts.append("round \(panel.deciding.number)")
    }
    return "\(settings.test.name)  \(parts.joined(separator: ", "))"
  }

  private var decision: String {
    var text: String
    if let summary = analysis.panel?.deciding.summary {
      text = "mean \(summary.mean.text(places: 2))"
      text += "  SD \(summary.standardDeviation.text(places: 2))"
      text += "  SEJ \(summary.standardErrorOfJudgment.text(places: 2))"
    } else {
      text = "unrounded \(analysis.unrounded.text(places: 2))  \(errorWords)"
    }
    text += "   cut \(analysis.functionalText) (rule: \(settings.rule.rounding.rawValue))"
    if analysis.conversion != nil {
      text += "   scaled \(tables.scale(of: analysis.functional))"
    }
    return text
  }

  private var errorWords: String {
    switch analysis.result.standardError {
    case .estimated(let value, let kind): "SE \(value.text(places: 2)) (\(kind.name))"
    default: analysis.result.standardError.sentence
    }
  }

  /// `72 8%  73 21%` for the shortest run of cuts that holds 95 in 100.
  private var otherPanels: String? {
    guard let panel = analysis.panel else { return nil }
    guard let distribution = panel.distribution.value else {
      return "another such panel: \(panel.distribution.reason?.description ?? "")"
    }
    let run = distribution.shortestRun()
    let shown = distribution.cuts.filter { $0.cut >= run.lower && $0.cut <= run.upper }
    let cells = shown.map { "\($0.cut) \(Self.percent($0.probability))" }
    var text = "another such panel: \(cells.joined(separator: "  "))"
    if panel.rule.statistic == .mean, let median = panel.cut(statistic: .median) {
      text +=
        median.functional == analysis.functional
        ? "      median rule gives the same"
        : "      median rule would give \(median.functional)"
    }
    return text
  }

  private var movers: String? {
    guard let view = analysis.panel?.leaveOneOut.value else { return nil }
    let rule = settings.rule.rounding
    if rule == .none {
      let range = view.range(rule)
      return "moves the cut: every removal, without rounding; "
        + "\(range.lower.text(places: 2)) to \(range.upper.text(places: 2))"
    }
    let movers = view.movers.map { "without \($0.panelist) -> \($0.cut(rule))" }
    let cut = analysis.functional
    let moved = Set(view.movers.map { $0.cut(rule) })
    let untouched = [cut - 1, cut + 1].filter { neighbour in
      !moved.contains { neighbour < cut ? $0 < cut : $0 > cut }
    }
    let nobody = untouched.map { "no single removal gives \($0)" }
    guard !movers.isEmpty else {
      return "moves the cut: no single removal"
    }
    return "moves the cut: " + movers.joined(separator: ", ")
      + (nobody.isEmpty ? "" : "; " + nobody.joined(separator: ", "))
  }

  private var nearTheLine: String? {
    guard let near = analysis.nearTheLine, let bands = analysis.bands else { return nil }
    func raw(_ offset: Rational) -> Rational? {
      bands.rows.first { $0.offset == offset }?.raw
    }
    guard let low = raw(-1), let high = raw(1) else { return nil }
    return "near the line (CSEM \(bands.error.text(places: 2))): true score \(low) passes "
      + "\(Self.percent(near.passing(low))) of the time, \(high) fails "
      + "\(Self.percent(1 - near.passing(high)))"
  }

  private var rawScores: [String] {
    settings.conversion.rawScores.map { raw in
      let score = Rational(raw)
      return "raw \(raw): scale \(analysis.lines?.text(at: score) ?? tables.scale(of: score))"
    }
  }

  /// What the result does not rest on.
  var notInThis: [String] {
    var parts: [String] = []
    if analysis.panel?.source?.rounds == nil, analysis.method.kind.isAngoff {
      parts.append("item response data (none published)")
    }
    if let conversion = analysis.conversion, let points = analysis.maxPoints {
      parts.append(
        "other raw->scaled points (\(conversion.pairs.count) of \(points + 1) published)"
      )
    } else {
      parts.append("scaled scores (not published)")
    }
    if analysis.scores.isEmpty, analysis.panel?.source?.rounds != nil {
      parts.append("test takers' scores (none on file)")
    }
    return parts
  }

  /// Per cent without digits after the point, half up.
  static func percent(_ share: Double) -> String { "\((share * 100).text(places: 0))%" }

  // MARK: - Figures

  /// The figures by key, each with its error.
  var figures: [Figure] {
    var figures = [
      Figure(
        key: "cut",
        label: "Recommended cut",
        text: analysis.functionalText,
        exact: analysis.functional.description,
        unit: "raw points",
        error: cutError
      ),
      Figure(
        key: "unrounded",
        label: "Before rounding",
        text: analysis.unrounded.text(places: 2),
        exact: analysis.unrounded.exact?.description,
        unit: "raw points",
        error: errorWords(analysis)
      ),
      Figure(
        key: "scaled",
        label: "Passing score",
        text: tables.scale(of: analysis.functional),
        unit: "scale points",
        error: "a published pair has no error of its own; the cut's error applies"
      ),
    ]
    figures += panelFigures + bandFigures
    for raw in settings.conversion.rawScores {
      let score = Rational(raw)
      figures.append(
        Figure(
          key: "scale-of-\(raw)",
          label: "Scale score of raw \(raw)",
          text: analysis.lines?.text(at: score) ?? tables.scale(of: score),
          unit: "scale points",
          error: "no error published"
        )
      )
    }
    return figures
  }

  private var cutError: String {
    guard let distribution = analysis.panel?.distribution.value else {
      return errorWords(analysis)
    }
    let run = distribution.shortestRun()
    return "\(run.lower) to \(run.upper) in \(Self.percent(run.probability)) of such panels"
  }

  private func errorWords(_ analysis: CutAnalysis) -> String {
    if let summary = analysis.panel?.deciding.summary {
      return "SEJ \(summary.standardErrorOfJudgment.text(places: 2))"
    }
    return errorWords
  }

  private var panelFigures: [Figure] {
    guard let panel = analysis.panel else { return [] }
    let summary = panel.deciding.summary
    let sej = "SEJ \(summary.standardErrorOfJudgment.text(places: 2))"
    func figure(_ key: String, _ label: String, _ text: String, _ exact: Rational?, _ error: String)
      -> Figure
    {
      Figure(
        key: key,
        label: label,
        text: text,
        exact: exact?.description,
        unit: "raw points",
        error: error
      )
    }
    var figures = [
      figure("mean", "Average", summary.mean.text(places: 2), summary.mean.value, sej),
      figure(
        "median",
        "Median",
        summary.median.text(places: 2),
        summary.median.value,
        medianError(panel)
      ),
      figure(
        "sd",
        "SD of panelists' scores (n - 1)",
        summary.standardDeviation.text(places: 2),
        nil,
        "a description of \(summary.n) panelists; its own error is not given"
      ),
      figure(
        "sej",
        "SEJ",
        summary.standardErrorOfJudgment.text(places: 2),
        nil,
        "it is the error of the average; it understates, see the note below Table 3"
      ),
    ]
    if let distribution = panel.distribution.value {
      for entry in distribution.cuts where entry.probability >= 0.0005 {
        figures.append(
          Figure(
            key: "probability-of-\(entry.cut)",
            label: "Such panels that give \(entry.cut)",
            text: "\((entry.probability * 100).text(places: 1)) %",
            exact: nil,
            unit: "share of resampled panels",
            error: distribution.method.words
          )
        )
      }
    }
    return figures
  }

  /// The cuts that other such panels would give under the median; the SEJ is not its error.
  private func medianError(_ panel: PanelAnalysis) -> String {
    let rule = CutRule(statistic: .median, rounding: panel.rule.rounding)
    guard let distribution = CutDistribution.of(panel.deciding.cuts.values, rule: rule).value else {
      return "needs at least two panelists"
    }
    let run = distribution.shortestRun()
    return "under the median rule such panels give \(run.lower) to \(run.upper) in "
      + "\(Self.percent(run.probability))"
  }

  private var bandFigures: [Figure] {
    guard let bands = analysis.bands else { return [] }
    return [
      Figure(
        key: "csem",
        label: "CSEM at the cut",
        text: bands.error.text(places: 2),
        exact: nil,
        unit: "raw points",
        error: "an estimate by rule \(settings.rule.csem?.name ?? ""); no error of its own"
      )
    ]
  }
}
