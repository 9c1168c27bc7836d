// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting
import Testing

@Suite struct PassingScoreListTests {
  private static let scale = ReportFacts.ScaleRange(lower: 100, upper: 200)

  private func list(_ text: String) -> PassingScoreList {
    PassingScoreList(ReportText(text), scale: Self.scale)
  }

  @Test(.enabled(if: SeedReport.isPresent, "the report is not beside the checkout"))
  func `the published list has 42 rows, 41 accepted, one kept aside`() throws {
    let list = list(try #require(SeedReport.text))
    #expect(list.rows.count == 42)
    #expect(list.accepted.count == 41)
    #expect(list.quarantined.map(\.line) == [62])
    #expect(list.quarantined[0].doubts == [.illegible, .outsideScale])
    #expect(list.lowest?.area == "Physics")
    #expect(list.lowest?.score == 139)
    #expect(list.highest?.area == "Audiology")
    #expect(list.highest?.score == 170)
    #expect(Set(list.accepted.flatMap(\.codes)).count == 61)
    #expect(list.accepted.compactMap(\.score).reduce(0, +) == 6350)
  }

  @Test(.enabled(if: SeedReport.isPresent, "the report is not beside the checkout"))
  func `the rows equal the transcribed list field for field`() throws {
    let records = try SeedReport.records("data/mississippi-praxis.csv")
    let rows = list(try #require(SeedReport.text)).rows
    #expect(rows.count == records.count)
    for (row, record) in zip(rows, records) {
      #expect("\(row.line)" == record["line"])
      #expect(row.codes.joined(separator: ";") == record["codes"])
      #expect(row.area == record["area"])
      #expect(row.score.map(String.init) ?? "" == record["score"])
      #expect(row.limit == record["limit"])
      #expect(row.also.joined(separator: ";") == record["also"])
      #expect(row.status.rawValue == record["status"])
      #expect(row.raw == record["raw"])
      // The transcript words the note of a marked code and of the damaged row itself.
      if !row.hasMarkedCode, row.status == .accepted { #expect(row.note == record["note"]) }
    }
  }

  @Test func `codes keep their zeros and a marked code keeps its note`() {
    let rows = list("AREA TEST CODE SCORE\nBiology (0235, 5235*) *ON COMPUTER FROM JUNE 150").rows
    #expect(rows.map(\.codes) == [["0235", "5235"]])
    #expect(rows.map(\.note) == ["ON COMPUTER FROM JUNE"])
    #expect(rows.map(\.hasMarkedCode) == [true])
    #expect(rows.map(\.score) == [150])
  }

  @Test(
    arguments: [
      ("Latin (0601) 400", [PassingScoreRow.Doubt.outsideScale]),
      ("Latin (06O1) 150", [.illegible]),
      ("Latin 06015601) 150", [.illegible]),
      ("Latin (0601)", [.withoutScore]),
      ("Latin (0601) one hundred", [.withoutScore]),
    ]
  )
  func `a damaged row is kept aside and nothing is filled in`(
    row: String,
    doubts: [PassingScoreRow.Doubt]
  ) {
    let rows = list("AREA TEST CODE SCORE\nPhysics (5265) 139\n\(row)").rows
    #expect(rows.map(\.status) == [.accepted, .quarantined])
    #expect(rows[1].doubts == doubts)
    #expect(rows[1].codes.isEmpty)
    #expect(rows[1].score == nil)
    #expect(rows[1].area.isEmpty)
    #expect(rows[1].raw == row)
  }

  @Test func `sentences that hold codes are no list`() {
    #expect(list("The Physics test (5265) has a score of 139.").rows.isEmpty)
    #expect(list("Physics (5265) 139\nLatin (0601) 152").rows.isEmpty)
    #expect(list("Physics (5265) 139\nLatin (0601) 152\nArt (5134) 158").rows.count == 3)
  }
}
