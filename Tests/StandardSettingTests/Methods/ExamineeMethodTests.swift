// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import StandardSetting

@Suite struct ExamineeMethodTests {
  @Test func `SST8 G10 intersection of normals`() throws {
    func cut(_ s0: Double, _ s1: Double, _ w1: Double = 0.5) throws -> NormalIntersection {
      try NormalIntersection(
        notQualified: .init(mean: 50, standardDeviation: s0, weight: 1 - w1),
        qualified: .init(mean: 70, standardDeviation: s1, weight: w1)
      )
    }
    #expect(try abs(cut(10, 10).cut - 60) < 1e-12)
    #expect(try cut(10, 10).otherRoot == nil)
    #expect(try abs(cut(8, 12).cut - 59.873136) < 1e-6)
    let other = try #require(try cut(8, 12).otherRoot)
    #expect(abs(other - 8.126864) < 1e-6)
    #expect(try abs(cut(8, 12, 0.7).cut - 55.776174) < 1e-6)
  }

  @Test func `densities that do not cross between the means are refused`() {
    let refusal = MethodFixtures.refusal {
      _ = try NormalIntersection(
        notQualified: .init(mean: 50, standardDeviation: 10, weight: 0.01),
        qualified: .init(mean: 51, standardDeviation: 10, weight: 0.99)
      )
    }
    #expect(
      refusal?.sentence
        == "contrasting groups, normal intersection: no root between the means; the densities cross "
        + "between the two means; check the groups, or use the midpoint or the logistic form"
    )
    for (m0, s0) in [(70.0, 10.0), (80.0, 10.0), (50.0, 0.0)] {
      #expect(throws: MethodError.self) {
        try NormalIntersection(
          notQualified: .init(mean: m0, standardDeviation: s0),
          qualified: .init(mean: 70, standardDeviation: 10)
        )
      }
    }
  }

  static let ratings = MethodFixtures.numbers("1 2 2 3 3 3 4 4 5 5")
  static let stationScores = MethodFixtures.numbers("38 46 50 57 60 55 66 71 80 77")

  static func encounters(
    _ station: String,
    _ scores: [Rational],
    _ ratings: [Rational]
  ) -> [BorderlineRegressionMethod.Encounter] {
    scores.indices.map {
      .init(person: "E\($0)", station: station, score: scores[$0], rating: ratings[$0])
    }
  }

  @Test func `SST8 G11 borderline regression`() throws {
    let method = try BorderlineRegressionMethod(
      encounters: Self.encounters("A", Self.stationScores, Self.ratings),
      borderlineRating: 2
    )
    let line = method.stations[0]
    // The data are whole numbers: the printed decimals are roundings of these fractions.
    #expect(line.intercept == Rational(356, 13))
    #expect(line.slope == Rational(265, 26))
    #expect(line.cut == Rational(621, 13))
    #expect(abs(line.intercept.double - 27.384615) < 1e-6)
    #expect(abs(line.slope.double - 10.192308) < 1e-6)
    #expect(abs(line.standardError - 0.973483) < 1e-6)
    #expect(abs(line.determination.double - 0.976251) < 1e-6)
    let result = method.result()
    #expect(abs(result.cut.double - 47.769231) < 1e-6)
    #expect(result.standardError.kind == .regression)
  }

  @Test func `station cuts sum and their errors add in quadrature`() throws {
    let encounters =
      Self.encounters("A", Self.stationScores, Self.ratings)
      + Self.encounters("B", Self.stationScores.map { $0 * 2 }, Self.ratings)
    let method = try BorderlineRegressionMethod(encounters: encounters, borderlineRating: 2)
    let result = method.result()
    #expect(result.cut == .exact(Rational(621 * 3, 13)))
    let single = method.stations[0].standardError
    #expect(abs(try #require(result.standardError.value) - single * 5.0.squareRoot()) < 1e-12)
    // Both stations have the same examinees with doubled scores, so the joint error is three times
    // the single one, not √5 times: the bootstrap sees it.
    let plan = BootstrapPlan(seed: 7, replicates: 400)
    let one = try BorderlineRegressionMethod(
      encounters: Self.encounters("A", Self.stationScores, Self.ratings),
      borderlineRating: 2
    ).result(bootstrap: plan)
    let both = method.result(bootstrap: plan)
    #expect(both.standardError.kind == .bootstrapExaminees)
    let ratio =
      try #require(both.standardError.value) / (try #require(one.standardError.value))
    #expect(abs(ratio - 3) < 1e-9)
  }

  @Test func `a station whose scores do not rise is refused by name`() {
    let refusal = MethodFixtures.refusal {
      _ = try BorderlineRegressionMethod(
        encounters: Self.encounters("A", Self.stationScores, Self.ratings)
          + Self.encounters("B", [3, 2, 1], [1, 2, 3]),
        borderlineRating: 2
      )
    }
    #expect(
      refusal?.sentence
        == "borderline regression, station `B`: scores do not rise with the global rating; the slope "
        + "is -1.000000 and must be above 0; check that ratings and scores belong together, or "
        + "leave the station out"
    )
    func code(_ scores: [Rational], _ ratings: [Rational]) -> MethodError.Code? {
      MethodFixtures.refusal {
        _ = try BorderlineRegressionMethod(
          encounters: Self.encounters("A", scores, ratings),
          borderlineRating: 2
        )
      }?.code
    }
    #expect(code([], []) == .empty)
    #expect(code([1, 2], [1, 2]) == .tooFew)
    #expect(code([1, 2, 3], [2, 2, 2]) == .degenerate)
    #expect(code([5, 5, 5], [1, 2, 3]) == .notRising)
    #expect(code([1, 2, 3], [1, 2, 3]) == nil)
  }

  @Test func `a borderline rating outside the ratings is flagged`() throws {
    let result = try BorderlineRegressionMethod(
      encounters: Self.encounters("A", Self.stationScores, Self.ratings.map { $0 + 3 }),
      borderlineRating: 2
    ).result()
    #expect(
      result.flags.map(\.sentence) == [
        "station A: the borderline rating 2 lies outside the ratings given; the line is extended"
      ]
    )
  }

  @Test func `the borderline group gives its median or mean`() throws {
    let scores = MethodFixtures.numbers("50 52 55 58 60 61 62 63 64 70")
    let people = MethodFixtures.people(scores)
    let median = try BorderlineGroupMethod(group: people).result()
    #expect(median.cut == .exact(Rational(121, 2)))
    #expect(median.flags.isEmpty)
    #expect(median.standardError == .needsBootstrap)
    let plan = BootstrapPlan(seed: 3, replicates: 2000)
    let mean = try BorderlineGroupMethod(group: people, centre: .mean).result(bootstrap: plan)
    #expect(mean.cut == .exact(Rational(119, 2)))
    // The bootstrap error of a mean is SD_n/√n; 2000 resamples give it within about 5 %.
    let values = scores.map(\.double)
    let squares = values.map { ($0 - 59.5) * ($0 - 59.5) }.reduce(0, +)
    let expected = (squares / 10 / 10).squareRoot()
    #expect(abs(try #require(mean.standardError.value) / expected - 1) < 0.08)
    #expect(mean.standardError.kind == .bootstrapExaminees)
  }

  @Test func `a small borderline group is flagged and a tiny one refused`() throws {
    let nine = MethodFixtures.people((1...9).map { Rational($0) })
    #expect(try BorderlineGroupMethod(group: nine).result().has(.smallGroup))
    let refusal = MethodFixtures.refusal {
      _ = try BorderlineGroupMethod(group: MethodFixtures.people([1, 2]))
    }
    #expect(
      refusal?.sentence
        == "borderline group: 2 persons were judged borderline; a cut needs at least 3; judge more "
        + "persons, or use borderline regression"
    )
  }

  /// Two judges, three persons below and three above.
  static let verdicts = [
    ("P1", "a", false, 10), ("P1", "b", false, 20), ("P1", "c", true, 30), ("P1", "d", true, 44),
    ("P2", "a", false, 10), ("P2", "e", false, 18), ("P2", "c", true, 30), ("P2", "f", true, 50),
  ].map { GroupJudgment(panelist: $0, person: $1, isQualified: $2, score: Rational($3)) }

  @Test func `the midpoint works panelist by panelist`() throws {
    let result = try ContrastingGroupsMethod(judgments: Self.verdicts, rule: .midpoint(.mean))
      .result()
    #expect(result.panelistCuts.map(\.cut) == [.exact(26), .exact(27)])
    #expect(result.cut == .exact(Rational(53, 2)))
    #expect(result.standardError == .estimated(0.5, .judgment))
    let pooled = try ContrastingGroupsMethod(
      judgments: Self.verdicts.prefix(4).map {
        GroupJudgment(person: $0.person, isQualified: $0.isQualified, score: $0.score)
      },
      rule: .midpoint(.median)
    ).result()
    #expect(pooled.cut == .exact(26))
    #expect(pooled.panelistCuts.isEmpty)
    #expect(pooled.standardError == .needsBootstrap)
  }

  @Test func `contrasting groups refuse an empty group, a repeat and two scores`() {
    func code(_ judgments: [GroupJudgment]) -> MethodError.Code? {
      MethodFixtures.refusal {
        _ = try ContrastingGroupsMethod(judgments: judgments, rule: .midpoint(.mean)).result()
      }?.code
    }
    let good = Self.verdicts
    #expect(code([]) == .empty)
    #expect(code(good.filter(\.isQualified)) == .degenerate)
    #expect(code(good + [good[0]]) == .duplicate)
    #expect(
      code(good + [.init(panelist: "P3", person: "a", isQualified: true, score: 99)]) == .duplicate
    )
    #expect(
      code(good + [.init(panelist: "P3", person: "a", isQualified: true, score: 10)]) == .degenerate
    )
  }

  @Test func `every contrasting rule gives a cut between the groups with a bootstrap error`() throws
  {
    let scores = [22, 25, 28, 31, 33, 34, 36, 30, 35, 38, 40, 41, 44, 47, 50, 32]
    let judgments = scores.enumerated().map {
      GroupJudgment(
        panelist: "P\($0 % 3)",
        person: "E\($0)",
        isQualified: $0 >= 7,
        score: Rational($1)
      )
    }
    let plan = BootstrapPlan(seed: 11, replicates: 100)
    let rules: [ContrastingGroupsMethod.Rule] = [
      .midpoint(.mean), .midpoint(.median), .normal(.equal), .normal(.groupSizes),
      .logistic(.equal), .misclassification(.equal, tie: .lowest), .youden(tie: .mean),
    ]
    for rule in rules {
      let method = try ContrastingGroupsMethod(judgments: judgments, rule: rule)
      let result = try method.result(bootstrap: plan)
      #expect((30...40).contains(result.cut.double), "\(rule) \(result.cut)")
      #expect(result.standardError.value.map { $0 > 0 } == true, "\(rule)")
      let once = ResampleCounts(
        panelists: method.panelists.map { _ in 1 },
        examinees: method.examinees.map { _ in 1 }
      )
      let resampled = try #require(method.resampledCut(counting: once))
      #expect(abs(resampled - result.cut.double) < 1e-9, "\(rule)")
    }
  }
}
