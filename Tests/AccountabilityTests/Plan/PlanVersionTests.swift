// SPDX-License-Identifier: Apache-2.0
import Evidence
import Testing

@testable import Accountability

/// Versions follow from texts and history.
@Suite struct PlanVersionTests {
  private func approval(_ hash: String, _ status: PlanStatus = .boardApproved) -> PlanHistory.Entry
  {
    .approval(
      .init(
        status,
        on: SmallPlan.day("2010-06-15"),
        body: "board",
        vote: "7-0",
        minutes: "item 7",
        hash: hash
      )
    )
  }

  private func revision(from: String, to hash: String) -> PlanHistory.Entry {
    .revision(
      .init(
        .annualReview,
        note: "",
        by: "director",
        on: SmallPlan.day("2011-06-15"),
        changes: [],
        from: from,
        hash: hash
      )
    )
  }

  @Test func `approval freezes the version`() {
    let draft = PlanVersions(PlanHistory(), hash: "a")
    #expect(draft.current.number == 1 && draft.current.status == .draft && !draft.isFrozen)
    let approved = PlanVersions(PlanHistory([approval("a")]), hash: "a")
    #expect(approved.isFrozen && approved.current.status == .boardApproved)
    let later = PlanVersions(PlanHistory([approval("a"), approval("a", .submitted)]), hash: "a")
    #expect(later.approved.count == 1 && later.current.status == .submitted)
  }

  @Test func `a later edit makes a new version with a reason`() {
    let edited = PlanVersions(PlanHistory([approval("a")]), hash: "b")
    #expect(edited.current.number == 2 && edited.current.status == .draft && edited.lacksReason)
    let entries = [approval("a"), revision(from: "a", to: "b")]
    let reasoned = PlanVersions(PlanHistory(entries), hash: "b")
    #expect(!reasoned.lacksReason && reasoned.current.revision?.reason == .annualReview)
    #expect(PlanVersions(PlanHistory(entries), hash: "c").lacksReason, "edited once more")
    let second = PlanVersions(PlanHistory(entries + [approval("b")]), hash: "b")
    #expect(second.approved.map(\.status) == [.superseded, .boardApproved])
    #expect(second.inForce?.number == 2)
    let back = PlanVersions(PlanHistory(entries + [approval("b")]), hash: "a")
    #expect(back.current.number == 3 && back.lacksReason, "an earlier text is a new version")
  }

  @Test func `the reasons are the eight of the closed list`() {
    #expect(RevisionReason.allCases.count == 8)
  }

  @Test func `an empty plan has done none of the eight steps but says what is missing`() {
    let plan = SmallPlan.plan([])
    let versions = PlanVersions(PlanHistory(), hash: "a")
    let today = SmallPlan.day("2010-08-01")
    let steps = PlanningSteps(plan, PlanHistory(), versions, today: today).steps
    #expect(steps.count == 8 && steps.allSatisfy { !$0.isDone })
    let points = GovernanceChecklist(plan, PlanHistory(), versions, today: today).points
    #expect(points.count == 4 && points.allSatisfy { !$0.isShown })
  }
}
