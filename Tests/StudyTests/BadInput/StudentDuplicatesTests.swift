// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Testing

@testable import Study

/// Students with several rows of one file, counted under each declared rule.
@Suite struct StudentDuplicatesTests {
  private static let placements = [
    StudentLayout.Placement(kind: "school", unit: "school", counts: "acct_school"),
    StudentLayout.Placement(kind: "district", unit: "district", counts: "acct_district"),
  ]

  /// The students by unit and level, such as `district 1: L 1`, under a rule.
  private func tally(_ rows: [String], _ keep: StudentRules.Keep) throws -> [String] {
    let rules = StudentRules(
      student: "student",
      keep: keep,
      order: ["U", "L", "M", "H"],
      day: "day",
      most: [],
      rises: [],
      subjects: ["letters"],
      placements: Self.placements
    )
    let layout = StudentLayout(
      placements: Self.placements,
      catalog: try GroupCatalog(base: ["first"]),
      groups: "groups",
      subjects: ["letters"],
      levels: ["U", "L", "M", "H"],
      others: rules.columns
    )
    let head = "student,school,district,acct_school,acct_district,groups,letters,day\n"
    let read = CSVReader(specification: layout.specification)
      .read(head + rows.map { "\($0)\n" }.joined(), fileName: "s.csv")
    #expect(!read.report.hasErrors, "\(read.report.text())")
    let table = read.table
    let left = StudentDuplicates(rules, table).leftOut
    let counts = layout.codes(table, threads: 1, leavingOut: left).tally(threads: 1)
    return counts.flatMap { kind in
      kind.units.enumerated().flatMap { unit, id in
        zip(kind.levels, kind.counts(unit: unit, subject: 0, group: 0)).filter { $0.1 > 0 }
          .map { "\(kind.kind) \(id): \($0) \($1)" }
      }
    }
  }

  private let moved = [
    "A,007,1,1,1,0,L,2014-03-01", "A,008,1,1,1,0,H,2014-02-01", "B,007,1,1,1,0,M,2014-03-01",
  ]

  @Test func `without a rule both rows would count`() throws {
    #expect(
      try tally(moved, .refuse) == [
        "school 007: L 1", "school 007: M 1", "school 008: H 1", "district 1: L 1",
        "district 1: M 1", "district 1: H 1",
      ]
    )
  }

  @Test(arguments: [
    (StudentRules.Keep.best, "H"), (.latest, "L"), (.firstAccountable, "L"),
  ])
  func `a student at two schools counts at none of them and once at the district`(
    keep: StudentRules.Keep,
    level: String
  ) throws {
    let found = try tally(moved, keep)
    #expect(found.filter { $0.hasPrefix("school") } == ["school 007: M 1"])
    #expect(
      Set(found.filter { $0.hasPrefix("district") }) == [
        "district 1: M 1", "district 1: \(level) 1",
      ]
    )
  }

  @Test(arguments: [
    (StudentRules.Keep.best, "M"), (.latest, "U"), (.firstAccountable, "M"),
  ])
  func `of two levels at one school one counts`(keep: StudentRules.Keep, level: String) throws {
    let rows = [
      "A,007,1,0,1,0,L,2014-01-01", "A,007,1,1,1,0,M,2014-02-01", "A,007,1,1,1,0,U,2014-03-01",
    ]
    #expect(
      try tally(rows, keep) == ["school 007: \(level) 1", "district 1: \(level) 1"]
    )
  }

  @Test func `rows of one student for different subjects are no duplicates`() throws {
    let rows = ["A,007,1,1,1,0,L,2014-01-01", "A,007,1,1,1,0,,2014-02-01"]
    #expect(try tally(rows, .best) == ["school 007: L 1", "district 1: L 1"])
  }
}
