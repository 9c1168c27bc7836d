// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import TestKit
import Testing

@Suite struct AgreementTests {
  // Sums of squares in numpy lose about three digits against exact ones.
  private static let tolerance = 1e-12

  @Test func `both intraclass correlations equal the reference on random tables`() throws {
    for row in try RatingTable.rows("panel-two-way.csv") {
      let byJudge = RatingTable.matrix(try #require(row["ratings"]))
      let byItem = byJudge[0].indices.map { item in byJudge.map { $0[item] } }
      let icc = IntraclassCorrelation(ratingsByItem: byItem)
      let consistency = Double(try #require(row["icc_c1"])) ?? .nan
      let agreement = Double(try #require(row["icc_a1"])) ?? .nan
      #expect(agrees(icc.consistency.double, consistency, within: Self.tolerance), "\(row)")
      #expect(agrees(icc.absoluteAgreement.double, agreement, within: Self.tolerance), "\(row)")
    }
  }

  @Test func `SST8 the worked example G4 has ICC .916463909 and .884886453`() {
    let icc = IntraclassCorrelation(ratingsByItem: workedExample.transposed)
    #expect(agrees(icc.consistency.double, 0.916463909, within: 5e-10))
    #expect(agrees(icc.absoluteAgreement.double, 0.884886453, within: 5e-10))
  }

  @Test func `all kappas equal the reference on random tables`() throws {
    for row in try RatingTable.rows("panel-kappa.csv") {
      let levels = RatingTable.levels(try #require(row["ratings"]))
      let count = Int(try #require(row["levels"])) ?? 0
      let fleiss = FleissKappa(levelsByItem: levels, categories: Array(0..<count))
      let cohen = CohenKappa(levels.map { $0[0] }, levels.map { $0[1] }, categoryCount: count)
      func expected(_ column: String) -> Double { row[column].flatMap(Double.init) ?? .nan }
      #expect(agrees(fleiss.kappa.double, expected("fleiss"), within: Self.tolerance))
      #expect(agrees(cohen.unweighted.double, expected("cohen"), within: Self.tolerance))
      #expect(agrees(cohen.linear.double, expected("linear"), within: Self.tolerance))
      #expect(agrees(cohen.quadratic.double, expected("quadratic"), within: Self.tolerance))
    }
  }

  @Test(
    .enabled(
      if: SharedData.file("data/psychometrics/lsamitr-ratings.csv") != nil,
      "skipped: data absent"
    )
  )
  func `SST9 G9 agreement on the shipped ratings`() throws {
    let levels = try #require(try RatingTable.sharedLevels())
    try #require(levels.count == 60)
    let fleiss = FleissKappa(levelsByItem: levels)
    #expect(agrees(fleiss.kappa.double, 0.541990, within: 5e-7))
    #expect(agrees(fleiss.observedAgreement.double, 0.728535, within: 5e-7))
    for (share, expected) in zip(fleiss.shares, [0.112500, 0.423611, 0.463889]) {
      #expect(agrees(share.double, expected, within: 5e-7))
    }
    let icc = IntraclassCorrelation(ratingsByItem: levels.map { $0.map { Rational($0) } })
    #expect(agrees(icc.absoluteAgreement.double, 0.692956, within: 5e-7))
    #expect(agrees(icc.consistency.double, 0.710263, within: 5e-7))
    #expect(agrees(icc.meanSquareOfItems.double, 3.949411, within: 5e-7))
    #expect(agrees(icc.meanSquareOfJudges.double, 0.801389, within: 5e-7))
    #expect(agrees(icc.residualMeanSquare.double, 0.129843, within: 5e-7))
    let pair = CohenKappa(
      levels.map { $0[0] - 1 },
      levels.map { $0[1] - 1 },
      categoryCount: 3
    )
    #expect(agrees(pair.unweighted.double, 0.618875, within: 5e-7))
    #expect(agrees(pair.linear.double, 0.683735, within: 5e-7))
    #expect(agrees(pair.quadratic.double, 0.764045, within: 5e-7))
  }

  @Test func `judges who all say the same have no variance and not NaN`() {
    let same = [[Rational]](repeating: [Rational(3, 10), Rational(3, 10)], count: 4)
    let icc = IntraclassCorrelation(ratingsByItem: same)
    #expect(icc.consistency == .undefined(.noVariance))
    #expect(icc.absoluteAgreement.text(places: 2) == "no variance")
    #expect(FleissKappa(levelsByItem: [[2, 2], [2, 2]]).kappa == .undefined(.noVariance))
    #expect(CohenKappa([1, 1], [1, 1], categoryCount: 3).linear == .undefined(.noVariance))
  }

  @Test func `one judge or one item is named as too few`() {
    let oneJudge = IntraclassCorrelation(ratingsByItem: [[1], [0]])
    #expect(oneJudge.consistency.text(places: 2) == "need \u{2265} 2 judges")
    let oneItem = IntraclassCorrelation(ratingsByItem: [[1, 0]])
    #expect(oneItem.absoluteAgreement.text(places: 2) == "need \u{2265} 2 items")
    #expect(FleissKappa(levelsByItem: [[1], [2]]).kappa.value == nil)
    #expect(CohenKappa([], [], categoryCount: 2).unweighted.value == nil)
  }

  @Test func `judges in full agreement on different items have kappa 1`() {
    #expect(FleissKappa(levelsByItem: [[1, 1], [2, 2]]).kappa == .known(1))
    let cohen = CohenKappa([0, 1, 2], [0, 1, 2], categoryCount: 3)
    #expect(cohen.unweighted == .known(1))
    #expect(cohen.quadratic == .known(1))
  }
}

/// The ratings of four judges on five items of the specification's example G4.
let workedExample: [[Rational]] = [
  [70, 50, 90, 30, 60], [80, 60, 95, 40, 60], [60, 50, 80, 20, 70], [70, 40, 90, 30, 50],
].map { $0.map { Rational($0, 100) } }

extension [[Rational]] {
  var transposed: [[Rational]] { self[0].indices.map { column in map { $0[column] } } }
}
