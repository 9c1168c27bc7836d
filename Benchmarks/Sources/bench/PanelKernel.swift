// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import NumericsCore
import Psychometrics
import StandardSetting

/// 40 judges x 500 items x 4 rounds: every panel statistic, and a million resampled panels.
enum PanelKernel: Kernel {
  static let name = "panel"

  static func run(variant: String, data: URL) throws -> Measurement {
    let judgments = try Self.judgments(data)
    let items = Set(judgments.map(\.item)).sorted().map { PanelItem(key: $0) }
    let panelists = Set(judgments.map(\.panelist)).sorted()
    let design = PanelDesign(panelists: panelists, items: items, scale: .ets13, rounds: 4)
    let rule = CutRule(statistic: .mean, rounding: .ceil)
    let (timed, answers) = Measurement.timing {
      () -> [String: String] in
      var answers: [String: String] = [:]
      let rounds = Rounds(design, judgments: judgments)
      for round in 1...4 {
        let cuts = rounds.cuts(round: round)
        let summary = PanelSummary(cuts.values)
        answers["sum \(round)"] = summary.sum.text(places: 2)
        answers["sd \(round)"] = summary.standardDeviation.text(places: 6)
        answers["sej \(round)"] = summary.standardErrorOfJudgment.text(places: 6)
        answers["median \(round)"] = summary.median.text(places: 3)
        if round > 1 { answers["edits \(round)"] = String(rounds.edits(round: round).edits.count) }
        let table = rounds.table(round: round)
        if let study = JudgeItemStudy.analyze(ratingsByJudge: table.rows).value {
          answers["ms residual \(round)"] = study.residualMeanSquare.text(places: 8)
          answers["se items random \(round)"] = study.errorOfCut(.random).text(places: 6)
        }
      }
      let last = rounds.cuts(round: 4)
      let rule4 = ConvergenceRule(ranges: .ets13)
      let feedback = rounds.feedback(round: 4, rule: rule4)
      answers["converged"] = String(feedback.count { $0.verdict == .converged })
      if let view = LeaveOneOut.analyze(last, rule: rule).value {
        answers["movers"] = String(view.movers.count)
      }
      let exact = CutDistribution.of(last.values, rule: rule)
      let drawn = CutDistribution.resampled(
        last.values,
        rule: rule,
        draws: draws,
        seed: 1,
        threads: 1
      )
      if let exact = exact.value, let drawn = drawn.value {
        answers["bootstrap within 4 SE of exact"] = isNear(drawn, exact) ? "yes" : "no"
        for entry in exact.cuts where entry.probability > 0.001 {
          answers["P(\(entry.cut))"] = entry.probability.text(places: 8)
        }
      }
      return answers
    }
    var measurement = timed
    measurement.answers = answers
    return measurement
  }

  private static let draws = 1_000_000

  private static func isNear(_ drawn: CutDistribution, _ exact: CutDistribution) -> Bool {
    exact.cuts.filter { $0.probability > 0.001 }.allSatisfy { entry in
      let p = entry.probability
      let error = (p * (1 - p) / Double(draws)).squareRoot()
      return abs(drawn.probability(of: entry.cut) - p) <= 4 * error
    }
  }

  /// The rows of the peer's file: round,panelist,item,value.
  private static func judgments(_ data: URL) throws -> [Judgment] {
    try String(contentsOf: data, encoding: .utf8).split(separator: "\n").dropFirst().compactMap {
      let cells = $0.split(separator: ",")
      guard cells.count == 4, let round = Int(cells[0]), let value = Rational(decimal: cells[3])
      else { return nil }
      return Judgment(
        round: round,
        panelist: String(cells[1]),
        item: String(cells[2]),
        value: value
      )
    }
  }
}
