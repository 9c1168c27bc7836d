// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation
import Policy
import TestKit
import Testing

@testable import Accountability

@Suite struct ScorecardTests {
  let reader: ScorecardReader

  init() throws {
    reader = ScorecardReader(Evaluator(try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook))
  }

  private func component(_ id: String, _ report: UnitReport) throws -> ComponentReport {
    try #require(report.components.first { $0.id == id })
  }

  @Test func `the superintendent's district has 95 of 140 points, three from the next range`()
    throws
  {
    let district = ExampleDistrict.superintendent
    let report = try #require(reader.report(of: district.subject(2015), in: district.data))
    #expect(report.total.number == 95)
    #expect(report.possible == 140)
    #expect(report.share?.number == Rational(679, 1000))
    #expect(report.level == "provisional range")
    #expect(!report.isUnofficial)
    let next = try #require(
      NextLevel(report, grid: Rational(1, 2), in: district.data, by: reader)
    )
    #expect(next.total == 98)
    #expect(next.distance == 3)
    #expect(next.level == "accredited range")
  }

  @Test func `parts of every scored component add up to its points`() throws {
    let district = ExampleDistrict.superintendent
    let report = try #require(reader.report(of: district.subject(2015), in: district.data))
    for component in report.components where component.state.isScored {
      #expect(component.parts.sum == component.points.number, "\(component.id)")
    }
    let math = try component("s1_math", report)
    #expect(
      math.parts.filter(\.counts).map(\.label) == ["status call", "progress call", "Hold Harmless"]
    )
    #expect(math.parts.compactMap(\.amount) == [9, 6, 0, 0])
    #expect(math.parts[0].steps.map(\.result) == ["approaching", "9"])
    #expect(math.parts[0].steps[0].key == "360.7")
  }

  @Test func `what the cap takes is a part`() throws {
    var district = ExampleDistrict(years: 2013...2013)
    district.supply("status_call", ["math", "all"], 12, in: 2013)
    district.supply("progress_call", ["math", "all"], 3, in: 2013)
    district.supply("growth_call", ["math", "all"], 6, in: 2013)
    let report = try #require(reader.report(of: district.subject(2013), in: district.data))
    let math = try component("s1_math", report)
    #expect(math.points.number == 16)
    #expect(math.lostToCaps == 2)
    #expect(math.parts.sum == 16)
    #expect(math.parts.first { $0.role == .alternative }?.amount == 3)
  }

  @Test func `what a guard takes is a part, with the points that would have been earned`() throws {
    var district = ExampleDistrict(years: 2013...2013)
    district.index("math", 360, in: 2013, students: 949, undetermined: 51)
    district.supply("status_call", ["math", "all"], 12, in: 2013)
    let report = try #require(reader.report(of: district.subject(2013), in: district.data))
    let math = try component("s1_math", report)
    #expect(math.points.number == 0)
    #expect(math.lostToGuards == 12)
    #expect(math.parts.sum == 0)
    #expect(math.parts.map(\.label) == ["call", "more than 5 percent without a level"])
  }

  @Test func `held harmless: the call of the year before is used, and both are shown`() throws {
    var district = ExampleDistrict(years: 2014...2015)
    district.index("math", 350, in: 2015)
    district.supply("status_call", ["math", "all"], 9, in: 2015)
    district.supply("progress_call", ["math", "all"], 0, in: 2015)
    district.supply("s1_math", [], 12, in: 2014)
    let report = try #require(reader.report(of: district.subject(2015), in: district.data))
    let math = try component("s1_math", report)
    #expect(math.points.number == 12)
    #expect(math.adjusted == 3)
    #expect(math.parts.sum == 12)
    #expect(math.parts.last?.note == "compared with s1 math of 2014 12")
  }

  @Test func `NOT_SCORED: without a table a component is open, with its reason, and never a zero`()
    throws
  {
    var district = ExampleDistrict(years: 2011...2013)
    for year in 2011...2013 {
      for subject in ["ela", "math", "science", "social_studies"] {
        district.index(subject, 360, in: year)
        district.index(subject, 330, in: year, of: "super_subgroup")
      }
    }
    for kind in ["tests", "courses", "placement", "attendance", "graduation"] {
      for year in 2011...2013 {
        var row = CaseRow("rate", id: "\(kind) \(year)", links: ["unit": district.id])
        row["kind"] = .value(.name(kind))
        row["cohort"] = .value(.number(0))
        row["rate_year"] = .value(.number(Rational(year)))
        row["rate_grain"] = .value(.name("rate"))
        row["value"] = .value(.number(90))
        district.data.add(row)
      }
    }
    let report = try #require(reader.report(of: district.subject(2013), in: district.data))
    #expect(try component("s1_math", report).points.number == 12)
    let open = report.components.filter { $0.id != "s1_math" && $0.counts }
    #expect(open.count == 12)
    for component in open {
      #expect(component.state == .notScored(.noTable), "\(component.id)")
      #expect(component.points.number == nil)
      guard case .between(let bounds, _) = component.points else {
        Issue.record("\(component.id) is \(component.points)")
        continue
      }
      #expect(bounds == NumberInterval(.zero, component.possible))
    }
    #expect(report.bounds == NumberInterval(12, 136 - 0))
    #expect(report.possible == 140)
    #expect(report.level == nil)
    #expect(report.levels == ["unaccredited range", "accredited with distinction range"])
    #expect(!report.isUnofficial)
    let hsr = try component("s3_hsr", report)
    #expect(hsr.state == .notApplicable("criterion not met: offered"))
    let overlay = try AccountabilityPolicy.rulebook("us-mo-msip5-unverified").rulebook
    let options = EvaluationOptions(version: "unverified")
    let unofficial = try #require(
      ScorecardReader(Evaluator(overlay, options: options))
        .report(of: district.subject(2013), in: district.data)
    )
    #expect(unofficial.isUnofficial)
  }

  /// The year before is not on file, so that held harmless nearly anything is possible.
  @Test func `an open total ends at the points possible, and its level is undetermined`() throws {
    var district = ExampleDistrict(years: 2015...2017, configuration: "k8")
    for year in 2015...2017 { district.index("math", 380, in: year) }
    let policy = try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook
    let reader = ScorecardReader(Evaluator(policy))
    let report = try #require(reader.report(of: district.subject(2015), in: district.data))
    #expect(report.possible == 80 && report.bounds.upper == 80)
    #expect(report.shareBounds?.upper == 1)
    #expect(report.levels.count == 2 && report.level == nil)
  }

  @Test func `states: a conflict, missing evidence and a method that is not published`() throws {
    var district = ExampleDistrict(years: 2013...2015)
    district.index("math", 361, in: 2015)
    district.index("math", 360, in: 2014)
    district.index("math", 359, in: 2013)
    let last = district.data.rows["levels"]!.count - 3
    let method = try #require(reader.report(of: district.subject(2015), in: district.data))
    #expect(try component("s1_math", method).state == .notScored(.noMethod))
    #expect(try component("s1_sci", method).state == .notScored(.missingInput))
    district.data["levels", last]["mpi"] = .unknown(.disputed, "mpi")
    let conflict = try #require(reader.report(of: district.subject(2015), in: district.data))
    #expect(try component("s1_math", conflict).state == .notScored(.conflict))
  }

  @Test func `a verdict and a weighted mean are scorecards of the same reader`() throws {
    let msip4 = try AccountabilityPolicy.rulebook("us-mo-msip4").rulebook
    var lea = CaseRow("lea", id: "L", period: 2010)
    lea["apr_year"] = .value(.number(2010))
    lea["configuration"] = .value(.name("k12"))
    var data = CaseData([lea])
    for (id, cells, bonus) in [
      ("9.1*1", [6, 2, 4, 4, 20, 24, 16, 16], true),
      ("9.1*3", [10, 2, 4, 4, 0, 24, 24, 16], false),
    ] {
      var row = CaseRow("indicator", id: id, links: ["lea": "L"])
      let names = ["status", "annual", "rolling", "multiyear"]
      let facts = names.map { "span_\($0)" } + names.map { "grade_\($0)" }
      for (fact, cell) in zip(facts, cells) { row[fact] = .value(.number(Rational(cell))) }
      row["gap_bonus"] = .value(.truth(bonus))
      data.add(row)
    }
    let verdicts = try #require(
      ScorecardReader(Evaluator(msip4)).report(of: .init("L", period: 2010), in: data)
    )
    #expect(verdicts.components.map(\.id) == ["9.1*1", "9.1*3"])
    #expect(verdicts.components.map(\.words) == ["met", "not met"])
    // Twelve of the fourteen indicators are not on file: they may be met or not.
    #expect(verdicts.bounds == NumberInterval(1, 13))
    #expect(verdicts.level == nil)
    let tennessee = try AccountabilityPolicy.rulebook("us-tn-school-grades").rulebook
    var school = CaseRow("school", id: "S", period: 2019)
    school["report_year"] = .value(.number(2019))
    school["pool"] = .value(.name("hs"))
    var grades = CaseData([school])
    let scores: [(String, Rational)] = [
      ("achievement", 2), ("growth", Rational(8, 10)), ("absenteeism", Rational(16, 10)),
      ("graduation", 3), ("ready_graduate", 4),
    ]
    for (name, score) in scores {
      var row = CaseRow("indicator", id: name, links: ["school": "S"])
      row["name"] = .value(.name(name))
      row["basis"] = .value(.name("score"))
      row["score"] = .value(.number(score))
      grades.add(row)
    }
    let grade = try #require(
      ScorecardReader(Evaluator(tennessee)).report(of: .init("S", period: 2019), in: grades)
    )
    #expect(grade.components.map(\.id) == scores.map(\.0))
    #expect(grade.components.map(\.weight) == [35, 30, 10, 5, 20])
    #expect(grade.total.number == Rational(21, 10))
    #expect(grade.level == "B")
  }
}
