// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import TestKit
import Testing

@testable import Matching

@Suite struct RaterAgreementTests {
  private func agreement(
    _ table: [[Int]],
    replicates: Int = 0,
    threads: Int = 1
  ) throws -> RaterAgreement {
    RaterAgreement.all(
      program: "P1",
      ratings: ScoringReference.ratings(table, "letters"),
      sheet: try ScoringSheet(
        criteria: [ScoringCriterion("letters", weight: 1)],
        weightSource: "an example"
      ),
      replicates: replicates,
      seed: 9,
      threads: threads
    )[0]
  }

  /// The reference sums squares in binary numbers, ours are exact.
  @Test func `agreement of two and of more raters is that of the references`() throws {
    for (kind, measure) in [
      ("icc2k", RaterAgreement.Measure.meanAgreement), ("kappa", .quadraticKappa),
    ] {
      let rows = try ScoringReference.rows(kind)
      #expect(rows.count >= 2)
      for row in rows {
        let found = try agreement(row.ratings)
        #expect(found.measure == measure && found.raters == row.raters)
        let expected = try #require(Double(row.value))
        let value = try #require(found.value.double)
        #expect(abs(value - expected) < 1e-12)
      }
    }
  }

  @Test func `the interval holds the value and does not depend on threads`() throws {
    let row = try #require(try ScoringReference.rows("icc2k").dropFirst().first)
    let one = try agreement(row.ratings, replicates: 200, threads: 1)
    #expect(one == (try agreement(row.ratings, replicates: 200, threads: 4)))
    let interval = try #require(one.interval)
    let value = try #require(one.value.double)
    #expect(interval.contains(value) && interval.upperBound - interval.lowerBound < 0.5)
  }

  @Test func `where there is no agreement to measure, words say why`() throws {
    #expect(try agreement([[3], [4]]).value.reason == .needsAtLeast(2, "raters"))
    let sparse = try agreement([[3, 0, 4], [0, 4, 4], [2, 2, 0]])
    #expect(
      sparse.value.reason == .because("fewer than 2 applicants were rated by all 3 raters")
    )
    let equal = try agreement([[3, 3], [3, 3], [3, 3]], replicates: 20)
    #expect(equal.value.reason == .noVariance && equal.interval == nil)
    #expect(equal.resamplesWithoutValue == 20)
  }

  @Test func `many resamples without a value give no interval, and are counted`() throws {
    let nearlyEqual = try agreement([[3, 3], [3, 3], [4, 4]], replicates: 200)
    #expect(nearlyEqual.value == .known(.one))
    #expect(nearlyEqual.resamplesWithoutValue > 20 && nearlyEqual.interval == nil)
  }
}
