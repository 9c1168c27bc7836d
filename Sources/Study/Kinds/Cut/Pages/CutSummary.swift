// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import NumericsCore
import StandardSetting

/// The few lines that a terminal shows of a cut, and the figures behind them.
struct CutSummary {
  let analysis: CutAnalysis

  var settings: CutSettings { analysis.settings }
  var tables: CutTables { CutTables(analysis: analysis) }

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
      text = ""
      if let panel = analysis.panel, panel.rule.statistic != .mean {
        text = "\(panel.rule.statistic.words) \(analysis.unrounded.text(places: 2))  "
        text += "\(panel.statisticError)   "
      }
      text += "mean \(summary.mean.text(places: 2))"
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

  var errorWords: String {
    switch analysis.standardError {
    case .estimated(let value, let kind): "SE \(value.text(places: 2)) (\(kind.name))"
    default: analysis.standardError.sentence
    }
  }

  /// `72 8%  73 21%` for the likeliest cuts of other such samples.
  private var otherPanels: String? {
    guard let repetition = analysis.repetition else {
      let reason = analysis.panel?.distribution.reason?.description
      return reason.map { "another such panel: \($0)" }
    }
    let cells = repetition.likely.map { "\($0.cut) \(Self.percent($0.probability))" }
    let label = analysis.panel == nil ? "other such \(repetition.counted)" : "another such panel"
    var text = "\(label): \(cells.joined(separator: "  "))"
    if let panel = analysis.panel, panel.rule.statistic == .mean,
      let median = panel.cut(statistic: .median)
    {
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

  var rawScores: [String] {
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
}
