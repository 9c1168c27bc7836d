// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import Testing

@testable import Matching

/// The rows of `tools/reference/scoring.py`, and what scoring tests build on.
enum ScoringReference {
  struct Row {
    let raters: Int
    let numbers: [String]
    let value: String

    /// One row of ratings for each applicant; 0 is no rating.
    var ratings: [[Int]] {
      let values = numbers.compactMap { Int($0) }
      return stride(from: 0, to: values.count, by: raters).map { Array(values[$0..<$0 + raters]) }
    }
  }

  static func rows(_ kind: String) throws -> [Row] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/scoring.csv")
    var rows: [Row] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells[0] == kind else { continue }
      let numbers = cells[2].split(separator: " ").map(String.init)
      rows.append(Row(raters: Int(cells[1]) ?? 0, numbers: numbers, value: cells[3]))
    }
    return rows
  }

  static func ratings(_ table: [[Int]], _ criterion: String) -> [ApplicantRating] {
    table.enumerated().flatMap { applicant, row in
      row.enumerated().filter { $0.element > 0 }.map { rater, value in
        ApplicantRating(
          program: "P1",
          applicant: "A\(100 + applicant)",
          criterion: criterion,
          rater: "R\(rater)",
          value: value
        )
      }
    }
  }

  static let criteria = ["letters", "clerkships", "research"]

  /// Six applicants on three criteria by three raters who did not see all.
  static func sixApplicants() throws -> (ratings: [ApplicantRating], weights: [Rational]) {
    var ratings: [ApplicantRating] = []
    var weights: [Rational] = []
    for name in criteria {
      let row = try #require(rows("rated-\(name)").first)
      ratings += Self.ratings(row.ratings, name)
      weights.append(try #require(Rational(text: row.value)))
    }
    return (ratings, weights)
  }
}
