// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import TestKit
import Testing

@testable import Study

/// Two runs side by side: every changed point is explained, and nothing else is said.
@Suite struct RunDifferenceTests {
  private func run(
    _ changes: [(file: String, from: String, to: String)] = [],
    overrides: [String: String] = [:]
  ) throws -> StudyRun {
    var files = try SampleStudies.contents("missouri-districts")
    for change in changes {
      let text = String(decoding: try #require(files[change.file]), as: UTF8.self)
      #expect(text.contains(change.from))
      files[change.file] = Array(text.replacing(change.from, with: change.to).utf8)
    }
    let none = overrides.merging(["resamples": "0"]) { first, _ in first }
    return try StudyRunner(overrides: none).run(.memory(files))
  }

  @Test func `a run and itself do not differ`() throws {
    let run = try run()
    let difference = RunDifference(run.content, run.content)
    #expect(difference.units.isEmpty)
    #expect(difference.causes.isEmpty)
    #expect(difference.compared == 7)
  }

  @Test func `Versions: draft and final differ, and every changed point has its reason`() throws {
    let draft = try run()
    let final = try run([
      ("levels.csv", "counts,20,58,82,40,3", "counts,16,58,84,42,3"),
      ("supplied.csv", "EX-01,2015,s4_att,5,", "EX-01,2015,s4_att,8,"),
    ])
    let difference = RunDifference(draft.content, final.content)
    #expect(
      difference.causes == [
        "evidence: levels.csv has other contents", "evidence: supplied.csv has other contents",
      ]
    )
    let change = try #require(difference.units.first)
    #expect(difference.units.count == 1)
    #expect(change.unit == "EX-01 2015")
    #expect(change.direction == .gained)
    #expect(
      change.components == [
        .init(
          title: "Mathematics",
          before: "15 of 16",
          after: "16 of 16",
          reasons: [
            "status call 9 to 12: the figure moved from 360.7 (approaching) to 363.1 (on track)",
            "lost to the maximum -2 is new",
          ]
        ),
        .init(
          title: "Attendance",
          before: "5 of 10",
          after: "8 of 10",
          reasons: ["s4 att 5 to 8"]
        ),
      ]
    )
    #expect(
      difference.flows == [.init(from: "provisional range", to: "accredited range", count: 1)]
    )
    // The published run is what it was: nothing of it was computed again.
    #expect(draft.content.files["tables/totals.csv"] != final.content.files["tables/totals.csv"])
  }

  @Test func `a table that moved is told from a figure that moved`() throws {
    let before = try run()
    let after = try run([
      (
        "policies/us-mo-msip5.policy", "| 300.0                | 358.2                |",
        "| 300.0                | 357.0                |"
      ), ("policies/us-mo-msip5.policy", "| 299.9 358.1 392.7 500", "| 299.9 356.9 392.7 500"),
    ])
    let difference = RunDifference(before.content, after.content)
    let change = try #require(difference.units.first { $0.unit == "EX-02 2013" })
    #expect(
      change.components.first?.reasons.first
        == "status call 9 to 12: the table moved: 357.7 was approaching and is on track"
    )
    #expect(difference.causes.count == 1)
    #expect(difference.causes.first?.hasPrefix("rule: us.mo.msip5 applied") == true)
  }

  @Test func `other answers of readings are named as parameters`() throws {
    let difference = RunDifference(
      try run().content,
      try run(overrides: ["readings.R4": "B"]).content
    )
    #expect(difference.causes == ["parameter: readings.R4 was not set, is B"])
    #expect(difference.units.map(\.unit) == ["EX-02 2013"])
  }
}
