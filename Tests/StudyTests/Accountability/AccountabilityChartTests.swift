// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import TestKit
import Testing

@testable import Study

/// The charts of a study of districts: thresholds by year, flows, pairs of bands, how sure a level is.
@Suite struct AccountabilityChartTests {
  private static let sample = Result { () throws(StudyError) in
    try StudyRunner(overrides: ["resamples": "40"]).run(SampleStudies.files("missouri-districts"))
  }

  private func run(
    _ changes: [(file: String, from: String, to: String)],
    resamples: Int = 0
  ) throws -> StudyRun {
    var files = try SampleStudies.contents("missouri-districts")
    for change in changes {
      let text = String(decoding: try #require(files[change.file]), as: UTF8.self)
      #expect(text.contains(change.from))
      files[change.file] = Array(text.replacing(change.from, with: change.to).utf8)
    }
    return try StudyRunner(overrides: ["resamples": "\(resamples)"]).run(.memory(files))
  }

  private func rows(_ run: StudyRun, _ chart: String) throws -> [[String: String]] {
    try DistrictStudyTests.rows(run.file("charts/\(chart).csv"))
  }

  @Test func `the same 360 is on track in 2013 and approaching in every year after`() throws {
    let run = try run([
      ("levels.csv", "math,all,2013,index,,,,,0,201,360.2", "math,all,2013,index,,,,,0,201,360.0")
    ])
    let chart = "steps-status-level-s1-math-ex-01-2015"
    let rows = try rows(run, chart)
    #expect(rows.compactMap { $0["year"] } == (2013...2020).map(String.init))
    #expect(rows.compactMap { $0["on track from"] }.prefix(3) == ["358.2", "360.6", "363"])
    #expect(
      rows.compactMap { $0["band of 360, held from 2013"] }
        == ["on track"] + [String](repeating: "approaching", count: 7)
    )
    #expect(
      run.file("charts/\(chart).svg").contains(
        "if 360 of 2013 stayed the same it would be approaching in every year after: the year it drops "
          + "is 2014."
      )
    )
  }

  @Test func `a drop between reported years is said by when, and stands with the last of them`()
    throws
  {
    let run = try Self.sample.get()
    #expect(
      run.file("charts/steps-status-level-s1-math-ex-01-2015.svg").contains(
        "360.2 is on track in 2013, 360.7 is approaching in 2015; it drops by 2015;"
      )
    )
    let names = run.content.files.keys.filter {
      $0.hasPrefix("charts/steps-") && $0.hasSuffix(".svg")
    }
    #expect(names.count == 4)
    #expect(!names.contains { $0.contains("ex-01-2013") })
  }

  @Test func `the cuts are those of the version that decides`() throws {
    let run = try run([("study.yaml", "parameters:\n", "parameters:\n  version: seed_2015\n")])
    let proposed = try rows(run, "steps-status-level-s1-math-ex-01-2015")
    #expect(proposed.first { $0["year"] == "2017" }?["on track from"] == "367.8")
    let applied = try rows(try Self.sample.get(), "steps-status-level-s1-math-ex-01-2015")
    #expect(applied.first { $0["year"] == "2017" }?["on track from"] == "366.7")
  }

  @Test func `an edge that nobody published is no edge, and the year in which one drops no guess`()
    throws
  {
    let run = try run([
      (
        "policies/us-mo-msip5.policy",
        "2014                                       | 100.0                | 300.0                | 360.6 ",
        "2014                                       | 100.0                | 300.0                | unknown(unpublished) "
      )
    ])
    let chart = "steps-status-level-s1-math-ex-01-2015"
    let year = try #require(try rows(run, chart).first { $0["year"] == "2014" })
    #expect(year["on track from"] == "not known")
    #expect(year["target from"] == "392.8")
    #expect(year["band of 360.2, held from 2013"] == "")
    #expect(run.file("charts/\(chart).svg").contains("the year it drops is 2015."))
  }

  @Test func `flows count the units of both years, whatever their level`() throws {
    let run = try Self.sample.get()
    let flows = try rows(run, "levels-2013-2015")
    #expect(flows.map { $0["units"] ?? "" } == ["1", "2"])
    #expect(
      flows[0]["level, 2013"] == "undetermined" && flows[0]["level, 2015"] == "provisional range"
    )
    #expect(run.file("charts/levels-2013-2015.svg").contains("1 unit in one of the years only"))
    #expect(run.file("report.html").contains("Levels between years"))
    let one = try self.run([("study.yaml", "periods: [2013, 2015]", "periods: [2015]")])
    #expect(!one.content.files.keys.contains { $0.hasPrefix("charts/levels-") })
    #expect(!one.file("report.html").contains("Levels between years"))
  }

  @Test func `every unit with a band stands in one cell, with what the component comes to`() throws
  {
    let cells = try rows(try Self.sample.get(), "grid-s1-math-2013")
    #expect(cells.compactMap { Int($0["units"] ?? "") }.reduce(0, +) == 4)
    let held = cells.filter { $0["units"] != "0" }.map { cell in
      ["status level", "progress level", "units", "they come to"].map { cell[$0] ?? "" }
    }
    #expect(
      held == [
        ["on track", "no band", "3", "12 points"],
        ["approaching", "approaching", "1", "12 points"],
      ]
    )
    // The bands come from the table, highest first, whether or not a unit stands in them.
    #expect(
      cells.compactMap { $0["status level"] }.uniqued == [
        "target", "on track", "approaching", "floor",
      ]
    )
  }

  @Test func `the strip has the shares of the draws, and the levels in the order of their table`()
    throws
  {
    let run = try run(
      [("supplied.csv", "EX-01,2015,s4_att,5,", "EX-01,2015,s4_att,7,")],
      resamples: 200
    )
    let rows = try rows(run, "certainty")
    let own = rows.filter { $0["unit"] == "EX-01 2015" }
    #expect(own.map { $0["level"] } == ["provisional range", "accredited range"])
    #expect(own.map { $0["reported"] } == ["yes", ""])
    let totals = try DistrictStudyTests.rows(run.file("tables/totals.csv"))
    let same = try #require(
      totals.first { $0["unit"] == "EX-01" && $0["year"] == "2015" }?["p_same"]
    )
    let shares = own.compactMap { Double($0["of 100 cohorts"] ?? "") }
    #expect(abs(shares[0] - 100 * (Double(same) ?? 0)) < 1e-9)
    #expect((50...95).contains(shares[0]))
    #expect(shares[0] + shares[1] == 100)
    #expect(own.allSatisfy { ($0["Monte Carlo error"] ?? "0.0") != "0.0" })
    let svg = run.file("charts/certainty.svg")
    #expect(svg.contains(">\(Int((shares[0] + 0.5).rounded(.down))) in 100</text>"))
    #expect(svg.contains("drawn with seed 0"))
    #expect(svg.contains(">unaccredited range</text>"))
    let open = rows.filter { $0["unit"] != "EX-01 2015" }
    #expect(open.map { $0["level"] } == ["undetermined", "undetermined", "undetermined"])
    #expect(open.allSatisfy { $0["reported"] == "" })
  }

  @Test func `without drawn cohorts there is no strip and no section for it`() throws {
    let run = try run([])
    #expect(run.content.files["charts/certainty.svg"] == nil)
    #expect(!run.file("report.html").contains("How sure the levels are"))
    #expect(try Self.sample.get().file("report.html").contains("How sure the levels are"))
  }
}
