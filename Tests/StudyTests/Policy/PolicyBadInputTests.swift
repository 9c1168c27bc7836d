// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Testing

@testable import Study

/// A study that must not run, with the exact sentence that says why.
struct BadPolicyStudy: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let study: SmallPolicyStudy
  let sentence: String

  init(_ name: String, _ study: SmallPolicyStudy, _ sentence: String) {
    testDescription = name
    self.study = study
    self.sentence = sentence
  }
}

@Suite struct PolicyBadInputTests {
  private static let small = SmallPolicyStudy.small

  static let cells: [BadPolicyStudy] = [
    BadPolicyStudy(
      "an unknown column",
      small.replacing("id,applied_on,training", "id,applied_on,trainings"),
      "subjects.csv row 1, column \"trainings\": applicant has no such column; "
        + "did you mean \"training\"? rename it or map it"
    ),
    BadPolicyStudy(
      "a cell that is no value of its type",
      small.replacing("A,2025-02-01,4,yes", "A,2025-02-01,4,perhaps"),
      "subjects.csv row 2, column \"exam\", \"<redacted>\": a cell of this column is `yes` or `no`; "
        + "correct the cell, or leave it empty when the evidence is missing"
    ),
    BadPolicyStudy(
      "a date that is none",
      small.replacing("A,2025-02-01,4,yes", "A,2025-02-30,4,yes"),
      "subjects.csv row 2, column \"applied_on\", \"<redacted>\": a cell of this column is a date, "
        + "written 2024-07-01; correct the cell, or leave it empty when the evidence is missing"
    ),
    BadPolicyStudy(
      "an unknown of no kind",
      small.replacing("unknown(pending)", "unknown(soon)"),
      "subjects.csv row 4, column \"exam\", \"<redacted>\": a cell of this column is a value, or "
        + "unknown with one of the kinds missing, pending, judgment, illegible, undated, disputed, "
        + "unobtainable, unpublished; correct the cell, or leave it empty when the evidence is missing"
    ),
    BadPolicyStudy(
      "a standard error below 0",
      small.replacing("59,5", "59,-5"),
      "subjects.csv row 3, column \"score_se\", \"<redacted>\": a cell of this column is a number not "
        + "below 0; correct the cell, or leave it empty when the evidence is missing"
    ),
    BadPolicyStudy(
      "two rows of one subject",
      small.replacing("B,2025-02-01", "A,2025-02-01"),
      "subjects.csv row 3, column \"id\", \"<redacted>\": the key id stands already in row 2; "
        + "correct or remove one of the two"
    ),
    BadPolicyStudy(
      "a row without an id",
      small.replacing("B,2025-02-01", ",2025-02-01"),
      "subjects.csv row 3, column \"id\", \"<redacted>\": a value is required here; fill the cell"
    ),
    BadPolicyStudy(
      "two bad cells",
      small.replacing("A,2025-02-01,4,yes", "A,2025-02-01,four,perhaps"),
      "subjects.csv row 2, column \"training\", \"<redacted>\": a cell of this column is a number; "
        + "correct the cell, or leave it empty when the evidence is missing (and 1 more)"
    ),
    BadPolicyStudy(
      "an empty file",
      {
        var study = small
        study.subjects = ""
        return study
      }(),
      "subjects.csv: the file is empty; it needs a header line"
    ),
  ]

  static let settings: [BadPolicyStudy] = [
    BadPolicyStudy(
      "an unknown decision",
      small.with("parameters: { decisions: [permits] }"),
      "study.yaml:8:26: `parameters.decisions` names no decision of example.permit: \"permits\"; "
        + "did you mean \"permit\"? (it has permit)"
    ),
    BadPolicyStudy(
      "a decision asked twice",
      small.with("parameters: { decisions: [permit, permit] }"),
      "study.yaml:8:26: `parameters.decisions` names permit twice; keep one"
    ),
    BadPolicyStudy(
      "a decision with arguments that it does not take",
      small.with("parameters: { decisions: [{ decision: permit, arguments: [x] }] }"),
      "study.yaml:8:39: `parameters.decisions.1.decision` asks permit with 1 arguments; it takes 0"
    ),
    BadPolicyStudy(
      "an unknown version",
      small.with("parameters: { version: 2025 }"),
      "study.yaml:8:24: `parameters.version` names no version of example.permit: \"2025\"; "
        + "did you mean \"2024\"? (it has 2024, 2026)"
    ),
    BadPolicyStudy(
      "an answer that a reading does not have",
      small.with("parameters: { readings: { R1: C } }"),
      "study.yaml:8:31: `parameters.readings.R1` is one of A, B, not \"C\""
    ),
    BadPolicyStudy(
      "a reading that the policy does not have",
      small.with("parameters: { readings: { R2: A } }"),
      "study.yaml:8:31: `parameters.readings.R2` names no reading of example.permit; did you mean "
        + "\"R1\"? (it has R1: A or B)"
    ),
    BadPolicyStudy(
      "a period where the policy has none",
      small.with("parameters: { period: 2025 }"),
      "study.yaml:8:23: `parameters.period` has no meaning: example.permit has no periods"
    ),
    BadPolicyStudy(
      "a role that the policy has no facts for",
      {
        var study = small
        study.inputs = "subject: { file: subjects.csv }"
        return study
      }(),
      "study.yaml:8:12: input \"subject\" has the unknown role \"subject\"; did you mean "
        + "\"subjects\"? (a study of kind policy knows subjects)"
    ),
  ]

  @Test(arguments: cells + settings)
  func `a study that is wrong says where and what to do`(bad: BadPolicyStudy) {
    #expect(bad.study.error?.sentence == bad.sentence)
  }

  @Test(arguments: [
    (
      "readings.R9", "B",
      "`parameters.readings.R9` names no reading of example.permit; did you mean \"R1\"? "
        + "(it has R1: A or B)"
    ),
    ("readings.R1", "C", "`parameters.readings.R1` is one of A, B, not \"C\""),
    ("colour", "red", "unknown key \"colour\" (`parameters` knows "),
    ("tint.of.paper", "red", "unknown key \"tint\" (`parameters` knows "),
  ])
  func `what the command line sets is blamed on it`(
    name: String,
    value: String,
    sentence: String
  ) throws {
    let study = Self.small.with("parameters: { decisions: [permit] }")
    let error = #expect(throws: StudyError.self) {
      try StudyRunner(overrides: [name: value]).run(.memory(study.contents))
    }
    #expect(error?.sentence.hasPrefix("command line: \(sentence)") == true, "\(error as Any)")
  }

  @Test func `a key of the document is not blamed on what is set beside it`() throws {
    let study = Self.small.with("parameters: { tint: { of: blue } }")
    let error = #expect(throws: StudyError.self) {
      try StudyRunner(overrides: ["tint.paper": "red"]).run(.memory(study.contents))
    }
    #expect(error?.sentence.hasPrefix("study.yaml:8:") == true, "\(error as Any)")
  }

  @Test func `a policy with errors shows its findings`() {
    let error = SmallPolicyStudy.small.replacingRule("training >= 3 years", "trainin >= 3 years")
      .error
    #expect(error?.kind == .configuration)
    #expect(
      error?.sentence
        == "rule.policy:23:26: P201 the name `trainin` is not declared; meteyard policy lint prints each with its line"
    )
    #expect(error?.findings.first?.row == 23)
  }

  @Test func `a policy file that is not there is named`() {
    var contents = SmallPolicyStudy.small.contents
    contents["rule.policy"] = nil
    let error = #expect(throws: StudyError.self) { try StudyRunner().run(.memory(contents)) }
    #expect(error?.sentence == "rule.policy is not in the bundle")
    contents["study.yaml"] = Array(
      SmallPolicyStudy.small.document.replacing("policy: rule.policy\n", with: "").utf8
    )
    let none = #expect(throws: StudyError.self) { try StudyRunner().run(.memory(contents)) }
    #expect(
      none?.sentence
        == "study.yaml:1:1: `policy` is missing; it names the policy file that decides"
    )
  }

  @Test func `a policy that leaves the folder is refused`() {
    var contents = SmallPolicyStudy.small.contents
    contents["study.yaml"] = Array(
      SmallPolicyStudy.small.document.replacing("rule.policy", with: "../rule.policy").utf8
    )
    let error = #expect(throws: StudyError.self) { try StudyRunner().run(.memory(contents)) }
    #expect(
      error?.sentence == "study.yaml:4:9: `policy` leaves the study's folder: \"../rule.policy\""
    )
  }

  @Test func `a kind whose parameters are the rule refuses a policy`() {
    var study = SmallStudy.angoff
    study.head = "policy: rule.policy"
    #expect(
      study.error?.sentence
        == "study.yaml:4:9: `policy` decides nothing in a study of kind cut, whose parameters are "
        + "the rule; take it out"
    )
  }

  @Test func `a bad row is set aside when the study says so`() throws {
    let study = SmallPolicyStudy.small.replacing("A,2025-02-01,4,yes", "A,2025-02-01,4,perhaps")
      .with("parameters: { badRows: set-aside }")
    let run = try study.run()
    #expect(run.decisions("outcome")["row 2"] == "unknown")
    #expect(run.decisions("unknown-kind")["row 2"] == "illegible")
    #expect(run.decisions("outcome")["A"] == nil && run.certificates.count == 10)
    let input = try #require(run.content.manifest.inputs.first)
    #expect([input.accepted, input.quarantined, input.rejected] == [9, 1, 0])
    let rejects = CSVText.rows(run.text("rejects/subjects.csv"))
    #expect(rejects[1][0] == "2" && rejects[1][1] == "quarantined")
    #expect(
      rejects[1][2]
        == "column \"exam\", \"<redacted>\": a cell of this column is `yes` or `no`"
    )
    #expect(!run.text("report.html").contains("perhaps"))
    #expect(run.figure("unknown")?.text == "5")
  }

  @Test func `a bad row is refused where others are counted with it`() throws {
    var study = SmallPolicyStudy.small.replacing("A,2025-02-01,4,yes", "A,2025-02-01,4,perhaps")
      .with("parameters: { badRows: set-aside }")
    study.policy = study.policy.replacing(
      "      (2) any of:",
      with:
        "      (5) count over applicant where exam unknowns strict >= 1\n      (2) any of:"
    )
    let error = #expect(throws: StudyError.self) { try study.run() }
    #expect(
      error?.sentence.contains("subjects.csv row 2, column \"exam\"") == true,
      "\(error?.sentence ?? "")"
    )
  }

  @Test func `a file of subjects without rows is an error`() {
    var study = SmallPolicyStudy.small
    study.subjects = SmallPolicyStudy.head
    #expect(study.error?.kind == .data)
    #expect(
      study.error?.sentence
        == "subjects.csv: the file has a header and no rows, so there is nobody to decide about; give "
        + "it a row for each applicant"
    )
  }

  @Test func `no message and no golden holds a cell of a person`() {
    for bad in Self.cells {
      let error = bad.study.error
      #expect(error?.sentence.contains("perhaps") == false)
      #expect(error?.findings.allSatisfy { !$0.sentence.contains("perhaps") } == true)
    }
  }
}
