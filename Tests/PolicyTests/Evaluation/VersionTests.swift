// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy
import Testing

private let rules = """
  policy t.versions
  about person
  decides by day
  source S "law" grade official
  facts person:
    day : date
    age : integer 0..120
    resident : yes/no
  version old in force 2020-01-01 until 2024-07-01 cite S:
    decision entitled:
      all of:
        (1) age >= 18
  version new in force 2024-07-01 until 2025-01-01 applies to resident cite S:
    decision entitled:
      all of:
        (1) age >= 21
  version draft undated cite S:
    decision entitled:
      all of:
        (1) age >= 30

  """

@Suite struct VersionHalfOpen {
  @Test func `a version holds on its first day and not on its last`() throws {
    let policy = try CheckedPolicy.written(
      rules + """
        test "last day of the old" on 2024-06-30:
          given age 18
          expect entitled met
        test "first day of the new" on 2024-07-01:
          given age 18, resident yes
          expect entitled not met because (1)
        test "last day of the new" on 2024-12-31:
          given age 21, resident yes
          expect entitled met
        test "to whom it applies is not known" on 2024-12-31:
          given age 21
          expect entitled unknown (missing)
        """
    )
    try policy.expectPassing()
  }

  @Test func `an unknown deciding date leaves everything unknown`() throws {
    let policy = try CheckedPolicy.written(rules)
    let row = CaseRow.stated("person", "A", ["age": .number(40)])
    let record = try policy.evaluator().decide("entitled", in: CaseData([row]))
    #expect(record.outcome == .unknown)
    #expect(record.verdict.unknowns == Unknowns(.missing, "day"))
    #expect(record.version == nil)
  }
}

@Suite struct UndatedNeverPicked {
  @Test func `without a version in force a draft leaves the date unknown`() throws {
    let policy = try CheckedPolicy.written(
      rules + """
        test "after all" on 2025-01-01:
          given age 40, resident yes
          expect entitled unknown (undated)
        test "it applies to others" on 2024-08-01:
          given age 40, resident no
          expect entitled unknown (undated)
        """
    )
    try policy.expectPassing()
  }

  @Test func `a draft is used only when it is asked for, and the record says so`() throws {
    let policy = try CheckedPolicy.written(rules)
    var row = CaseRow.stated("person", "A", ["age": .number(25)])
    row["day"] = .value(.date(try #require(CalendarDate("2023-01-01"))))
    let record = try policy.evaluator().decide("entitled", in: CaseData([row]))
    #expect(record.version == "old" && record.outcome == .met)
    #expect(record.mayBeReplacedBy == ["draft"])
    let asked = try policy.evaluator(EvaluationOptions(version: "draft"))
      .decide("entitled", in: CaseData([row]), explains: true)
    #expect(asked.version == "draft" && asked.outcome == .notMet)
    let explanation = Explanation(asked, by: try policy.evaluator())
    #expect(explanation.text.contains("not in force"))
  }

  @Test func `a draft that amends a version cannot be law before it`() throws {
    let policy = try PolicyLibrary.checked("licensure/us-tn-itp-provisional.policy")
    #expect(try policy.failures().contains("before the pathway") == false)
  }
}
