// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import TestKit
import Testing

@testable import Matching

@Suite struct RankBandsTests {
  private func scores(_ ratings: [ApplicantRating], _ weights: [Rational]) throws -> HolisticScores
  {
    HolisticScores(
      program: "P1",
      ratings: ratings,
      sheet: try ScoringSheet(
        criteria: zip(ScoringReference.criteria, weights).map { ScoringCriterion($0, weight: $1) },
        weightSource: "an example"
      )
    )
  }

  private func settings(_ replicates: Int = 400, concentration: Double = 30, seed: UInt64 = 4)
    -> RankBands.Settings
  {
    RankBands.Settings(concentration: concentration, seed: seed, replicates: replicates)
  }

  @Test func `bands hold the exact rank, for any number of threads and any order of rows`() throws {
    let (ratings, weights) = try ScoringReference.sixApplicants()
    let one = RankBands(try scores(ratings, weights), settings: settings(), threads: 1)
    #expect(one.bands.count == 6 && one.bands.map(\.rank) == one.bands.map(\.rank).sorted())
    for band in one.bands {
      #expect(band.lower <= Double(band.rank) && Double(band.rank) <= band.upper)
      #expect(1 <= band.lower && band.upper <= 6)
    }
    #expect(one.bands.contains { $0.lower < $0.upper })
    let other = RankBands(
      try scores(ratings.reversed(), weights),
      settings: settings(),
      threads: 4
    )
    #expect(one == other)
    #expect(
      one.bands != RankBands(try scores(ratings, weights), settings: settings(seed: 5)).bands
    )
  }

  private func rated(_ applicant: String, _ values: [Int]) -> [ApplicantRating] {
    ScoringReference.criteria.flatMap { criterion in
      values.enumerated().map { rater, value in
        ApplicantRating(
          program: "P1",
          applicant: applicant,
          criterion: criterion,
          rater: "R\(rater)",
          value: value
        )
      }
    }
  }

  @Test func `who is ahead with every rater and every weight is in a group of one's own`() throws {
    let ratings =
      rated("best", [5, 5, 5]) + rated("one", [4, 3, 2]) + rated("two", [2, 3, 4])
      + rated("last", [1, 1, 1])
    let scores = try scores(ratings, [3, 2, 1])
    let bands = RankBands(scores, settings: settings())
    #expect(bands.bands.map(\.applicant) == ["best", "one", "two", "last"])
    #expect(bands.bands.map(\.group) == [1, 2, 2, 3])
    #expect(bands.bands.map(\.rank) == [1, 2, 2, 4])
    #expect(bands.bands[0].lower == 1 && bands.bands[0].upper == 1)
    #expect(bands.bands[1].lower == 2 && bands.bands[1].upper == 3)
    let draft = DraftRankList(scores, bands)
    #expect(draft.groups == [["best"], ["one", "two"], ["last"]] && draft.unscored.isEmpty)
  }

  @Test func `a large concentration leaves only the raters to move ranks`() throws {
    // One rater: nothing but weights can move a rank, and these hardly move.
    let ratings = try ScoringReference.sixApplicants().ratings.filter { $0.rater == "R1" }
    let weights: [Rational] = [3, 2, 1]
    let bands = RankBands(
      try scores(ratings, weights),
      settings: settings(concentration: 1e9)
    )
    for band in bands.bands where bands.bands.count(where: { $0.score == band.score }) == 1 {
      #expect(band.lower == Double(band.rank) && band.upper == Double(band.rank))
    }
    let loose = RankBands(try scores(ratings, weights), settings: settings(concentration: 1))
    #expect(loose.bands.contains { $0.lower < $0.upper })
  }

  @Test func `an applicant whose raters are missed is ranked all the same`() throws {
    // Each applicant has raters of one's own: a resample often has none of them.
    let ratings = (0..<6).flatMap { applicant in
      ScoringReference.criteria.map {
        ApplicantRating(
          program: "P1",
          applicant: "A\(applicant)",
          criterion: $0,
          rater: "R\(applicant)",
          value: 1 + applicant % 5
        )
      }
    }
    let bands = RankBands(try scores(ratings, [1, 1, 1]), settings: settings(50))
    #expect(bands.bands.count == 6 && bands.bands.allSatisfy { $0.lower.isFinite })
  }

  @Test func `a strict order carries a name, and holds each group once`() throws {
    let ratings =
      rated("a", [5, 5, 5]) + rated("b", [4, 3, 2]) + rated("c", [2, 3, 4])
      + [
        ApplicantRating(program: "P1", applicant: "d", criterion: "letters", rater: "R0", value: 5)
      ]
    let scores = try scores(ratings, [3, 2, 1])
    let draft = DraftRankList(scores, RankBands(scores, settings: settings()))
    #expect(draft.unscored.map(\.applicant) == ["d"])
    let day = try #require(CalendarDate("2020-02-20"))
    let list = try draft.ordered([["a"], ["c", "b"]], by: "the director", on: day)
    #expect(list.applicants == ["a", "c", "b"] && list.person == "the director")
    func words(_ orders: [[String]], by person: String = "the director") -> String? {
      do throws(ScoringError) {
        _ = try draft.ordered(orders, by: person, on: day)
        return nil
      } catch {
        return error.sentence
      }
    }
    #expect(
      words([["a"], ["c", "b"]], by: " ")
        == "the order inside a group is set by a person; name the person"
    )
    #expect(words([["a", "c", "b"]])?.hasPrefix("the list has 2 groups and 1 orders") == true)
    for wrong in [["c"], ["c", "c"], ["c", "d"], ["a", "b", "c"]] {
      #expect(words([["a"], wrong])?.hasPrefix("the order of group 2 does not hold") == true)
    }
  }

  @Test func `weights drawn away from all that an applicant has leave a rank and no gap`() throws {
    let (ratings, weights) = try ScoringReference.sixApplicants()
    let bands = RankBands(try scores(ratings, weights), settings: settings(concentration: 0.001))
    #expect(bands.bands.count == 6)
    for band in bands.bands {
      #expect(1 <= band.lower && band.lower <= band.upper && band.upper <= 6)
      #expect((0...1).contains(band.sameRank))
    }
  }
}
