// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import StandardSetting

@Suite struct ImpactTests {
  static let scores = [
    ("a", 70, 1, "x"), ("b", 74, 2, "x"), ("c", 73, 1, "y"), ("d", 80, 4, "y"), ("e", 60, 1, "y"),
  ].map {
    ExamineeScore(
      person: $0,
      score: Rational($1),
      weight: Rational($2),
      groups: ["area": $3]
    )
  }

  @Test func `a person passes at the cut`() throws {
    let impact = try Impact(scores: Self.scores, cut: 74)
    let overall = try #require(impact.overall)
    #expect(overall.passing == 2)
    #expect(overall.share == Rational(2, 5))
    #expect(overall.weightedShare == Rational(6, 9))
    #expect(impact.groups.map(\.value) == ["x", "y"])
    #expect(impact.groups.map(\.share.share) == [.half, Rational(1, 3)])
    #expect(impact.groups.map(\.share.weightedShare) == [Rational(2, 3), Rational(4, 6)])
    #expect(impact.flags.isEmpty)
    #expect(overall.interval.contains(0.4))
    // The effective size is 81/23, less than 5, so the weighted interval is the wider one.
    let weighted = try #require(overall.weightedInterval)
    let plain = ImpactShare.wilson(share: 2.0 / 3, size: 5, level: 0.95)
    #expect(weighted.lowerBound < plain.lowerBound)
  }

  @Test func `no data and cuts outside the scores are flagged`() throws {
    let empty = try Impact(scores: [], cut: 74)
    #expect(empty.overall == nil)
    #expect(empty.flags.map(\.sentence) == ["no data"])
    let all = try Impact(scores: Self.scores, cut: 60)
    #expect(all.overall?.share == .one)
    #expect(all.flags.map(\.sentence) == ["100 %: the cut is not above the lowest score on file"])
    #expect(all.overall?.interval.upperBound == 1)
    let none = try Impact(scores: Self.scores, cut: 81)
    #expect(none.overall?.share == .zero)
    #expect(none.flags.map(\.sentence) == ["0 %: the cut is above the highest score on file"])
    #expect(none.overall?.interval.lowerBound == 0)
  }

  @Test func `a repeated person is refused by position and never by key`() {
    let refusal = MethodFixtures.refusal {
      _ = try Impact(scores: Self.scores + [Self.scores[0]], cut: 74)
    }
    #expect(
      refusal?.sentence
        == "impact, record 6: its person is listed before; each person counts once; keep one record "
        + "for each person"
    )
  }

  @Test func `a group whose weights vanish has a counted share only`() throws {
    let scores = [
      ExamineeScore(person: "a", score: 1, weight: 0, groups: ["g": "1"]),
      ExamineeScore(person: "b", score: 2, weight: 1, groups: ["g": "2"]),
    ]
    let impact = try Impact(scores: scores, cut: 2)
    #expect(impact.groups[0].share.weightedShare == nil)
    #expect(impact.groups[0].share.share == .zero)
  }
}
