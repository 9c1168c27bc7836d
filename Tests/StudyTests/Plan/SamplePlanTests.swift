// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Foundation
import TestKit
import Testing

@testable import Study

/// The sample plan, held against the sample study's run.
@Suite struct SamplePlanTests {
  private static let folder = PlanFolder(
    SampleStudies.folder.appendingPathComponent("missouri-districts/plan")
  )

  private static let run = Result { () throws -> RunMeasures in
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let run = try StudyRunner().run(SampleStudies.files("missouri-districts"))
    _ = try RunFolder(place).write(run.content)
    return try PlanRun(place).measures(of: "EX-01")
  }

  private static func view() throws -> PlanView {
    PlanView(
      try folder.dossier(),
      run: try run.get(),
      today: try #require(CalendarDate("2016-09-01"))
    )
  }

  @Test func `a run gives points, totals and what parts read`() throws {
    let run = try Self.run.get()
    let index = try #require(Plan.Measure.Reference("s1_math/status_call"))
    #expect(run.readings[index]?.map(\.year) == [2013, 2015])
    #expect(run.last(index)?.number?.description == "360.7")
    #expect(run.last(.total)?.number == 95 && run.last(.total)?.most == 140)
    #expect(run.readings[.total]?.first?.value == .open("between 12 and 136"))
    #expect(run.last(.component("s1_math"))?.points == 15)
    #expect(
      run.readings[.component("s1_ela")]?.first?.value == .open("not scored, missing input")
    )
  }

  @Test func `the sample plan is sound: two versions, no broken record, one doubt`() throws {
    let dossier = try Self.folder.dossier()
    #expect(dossier.versions.approved.map(\.status) == [.superseded, .boardApproved])
    #expect(dossier.versions.isFrozen && dossier.record.brokenLines.isEmpty)
    let remarks = dossier.remarks(
      try Self.run.get(),
      today: try #require(CalendarDate("2015-11-01"))
    )
    #expect(remarks.filter { $0.severity == .warning }.map(\.code) == [.insideNoise])
    #expect(!remarks.contains { $0.severity == .error })
  }

  @Test func `the views say what is in force, what is due and what is off the way`() throws {
    let view = try Self.view()
    #expect(view.page.contains("    off the way: 360.7 \u{B1}9.0 in 2015, where 364.92 is asked"))
    #expect(try view.board().contains { $0.hasPrefix("In force: version 2, board-approved") })
    #expect(
      view.calendarLines.contains {
        $0.hasPrefix("2016-01-31 action A2: ") && $0.hasSuffix(", overdue")
      }
    )
    let names = ["Ada Example", "Grace Example"]
    let text = (view.page + (try view.board()) + view.calendarLines).joined()
    #expect(names.allSatisfy { !text.contains($0) && !text.contains($0.prefix(3)) })
  }

  @Test func `the public page and calendar show nothing of the small group's goal`() throws {
    let view = try Self.view()
    let shown = PublicPlanView(view)
    let page = PublicPlanPage(shown, hash: view.dossier.document.hash).html()
    let calendar = PlanCalendarFile(
      shown.calendar,
      title: shown.shown.plan.title,
      unit: "EX-01",
      stamp: view.today
    ).text
    let text = shown.page.joined(separator: "\n")
    #expect(text.contains("  G3: not shown, fewer than 10 students"))
    for place in [page, calendar, text] {
      for secret in ["super subgroup", "s2_math", "small groups", "Ada", "Grace"] {
        #expect(!place.contains(secret), "\(secret)")
      }
    }
    let inside = try PlanPage(view).html()
    #expect(inside.contains("super subgroup") && !inside.contains("Grace"))
  }

  @Test func `the calendar file has lines of at most 75 bytes and ends them as the format asks`()
    throws
  {
    let view = try Self.view()
    let text = PlanCalendarFile(
      view.calendar,
      title: String(repeating: "long, ", count: 30),
      unit: "EX-01",
      stamp: view.today
    ).text
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 } && lines.last?.isEmpty == true)
    #expect(text.contains("long\\, "))
    #expect(text.components(separatedBy: "BEGIN:VEVENT").count - 1 == view.calendar.events.count)
  }
}
