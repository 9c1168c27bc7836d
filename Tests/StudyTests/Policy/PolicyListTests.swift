// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

/// Records, lists and rows of other entities, read from files.
@Suite struct PolicyListTests {
  private static func study(_ changes: [String: String] = [:]) throws -> [String: [UInt8]] {
    var contents = try SampleStudies.contents("tennessee-itp")
    for (path, text) in changes { contents[path] = Array(text.utf8) }
    return contents
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try study()[path] ?? [], as: UTF8.self)
  }

  private static func sentence(_ path: String, _ old: String, _ new: String) throws -> String? {
    let text = try text(path)
    #expect(text.contains(old))
    let contents = try study([path: text.replacing(old, with: new, maxReplacements: 1)])
    do {
      _ = try StudyRunner().run(.memory(contents))
      return nil
    } catch {
      return error.sentence
    }
  }

  @Test func `the Tennessee sample shows every outcome`() throws {
    let run = try StudyRunner().run(.memory(Self.study()))
    #expect(
      run.decisions("outcome").sorted { $0.key < $1.key }.map(\.value) == [
        "met", "met", "unknown", "not-met", "not-met", "not-met", "unknown", "unknown", "fault",
        "fault", "unknown", "unknown",
      ]
    )
    #expect(
      run.headline
        == "Provisional license of internationally trained physicians, twelve example applicants: "
        + "12 applicants: 2 met, 3 not shown to meet, 5 unknown, 2 faults [example]"
    )
    #expect(run.decisions("faults")["A-09"] == "F12" && run.decisions("faults")["A-10"] == "F07")
    #expect(run.decisions("unknown-kinds")["A-12"] == "missing; illegible; disputed")
    #expect(Set(run.decisions("may-be-replaced-by").values) == ["", "2026"])
  }

  @Test func `a bad cell of a list is named`() throws {
    #expect(
      try Self.sentence("practice.csv", "2019-01-15", "15.1.2019")
        == "practice.csv row 2, column \"start\", \"<redacted>\": a cell of this column is a date, "
        + "written 2024-07-01; correct the cell, or leave it empty when the evidence is missing"
    )
  }

  @Test func `an item of nobody is named`() throws {
    #expect(
      try Self.sentence("practice.csv", "A-12,2018", "A-13,2018")
        == "practice.csv row 5, column \"applicant\", \"<redacted>\": there is no applicant of this id; "
        + "correct the id, or add the applicant"
    )
  }

  @Test func `a record with a value of its own has no fields`() throws {
    #expect(
      try Self.sentence("applicants.csv", "no,none,,", "no,none,E1,")
        == "applicants.csv row 6, column \"offer.employer\", \"<redacted>\": a cell of this column "
        + "stays empty where column `offer` has a value of its own; correct the cell, or leave it "
        + "empty when the evidence is missing"
    )
  }

  @Test func `an accredited employer more turns a fault into met`() throws {
    let employers = try Self.text("employers.csv") + "E9,yes\n"
    let run = try StudyRunner().run(.memory(Self.study(["employers.csv": employers])))
    #expect(run.decisions("outcome")["A-09"] == "met")
  }
}
