// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

private let rules = """
  policy t.flips
  about person
  source S "law" grade official
  facts person:
    base : integer 0..40 changeable
    bonus : integer 0..40 changeable
    index : index(0.1) 100..500 changeable
    rate : decimal(0.1) 0..100
    training : duration in years
    passed_on : date
    graded : integer 0..9 or LND changeable
    member : yes/no changeable
  decision total:
    all of cite S:
      (1) base + bonus >= 12
      (2) any of:
        (A) base -- the first part
            + bonus > 30
        (B) member
  decision both:
    all of cite S:
      (1) base + bonus >= 12
      (2) base * bonus < 100
  decision also:
    all of cite S:
      (1) base >= 5
      (2) base + bonus >= 12
  decision inner:
    all of cite S:
      (1) both
  decision indexed:
    all of cite S:
      (1) index >= 363.0
  decision above:
    all of cite S:
      (1) index > 362.9
  decision off_step:
    all of cite S:
      (1) index >= 362.95
  decision below:
    all of cite S:
      (1) index < 120.0
  decision long_enough:
    all of cite S:
      (1) training > 3 years
  decision late:
    all of cite S:
      (1) passed_on > 2024-06-30
  decision early:
    all of cite S:
      (1) passed_on < 2024-07-01
  decision banded:
    all of cite S:
      (1) index between 200.0 and 300.0
  decision apart:
    all of cite S:
      (1) index <= 150.0 or index >= 400.0
  decision good:
    all of cite S:
      (1) graded <> LND and graded >= 5

  """

/// What would make a case met, in sentences that say the exact threshold.
@Suite struct FlipSentenceTests {
  private func summary(_ decision: String, _ given: String) throws -> EvidenceSummary {
    let policy = try CheckedPolicy.written(rules)
    let cases = CheckedCases(
      SourceText(name: "cases", text: "case \"A\":\n  given \(given)\n"),
      of: policy,
      asking: [decision]
    )
    let rulebook = try #require(
      cases.rulebook,
      "\(DiagnosticPrinter.text(cases.diagnostics, in: cases.source))"
    )
    let runner = PolicyTestRunner(rulebook)
    let testCase = runner.testCase(for: cases.cases[0])
    return try #require(
      EvidenceSummary(
        decision,
        about: Evaluator.Subject(testCase.subject),
        in: testCase.data,
        by: runner.evaluator(for: cases.cases[0]),
        quoting: policy.source
      )
    )
  }

  private func flips(_ decision: String, _ given: String) throws -> [[String]] {
    let summary = try summary(decision, given)
    return summary.report.flips?.sets.map { summary.words($0) } ?? []
  }

  @Test func `a condition on several facts is quoted with its label`() throws {
    #expect(
      try flips("total", "base 3, bonus 4, member yes")
        == [["base and bonus such that (1) base + bonus >= 12 is met"]]
    )
  }

  @Test func `a fact under two conditions is named once`() throws {
    #expect(
      try flips("both", "base 1, bonus 4") == [
        ["base and bonus such that (1) base + bonus >= 12 is met"]
      ]
    )
    let open = try summary("both", "member yes")
    #expect(
      open.report.toMeet.sets.map { open.words($0) } == [
        [
          "base and bonus such that (1) base + bonus >= 12 is met and (2) base * bonus < 100 is met"
        ]
      ]
    )
    #expect(
      open.report.toFail.sets.map { open.words($0) }.first
        == ["base and bonus such that (1) base + bonus >= 12 is not met"]
    )
    let also = try summary("also", "member yes")
    #expect(
      also.report.toMeet.sets.map { also.words($0) } == [
        ["base at least 5", "bonus such that (2) base + bonus >= 12 is met"]
      ]
    )
  }

  @Test func `a text over two lines is quoted without its comment`() throws {
    let summary = try summary("total", "base unknown, bonus unknown, member no")
    #expect(
      summary.report.toMeet.sets.map { summary.words($0) }.contains([
        "member yes", "base and bonus such that (1) base + bonus >= 12 is met",
      ])
        || summary.report.toMeet.sets.map { summary.words($0) }.contains([
          "base and bonus such that (1) base + bonus >= 12 is met and (2)(A) base + bonus > 30 is met"
        ])
    )
  }

  @Test func `a condition of another decision is named with it`() throws {
    #expect(
      try flips("inner", "base 1, bonus 4")
        == [["base and bonus such that both (1) base + bonus >= 12 is met"]]
    )
  }

  @Test(arguments: [
    ("indexed", "index 350.0", "index at least 363.0"),
    ("above", "index 350.0", "index more than 362.9 (363.0 or more)"),
    ("off_step", "index 350.0", "index more than 362.95 (363.0 or more)"),
    ("below", "index 350.0", "index less than 120.0 (119.9 or less)"),
    ("banded", "index 350.0", "index at least 200.0 and at most 300.0"),
    ("apart", "index 350.0", "index at most 150.0 or at least 400.0"),
    ("apart", "index 160.0", "index at most 150.0 or at least 400.0"),
    ("long_enough", "training 2 years", "training more than 3 years"),
    ("late", "passed_on 2024-06-30", "passed_on after 2024-06-30 (2024-07-01 or later)"),
    ("early", "passed_on 2024-07-01", "passed_on before 2024-07-01 (2024-06-30 or earlier)"),
    ("good", "graded LND", "graded at least 5"),
  ])
  func `a number says its exact threshold and the first value`(
    decision: String,
    given: String,
    sentence: String
  ) throws {
    #expect(try flips(decision, given) == [[sentence]])
  }

  @Test func `what a met outcome rests on is named once`() throws {
    let summary = try summary("both", "base 6, bonus 7")
    #expect(summary.restingOn == ["base", "bonus"])
  }

  @Test func `without the text the labels alone are given`() throws {
    let policy = try CheckedPolicy.written(rules)
    let summary = try #require(
      EvidenceSummary(
        "both",
        in: CaseData([CaseRow("person", id: "A")]),
        by: try policy.evaluator()
      )
    )
    #expect(
      summary.report.toFail.sets.map { summary.words($0) }.first
        == ["base and bonus such that criterion (1) is not met"]
    )
  }
}
