// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@testable import Accountability

/// Runs update a goal; the path asks for a number each year.
@Suite struct GoalStandingTests {
  private func verdict(_ readings: MeasureReading...) -> GoalStanding.Verdict {
    GoalStanding(SmallPlan.goal, readings).verdict
  }

  @Test func `the goal verdict updates with a new run`() {
    let first = SmallPlan.reading(2010, 360)
    #expect(verdict() == .cannotSayYet)
    #expect(verdict(first) == .cannotSayYet)
    #expect(verdict(first, SmallPlan.reading(2011, 362)) == .offTheWay)
    #expect(verdict(first, SmallPlan.reading(2011, 363)) == .onTheWay, "the line asks for 363")
    #expect(verdict(first, SmallPlan.reading(2012, 372)) == .reached)
    #expect(verdict(first, SmallPlan.reading(2014, 371)) == .offTheWay, "due, and short")
    #expect(verdict(SmallPlan.reading(2011, 362), SmallPlan.reading(2011, 364)) == .onTheWay)
    #expect(verdict(first, MeasureReading(year: 2011, .open("not scored"))) == .cannotSayYet)
  }

  @Test func `milestones that are given count, and lines between them are said`() throws {
    var goal = SmallPlan.goal
    goal.milestones = [.init(year: 2012, value: 361)]
    let path = try #require(GoalPath(goal))
    #expect(path.places.map(\.value) == [360 + Rational(1, 2), 361, 366 + Rational(1, 2), 372])
    #expect(path.places.map(\.isGiven) == [false, true, false, true])
    let standing = GoalStanding(goal, [SmallPlan.reading(2011, 361)])
    #expect(standing.verdict == .onTheWay)
    #expect(
      standing.remarks == [
        "360.5 in 2011 lies on the line between the numbers that the plan gives",
        "361 lies within chance (\u{B1}9.0) of 360.5, so the verdict could turn by chance",
      ]
    )
    #expect(standing.next?.value == 361 && standing.next?.year == 2012)
  }

  @Test func `a changed table leaves the goal its own target and shows the new points`() {
    let standing = GoalStanding(SmallPlan.goal, [SmallPlan.reading(2013, 371, rule: "2")])
    #expect(standing.goal.target == 372 && standing.verdict == .onTheWay)
    #expect(
      standing.remarks.last
        == "the policy changed since the baseline (p:1 to p:2); the goal keeps its own target 372; "
        + "the points are now 15 of 16"
    )
  }

  @Test func `a goal for a small group shows nothing of target, baseline or points`() {
    var small = SmallPlan.goal
    small.baseline?.students = 9
    var sibling = Plan.Goal(
      id: "G2",
      title: "Points of mathematics",
      measure: .init(.component("math"))
    )
    sibling.baseline = .init(year: 2010, value: 12)
    sibling.baseline?.students = 200
    var other = Plan.Goal(id: "G3", title: "All", measure: .init(.total))
    other.baseline = .init(year: 2010, value: 95)
    other.baseline?.students = 200
    let unknown = Plan.Goal(id: "G4", title: "Unknown", measure: .init(.percent))
    var plan = SmallPlan.plan([small, sibling, other, unknown])
    plan.team = [.init(.staff, .init(role: "teacher", name: PrivateName("Ada Example")))]
    plan.strategies = [
      .init(id: "S1", text: "From 360 to 372", goals: ["G1", "G3"]),
      .init(id: "S2", text: "For all", goals: ["G3"]),
    ]
    plan.steps = [
      .init(id: "A1", strategy: "S1", action: "Raise 360"),
      .init(id: "A2", strategy: "S2", action: "Do it"),
    ]
    let shown = PublicPlan(plan, plan.goals.map { GoalStanding($0, []) })
    #expect(
      Array(shown.goals.prefix(2)) == [
        .withheld(id: "G1", reason: "fewer than 10 students"),
        .withheld(id: "G2", reason: "protects another group"),
      ]
    )
    #expect(
      shown.goals.last == .withheld(id: "G4", reason: "the number of students is not stated")
    )
    #expect(shown.plan.goals.map(\.id) == ["G3"])
    #expect(shown.plan.strategies.map(\.id) == ["S2"] && shown.plan.steps.map(\.id) == ["A2"])
    var everything = ""
    dump(shown, to: &everything)
    for secret in ["360", "372", "Ada Example", "Mathematics rises"] {
      #expect(!everything.contains(secret), "\(secret)")
    }
  }

  @Test func `a private name reaches no description`() {
    let person = Plan.Responsible(role: "teacher", name: PrivateName("Ada Example"))
    var dumped = ""
    dump(person, to: &dumped)
    #expect(!"\(person) \(String(reflecting: person)) \(dumped)".contains("Ada"))
    #expect(person.name?.disclosed == "Ada Example")
  }
}
