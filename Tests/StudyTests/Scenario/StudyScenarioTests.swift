// SPDX-License-Identifier: Apache-2.0
import Decisions
import TestKit
import Testing

@testable import Study

/// What studies that are run as a whole say with something else supposed.
@Suite struct StudyScenarioTests {
  private static func difference(
    _ name: String,
    _ run: RunContent,
    unit: String? = nil,
    set edits: [String] = [],
    parameters: [String: String] = [:],
    year: Int? = nil
  ) throws -> RunDifference {
    try StudyScenario(
      of: run,
      from: SampleStudies.files(name),
      unit: unit,
      parameters: parameters,
      by: StudyRunner(threads: 2)
    ).difference(edits.map { try ScenarioEdit(setting: $0) }, in: year).units
  }

  private static func match(
    unit: String? = nil,
    set edits: [String] = [],
    parameters: [String: String] = [:],
    year: Int? = nil
  ) throws -> RunDifference {
    try difference(
      "run-a-match",
      MatchStudyTests.small.get().content,
      unit: unit,
      set: edits,
      parameters: parameters,
      year: year
    )
  }

  @Test func `a seat more moves all whom it touches, and one of them is told alone`() throws {
    let all = try Self.match(set: ["programs[program=City].quota=3"])
    #expect(all.units.map(\.unit) == ["Chen", "program City", "program Mercy"])
    #expect(all.compared == 8)
    let one = try Self.match(unit: "Chen", set: ["programs[program=City].quota=3"])
    #expect(one.units == all.units.filter { $0.unit == "Chen" } && one.compared == 1)
    #expect(one.units.first?.after == "Chen matched to City, rank 1 of 2.")
  }

  @Test func `a parameter is supposed as well, and what stays is no change`() throws {
    #expect(try Self.match(parameters: ["proposing": "programs"]).units.isEmpty)
    let error = #expect(throws: StudyError.self) {
      try Self.match(parameters: ["proposing": "nobody"])
    }
    #expect(error?.sentence.contains("is one of applicants, programs") == true)
  }

  @Test(
    arguments: [
      ("programs[program=City].quota=many", "is not a whole number"),
      ("programs[program=Citty].quota=3", "no row of programs has these values"),
      ("programs[program=City].seats=3", "has no column \"seats\""),
      ("program[program=City].quota=3", "the study has no file \"program\"; did you mean"),
      ("primary[applicant=Davis, rank=1].rank=2", "rank"),
    ]
  ) func `what cannot be supposed is said`(edit: String, rule: String) throws {
    let error = #expect(throws: StudyError.self) { try Self.match(set: [edit]) }
    let sentence = try #require(error?.sentence)
    #expect(sentence.contains(rule) || sentence.contains("not a whole number"), "\(sentence)")
  }

  @Test func `a unit that the run has not, and another year, are refused`() throws {
    let stranger = #expect(throws: StudyError.self) {
      try Self.match(unit: "Chan", set: ["programs[program=City].quota=3"])
    }
    #expect(stranger?.kind == .inputMissing)
    #expect(stranger?.sentence.contains("did you mean \"Chen\"?") == true)
    let year = #expect(throws: StudyError.self) { try Self.match(year: 2013) }
    #expect(year?.sentence.contains("another year is supposed of") == true)
  }

  @Test func `an applicant's score is supposed to a screen`() throws {
    let run = try StudyRunner(threads: 2).run(SampleStudies.files("residency-screen")).content
    let changes = try Self.difference(
      "residency-screen",
      run,
      unit: "A002",
      set: ["subjects[id=A002].step2_ck=245"]
    ).units
    #expect(changes.map(\.unit) == ["A002"])
    #expect(changes[0].before.contains("is referred") && changes[0].after.contains("passes"))
  }
}
