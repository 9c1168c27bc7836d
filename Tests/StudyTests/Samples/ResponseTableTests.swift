// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

@Suite struct ResponseTests {
  /// What the specification's section 15 reads in each damaged row, as counts.
  static let damaged: [(table: String, question: String, counts: [String])] = [
    ("table-d1a", "The process of making the standard-setting judgments", ["11", "6", "0", "0"]),
    ("table-d1a", "The opportunity for feedback", ["16", "1", "0", "0"]),
    ("table-d1b", "The passing scores of other panel members", ["2", "14", "1"]),
    ("table-d1d", "Overall, the recommended passing score is", ["1", "16", "0"]),
  ]

  @Test(arguments: damaged)
  func `SST12 a damaged row of Table D1 is given with its repair marked`(
    table: String,
    question: String,
    counts: [String]
  ) throws {
    let rows = try SampleStudies.praxis().table(table)
    let row = try #require(rows.first { $0[0].hasPrefix(question) })
    let seen = row.dropFirst().map { String($0.prefix { $0.isNumber }) }
    #expect(seen == counts)
    let marks = Set(row.dropFirst().joined()).subtracting("0123456789 %")
    #expect(!marks.isEmpty, "a repaired cell carries a mark")
  }

  @Test func `SST12 Table D1 has four blocks with 6, 5, 1 and 1 rows that sum to 17`() throws {
    let run = try SampleStudies.praxis()
    for (name, rows) in [("table-d1a", 6), ("table-d1b", 5), ("table-d1c", 1), ("table-d1d", 1)] {
      let table = run.table(name)
      #expect(table.count == rows + 1)
      for row in table.dropFirst() {
        let counts = row.dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
        #expect(counts.reduce(0, +) == 17)
      }
    }
  }

  @Test func `SST12 an untouched cell carries no mark`() throws {
    let rows = try SampleStudies.praxis().table("table-d1c")
    #expect(rows[1].dropFirst() == ["9 53%", "7 41%", "1 6%", "0 0%"])
  }

  @Test func `SST12 Table 2 gives counts and half-up percents, repairs marked`() throws {
    let rows = try SampleStudies.praxis().table("table-2")
    func row(_ option: String) -> [String]? { rows.first { $0[1] == option } }
    #expect(row("Speech-Language Pathologist")?[2...] == ["11", "65 %"])
    #expect(row("College faculty")?[2...] == ["4", "24 %"])
    let repaired = try #require(row("Director/Administrator of a Health Services Program"))
    #expect(repaired[2].hasPrefix("1") && repaired[2].count > 1)
    #expect(repaired[3] == "6 %")
    #expect(rows.count == 23)
  }

  @Test func `SST12 the sentences of the text come from the same table`() throws {
    let page = try SampleStudies.praxis().text("report.html").lowercased()
    #expect(page.contains("nine of the 17"))
    #expect(page.contains("16 of the 17") || page.contains("sixteen of the 17"))
  }

  @Test func `SS06 to SS14 are run on the study's own values`() throws {
    let rows = try SampleStudies.praxis().table("lint").dropFirst()
    #expect(rows.count { $0[0] == "SS06" && $0[2] == "warning" } == 6)
    #expect(rows.contains { $0[0] == "SS05" && $0[2] == "pass" })
    #expect(rows.count { $0[0] == "SS07" && $0[2] == "note" } == 3)
  }
}
