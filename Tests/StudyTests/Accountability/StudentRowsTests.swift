// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import TestKit
import Testing

@testable import Study

/// A small state as rows of students and as counts: the same reports.
@Suite struct StudentRowsTests {
  private static let head = """
    study: small-state
    title: A small simulated state
    kind: accountability
    policy: us.mo.msip5
    at: 2026-11-22
    source: simulated students; no row stands for a person
    marks: [simulated]
    inputs:
      subjects: { file: units.csv }

    """

  private static let rows = """
      y2013: { file: y2013.csv, as: students }
      y2012: { file: y2012.csv, as: students }
      y2011: { file: y2011.csv, as: students }
    parameters:
      periods: [2013]
      students:
        entity: levels
        year: tested
        years: { y2011: 2011, y2012: 2012, y2013: 2013 }
        subjects: { fact: subject, columns: { ela: ela, math: math } }
        groups:
          fact: students
          column: groups
          base: [frl, ell, swd]
          unions: { super: [frl, ell, swd] }
          report: { all: all, super: super_subgroup }
        levels: { BB: below_basic, B: basic, P: proficient, A: advanced, LND: undetermined }
        with: { grain: counts, growth_grain: unavailable }
        placements:
          - { unit: school, counts: acct_school }
          - { unit: lea, counts: acct_lea }

    """

  private static let counts = """
      levels: { file: levels.csv }
    parameters:
      periods: [2013]

    """

  private struct State {
    var students: [Int: String] = [:]
    var levels =
      "unit,subject,students,tested,grain,growth_grain,"
      + "below_basic,basic,proficient,advanced,undetermined\n"
    var units = "id,apr_year,configuration\n"
    /// Advanced in mathematics in the last year, of the first district and of its schools together.
    var advanced = (district: 0, schools: 0)
  }

  private static func state(_ seed: Seed) -> State {
    var random = seed.generator
    var state = State()
    let (schools, districts) = (6, 2)
    for year in 2011...2013 {
      for school in 0..<schools { state.units += "S\(school),\(year),building\n" }
      for district in 0..<districts { state.units += "0\(district)0090,\(year),k12\n" }
      var file = "school,lea,acct_school,acct_lea,groups,ela,math\n"
      var cells: [[String]: [Int]] = [:]
      for _ in 0..<900 {
        let school = Int.random(in: 0..<schools, using: &random)
        let district = "0\(school % districts)0090"
        let isMover = Int.random(in: 0..<8, using: &random) == 0
        let groups = Int.random(in: 0..<8, using: &random) & Int.random(in: 0..<8, using: &random)
        var words: [String] = []
        for subject in ["ela", "math"] {
          let drawn = Int.random(in: 0..<40, using: &random)
          let level = drawn == 39 ? 5 : drawn % 5
          words.append(["", "BB", "B", "P", "A", "LND"][level])
          guard level > 0 else { continue }
          let places = [district] + (isMover ? [] : ["S\(school)"])
          for place in places {
            for group in ["all"] + (groups > 0 ? ["super_subgroup"] : []) {
              cells[[place, subject, group], default: [0, 0, 0, 0, 0]][level - 1] += 1
            }
          }
        }
        file +=
          "S\(school),\(district),\(isMover ? 0 : 1),1,\(groups),\(words.joined(separator: ","))\n"
      }
      state.students[year] = file
      for (key, counts) in cells.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        state.levels +=
          "\(key.joined(separator: ",")),\(year),counts,unavailable,"
          + counts.map(String.init).joined(separator: ",") + "\n"
        guard year == 2013, key[1] == "math", key[2] == "all" else { continue }
        if key[0] == "000090" { state.advanced.district = counts[3] }
        if ["S0", "S2", "S4"].contains(key[0]) { state.advanced.schools += counts[3] }
      }
    }
    return state
  }

  private static func run(_ study: String, _ files: [String: String]) throws -> StudyRun {
    var contents = files.mapValues { Array($0.utf8) }
    contents["study.yaml"] = Array(study.utf8)
    let path = "policies/us-mo-msip5.policy"
    contents[path] = try SampleStudies.contents("missouri-districts")[path]
    return try StudyRunner(threads: 2).run(.memory(contents))
  }

  @Test func `Aggregate = rows: students and their counts give identical reports`() throws {
    let seed = Seed(12)
    let state = Self.state(seed)
    var files = ["units.csv": state.units]
    for (year, text) in state.students { files["y\(year).csv"] = text }
    let rows = try Self.run(Self.head + Self.rows, files)
    let counts = try Self.run(
      Self.head + Self.counts,
      ["units.csv": state.units, "levels.csv": state.levels]
    )
    for table in ["totals", "components", "parts", "sources-of-points"] {
      let path = "tables/\(table).csv"
      #expect(rows.content.files[path] == counts.content.files[path], "\(seed.testDescription)")
    }
    let scored = try DistrictStudyTests.rows(rows.file("tables/components.csv")).filter {
      $0["state"] == "SCORED"
    }
    #expect(scored.count >= 8)
    #expect(scored.contains { ($0["points"] ?? "0") != "0" })
    // Movers count at the district and at no school, so that schools do not add up to it.
    #expect(state.advanced.district > state.advanced.schools)
  }

  @Test func `a level that is no level, a unit that is not there and a year that is not said`()
    throws
  {
    let state = Self.state(Seed(1))
    var files = ["units.csv": state.units]
    for (year, text) in state.students { files["y\(year).csv"] = text }
    let study = Self.head + Self.rows
    var broken = files
    broken["y2013.csv"] = files["y2013.csv"]?.replacing(",LND", with: ",LMD")
    let level = #expect(throws: StudyError.self) { try Self.run(study, broken) }
    #expect(level?.sentence.contains("LMD") == true, "\(level?.sentence ?? "")")
    broken = files
    broken["y2013.csv"] = files["y2013.csv"]?.replacing(",000090,", with: ",90,")
    let unit = #expect(throws: StudyError.self) { try Self.run(study, broken) }
    #expect(
      unit?.sentence.contains(
        "\"90\": there is no unit of this id; did you mean \"000090\"? Ids keep"
      )
        == true,
      "\(unit?.sentence ?? "")"
    )
    let year = #expect(throws: StudyError.self) {
      try Self.run(study.replacing("y2011: 2011, ", with: ""), files)
    }
    #expect(year?.sentence.contains("does not say the year of the input \"y2011\"") == true)
  }
}
