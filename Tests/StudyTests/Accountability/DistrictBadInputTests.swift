// SPDX-License-Identifier: Apache-2.0
import Evidence
import Foundation
import TestKit
import Testing

@testable import Study

/// What is wrong with the files and parameters of a study of districts, each in one sentence.
@Suite struct DistrictBadInputTests {
  private static let changes: [(file: String, from: String, to: String, sentence: String)] = [
    (
      "levels.csv", "EX-04,math,all,2015", "X-04,math,all,2015",
      "levels.csv line 13, column \"unit\", \"X-04\": there is no unit of this id; did you mean "
        + "\"EX-04\"?"
    ),
    (
      "supplied.csv", "EX-04,2014,s1_math", "EX-04,2014,s1_maths",
      "names no measure of us.mo.msip5; did you mean \"s1_math\"?"
    ),
    (
      "supplied.csv", "EX-04,2014,s1_math,9", "EX-04,2014,s1_math,nine",
      "supplied.csv row 18, column \"points\", \"nine\""
    ),
    (
      "supplied.csv", "EX-04,2014,s1_math,9", "EX-04,2010,s1_math,9",
      "supplied.csv row 18: there is no unit \"EX-04 2010\" in districts.csv"
    ),
    (
      "supplied.csv", "\"progress_call(math, all)\",6", "progress_call,6",
      "progress_call takes 2 arguments; write progress_call(s, g)"
    ),
    ("study.yaml", "periods: [2013, 2015]", "periods: [1999]", "no unit has a row for [1999]"),
    (
      "study.yaml", "moves: [below_basic, basic, proficient, advanced]",
      "moves: [below_basics, basic]",
      "names no fact of levels: \"below_basics\"; did you mean \"below_basic\"?"
    ), ("study.yaml", "of: levels", "of: level", "names no entity of us.mo.msip5: \"level\""),
    (
      "levels.csv", "counts,20,58,82,40,3", "counts,20,58.5,82,40,3",
      "levels.csv row 4, column \"basic\", \"58.5\""
    ),
  ]

  @Test func `a policy without a scorecard is refused, with the kind that it is for`() throws {
    var files = try SampleStudies.contents("missouri-districts")
    let path = "policies/us-mo-msip5.policy"
    let text = String(decoding: try #require(files[path]), as: UTF8.self)
    let start = try #require(text.range(of: "scorecard apr"))
    let end = try #require(text.range(of: "\ntest "))
    let rest = text[..<start.lowerBound] + text[end.lowerBound...]
    files[path] = Array(rest.utf8)
    let error = #expect(throws: StudyError.self) {
      try StudyRunner(overrides: ["resamples": "0"]).run(.memory(files))
    }
    #expect(error?.sentence.contains("the policy has no `scorecard`") == true)
    #expect(error?.sentence.contains("use the kind policy") == true)
  }

  @Test(arguments: changes.indices) func `one sentence, with file, row, value and remedy`(
    place: Int
  ) throws {
    let change = Self.changes[place]
    var files = try SampleStudies.contents("missouri-districts")
    let text = String(decoding: try #require(files[change.file]), as: UTF8.self)
    #expect(text.contains(change.from))
    files[change.file] = Array(text.replacing(change.from, with: change.to).utf8)
    let error = #expect(throws: StudyError.self) {
      try StudyRunner(overrides: ["resamples": "0"]).run(.memory(files))
    }
    #expect(error?.sentence.contains(change.sentence) == true, "\(error?.sentence ?? "")")
  }
}
