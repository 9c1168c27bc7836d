// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation
import Policy
import Testing

@Suite struct ExplanationTests {
  private func tennessee(_ change: (inout CaseRow) -> Void = { _ in }) throws -> Explanation {
    let policy = try PolicyLibrary.checked("licensure/us-tn-itp-provisional.policy")
    var row = CaseRow("applicant", id: "A-03")
    row["applied_on"] = .value(.date(try #require(CalendarDate("2025-03-01"))))
    row.facts["exams_passed"] = FactRecord(
      nil,
      evidence: [
        EvidenceItem("e1", document: "14", page: 1, name: "USMLE transcript", answer: .value(.yes))
      ]
    )
    row["ecfmg_certificate"] = .value(.name("permanent"))
    row["training_abroad"] = .value(.number(48))
    row["offer"] = .value(
      .record(["employer": .value(.entity("E1")), "full_time": .value(.yes)])
    )
    change(&row)
    let employer = CaseRow.stated("employer", "E1", ["accredited_program": .yes])
    let options = EvaluationOptions(knownOn: CalendarDate("2025-03-02"))
    let evaluator = try policy.evaluator(options)
    let record = evaluator.decide("eligible", in: CaseData([row, employer]), explains: true)
    return Explanation(record, by: evaluator, in: policy.source)
  }

  @Test func `the text of an open case`() throws {
    var explanation = try tennessee()
    explanation.policyHash = "sha256:9f3c0d11aa"
    #expect(
      explanation.text == """
        eligible: UNKNOWN   policy us.tn.itp-provisional@2023 sha 9f3c0d11   decides by 2025-03-01   evidence known on
          2025-03-02
         [met]     (1) exams_passed = yes                       USMLE transcript, doc 14 p. 1
         [met]     (2) ecfmg_certificate = permanent
         [unknown] (3) competency unknown (judgment); open: only Board of Medical Examiners can decide this (`competency`)
         [met]     (4) any of: (A) training_abroad 4 years >= 3 years [met]; (B) not needed
         [met]     (5) offer is given and offer.employer.accredited_program = yes
         reading R1: not used
         weakest source: secondary
         may have been replaced by 2026, whose date is not known

        """
    )
  }

  @Test func `no line is wider than 120 columns`() throws {
    let text = try tennessee { row in
      row["training_abroad"] = nil
      row["practice"] = .value(
        .list(
          [
            .value(
              .record([
                "start": .value(.date(CalendarDate(dayNumber: 18_000))),
                "finish": .value(.date(CalendarDate(dayNumber: 19_500))),
                "country": .value(.text("IN")),
              ])
            )
          ],
          isComplete: true
        )
      )
    }.text
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(text)")
  }

  @Test func `the JSON is an object of the schema with the law's labels`() throws {
    let json = try tennessee().json()
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    )
    #expect(object["schema"] as? String == "meteyard/explanation/1")
    #expect(object["outcome"] as? String == "unknown")
    #expect(object["responsible"] as? [String] == ["(3)"])
    #expect(object["kinds"] as? [String] == ["judgment"])
    #expect(object["weakest_grade"] as? String == "secondary")
    #expect(object["error"] is NSNull)
    let root = try #require(object["root"] as? [String: Any])
    let children = try #require(root["children"] as? [[String: Any]])
    #expect(children.map { $0["label"] as? String } == ["(1)", "(2)", "(3)", "(4)", "(5)"])
    let second = try #require(children[3]["children"] as? [[String: Any]])
    #expect(second[1]["not_needed"] as? Bool == true)
    let axes = try #require(object["axes"] as? [String: Any])
    #expect(axes["decides_by"] as? String == "2025-03-01")
    #expect(axes["known_on"] as? String == "2025-03-02")
    #expect(try tennessee().json() == json)
  }

  @Test func `the case is named where there are several`() throws {
    var explanation = try tennessee()
    explanation.title = "A-03"
    #expect(explanation.text.hasPrefix("A-03: eligible: UNKNOWN   policy"))
    #expect(explanation.html.contains("<h3>A-03: eligible: "))
  }

  @Test func `a fact of another row says whose it is`() throws {
    let policy = try CheckedPolicy.written(
      """
      policy t
      about school
      facts school:
        size : integer 0..9
      facts pupil:
        score : integer 0..100
      decision d:
        all of:
          (1) mean of score over pupil unknowns strict >= 50
          (2) size >= 5
      test "open" :
        given pupil:
          id  | score
          "a" | 50
          "b" | unknown(missing)
        expect d unknown

      """
    )
    let rulebook = try #require(policy.rulebook)
    let testCase = TestCase(rulebook.tests[0].declaration, of: rulebook)
    let evaluator = Evaluator(rulebook)
    let record = evaluator.decide("d", in: testCase.data, explains: true)
    let text = Explanation(record, by: evaluator).text
    #expect(text.contains("not shown to meet: `score` of a `pupil` is not on file"), "\(text)")
    #expect(text.contains("not shown to meet: `size` is not on file"), "\(text)")
  }

  @Test func `HTML escapes what people write`() throws {
    let html = try tennessee { row in
      row.facts["exams_passed"]?.evidence[0].name = "<b>\"A\" & B</b>"
    }.html
    #expect(html.contains("&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;"))
    #expect(!html.contains("<b>"))
  }

  @Test func `steps of a measure show rows, values and bounds`() throws {
    let policy = try PolicyLibrary.policy(
      "accountability/us-mo-msip5-mathematics.policy",
      tests: "test \"t\" in 2013:\n  given mpi3 400.0\n  expect call 16\n"
    )
    let text = String(decoding: policy.source.bytes, as: UTF8.self)
      .replacing("test \"t\"", with: "decision full:\n  all of:\n    (1) call >= 16\ntest \"t\"")
    let rules = try CheckedPolicy.written(text)
    let rulebook = try #require(rules.rulebook)
    let testCase = TestCase(rulebook.tests[0].declaration, of: rulebook)
    let record = Evaluator(rulebook).decide("full", in: testCase.data, explains: true)
    let explanation = Explanation(record, by: Evaluator(rulebook), in: rules.source)
    #expect(record.outcome == .met)
    #expect(explanation.text.contains("math_status.points = 16, row 4"), "\(explanation.text)")
    #expect(explanation.text.contains("capped = 16"), "\(explanation.text)")
    #expect(explanation.text.contains("0 to 12"), "\(explanation.text)")
  }
}
