// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Study

/// Checks that a study of schools declares wrongly, each in one sentence with its line.
@Suite struct SchoolSettingsTests {
  private static let changes: [(from: String, to: String, sentence: String)] = [
    (
      "{ of: rate, most: numerator", "{ of: rates, most: numerator",
      "`parameters.checks.7.of` names no entity of example.schools: \"rates\"; did you mean \"rate\"?"
    ),
    (
      "most: numerator", "most: numerators",
      "`parameters.checks.7.most` names no fact of rate: \"numerators\"; did you mean \"numerator\"?"
    ),
    (
      "most: numerator", "sum: [numerator], most: numerator",
      "stands with one rule: sum, most, range, unique, index, positive, grain"
    ),
    (
      "from: 0, through: 100", "from: 100, through: 0",
      "`parameters.checks.6.through` is above `from`"
    ),
    (
      "compare: row_mean", "compare: row_means",
      "names no measure of example.schools; did you mean \"row_mean\"?"
    ), ("order: [counts, index]", "order: [counts, indexes]", "`parameters.checks.5.order`"),
    ("to: reportable", "to: grain", "`parameters.checks.1.to` names grain, which is no number"),
    (
      "otherwise: { growth: none_known }", "otherwise: { growth: nothing }",
      "`parameters.checks.4.otherwise.growth`"
    ), ("limit: denominator", "limit: denominator, whole: value", "unknown key \"whole\""),
    ("grid: 5", "grid: 5\n  badRows: keep", "`parameters.badRows` is one of refuse, set-aside"),
  ]

  @Test(arguments: changes.indices)
  func `a check that names what is not there is refused with its line`(place: Int) {
    let change = Self.changes[place]
    let study = SmallSchools.counts.replacing("study.yaml", change.from, with: change.to)
    let error = #expect(throws: StudyError.self) {
      try StudyRunner().run(.memory(study.files))
    }
    #expect(error?.kind == .configuration)
    #expect(error?.sentence.hasPrefix("study.yaml:") == true)
    #expect(error?.sentence.contains(change.sentence) == true, "\(error?.sentence ?? "")")
  }

  @Test func `levels in the order of the best one are all named`() {
    let study = SmallSchools.students.replacing(
      "study.yaml",
      "student: student",
      with: "student: student\n    duplicates: { keep: best, order: [L, M] }"
    )
    let error = #expect(throws: StudyError.self) { try StudyRunner().run(.memory(study.files)) }
    #expect(
      error?.sentence.hasSuffix("names each level once, the lowest first: H, L, M") == true,
      "\(error?.sentence ?? "")"
    )
  }
}
