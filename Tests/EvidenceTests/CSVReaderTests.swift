// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@Suite struct CSVReaderTests {
  static let scores = TableSpecification(
    name: "scores",
    columns: [
      ColumnSpecification("area", .text),
      ColumnSpecification("Scaled score", .integer, range: ValueRange(100...200)),
    ]
  )

  @Test func `good rows become typed columns`() throws {
    let specification = TableSpecification(
      name: "totals",
      columns: [
        ColumnSpecification("panelist", .text),
        ColumnSpecification("round1", .decimal, range: ValueRange(0...108)),
        ColumnSpecification("items", .integer, allowsMissing: true),
        ColumnSpecification("day", .date),
        ColumnSpecification("gate", .category(["ready", "not ready"])),
      ],
      key: ["panelist"]
    )
    let text = """
      panelist,round1,items,day,gate
      P1,78.40,108,2014-01-30,ready
      "P ""2"", Ohio",.95,,2012-02-29,not ready
      P3,+7.,-12,1969-12-31,"ready"

      """
    let result = CSVReader(specification: specification).read(text, fileName: "totals.csv")
    #expect(result.report.text() == "totals.csv: 3 rows: 3 accepted, 0 quarantined, 0 rejected")
    #expect(result.isClean)
    let table = result.table
    #expect(table.rowCount == 3)
    #expect(table[column: "panelist"]?.texts() == ["P1", "P \"2\", Ohio", "P3"])
    let round1 = try #require(table[column: "round1"])
    #expect(round1.texts() == ["78.40", ".95", "+7."])
    #expect(round1.rationals() == [Rational(784, 10), Rational(19, 20), 7])
    #expect(round1.doubles() == [78.4, 0.95, 7])
    let items = try #require(table[column: "items"])
    #expect(items.isMissing(1) && items.missingCount == 1)
    #expect(items.integer(2) == -12)
    #expect(table[column: "day"]?.date(2)?.dayNumber == -1)
    #expect(table[column: "day"]?.text(1) == "2012-02-29")
    #expect(table[column: "gate"]?.categoryIndex(1) == 1)
    #expect(table.sourceLine(ofRow: 2) == 4)
  }

  @Test func `a value outside its range is kept apart and named`() {
    let rows = (2...43).map { $0 == 31 ? "Speech,400" : "Area \($0),150" }
    let text = "area,Scaled score\n" + rows.joined(separator: "\n") + "\n"
    let result = CSVReader(specification: Self.scores).read(text, fileName: "mississippi.csv")
    #expect(
      result.findings.map(\.sentence) == [
        "mississippi.csv row 31, column \"Scaled score\", \"400\": outside 100-200; "
          + "correct the cell, or accept the good rows and keep the rejects"
      ]
    )
    #expect(result.report.summary == "42 rows: 41 accepted, 1 quarantined, 0 rejected")
    #expect(
      result.rejects == """
        row,status,reason,as read
        31,quarantined,"column ""Scaled score"", ""400"": outside 100-200","Speech,400"

        """
    )
    #expect(result.rejectedSource == "area,Scaled score\nSpeech,400\n")
    #expect(result.table.sourceLine(ofRow: 29) == 32)
  }
}
