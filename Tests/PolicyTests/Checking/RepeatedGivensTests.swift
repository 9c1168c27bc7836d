// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

private let rules = """
  policy t.twice
  about person
  decides by day
  source S "law" grade official
  facts person:
    day : date
    age : integer 0..120
    job : {hours: integer 0..60, paid: yes/no}
  facts child:
    years : integer
  version one in force 2020-01-01 until open cite S:
    decision enter:
      all of:
        (1) age >= 18
        (2) job.hours >= 10

  """

/// The findings of a text of a policy or of cases, each with the lines it marks.
private func said(_ list: DiagnosticList, in source: SourceText) -> [String] {
  list.entries.filter { $0.severity == .error }.map { finding in
    let lines = finding.marks.map { "\(source.position($0.span.start).line)" }
    return "\(lines.joined(separator: ",")) \(finding.code.rawValue) \(finding.message)"
  }
}

@Suite struct RepeatedGivensTests {
  private func findings(_ text: String) throws -> [String] {
    let source = SourceText(name: "a.case", text: text + "\n")
    let cases = CheckedCases(source, of: try CheckedPolicy.written(rules))
    #expect(cases.rulebook == nil || cases.diagnostics.entries.isEmpty)
    return said(cases.diagnostics, in: source)
  }

  @Test func `a fact given twice for one row is an error with both lines`() throws {
    let found = try findings("case \"A\" on 2024-01-01:\n  given age 17\n  given age 18")
    #expect(found == ["3,2 P110 `age` is given twice"])
    let unknown = try findings("case \"A\" on 2024-01-01:\n  given age 17, age unknown(pending)")
    #expect(unknown == ["2,2 P110 `age` is given twice"])
  }

  @Test func `a record and a field of it are given twice, two of its fields are not`() throws {
    let found = try findings(
      "case \"A\" on 2024-01-01:\n  given job {hours: 10, paid: yes}\n  given job.hours 12"
    )
    #expect(found == ["3,2 P110 `job.hours` is given twice"])
    #expect(
      try findings("case \"A\" on 2024-01-01:\n  given job.hours 12, job.paid yes").isEmpty
    )
  }

  @Test func `a test of a policy file may not repeat a fact either`() {
    let text = rules + "test \"t\" on 2024-01-01:\n  given age 17, age 18\n  expect enter unknown\n"
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: text))
    #expect(said(policy.diagnostics, in: policy.source) == ["17,17 P110 `age` is given twice"])
  }

  @Test func `rows with a column, and the same fact for all of them, say it twice`() throws {
    let found = try findings(
      """
      case "A" on 2024-01-01:
        given child:
          id  | years
          "C" | 3
          "C" | 4
        given years 5
      """
    )
    #expect(
      found == [
        "5,4 P110 two rows of `child` have the id \"C\"", "6,3 P110 `years` is given twice",
      ]
    )
  }

  @Test func `another deciding date beside the one behind the name is an error`() throws {
    let found = try findings("case \"A\" on 2024-01-01:\n  given day 2025-01-01")
    #expect(
      found == [
        "2,1 P110 the deciding date is given twice: `on 2024-01-01`, and `day 2025-01-01`"
      ]
    )
    #expect(try findings("case \"A\" on 2024-01-01:\n  given day 2024-01-01").isEmpty)
    #expect(try findings("case \"A\":\n  given day 2025-01-01").isEmpty)
  }

  @Test func `a year where the policy asks for a day is an error with a remedy`() throws {
    let source = SourceText(name: "a.case", text: "case \"A\" in 2024:\n  given age 3\n")
    let cases = CheckedCases(source, of: try CheckedPolicy.written(rules))
    let finding = try #require(cases.diagnostics.entries.first)
    #expect(finding.message == "`in 2024` names a year, and the policy asks for the date `day`")
    #expect(finding.help == "write the day, such as `on 2025-03-01`")
  }

  @Test func `two cases of one id are named by their lines`() throws {
    let found = try findings(
      "case \"A\" on 2024-01-01:\n  given age 3\ncase \"A\" on 2024-01-01:\n  given age 4"
    )
    #expect(found == ["3,1 P110 the cases in lines 1 and 3 have one id, \"A\""])
  }

  @Test func `a question that cannot be asked is said of the question`() throws {
    let source = SourceText(name: "a.case", text: "case \"A\":\n  given age 3\n")
    let cases = CheckedCases(source, of: try CheckedPolicy.written(rules), asking: ["enter(3)"])
    #expect(cases.rulebook == nil && cases.diagnostics.entries.isEmpty)
    #expect(cases.questions.source.name == "--decision")
    #expect(said(cases.questions.diagnostics, in: cases.questions.source).count == 1)
  }
}

@Suite struct CaseChangesTests {
  private func outcomes(_ given: String, set changes: [String]) throws -> [String] {
    let policy = try CheckedPolicy.written(rules)
    let source = SourceText(name: "a.case", text: "case \"A\" on 2024-01-01:\n  given \(given)\n")
    let cases = CheckedCases(source, of: policy)
    let changes = CaseChanges(changes, named: "--set", of: policy)
    let runner = PolicyTestRunner(try #require(cases.rulebook))
    let test = try #require(cases.cases.first)
    return [test, changes.applied(to: test)].flatMap { runner.run($0).records }
      .map { ([$0.outcome.rawValue] + $0.responsible).joined(separator: " ") }
  }

  @Test func `a change replaces what the case gives`() throws {
    #expect(
      try outcomes("age 17, job.hours 12", set: ["age 18"]) == ["not met (1)", "met (1) (2)"]
    )
  }

  @Test func `a change of a field keeps the other fields, a whole record replaces them`() throws {
    let given = "age 18, job {hours: 5, paid: yes}"
    #expect(try outcomes(given, set: ["job.hours 10"]).last == "met (1) (2)")
    #expect(
      try outcomes("age 18, job.hours 12", set: ["job {hours: 5, paid: no}"]).last
        == "not met (2)"
    )
  }

  @Test func `a change of the deciding date picks another version`() throws {
    #expect(try outcomes("age 17", set: ["day 2019-01-01"]).last == "fault")
  }

  @Test func `an error of a change is said of its own text`() throws {
    let policy = try CheckedPolicy.written(rules)
    let changes = CaseChanges(["agee 3", "age 3, age 4"], named: "--set", of: policy)
    let text = DiagnosticPrinter.text(changes.diagnostics, in: changes.source)
    #expect(text.contains("--set:2:9 error P201 the fact or measure `agee` is not declared"))
    #expect(text.contains("--set:3:16 error P110 `age` is given twice"))
    #expect(!changes.diagnostics.entries.contains { $0.code == .noExpectation })
  }
}
