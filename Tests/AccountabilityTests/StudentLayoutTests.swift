// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Testing

/// Students read from a file.
@Suite struct StudentLayoutTests {
  private static func layout() throws -> StudentLayout {
    StudentLayout(
      placements: [
        .init(kind: "school", unit: "school", counts: "acct_school"),
        .init(kind: "lea", unit: "lea", counts: nil),
        .init(kind: "state", unit: nil, counts: nil),
      ],
      catalog: try GroupCatalog(base: ["ell", "swd"]),
      groups: "groups",
      subjects: ["math"],
      levels: ["B", "P", "LND"]
    )
  }

  private static let file = """
    school,lea,acct_school,groups,math
    0020,010090,1,3,P
    0010,010090,1,0,LND
    0010,010090,0,1,B
    0020,010091,1,2,
    """

  @Test func `ids keep their zeros, blanks are no level, and movers count at no school`() throws {
    let layout = try Self.layout()
    let result = CSVReader(specification: layout.specification).read(Self.file, fileName: "s.csv")
    #expect(result.isClean, "\(result.report.text())")
    for threads in [1, 2] {
      let counts = layout.codes(result.table, threads: threads).tally(threads: threads)
      #expect(counts.map(\.units) == [["0010", "0020"], ["010090", "010091"], ["state"]])
      #expect(counts[0].counts(unit: 0, subject: 0, group: 0) == [0, 0, 1])
      #expect(counts[0].counts(unit: 1, subject: 0, group: 2) == [0, 1, 0])
      #expect(counts[1].counts(unit: 0, subject: 0, group: 0) == [1, 1, 1])
      #expect(counts[1].counts(unit: 0, subject: 0, group: 1) == [1, 1, 0])
      #expect(counts[1].counts(unit: 1, subject: 0, group: 0) == [0, 0, 0])
      #expect(counts[2].counts(unit: 0, subject: 0, group: 0) == [1, 1, 1])
    }
  }

  @Test func `a level, a flag or a group that is not declared is named with its cell`() throws {
    let layout = try Self.layout()
    let text = Self.file.replacing("1,3,P", with: "2,4,Pro")
    let result = CSVReader(specification: layout.specification).read(text, fileName: "s.csv")
    let sentences = result.report.findings.map(\.sentence).joined(separator: "\n")
    #expect(sentences.contains("s.csv row 2, column \"acct_school\", \"2\""))
    #expect(sentences.contains("s.csv row 2, column \"groups\", \"4\": outside 0-3"))
    #expect(sentences.contains("s.csv row 2, column \"math\", \"Pro\""))
  }
}
