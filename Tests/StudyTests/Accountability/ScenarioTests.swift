// SPDX-License-Identifier: Apache-2.0
import Decisions
import TestKit
import Testing

@testable import Study

/// What a run's own study says with something else supposed.
@Suite struct ScenarioTests {
  private static let files = SampleStudies.files("missouri-districts")
  private static let runner = StudyRunner(overrides: ["resamples": "0"], threads: 2)
  private static let run = Result { try runner.run(files).content }

  private static func study(
    _ unit: String?,
    _ parameters: [String: String] = [:]
  ) throws -> ScenarioStudy {
    try ScenarioStudy(
      of: run.get().manifest,
      from: files,
      unit: unit,
      parameters: parameters,
      by: StudyRunner(threads: 2)
    )
  }

  @Test func `seven students one level up gain the point that the certificate speaks of`() throws {
    let study = try Self.study("EX-01 2015")
    let edits = [
      try ScenarioEdit(setting: "levels[subject=math, tested=2015].below_basic=13"),
      try ScenarioEdit(setting: "levels[subject=math,tested=2015].basic = 65"),
    ]
    let (before, after) = (try study.run([]), try study.run(edits))
    let change = try #require(RunDifference(before, after).units.first)
    #expect(change.direction == .gained)
    #expect(change.before.hasPrefix("95 of 140") && change.after.hasPrefix("96 of 140"))
    #expect(change.components.map(\.title) == ["Mathematics"])
    #expect(after.manifest.marks.contains("scenario"))
    #expect(after.manifest.fingerprint != before.manifest.fingerprint)
    // Cut to one unit, the study says of it what the whole one says.
    let whole = try RunDifference(Self.run.get(), before)
    #expect(whole.units.filter { $0.direction != .removed } == [])
  }

  @Test func `a sweep finds the step of the worked example, and two ranges make a grid`() throws {
    let study = try Self.study("EX-02 2013")
    let counts = try ScenarioRange("levels[tested=2013].below_basic=17..20 by 1")
    // A student up from the lowest level is two points of the sum for each of 200.
    let found = try study.sweep(
      [counts],
      [try ScenarioEdit(setting: "levels[tested=2013].basic=61")]
    )
    #expect(found.map(\.values) == [["17"], ["18"], ["19"], ["20"]])
    #expect(found.allSatisfy { $0.outcomes.map(\.unit) == ["EX-02 2013"] })
    let one = try ScenarioRange("levels[tested=2012].mpi=357, 358, 359")
    let other = try ScenarioRange("levels[tested=2011].mpi=350, 356.5")
    let grid = try study.sweep([one, other], [])
    #expect(grid.count == 6)
    let totals = Dictionary(grid.map { ($0.values, $0.outcomes[0].total) }) { first, _ in first }
    #expect(totals[["358", "356.5"]]?.hasPrefix("15 to") == true)
    #expect(totals[["357", "356.5"]]?.hasPrefix("12 to") == true)
  }

  @Test func `a reading and rows left out are suppositions like others`() throws {
    let readings = try Self.study(nil, ["readings.R4": "B"]).run([])
    let changed = RunDifference(try Self.study(nil).run([]), readings).units.map(\.unit)
    #expect(changed == ["EX-02 2013"])
    let without = try Self.study("EX-02 2013").run([
      try ScenarioEdit(dropping: "levels[tested=2012]")
    ])
    let lost = RunDifference(try Self.study("EX-02 2013").run([]), without)
    #expect(lost.units.first?.direction == .lost)
  }

  @Test func `the same evidence in another year meets the cuts of that year`() throws {
    let study = try Self.study("EX-01 2015")
    let (before, after) = (try study.run([]), try study.run([], in: 2013))
    let difference = RunDifference(before, after, yearsLater: try study.later(2013))
    let change = try #require(difference.units.first)
    #expect(difference.units.count == 1 && difference.compared == 1)
    #expect(change.unit == "EX-01 2015" && change.direction == .gained)
    #expect(change.components.map(\.title) == ["Mathematics"])
    #expect(
      change.components.first?.reasons.first
        == "status call 9 to 12: the table moved: 360.7 was approaching and is on track"
    )
    #expect(after.manifest.marks.contains("scenario"))
    // Its own year changes nothing.
    #expect(RunDifference(before, try study.run([], in: 2015)).units == [])
    let error = #expect(throws: StudyError.self) { try Self.study(nil).run([], in: 2013) }
    #expect(error?.sentence.contains("such as \"EX-01 2015\"; name it") == true)
  }

  @Test(
    arguments: [
      (
        "levels.mpi", "\"levels.mpi\" is not written as ROLE[column=value, …].column=value, such as"
      ),
      ("levls[tested=2015].mpi=1", "the study has no file \"levls\"; did you mean \"levels\"?"),
      ("levels[tested=1999].mpi=363", "no row of levels has these values; nothing would change"),
      ("levels[tested=2015].mpj=363", "levels.csv has no column \"mpj\"; did you mean \"mpi\"?"),
      ("levels[tested=2015].basic=-1", "levels[tested=2015].basic=-1: inputs/levels.csv row"),
    ]
  ) func `what cannot be supposed is refused in one sentence`(
    edit: String,
    sentence: String
  ) throws {
    let study = try Self.study("EX-01 2015")
    let error = #expect(throws: StudyError.self) {
      try study.run([try ScenarioEdit(setting: edit)])
    }
    #expect(error?.sentence.contains(sentence) == true, "\(error?.sentence ?? "")")
  }

  @Test func `a unit that is not there, and too many values`() throws {
    let unit = #expect(throws: StudyError.self) { try Self.study("EX-1 2015") }
    #expect(unit?.sentence.hasPrefix("there is no unit \"EX-1 2015\"; did you mean") == true)
    let range = #expect(throws: StudyError.self) {
      try ScenarioRange("levels[tested=2015].mpi=0..500 by 0.01")
    }
    #expect(range?.sentence.contains("with at most 2000 values") == true)
  }
}
