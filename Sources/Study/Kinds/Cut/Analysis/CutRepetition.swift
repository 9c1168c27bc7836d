// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import NumericsCore
import StandardSetting

/// How often another sample of the same kind would give which cut, whatever the method.
struct CutRepetition {
  /// The functional cuts, rising, with their shares; never empty.
  let cuts: [CutProbability]
  /// What is drawn anew, in the plural: `panels`, `groups of examinees`.
  let drawn: String
  /// What varies between repetitions: `panelists`, `examinees`.
  let counted: String
  /// How the shares were computed.
  let words: String

  /// From the panelists' own cuts; `nil` when there is no distribution.
  init?(_ panel: PanelAnalysis) {
    guard let distribution = panel.distribution.value else { return nil }
    cuts = distribution.cuts
    drawn = "panels"
    counted = "panelists"
    words = distribution.method.words
  }

  /// By resampling what a method works on; `nil` when that gives no functional cut.
  init?(_ resampled: ResampledCut, rounding: RoundingRule) {
    let cuts = resampled.estimate.functionalCuts(rounding)
    guard !cuts.isEmpty else { return nil }
    self.cuts = cuts
    drawn = resampled.drawn
    counted = resampled.counted
    let plan = resampled.estimate.plan
    words = "\(plan.replicates) resamples, seed \(plan.seed)"
  }

  /// The shortest run of cuts that holds 95 in 100.
  var run: CutRun { cuts.shortestRun() }

  /// The cuts of the shortest run with their shares.
  var likely: [CutProbability] {
    let run = run
    return cuts.filter { $0.cut >= run.lower && $0.cut <= run.upper }
  }

  /// The certificate's sentence on a decided cut.
  func sentence(_ cut: Rational) -> String {
    let own = (cuts.probability(of: cut) * 100).text(places: 0)
    let all = (run.probability * 100).text(places: 0)
    return "\(own) in 100 \(drawn) like this give \(cut); \(run.lower) to \(run.upper) covers "
      + "\(all) in 100. It counts the \(counted) only (\(words))."
  }

  /// The share of each functional cut, to eight digits.
  var table: ResultTable {
    ResultTable(
      name: "cut-distribution",
      title: "Cuts that other such \(drawn) would give",
      columns: [
        .init("cut", head: "Cut", isNumeric: true),
        .init("probability", head: "Probability", isNumeric: true),
      ],
      rows: cuts.map { [$0.cut.description, $0.probability.text(places: 8)] },
      notes: [
        "\(counted.prefix(1).uppercased() + counted.dropFirst()) drawn with replacement from those "
          + "of the study; \(words).",
        "It counts the \(counted) only: not the items, the method or the description of the "
          + "candidate.",
      ]
    )
  }
}
