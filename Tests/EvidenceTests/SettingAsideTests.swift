// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Evidence

/// Rows that the reader's caller objects to.
@Suite struct SettingAsideTests {
  private static let specification = TableSpecification(
    name: "rows",
    columns: [ColumnSpecification("id", .text), ColumnSpecification("value", .integer)],
    key: ["id"]
  )

  private static func read(_ text: String) -> ImportResult {
    CSVReader(specification: specification).read(Array(text.utf8), fileName: "rows.csv")
  }

  private static func objection(_ row: Int?, _ severity: Finding.Severity = .error) -> Finding {
    Finding(
      severity: severity,
      code: "cell",
      file: "rows.csv",
      row: row,
      column: "value",
      rule: "is odd",
      remedy: "correct the cell"
    )
  }

  @Test func `a row leaves the table and stands among the rejects`() {
    let result = Self.read("id,value\na,1\nb,2\nc,x\nd,4\n")
      .settingAside([Self.objection(3), Self.objection(3)])
    #expect(result.table.rowCount == 2)
    #expect((0..<2).map { result.table[column: "id"]?.text($0) } == ["a", "d"])
    #expect((0..<2).map { result.table.sourceLine(ofRow: $0) } == [2, 5])
    #expect(result.report.summary == "4 rows: 2 accepted, 2 quarantined, 0 rejected")
    #expect(result.findings.map(\.row) == [3, 3, 4] && result.report.countByCode["cell"] == 2)
    let lines = result.rejects.split(separator: "\n")
    #expect(lines.count == 3 && lines[1].contains("is odd") && lines[1].contains("b,2"))
    #expect(result.rejectedSource == "id,value\nb,2\nc,x\n")
    #expect(!result.isClean)
  }

  @Test func `what names no row of the table changes nothing`() {
    let result = Self.read("id,value\na,1\n")
      .settingAside([Self.objection(nil), Self.objection(9), Self.objection(2, .warning)])
    #expect(result.table.rowCount == 1 && result.isClean && result.findings.isEmpty)
  }

  @Test func `a result may lose all of its rows`() {
    let result = Self.read("id,value\na,1\nb,2\n")
      .settingAside([Self.objection(2), Self.objection(3)])
    #expect(result.table.rowCount == 0 && result.report.quarantined == 2)
  }
}
