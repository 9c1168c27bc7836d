// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting
import Testing

/// The figures read from the published report against the transcribed data.
@Suite(.enabled(if: SeedReport.isPresent, "the report is not beside the checkout"))
struct SeedFactsTests {
  let facts: ReportFacts

  init() throws {
    facts = try #require(SeedReport.input?.facts)
  }

  @Test func `the panelists' scores are the transcribed ones`() throws {
    let records = try SeedReport.records("data/praxis-5331/panelist-totals.csv")
    #expect(facts.rounds.map(\.name) == ["Round 1", "Round 2"])
    #expect(facts.rounds[0].totals.map(\.text) == records.compactMap { $0["round1"] })
    #expect(facts.rounds[1].totals.map(\.text) == records.compactMap { $0["round2"] })
    #expect(facts.rounds[1].summary[.deviation]?.text == "4.94")
    #expect(facts.ratingStep == Rational(1, 20))
    #expect(facts.maximumPoints == 108)
  }

  @Test func `the error bands and conversion pairs are the transcribed ones`() throws {
    let records = try SeedReport.records("data/praxis-5331/table4.csv")
    let read = facts.conversion.map { "\($0.raw) \($0.scale)" }
    #expect(read == records.map { "\($0["raw"] ?? "") \($0["scale"] ?? "")" })
    #expect(facts.bands?.cut == 74)
    #expect(facts.bands?.error.text == "4.85")
    #expect(facts.bands?.rows.map(\.offset) == [-2, -1, 1, 2])
  }

  @Test func `the final evaluation is the transcribed one, repairs included`() throws {
    let records = try SeedReport.records("data/praxis-5331/final-evaluation.csv")
    let tables = facts.responses.dropFirst()
    #expect(tables.map(\.rows.count) == [6, 5, 1, 1])
    let cells = tables.flatMap(\.rows).flatMap { row in
      zip(row.cells, row.percents).map { cell, percent in
        "\(cell.option.lowercased()) \(cell.count ?? -1) \(percent ?? -1) "
          + (cell.status == .printed ? "printed" : "repaired")
      }
    }
    let expected = records.map { record in
      ["option", "count", "percent", "status"].map { record[$0] ?? "" }.joined(separator: " ")
    }
    #expect(cells == expected)
    let inferred = tables.flatMap(\.rows).filter { $0.status == .inferred }
    #expect(inferred.map(\.lines) == [[617]])
    #expect(tables.reduce(0) { $0 + $1.repairedCells } == 8)
  }

  @Test func `the demographics are the transcribed ones, repairs included`() throws {
    let records = try SeedReport.records("data/praxis-5331/demographics.csv")
    let table = try #require(facts.responses.first)
    let cells = table.rows.flatMap { row in
      zip(row.cells, row.percents).map { cell, percent in
        let status = cell.status == .printed ? "printed" : "repaired"
        return "\(cell.count ?? -1) \(percent ?? -1) \(cell.asPrinted) \(status)"
      }
    }
    let expected = records.map { record in
      let words = (record["as_printed"] ?? "").split(separator: " ").joined(separator: " ")
      return
        "\(record["count"] ?? "") \(record["percent"] ?? "") \(words) \(record["status"] ?? "")"
    }
    #expect(cells == expected)
    #expect(table.rows.map(\.respondents) == Array(repeating: 17, count: 7))
    #expect(table.respondents == 17)
  }

  @Test func `sixteen agencies sent seventeen panelists`() {
    #expect(facts.agencies.count == 16)
    #expect(facts.agencies.map(\.panelists).reduce(0, +) == 17)
  }
}
