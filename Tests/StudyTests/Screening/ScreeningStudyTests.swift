// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import TestKit
import Testing

@testable import Study

/// A screen by a policy: missing rules, severities, other screens, groups, cuts, certificates.
@Suite struct ScreeningStudyTests {
  private let screen = SmallScreen()

  private func word(_ step: Int) -> String {
    ["not shown to meet the screen", "referred to a person", "passes the screen"][step]
  }

  /// Of an applicant whose Step 1 is not on file, by each missing rule.
  @Test(arguments: [
    ("refer", "", 1), ("not-shown", "", 0), ("pass", "", 2),
    ("alternative, alternative: step2_instead", "240", 2),
    ("alternative, alternative: step2_instead", "239", 0),
    ("alternative, alternative: step2_instead", "", 1),
  ])
  func `a missing score goes where its rule says`(rule: String, step2: String, step: Int) throws {
    let rows =
      "id,step1,attempts,experience,quarter,step2_ck\na,,1,14,first,\(step2)\nb,,2,14,first,260\n"
    let small = screen.with(rows: rows).with(
      "filters: [{ filter: \"(1)\", missing: \(rule) }]"
    )
    let words = try small.words()
    #expect(words[0] == word(step))
    // False and unknown is false: whom another filter drops, no missing rule keeps.
    #expect(words[1] == word(0))
  }

  @Test(arguments: ["impute", "mean", "zero"])
  func `imputing is refused`(rule: String) throws {
    let small = screen.with("filters: [{ filter: \"(1)\", missing: \(rule) }]")
    let error = try #require(small.error)
    #expect(error.kind == .configuration)
    #expect(error.sentence.contains("a value is never put in the place of a missing one"))
  }

  @Test func `a filter for review asks a person`() throws {
    let small = screen.with("filters: [{ filter: \"(2)\", severity: review }]")
    let words = try small.words()
    #expect(words[12] == word(1))  // 13: two attempts only
    #expect(words[7] == word(0))  // 08: and a low score
  }

  @Test func `a criterion that does not apply lets pass`() throws {
    var small = screen
    small.policy = small.policy.replacing(
      "(2) attempts = 1",
      with: "(2) attempts = 1 applies when quarter = first"
    )
    #expect(try small.with(rows: SmallScreen.head + "a,230,2,14,second\n").words() == [word(2)])
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `with the default rules the screen says what the policy says`(_ seed: Seed) throws {
    var random = seed.generator
    var rows = SmallScreen.head
    for number in 0..<30 {
      let step1 = Bool.random(using: &random) ? "\(Int.random(in: 205...225, using: &random))" : ""
      let attempts = ["1", "1", "2", ""].randomElement(using: &random) ?? ""
      let months = ["14", "9", ""].randomElement(using: &random) ?? ""
      let quarter = ["first", "third", ""].randomElement(using: &random) ?? ""
      rows += "\(number),\(step1),\(attempts),\(months),\(quarter)\n"
    }
    let small = screen.with(rows: rows)
    let screened = try small.result()
    var plain = small.files
    let document = String(decoding: plain["study.yaml"] ?? [], as: UTF8.self)
      .replacing("kind: screening", with: "kind: policy")
    let end = try #require(document.range(of: "parameters:"))
    plain["study.yaml"] = Array(
      (document[..<end.lowerBound] + "parameters:\n  decisions: [screened]\n").utf8
    )
    let policy = try StudyRunner().run(.memory(plain))
    #expect(screened.certificates.map(\.outcome.word) == policy.certificates.map(\.outcome.word))
    #expect(screened.certificates.map(\.unit) == policy.certificates.map(\.unit))
  }

  @Test func `other screens stand beside it`() throws {
    let small = screen.with(
      "compare: [{ decision: mission, missing: not-shown }]\ngroups: [{ column: quarter }]"
    )
    let rows = try small.table("screens")
    // 15 of the 20 are in the first quarter, and the screen of cuts reads 01, 02 and 12.
    #expect(rows[0] == ["mission", "", "everybody", "20", "3", "100.0 %", "15", "100.0 %", "3"])
    #expect(rows.map { $0[2] } == ["everybody", "first", "fourth", "second", "third"])
  }

  @Test func `an empty cell of a group is a group of its own`() throws {
    let rows =
      "id,step1,attempts,experience,quarter,gender\na,230,1,14,first,woman\nb,200,1,14,first,\n"
    let small = screen.with(rows: rows).with("groups: [{ column: gender }]\nminN: 1")
    #expect(
      try small.table("groups").map { [$0[1], $0[2], $0[3]] } == [
        ["woman", "1", "1"], ["not stated", "1", "0"],
      ]
    )
  }

  @Test func `the curve moves the cut of the policy and nothing else`() throws {
    let small = screen.with(
      "curve: { score: step1, filter: \"(1)\", from: 205, to: 215, by: 5 }\ngroups: [{ column: quarter }]\nminN: 1"
    )
    let rows = try small.table("curve").map { Array($0.prefix(3)) }
    // 215 is the policy's own cut: 01, 02 pass and 12 is referred. At 210 also 03 and 19 pass, 10 and 11
    // are referred; at 205 also 04, 05, 18.
    #expect(rows == [["205", "10", "7"], ["210", "7", "4"], ["215", "3", "2"]])
    let error = screen.with("curve: { score: step1, filter: \"(2)\" }").error
    #expect(error?.sentence.contains("finds no cut of `step1` in (2)") == true)
    let off = screen.with("curve: { score: step1, filter: \"(1)\", from: 295, to: 305, by: 5 }")
      .error
    #expect(off?.kind == .configuration)
  }

  @Test func `past outcomes say who would be lost`() throws {
    let rows =
      "id,step1,attempts,experience,quarter,matched\na,230,1,14,first,yes\nb,200,1,14,first,yes\n"
    let small = screen.with(rows: rows).with("outcomes: [matched]")
    #expect(try small.table("lost") == [["matched", "2", "1"]])
  }

  @Test func `certificates say what the screen does, how sure it is and what would flip it`() throws
  {
    let result = try screen.with("nearMiss: { option: refer, width: 1 }").result()
    let passed = result.certificates[0]
    #expect(passed.outcome == .met)
    #expect(passed.result == "01 passes the screen \u{201C}screened\u{201D}.")
    #expect(passed.firmness == .firm)
    let dropped = result.certificates[5]
    #expect(dropped.outcome == .notMet)
    #expect(dropped.result == "06 is not shown to meet the screen: (1) Step 1 of 215.")
    #expect(dropped.certainty[0].hasPrefix("step1 203 is below 215; in 2 of 100 such cases"))
    #expect(dropped.flips.contains { $0.change.contains("215") })
    let near = result.certificates[2]
    #expect(near.outcome == .unknown(.judgment))
    #expect(near.whyOpen == ["(1) is a near miss, and near misses go to a person"])
    let open = result.certificates[11]
    #expect(open.outcome == .unknown(.missing))
    for certificate in result.certificates {
      let text = "\(certificate)".lowercased()
      #expect(!text.contains("fails") && !text.contains("denied") && !text.contains("rejected"))
    }
  }

  @Test func `a policy that is no list of filters is refused`() throws {
    var small = screen
    small.policy = small.policy.replacing(
      "decision screened:\n  all of cite SCREEN:",
      with: "decision screened:\n  at least 2 of cite SCREEN:"
    )
    #expect(small.error?.sentence.contains("neither `all of` filters nor `any of` them") == true)
    small = screen.with("filters: [{ filter: \"(9)\" }]")
    #expect(small.error?.sentence.contains("speaks of (9), which is no filter of screened") == true)
    small = screen
    small.parameters = "decision: screend"
    #expect(small.error?.sentence.contains("did you mean \"screened\"") == true)
  }

  @Test func `nobody is screened by who they are`() throws {
    var small = screen
    small.policy = small.policy.replacing(
      "quarter    : one of",
      with: "gender     : one of {woman, man}\n  quarter    : one of"
    ).replacing("(2) attempts = 1", with: "(2) gender = man")
    let error = try #require(small.error)
    #expect(error.sentence.hasPrefix("E101"))
    #expect(error.sentence.contains("belongs into `groups`"))
  }

  @Test func `an applicant's own standard error goes before that of the study`() throws {
    let rows =
      "id,step1,step1_se,attempts,experience,quarter\na,209,12,1,14,first\nb,209,,1,14,first\n"
    let near = try screen.with(rows: rows).table("near-misses")
    // (209 - 215)/12 is half a standard error, (209 - 215)/6 a whole one.
    #expect(
      near.map { [$0[0], $0[5], $0[6]] } == [
        ["a", "1 standard error", "0.3085"], ["b", "1 standard error", "0.1587"],
      ]
    )
  }

  @Test func `a score that answers in the place of another says what would flip it`() throws {
    let rows = "id,step1,attempts,experience,quarter,step2_ck\na,,1,14,first,236\n"
    let small = screen.with(rows: rows).with(
      """
      filters: [{ filter: "(1)", missing: alternative, alternative: step2_instead }]
      """
    )
    let certificate = try #require(try small.result().certificates.first)
    #expect(certificate.outcome == .notMet)
    #expect(
      certificate.rulePath.last?.step.hasSuffix(
        "step2_instead answers in its place: step2_ck >= 240"
      ) == true
    )
    #expect(certificate.rulePath.last?.value == "not shown to be met")
    #expect(!certificate.certainty.contains { $0.hasPrefix("Nothing is decided") })
  }

  @Test func `the same bytes for any number of threads`() throws {
    let small = screen.with(
      "curve: { score: step1, filter: \"(1)\" }\ngroups: [{ column: quarter }]"
    )
    let one = try StudyRunner(threads: 1).run(.memory(small.files))
    let four = try StudyRunner(threads: 4).run(.memory(small.files))
    #expect(one.content.manifest.identity == four.content.manifest.identity)
  }
}
