// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import TestKit
import Testing

@testable import Matching

@Suite struct HolisticScoresTests {
  private func sheet(
    _ weights: [Rational],
    _ effects: ScoringSheet.RaterEffects = .raw,
    required: Int = 1,
    missing: ScoringCriterion.MissingRule = .leaveOut
  ) throws -> ScoringSheet {
    try ScoringSheet(
      criteria: zip(ScoringReference.criteria, weights).map {
        ScoringCriterion($0, weight: $1, requiredRaters: required, missing: missing)
      },
      raterEffects: effects,
      weightSource: "an example"
    )
  }

  @Test(arguments: ScoringSheet.RaterEffects.allCases)
  func `scores are the exact fractions of the reference`(
    effects: ScoringSheet.RaterEffects
  ) throws {
    let (ratings, weights) = try ScoringReference.sixApplicants()
    let expected = try #require(
      try ScoringReference.rows("scores-\(effects.rawValue)").first
    ).numbers.compactMap { Rational(text: $0) }
    let scores = HolisticScores(
      program: "P1",
      ratings: ratings.reversed(),
      sheet: try sheet(weights, effects)
    )
    #expect(expected.count == 6 && scores.applicants.map(\.score) == expected)
    #expect(scores.applicants.allSatisfy { $0.presentShare == .one && $0.reasons.isEmpty })
    let ranks = expected.map { score in 1 + expected.count { $0 > score } }
    #expect(scores.applicants.map(\.rank) == ranks)
    #expect(scores.cautions.isEmpty == (effects == .raw))
  }

  private func rating(_ applicant: String, _ criterion: String, _ rater: String, _ value: Int)
    -> ApplicantRating
  {
    ApplicantRating(
      program: "P1",
      applicant: applicant,
      criterion: criterion,
      rater: rater,
      value: value
    )
  }

  @Test func `a score needs eight tenths of the weight, exactly`() throws {
    let sheet = try sheet([5, 3, 2])
    let scores = HolisticScores(
      program: "P1",
      ratings: [
        rating("A", "letters", "R1", 4), rating("A", "clerkships", "R1", 2),
        rating("B", "letters", "R1", 4), rating("B", "research", "R1", 2),
      ],
      sheet: sheet
    )
    // 8 of 10 is enough: (5·4 + 3·2)/8. 7 of 10 is not.
    #expect(scores.applicants[0].score == Rational(26, 8))
    #expect(scores.applicants[0].rank == 1)
    #expect(scores.applicants[1].score == nil && scores.applicants[1].rank == nil)
    #expect(
      scores.applicants[1].reasons == ["70.0 % of the weight is present and 80.0 % is needed"]
    )
  }

  @Test func `a criterion with too few raters is not present`() throws {
    let ratings = ScoringReference.criteria.flatMap {
      [rating("A", $0, "R1", 4), rating("A", $0, "R2", 5), rating("B", $0, "R1", 3)]
    }
    let scores = HolisticScores(
      program: "P1",
      ratings: ratings,
      sheet: try sheet([1, 1, 1], required: 2, missing: .insufficient)
    )
    #expect(scores.applicants[0].score == Rational(9, 2))
    #expect(scores.applicants[1].parts.allSatisfy { $0.mean == nil && $0.raters == 1 })
    #expect(
      scores.applicants[1].reasons.first
        == "letters has 1 of 2 raters, and there is no score without it"
    )
  }

  @Test func `equal scores share the better rank`() throws {
    let ratings = ["A": 4, "B": 4, "C": 5, "D": 1].flatMap { name, value in
      ScoringReference.criteria.map { rating(name, $0, "R1", value) }
    }
    let scores = HolisticScores(program: "P1", ratings: ratings, sheet: try sheet([3, 2, 1]))
    #expect(scores.applicants.map(\.rank) == [2, 2, 1, 4])
  }

  @Test func `a rater who is strict by one everywhere changes no centred score`() throws {
    var (ratings, weights) = try ScoringReference.sixApplicants()
    let sheet = try sheet(weights, .centred)
    let before = HolisticScores(program: "P1", ratings: ratings, sheet: sheet)
    ratings = ratings.map {
      rating($0.applicant, $0.criterion, $0.rater, $0.rater == "R1" ? $0.value - 1 : $0.value)
    }
    let after = HolisticScores(program: "P1", ratings: ratings, sheet: sheet)
    let shifts = Set(
      zip(before.applicants, after.applicants).compactMap { before, after in
        before.score.flatMap { before in after.score.map { before - $0 } }
      }
    )
    // All move by one amount, for the mean of all falls; none moves against another.
    #expect(shifts.count == 1)
    #expect(after.applicants.map(\.rank) == before.applicants.map(\.rank))
  }

  @Test func `ratings of another program are left out`() throws {
    let (ratings, weights) = try ScoringReference.sixApplicants()
    let other = ratings.map {
      ApplicantRating(
        program: "P2",
        applicant: $0.applicant,
        criterion: $0.criterion,
        rater: $0.rater,
        value: 1
      )
    }
    let sheet = try sheet(weights)
    #expect(
      HolisticScores(program: "P1", ratings: ratings + other, sheet: sheet)
        == HolisticScores(program: "P1", ratings: ratings, sheet: sheet)
    )
  }

  @Test func `an applicant reads words about the own score alone, and no rater`() throws {
    let (ratings, weights) = try ScoringReference.sixApplicants()
    let scores = HolisticScores(program: "P1", ratings: ratings, sheet: try sheet(weights))
    let notice = scores.notice(for: "A102")
    #expect(notice.count == 5)
    #expect(notice[0].hasPrefix("letters: ") && notice[0].contains("38.2 % of the weight"))
    #expect(notice[4] == "Weights: an example.")
    let text = notice.joined()
    for name in scores.raters + scores.applicants.map(\.applicant) {
      #expect(!text.contains(name))
    }
    #expect(scores.notice(for: "A999").isEmpty)
  }

  @Test func `a sheet that gives no score is refused in a sentence`() {
    func words(
      _ criteria: [ScoringCriterion],
      scale: ClosedRange<Int> = 1...5,
      share: Rational = Rational(4, 5),
      source: String = "x"
    ) -> String? {
      do throws(ScoringError) {
        _ = try ScoringSheet(
          criteria: criteria,
          scale: scale,
          leastShare: share,
          weightSource: source
        )
        return nil
      } catch {
        return error.sentence
      }
    }
    let good = ScoringCriterion("letters", weight: 1)
    #expect(words([good]) == nil)
    #expect(words([]) == "a scoring sheet has at least one criterion")
    #expect(words([good, good])?.hasPrefix("two criteria are called \"letters\"") == true)
    #expect(words([ScoringCriterion("a", weight: 0)])?.contains("is 0; it is above 0") == true)
    #expect(words([good], scale: 3...3) == "a scale has at least two steps")
    #expect(words([good], share: 2)?.contains("above 0 and at most 1") == true)
    #expect(words([good], source: "")?.hasPrefix("the weights have no source") == true)
    #expect(
      words([ScoringCriterion("a", weight: 1, anchors: [6: "best"])])
        == "\"a\" has words for 6, which is not on the scale 1 to 5"
    )
    #expect(
      words([ScoringCriterion("a", weight: 1, requiredRaters: 0)])
        == "\"a\" needs at least one rater"
    )
  }
}
