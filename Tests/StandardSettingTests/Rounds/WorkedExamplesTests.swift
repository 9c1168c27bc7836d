// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import Psychometrics
import StandardSetting
import Testing

@Suite struct WorkedExamplesTests {
  private func rounds(_ ratings: [[Rational]], _ scale: RatingScale) -> Rounds {
    let panelists = ratings.indices.map { "J\($0 + 1)" }
    let items = ratings[0].indices.map { PanelItem(key: "I\($0 + 1)") }
    let design = PanelDesign(panelists: panelists, items: items, scale: scale, rounds: 1)
    let judgments = zip(panelists, ratings).flatMap { panelist, row in
      zip(items, row).map { Judgment(round: 1, panelist: panelist, item: $0.key, value: $1) }
    }
    return Rounds(design, judgments: judgments)
  }

  @Test func `SST8 G4 Angoff, four judges by five items`() throws {
    let ratings: [[Rational]] = [
      [70, 50, 90, 30, 60], [80, 60, 95, 40, 60], [60, 50, 80, 20, 70], [70, 40, 90, 30, 50],
    ].map { $0.map { Rational($0, 100) } }
    let panel = rounds(ratings, .ets13)
    #expect(panel.findings.isEmpty)
    let values = panel.cuts(round: 1).values
    #expect(values.map { $0.text(places: 2) } == ["3.00", "3.35", "2.80", "2.80"])
    let summary = PanelSummary(values)
    #expect(summary.mean == .known(Rational(29875, 10000)))
    #expect(summary.standardDeviation.text(places: 6) == "0.259406")
    #expect(summary.standardErrorOfJudgment.text(places: 9) == "0.129703187")
    #expect(CutRule().cut(of: values).value?.functional == 3)
    let study = try #require(
      JudgeItemStudy.analyze(ratingsByJudge: panel.table(round: 1).rows).value
    )
    #expect(panel.generalizability(round: 1) == .known(study))
    #expect(
      study.squaredErrorOfCut(.fixed, truncated: false) == summary.squaredErrorOfJudgment.value
    )
  }

  @Test func `SST8 G5 yes or no, five judges by six items`() throws {
    let ratings = ["110101", "100101", "111101", "110001", "110111"].map { row in
      row.map { $0 == "1" ? Rational.one : .zero }
    }
    let panel = rounds(ratings, .yesno)
    let values = panel.cuts(round: 1).values
    #expect(values == [4, 3, 5, 3, 5])
    let summary = PanelSummary(values)
    #expect(summary.mean == .known(4))
    #expect(summary.standardDeviation == .known(1))
    #expect(summary.standardErrorOfJudgment.text(places: 9) == "0.447213595")
    #expect(CutRule().cut(of: values).value?.functional == 4)
    // Item p and √(p(1−p)/J), from the sum of squared deviations of each item's judgments.
    let feedback = panel.feedback(round: 1, rule: nil, order: .booklet)
    let p = feedback.map { $0.values.mean() ?? -1 }
    #expect(p.map { $0.text(places: 1) } == ["1.0", "0.8", "0.2", "0.8", "0.2", "1.0"])
    let errors = feedback.map { ($0.squaredDeviations / 25).double.squareRoot() }
    #expect(
      errors.map { $0.text(places: 6) }
        == ["0.000000", "0.178885", "0.178885", "0.178885", "0.178885", "0.000000"]
    )
  }
}
