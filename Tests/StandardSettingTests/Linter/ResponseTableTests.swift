// SPDX-License-Identifier: Apache-2.0
import StandardSetting
import TestKit
import Testing

@Suite struct ResponseTableTests {
  private static let comfort = ResponseRow(
    question: "comfort",
    cells: [
      ResponseCell(option: "Very comfortable", count: 9),
      ResponseCell(option: "Somewhat comfortable", count: 7),
      ResponseCell(option: "Somewhat uncomfortable", count: 1),
      ResponseCell(option: "Very uncomfortable", count: 0),
    ]
  )

  /// A table of the transcribed data, from its counts alone.
  private func table(_ path: String, question: String) throws -> (ResponseTable, [String]) {
    let records = try SeedReport.records(path)
    let cells = records.map { record in
      (
        question: record[question] ?? "",
        cell: ResponseCell(
          option: record["option"] ?? "",
          count: record["count"].flatMap { Int($0) },
          status: (record["note"] ?? "").hasPrefix("inferred")
            ? .inferred : record["status"] == "repaired" ? .repaired : .printed,
          asPrinted: record["as_printed"] ?? "",
          reason: record["note"] ?? ""
        )
      )
    }
    let percents = records.map { $0["percent"] ?? "" }
    return (ResponseTable(title: path, records: cells), percents)
  }

  @Test(
    .enabled(if: SeedReport.isPresent, "the data are not beside the checkout"),
    arguments: [
      ("data/praxis-5331/final-evaluation.csv", "item", 13, 8),
      ("data/praxis-5331/demographics.csv", "question", 7, 2),
    ]
  )
  func `a published table regenerates from its counts`(
    path: String,
    question: String,
    rows: Int,
    repaired: Int
  ) throws {
    let (table, percents) = try table(path, question: question)
    #expect(table.rows.count == rows)
    #expect(table.respondents == 17)
    #expect(table.repairedCells == repaired)
    #expect(table.rows.flatMap(\.percents).map { "\($0 ?? -1)" } == percents)
    let marked = table.rows.flatMap(\.texts).filter { $0.last != "%" }
    #expect(marked.count == repaired)
  }

  @Test func `a repaired cell carries a mark and the legend explains it`() {
    let table = ResponseTable(
      title: "",
      rows: [
        ResponseRow(
          question: "q",
          cells: [
            ResponseCell(option: "a", count: 11, status: .repaired, asPrinted: "1 65%"),
            ResponseCell(option: "b", count: 6, status: .inferred),
          ]
        )
      ]
    )
    #expect(table.rows[0].texts == ["11 65%†", "6 35%‡"])
    #expect(table.legend.count == 2)
    #expect(table.rows[0].status == .inferred)
  }

  @Test func `an unreadable cell leaves the row without percents`() {
    let row = ResponseRow(
      question: "q",
      cells: [
        ResponseCell(option: "a", count: 3),
        ResponseCell(option: "b", count: nil, status: .unreadable),
      ]
    )
    #expect(row.respondents == nil)
    #expect(row.percentSum == nil)
    #expect(row.texts == ["3", "not readable"])
    #expect(ResponseSentence.option("a", in: row) == nil)
  }

  @Test(arguments: [
    (1, 8, 13), (1, 16, 6), (5, 8, 63), (2, 3, 67), (1, 3, 33), (0, 4, 0), (4, 4, 100),
  ])
  func `a percent is rounded half up`(count: Int, all: Int, percent: Int) {
    #expect(ResponsePercent.of(count, all) == percent)
  }

  @Test func `nobody gives no percent`() {
    #expect(ResponsePercent.of(0, 0) == nil)
  }

  @Test func `sentences are made from the counts`() {
    let row = Self.comfort
    #expect(
      ResponseSentence.option("very comfortable", in: row)
        == "nine of the 17 panelists were very comfortable"
    )
    #expect(
      ResponseSentence.option("somewhat uncomfortable", in: row)
        == "one of the 17 panelists was somewhat uncomfortable"
    )
    #expect(
      ResponseSentence.atLeast("somewhat comfortable", in: row)
        == "all but one of the 17 panelists were at least somewhat comfortable"
    )
    #expect(
      ResponseSentence.option("very uncomfortable", in: row)
        == "none of the 17 panelists were very uncomfortable"
    )
    #expect(ResponseSentence.subject(17, of: 17) == "all 17 panelists")
    #expect(ResponseSentence.subject(16, of: 17) == "16 of the 17 panelists")
    #expect(
      ResponseSentence.complete("16 of the 17 panelists agreed")
        == "Sixteen of the 17 panelists agreed."
    )
    #expect(ResponseSentence.option("delighted", in: row) == nil)
  }
}
