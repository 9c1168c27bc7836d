// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import StandardSetting

@Suite struct LogisticMethodTests {
  static let scores = stride(from: 10, through: 28, by: 2).map { Rational($0) }
  static let levels = [0, 0, 0, 1, 0, 1, 0, 1, 1, 1]

  static func folders(_ scores: [Rational], _ levels: [Int], judge: String = "P1")
    -> [LevelJudgment]
  {
    scores.indices.map {
      LevelJudgment(panelist: judge, work: "W\($0)", level: levels[$0], score: scores[$0])
    }
  }

  @Test func `SST8 G12 body of work`() throws {
    let method = try BodyOfWorkMethod(
      judgments: Self.folders(Self.scores, Self.levels),
      boundary: 1
    )
    let result = try method.result()
    #expect(abs(result.cut.double - 19) < 1e-12)
    #expect(result.functionalCut(.ceil) == .exact(19))
    #expect(abs(try #require(result.figure("b0")?.double) + 6.428705) < 1e-6)
    #expect(abs(try #require(result.figure("b1")?.double) - 0.338353) < 1e-6)
    #expect(abs(try #require(result.figure("log-likelihood")?.double) + 4.335111) < 1e-6)
    #expect(abs(try #require(result.standardError.value) - 2.513678) < 1e-6)
    #expect(result.standardError.kind == .delta)
    #expect(result.has(.unbounded))
    #expect(result.figure("fieller-lower") == nil)
  }

  @Test func `SST8 G12 loss-weighted logistic cuts`() throws {
    let judgments = Self.scores.indices.map {
      GroupJudgment(person: "E\($0)", isQualified: Self.levels[$0] == 1, score: Self.scores[$0])
    }
    func cut(_ falsePositive: Rational, _ falseNegative: Rational) throws -> Double {
      let loss = try MisclassificationLoss(
        falsePositive: falsePositive,
        falseNegative: falseNegative
      )
      return try ContrastingGroupsMethod(judgments: judgments, rule: .logistic(loss))
        .result().cut.double
    }
    #expect(try abs(cut(1, 2) - 16.951407) < 1e-6)
    #expect(try abs(cut(2, 1) - 21.048593) < 1e-6)
    #expect(try abs(cut(1, 1) - 19) < 1e-12)
    #expect(throws: MethodError.self) { try cut(0, 1) }
  }

  @Test func `separated classes give the middle of the gap and no error`() throws {
    let result = try BodyOfWorkMethod(
      judgments: Self.folders([10, 12, 17, 20], [0, 0, 1, 1]),
      boundary: 1
    ).result()
    #expect(result.cut == .exact(Rational(29, 2)))
    #expect(
      result.standardError.sentence
        == "not estimable: the classes do not overlap, so no finite slope fits"
    )
    #expect(
      result.flags.map(\.sentence) == [
        "the classes do not overlap: highest score below the level 12, lowest at the level 17; "
          + "the cut is the middle of this gap"
      ]
    )
    // A shared score at the border leaves the slope without bound as well.
    let touching = try BodyOfWorkMethod(
      judgments: Self.folders([10, 12, 12, 20], [0, 0, 1, 1]),
      boundary: 1
    ).result()
    #expect(touching.cut == .exact(12))
    #expect(touching.has(.separated))
  }

  @Test func `one class, equal scores and falling levels are refused`() {
    func refusal(_ scores: [Rational], _ levels: [Int]) -> MethodError? {
      MethodFixtures.refusal {
        _ = try BodyOfWorkMethod(judgments: Self.folders(scores, levels), boundary: 2).result()
      }
    }
    #expect(
      refusal([1, 2, 3], [1, 1, 1])?.sentence
        == "body of work: all judgments for boundary 2 are of one class; a cut needs scores below the "
        + "level and at the level; add work on the other side, or leave the boundary out"
    )
    #expect(
      refusal([4, 4, 4], [1, 2, 1])?.sentence
        == "body of work: all scores for boundary 2 are equal; a cut needs at least two different "
        + "scores; add work with other scores"
    )
    let falling =
      "check that scores and levels belong together, or leave these judgments out"
    #expect(
      refusal([1, 2, 3, 4], [2, 2, 1, 1])?.sentence
        == "body of work: scores do not rise with level for boundary 2; the slope has no lower bound "
        + "and must be above 0; " + falling
    )
    let fitted = refusal([1, 2, 3, 4, 5, 6], [2, 2, 1, 2, 1, 1])
    #expect(fitted?.finding == "scores do not rise with level for boundary 2")
    #expect(fitted?.rule.hasPrefix("the slope is -") == true)
    #expect(refusal([], [])?.code == .empty)
  }

  @Test func `the refusal names judge and boundary when a fit is for one judge`() {
    let refusal = MethodFixtures.refusal {
      _ = try LogisticCut(
        LogisticCut.Question(place: "item-descriptor matching", subject: "judge P4, boundary 2"),
        scores: [1, 2, 3, 4],
        isAtLevel: [true, true, false, false]
      )
    }
    #expect(refusal?.finding == "scores do not rise with level for judge P4, boundary 2")
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `the logistic cut moves with the scores`(seed: Seed) throws {
    var generator = seed.generator
    let scores = (0..<20).map { _ in Rational(Int.random(in: 0...60, using: &generator)) }
    let classes = scores.map { $0.double + Double.random(in: -20...20, using: &generator) > 30 }
    func cut(_ transform: (Rational) -> Rational) -> Double? {
      try? LogisticCut(
        LogisticCut.Question(place: "test", subject: "test"),
        scores: scores.map(transform),
        isAtLevel: classes
      ).cut.double
    }
    guard let base = cut({ $0 }) else { return }
    let shifted = try #require(cut { $0 + 100 })
    let scaled = try #require(cut { $0 * 3 })
    #expect(MethodFixtures.near(shifted, base + 100, 1e-10))
    #expect(MethodFixtures.near(scaled, base * 3, 1e-10))
  }

  @Test func `body of work counts each folder once per panelist and resamples both`() throws {
    let judgments = ["P1", "P2", "P3"].enumerated().flatMap { shift, judge in
      Self.folders(
        Self.scores,
        Self.scores.indices.map { $0 + shift > 5 || $0 == 2 ? 2 : 1 },
        judge: judge
      )
    }
    let plan = BootstrapPlan(seed: 5, replicates: 100)
    let result = try BodyOfWorkMethod(judgments: judgments, boundary: 2).result(bootstrap: plan)
    #expect(result.standardError.kind == .delta)
    #expect(result.figure("se-bootstrap-panelists") != nil)
    #expect(result.figure("se-bootstrap-joint") != nil)
    #expect(
      MethodFixtures.refusal {
        _ = try BodyOfWorkMethod(judgments: judgments + [judgments[0]], boundary: 2)
      }?.code == .duplicate
    )
  }

  @Test func `the lowest median is offered and refused without a folder`() throws {
    let judgments =
      Self.folders([10, 20, 30], [1, 1, 2], judge: "P1")
      + Self.folders([10, 20, 30], [1, 2, 2], judge: "P2")
      + Self.folders([10, 20, 30], [2, 2, 2], judge: "P3")
    let result = try BodyOfWorkMethod(judgments: judgments, boundary: 2, variant: .lowestMedian)
      .result()
    #expect(result.cut == .exact(20))
    #expect(throws: MethodError.self) {
      try BodyOfWorkMethod(judgments: judgments, boundary: 3, variant: .lowestMedian).result()
    }
  }

  @Test func `crossing boundaries are reported with a non-decreasing alternative`() throws {
    // Only one folder is at level 2, and it scores high: the separate fits cross.
    let scores = (0..<12).map { Rational($0 * 5) }
    let levels = [1, 3, 3, 1, 3, 3, 1, 3, 3, 3, 2, 3]
    let answer = try BodyOfWorkBoundaries(judgments: Self.folders(scores, levels))
    #expect(answer.boundaries.map(\.level) == [2, 3])
    let cuts = answer.boundaries.map(\.result.cut.double)
    #expect(cuts[1] < cuts[0])
    #expect(answer.crossings.count == 1)
    #expect(
      answer.crossings[0].sentence.hasPrefix("the cut of boundary 3, -9.55, lies below that of")
    )
    let middle = (cuts[0] + cuts[1]) / 2
    let isotonic = answer.boundaries.compactMap(\.isotonicCut)
    #expect(isotonic.count == 2 && isotonic.allSatisfy { abs($0 - middle) < 1e-12 })
    let ordered = answer.boundaries.compactMap(\.orderedLogitCut)
    #expect(ordered.count == 2)
    #expect(ordered[0] < ordered[1])
  }

  @Test func `boundaries in order need no alternative`() throws {
    let answer = try BodyOfWorkBoundaries(
      judgments: Self.folders(Self.scores, [1, 1, 2, 1, 2, 3, 2, 3, 2, 3])
    )
    #expect(answer.crossings.isEmpty)
    #expect(answer.boundaries.map(\.isotonicCut) == [nil, nil])
    #expect(answer.boundaries.map(\.orderedLogitCut) == [nil, nil])
  }

  @Test func `a computed cut next to a half is rounded as the half`() {
    #expect(CutValue.real(19.000_000_000_000_004).rounded(.ceil) == .exact(19))
    #expect(CutValue.real(18.499_999_999_999_9).rounded(.nearestHalfUp) == .exact(19))
    #expect(CutValue.real(18.499_999).rounded(.nearestHalfUp) == .exact(18))
    #expect(CutValue.real(18.2).rounded(.none) == .real(18.2))
    #expect(CutValue.exact(Rational(37, 2)).rounded(.ceil) == .exact(19))
  }
}
