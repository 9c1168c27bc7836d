// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import NumericsCore
import StandardSetting

/// The sentences beside figures and tables.
extension CutReportBuilder {
  var changeSentences: [String] {
    guard let panel = analysis.panel, let change = panel.change else { return [] }
    var sentences = [
      "From round \(panel.deciding.number - 1) to round \(panel.deciding.number), \(change.up) "
        + "panelists moved up, \(change.down) down, and "
        + "\(change.unchanged == 0 ? "none" : "\(change.unchanged)") stayed."
    ]
    if let largest = change.largest {
      let sign = largest.points > .zero ? "+" : "\u{2212}"
      sentences.append(
        "The largest change is \(largest.panelist)'s, \(sign)"
          + "\(largest.points.magnitude.text(places: 2)) points; the mean change is "
          + "\(change.meanChange.text(places: 2)), and the two rounds correlate "
          + "\(change.correlation.text(places: 2))."
      )
    }
    return sentences
  }

  var distributionSentences: [String] {
    guard let repetition = analysis.repetition else { return [] }
    let run = repetition.run
    let own = (repetition.cuts.probability(of: analysis.functional) * 100).text(places: 0)
    let all = (run.probability * 100).text(places: 0)
    return [
      "Of 100 \(repetition.drawn) drawn with replacement from this study's, "
        + "\(own) (\(own)\u{A0}%) give \(analysis.functional), and \(all) (\(all)\u{A0}%) give a cut from "
        + "\(run.lower) to \(run.upper) (\(repetition.words)).",
      "Counted is the choice of \(repetition.counted). Not counted are the items, the method, the facilitator "
        + "and the description of the candidate.",
    ]
  }

  var leaveOneOutSentences: [String] {
    guard let panel = analysis.panel, let view = panel.leaveOneOut.value else { return [] }
    let rule = settings.rule.rounding
    let range = view.range(rule)
    let movers = view.movers.map { "without \($0.panelist) it is \($0.cut(rule))" }
    var sentences = [
      movers.isEmpty
        ? "No single panelist moves the cut."
        : "The cut moves with single panelists: \(movers.joined(separator: ", "))."
    ]
    sentences.append("Over all single removals the cut lies from \(range.lower) to \(range.upper).")
    return sentences
  }

  var limits: [String] {
    var limits = analysis.result.assumptions
    limits += analysis.result.flags.map(\.sentence)
    limits += analysis.refusals
    limits += analysis.inputs.inputs.inputs.compactMap { input in
      input.leftOut.map { "\(input.path): \($0) of the run folder." }
    }
    if let source = analysis.panel?.source, source.rounds == nil {
      limits.append(
        "Only panelists' totals are on file: feedback by item, edits, generalizability and agreement "
          + "need item judgments."
      )
    }
    if analysis.nearTheLine != nil {
      limits.append("Near the line: \(NearTheLine.assumption).")
    }
    return limits
  }

  /// The standard error of a cut without a panel, and what it counts.
  var errorSentences: [String] {
    switch analysis.standardError {
    case .estimated(let value, let kind):
      [
        "The standard error of the cut is \(value.text(places: 2)) raw points (\(kind.name)). It "
          + "counts this: \(kind.counts). Not counted are the choice of method, the test form and the "
          + "description of the candidate."
      ]
    default: ["The standard error of the cut: \(analysis.standardError.sentence)."]
    }
  }

  /// How many items converged, and which of them have a figure.
  func itemSentences(_ plots: Int) -> [String] {
    guard plots > 0, let table = parts.feedback, let panel = analysis.panel else { return [] }
    let number = panel.deciding.number
    let all = table.rows.count
    func converged(_ column: String) -> Int {
      table.cells(column).count { $0 == ConvergenceVerdict.converged.words }
    }
    var text = ""
    if analysis.convergenceRule != nil {
      text =
        "After round \(number), \(converged("round-\(number)-result")) of \(all) items have "
        + "converged"
      text += number > 1 ? "; after round 1 it was \(converged("round-1")). " : ". "
    }
    return [
      text + "The \(plots) items with the widest spread are drawn here; all items stand in "
        + "tables/convergence.csv of the run folder."
    ]
  }

  /// What must be read with single methods: their flags, and the methods that gave no cut.
  var methodNotes: [String] {
    guard let comparison = analysis.comparison else { return analysis.refusals }
    return comparison.lines.flatMap { line in
      line.result.flags.map { flag in
        "\(line.label): \(flag.sentence.replacing("`", with: ""))."
      }
    } + analysis.refusals
  }

  /// The comparison without what the method's name says and what belongs to files.
  func comparisonView(_ table: ResultTable) -> ResultTable {
    let failed = zip(table.cells("method"), table.cells("failed")).filter { $1 != "0" }
    let failures = failed.map { "\($0): \($1)" }.joined(separator: "; ")
    return table.without(
      ["kind", "own-se", "own-se-kind", "failed"],
      notes: table.notes
        + (failed.isEmpty ? [] : ["Resamples that gave no cut, left out: \(failures)."]) + [
          "The methods' own standard errors stand in tables/method-comparison.csv, their pairwise "
            + "differences in tables/method-differences.csv."
        ]
    )
  }

  /// The rows from the lowest to the highest published pair; the hypothesis says least elsewhere.
  func conversionView(_ table: ResultTable) -> ResultTable {
    let published = table.cells("scale").indices.filter {
      table.rows[$0][1] != "not published"
    }
    guard let first = published.first, let last = published.last else { return table }
    return table.rows(
      first..<last + 1,
      note: "Other raw scores stand in tables/raw-to-scale.csv of the run folder."
    )
  }
}
