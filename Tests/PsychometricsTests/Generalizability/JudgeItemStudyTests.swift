// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import Psychometrics
import TestKit
import Testing

@Suite struct JudgeItemStudyTests {
  @Test func `SST8 G4 mean squares, components and errors`() throws {
    let study = try #require(JudgeItemStudy.analyze(ratingsByJudge: workedExample).value)
    #expect(agrees(study.meanSquareOfJudges.double, 0.013458333, within: 5e-10))
    #expect(agrees(study.meanSquareOfItems.double, 0.192625, within: 1e-12))
    #expect(agrees(study.residualMeanSquare.double, 0.004291667, within: 5e-10))
    #expect(agrees(study.judgeComponent.value.double, 0.001833333, within: 5e-10))
    #expect(agrees(study.itemComponent.value.double, 0.047083333, within: 5e-10))
    #expect(agrees(study.errorOfCut(.fixed), 0.129703187, within: 5e-10))
    #expect(agrees(study.errorOfCut(.random), 0.502234590, within: 5e-10))
  }

  @Test func `mean squares and errors equal the reference on random tables`() throws {
    for row in try RatingTable.rows("panel-two-way.csv") {
      let ratings = RatingTable.matrix(try #require(row["ratings"]))
      let study = try #require(JudgeItemStudy.analyze(ratingsByJudge: ratings).value)
      func check(_ actual: Double, _ column: String) {
        let expected = row[column].flatMap(Double.init) ?? .nan
        // Residuals in numpy come from rounded deviations.
        #expect(agrees(actual, expected, within: 1e-12), "case \(row["case"] ?? "") \(column)")
      }
      check(study.meanSquareOfJudges.double, "ms_j")
      check(study.meanSquareOfItems.double, "ms_i")
      check(study.residualMeanSquare.double, "ms_ji")
      check(study.judgeComponent.raw.double, "var_j")
      check(study.itemComponent.raw.double, "var_i")
      check(study.errorOfCut(.fixed), "se_fixed")
      check(study.errorOfCut(.random), "se_random")
    }
  }

  @Test(arguments: (0..<200).map(Seed.init))
  func `SST8 the items-fixed error is exactly the standard error of judgment`(seed: Seed) throws {
    var generator = seed.generator
    let judges = Int.random(in: 2...8, using: &generator)
    let items = Int.random(in: 2...12, using: &generator)
    let ratings = (0..<judges).map { _ in
      (0..<items).map { _ in Rational(Int.random(in: 0...20, using: &generator), 20) }
    }
    let study = try #require(JudgeItemStudy.analyze(ratingsByJudge: ratings).value)
    let totals = ratings.map { $0.sum() }
    let centre = totals.sum() / Rational(judges)
    let squares = totals.map { ($0 - centre) * ($0 - centre) }.sum()
    let squaredError = squares / Rational(judges * (judges - 1))
    #expect(study.squaredErrorOfCut(.fixed, truncated: false) == squaredError)
  }

  @Test func `a negative component counts as zero and is flagged`() throws {
    let ratings: [[Rational]] = [[0, 1], [1, 0]]
    let study = try #require(JudgeItemStudy.analyze(ratingsByJudge: ratings).value)
    #expect(study.judgeComponent.isTruncated)
    #expect(study.judgeComponent.value == .zero)
    #expect(study.judgeComponent.raw == Rational(-1, 2))
  }

  @Test func `one judge and one item are named as too few`() {
    let one = JudgeItemStudy.analyze(ratingsByJudge: [[1, 0]])
    #expect(one.reason?.description == "need \u{2265} 2 panelists")
    #expect(JudgeItemStudy.analyze(ratingsByJudge: [[1], [0]]).reason != nil)
    #expect(JudgeItemStudy.analyze(ratingsByJudge: []).reason != nil)
  }

  @Test func `a planned panel of the study's own size has the study's errors`() throws {
    let study = try #require(JudgeItemStudy.analyze(ratingsByJudge: workedExample).value)
    let plan = DecisionStudy(study, judges: [4, 16], items: [5, 10])
    #expect(plan.rows.count == 4)
    #expect(plan.rows[0].errorItemsFixed == study.errorOfCut(.fixed))
    #expect(plan.rows[0].errorItemsRandom == study.errorOfCut(.random))
    #expect(plan.rows[2].errorItemsFixed < plan.rows[0].errorItemsFixed)
    #expect(DecisionStudy(study).rows.map(\.judges) == [5, 10, 15, 20, 25, 30, 35, 40])
  }

  @Test func `two panels have their cuts, the mean of panels and the variance of panels`() throws {
    // By hand: panel means 72 and 76, within mean square (8 + 8)/4 = 4, between 3·(4 + 4) = 24,
    // so the variance of panels is (24 − 4)/3 = 20/3 and the squared error 10/3 + 8/3/4 = 4.
    let panels = try #require(
      NestedPanels.analyze(cutsByPanel: [[70, 72, 74], [74, 76, 78]]).value
    )
    #expect(panels.panelCuts == [72, 76])
    #expect(panels.meanOfPanels == 74)
    #expect(panels.meanSquareWithin == 4)
    #expect(panels.meanSquareBetween == 24)
    #expect(panels.panelComponent.value == Rational(20, 3))
    #expect(panels.squaredError == 4)
    #expect(panels.error == 2)
    #expect(NestedPanels.analyze(cutsByPanel: [[70, 72]]).reason != nil)
    #expect(NestedPanels.analyze(cutsByPanel: [[70], [72]]).reason != nil)
    #expect(NestedPanels.analyze(cutsByPanel: [[70], []]).reason != nil)
  }
}
