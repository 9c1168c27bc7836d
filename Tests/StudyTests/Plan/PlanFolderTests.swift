// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Foundation
import TestKit
import Testing

@testable import Study

/// Plan folders on disk: files that grow, versions that freeze, records that show a change.
@Suite struct PlanFolderTests {
  private static let text = """
    # A comment that stays.
    title: "A plan"
    unit: U
    span: { start: 2010-07-01, end: 2014-06-30 }
    goal_count_reason: "a test"
    goals:
      - id: G1
        title: "Mathematics rises"
        measure: math/status_call
        baseline: { year: 2010, value: 360, n: 200, fingerprint: "d:1 p:1 e:1 seed none" }
        target: 372
        due: 2014-06-30
        noise: { half_width: 9 }
    # Another comment.
    steps: []

    """

  private let place = PlanFolder(
    FileManager.default.temporaryDirectory.appendingPathComponent("plan-\(UUID().uuidString)")
  )

  private func remove() { try? FileManager.default.removeItem(at: place.url) }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private func approve(_ day: String) throws -> PlanVersions.Version {
    try place.approve(
      as: .boardApproved,
      on: self.day(day),
      body: "the board",
      vote: "7-0",
      minutes: "item 7"
    )
  }

  @Test func `approval freezes the version, and a later edit needs a reason`() throws {
    defer { remove() }
    try place.create(Self.text)
    #expect(try approve("2010-06-15").number == 1)
    #expect(try place.dossier().approvedText == Self.text)
    #expect(throws: StudyError.self) { try approve("2010-06-16") }
    try place.replace(Self.text.replacing("372", with: "375"))
    let edited = try place.dossier()
    #expect(edited.versions.lacksReason && edited.versions.current.number == 2)
    let remarks = edited.remarks(nil, today: try day("2010-08-01"))
    #expect(remarks.contains { $0.code == .reasonMissing })
    #expect(try edited.forPublic().document.text == Self.text, "the public reads what is in force")
    let refused = #expect(throws: StudyError.self) { try approve("2011-06-15") }
    #expect(refused?.sentence.contains("a new version needs a reason") == true)
    let revision = try place.revise(
      for: .annualReview,
      note: "more",
      by: "director",
      on: day("2011-06-01")
    )
    #expect(revision.changes == ["goal G1 target: 372 -> 375"])
    #expect(try approve("2011-06-15").number == 2)
    let after = try place.dossier()
    #expect(after.versions.approved.map(\.status) == [.superseded, .boardApproved])
    #expect(after.record.brokenLines.isEmpty)
  }

  @Test func `an object is added at the end of its list and comments stay`() throws {
    defer { remove() }
    try place.create(Self.text)
    try place.add([("id", "A1"), ("strategy", "S1"), ("action", "x")], to: "steps", as: "step")
    try place.add(
      [("id", "S1"), ("text", "y"), ("goals", "[G1]")],
      to: "strategies",
      as: "strategy"
    )
    try place.add(
      [("id", "G2"), ("title", PlanText.scalar("a \"b\": # c")), ("measure", "total")],
      to: "goals",
      as: "goal"
    )
    let text = try place.text()
    #expect(text.contains("# A comment that stays.") && text.contains("# Another comment."))
    let plan = try place.dossier().plan
    #expect(plan.goals.map(\.title) == ["Mathematics rises", "a \"b\": # c"])
    #expect(plan.steps.map(\.id) == ["A1"] && plan.strategies.map(\.id) == ["S1"])
    #expect(throws: StudyError.self) {
      try place.add([("id", "G2"), ("title", "t"), ("measure", "total")], to: "goals", as: "goal")
    }
  }

  @Test func `a history only grows: a changed line is found and nothing is added to it`() throws {
    defer { remove() }
    try place.create(Self.text)
    _ = try approve("2010-06-15")
    let review = PlanHistory.Review(
      on: try day("2011-09-01"),
      by: "board",
      note: "",
      minutes: "",
      next: nil
    )
    _ = try place.review(review, run: nil)
    let file = place.url.appendingPathComponent("history.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("7-0", with: "6-1").write(to: file, atomically: true, encoding: .utf8)
    let remarks = try place.dossier().remarks(nil, today: day("2011-10-01"))
    #expect(remarks.filter { $0.severity == .error }.map(\.code) == [.historyChanged])
    #expect(throws: StudyError.self) { try place.review(review, run: nil) }
    let windows = text.replacing("\n", with: "\r\n")
    try windows.write(to: file, atomically: true, encoding: .utf8)
    #expect(try place.dossier().record.brokenLines.isEmpty, "line ends are no change")
  }

  @Test func `a changed text of an approved version is found`() throws {
    defer { remove() }
    try place.create(Self.text)
    _ = try approve("2010-06-15")
    try place.keep("title: other\n", asVersion: 1)
    let remarks = try place.dossier().remarks(nil, today: day("2010-08-01"))
    #expect(remarks.contains { $0.code == .approvedTextChanged })
  }

  @Test(arguments: [
    ("target: 372", "target: many", "plan.yaml:11:13: `plan.goals.1.target` is a number"),
    (
      "target: 372", "taget: 372", "plan.yaml:11:5: unknown key \"taget\"; did you mean \"target\"?"
    ),
    ("2014-06-30 }", "2009-06-30 }", "ends on 2009-06-30, before it begins on 2010-07-01"),
    ("math/status_call", "a/b/c", "`plan.goals.1.measure` is total, percent, a component"),
    ("half_width: 9", "half_width: -1", "is 0 or more, and stands alone"),
    ("due: 2014-06-30", "due: 2014-06-31", "is a day such as 2015-07-01, not \"2014-06-31\""),
  ])
  func `a wrong plan is named by line, value and rule`(
    from: String,
    to: String,
    sentence: String
  ) throws {
    let error = #expect(throws: StudyError.self) {
      try PlanDocument(text: Self.text.replacing(from, with: to))
    }
    #expect(error?.sentence.contains(sentence) == true, "\(error?.sentence ?? "")")
  }

  @Test func `a building strategy links to a goal of the district's folder`() throws {
    defer { remove() }
    try place.create(Self.text)
    let building = PlanFolder(place.url.appendingPathComponent("building"))
    let added = """
      district_plan: ..
      findings: [{ id: F1, kind: strength, text: x }]
      causes: [{ id: C1, finding: F1, text: x }]
      strategies: [{ id: S1, text: y, goals: [G1], cause: C1 }]
      links: [{ strategy: S1, goal: G1 }]

      """
    try building.create(Self.text + added)
    let today = try day("2010-08-01")
    func errors() throws -> [PlanRemark.Code] {
      try building.dossier().remarks(nil, today: today).filter { $0.severity == .error }.map(\.code)
    }
    #expect(try errors() == [])
    try building.replace(Self.text + added.replacing("goal: G1", with: "goal: G9"))
    #expect(try errors() == [.brokenLink])
    try building.replace(Self.text + added.replacing("..", with: "../nowhere"))
    #expect(try errors() == [.brokenLink], "a plan above that is not there")
  }
}
