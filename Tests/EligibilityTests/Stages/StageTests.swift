// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import Testing

/// Stages of a license: which is asked, what a clock can do, and what closes a case.
@Suite struct StageTests {
  private func clock(_ stage: String, ended: String? = nil) -> StageClock {
    StageClock(
      pathway: "p",
      stage: stage,
      started: CalendarDate("2024-01-01"),
      ended: ended.flatMap { CalendarDate($0) }
    )
  }

  @Test func `the stage behind the last one held is asked, and no clock moves it`() {
    let stages = ["provisional", "restricted", "full"]
    #expect([StageClock]().askedStage(among: stages) == "provisional")
    #expect([clock("provisional")].askedStage(among: stages) == "restricted")
    #expect([clock("provisional", ended: "2026-01-01")].askedStage(among: stages) == "restricted")
    #expect([clock("full")].askedStage(among: stages) == nil)
    #expect([clock("other")].askedStage(among: stages) == "provisional")
    #expect([StageClock]().askedStage(among: []) == nil)
  }

  private func closing(_ action: Closing.Action, by names: [String], reason: String = "minutes")
    -> Closing
  {
    Closing(
      pathway: "p",
      stage: "full",
      action: action,
      signatures: names.map { .init(name: $0, role: "member") },
      day: CalendarDate(dayNumber: 20_000),
      reason: reason
    )
  }

  @Test func `a decision by persons has a person, a role and a reason, and two where it withholds`()
  {
    #expect(closing(.granted, by: ["M1"]).objections.isEmpty)
    #expect(closing(.granted, by: []).objections.count == 1)
    #expect(closing(.granted, by: ["M1"], reason: "").objections.count == 1)
    #expect(closing(.withheld, by: ["M1"]).objections.count == 1)
    #expect(closing(.withheld, by: ["M1", "M1"]).objections.count == 1)
    #expect(closing(.withheld, by: ["M1", "M2"]).objections.isEmpty)
  }
}
