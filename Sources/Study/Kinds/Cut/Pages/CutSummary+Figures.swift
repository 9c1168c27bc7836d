// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import NumericsCore
import Psychometrics
import StandardSetting

/// The figures by key, each with its error.
extension CutSummary {
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
        error: unroundedError
      ),
      Figure(
        key: "scaled",
        label: "Passing score",
        text: tables.scale(of: analysis.functional),
        unit: "scale points",
        error: tables.scale(of: analysis.functional) == ScaleValue.notPublished.text
          ? "not published, so nothing is said of its error"
          : "a published pair has no error of its own; the cut's error applies"
      ),
    ]
    figures += panelFigures + repetitionFigures + bandFigures
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
    guard let repetition = analysis.repetition else { return unroundedError }
    let run = repetition.run
    return "\(run.lower) to \(run.upper) in \(Self.percent(run.probability)) of such "
      + repetition.drawn
  }

  private var unroundedError: String {
    analysis.panel?.statisticError ?? errorWords
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
    return [
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
  }

  private var repetitionFigures: [Figure] {
    guard let repetition = analysis.repetition else { return [] }
    return repetition.cuts.filter { $0.probability >= 0.0005 }.map {
      Figure(
        key: "probability-of-\($0.cut)",
        label: "Such \(repetition.drawn) that give \($0.cut)",
        text: "\(($0.probability * 100).text(places: 1)) %",
        exact: nil,
        unit: "share of resampled \(repetition.drawn)",
        error: repetition.words
      )
    }
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
