// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@testable import Policy

/// How facts stand in CSV files.
@Suite struct CaseLayoutTests {
  private static let policy = """
    policy example.layout
    about student
    source S "Example" grade official
    facts student:
      result  : score(example 0..100 step 1) error normal
      training: duration in years
      offer   : {employer: text, paid: yes/no} or none
      stays   : list of {start: date, finish: date or ongoing}
      codes   : list of code("[A-Z]")
    decision good:
      all of:
        (1) result >= 60 cite S "1"
        (2) training >= 2 years cite S "2"
        (3) offer is given cite S "3"
        (4) time in stays >= 1 years by anniversary cite S "4"
        (5) "A" in codes cite S "5"

    """

  private static func rulebook() throws -> Rulebook {
    let policy = CheckedPolicy(SourceText(name: "layout.policy", text: policy))
    return try #require(policy.rulebook, "\(policy.diagnostics.entries.map(\.message))")
  }

  private static func rows(_ text: String) throws -> ([CaseRow], [Finding]) {
    let layout = CaseLayout(of: "student", in: try rulebook())
    let result = CSVReader(specification: layout.specification)
      .read(Array(text.utf8), fileName: "students.csv")
    let read = layout.read(result.table)
    return (read.rows.map(\.subject), result.findings + read.findings)
  }

  @Test func `facts, errors and fields have columns`() throws {
    let layout = CaseLayout(of: "student", in: try Self.rulebook())
    #expect(
      layout.specification.columns.map(\.name) == [
        "id", "result", "training", "offer", "offer.employer", "offer.paid", "stays", "codes",
        "result_se", "training_se",
      ]
    )
    #expect(layout.specification.key == ["id"])
    #expect(!layout.specification.columns.contains { !$0.isPrivate })
  }

  @Test func `cells become facts in their own units`() throws {
    let (rows, findings) = try Self.rows(
      "id,result,result_se,training,offer.employer,offer.paid,codes\nS1,71,5,2,E1,,A;B\n"
    )
    #expect(findings.isEmpty)
    let row = try #require(rows.first)
    #expect(row["result"] == .value(.number(71)) && row.facts["result"]?.statedError == 5)
    #expect(row["offer"] == .value(.record(["employer": .value(.text("E1"))])))
    #expect(
      row["codes"] == .value(.list([.value(.text("A")), .value(.text("B"))], isComplete: true))
    )
    #expect(row["training"] == .value(.number(24)) && row["stays"] == nil)
  }

  @Test func `a record's own column and its fields exclude each other, in any order`() throws {
    for head in ["offer,offer.paid", "offer.paid,offer"] {
      let cells = head.hasPrefix("offer,") ? "none,yes" : "yes,none"
      let (rows, findings) = try Self.rows("id,\(head)\nS1,\(cells)\n")
      #expect(rows.isEmpty && findings.count == 1)
      #expect(findings.first?.value == "<redacted>")
    }
  }

  @Test func `a list of records has a file of its own`() throws {
    let rulebook = try Self.rulebook()
    #expect(ListLayout.names(in: rulebook) == ["stays"])
    #expect(ListLayout("codes", in: rulebook) == nil)
    let layout = try #require(ListLayout("stays", in: rulebook))
    #expect(layout.specification.columns.map(\.name) == ["student", "start", "finish"])
    let text = "student,start,finish\nS1,2020-01-01,ongoing\nS1,,2021-01-01\nS2,x,\n"
    let result = CSVReader(specification: layout.specification)
      .read(Array(text.utf8), fileName: "stays.csv")
    let read = layout.read(result.table)
    #expect(read.items.map(\.subject) == ["S1", "S1"] && read.items.map(\.line) == [2, 3])
    #expect(read.findings.map(\.row) == [4] && read.findings.first?.column == "start")
    #expect(!layout.isClosedByRule)
  }
}
