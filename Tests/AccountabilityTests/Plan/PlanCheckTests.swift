// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@testable import Accountability

/// Test 17 of section 15.2: goals are warned about and never blocked.
@Suite struct PlanCheckTests {
  private func codes(_ change: (inout Plan.Goal) -> Void) -> [PlanRemark.Code] {
    var goal = SmallPlan.goal
    change(&goal)
    return SmallPlan.remarks(SmallPlan.plan([goal])).map(\.code)
  }

  @Test func `a sound goal gets no warning`() {
    #expect(codes { _ in } == [])
  }

  @Test func `a goal without baseline gets its warning`() {
    #expect(codes { $0.baseline = nil } == [.baselineMissing])
  }

  @Test func `a goal with a target in the wrong direction gets its warning`() {
    #expect(codes { $0.target = 350 } == [.targetDirection])
    #expect(codes { $0.target = 360 } == [.targetDirection], "no gain is no direction")
    let goal = SmallPlan.goal
    var measure = goal.measure
    measure.direction = .down
    var falling = Plan.Goal(id: "G1", title: "Fewer absences", measure: measure)
    (falling.baseline, falling.due, falling.noise) = (goal.baseline, goal.due, goal.noise)
    falling.target = 340
    #expect(SmallPlan.remarks(SmallPlan.plan([falling])).isEmpty)
    falling.target = 372
    let remark = SmallPlan.remarks(SmallPlan.plan([falling])).first
    #expect(
      remark?.sentence
        == "goal G1, target \"372\": the target does not lie below the baseline 360, and down is the "
        + "way that is better; set a target below it, or turn the measure's direction"
    )
  }

  @Test func `a goal with a target inside the noise gets its warning`() throws {
    #expect(codes { $0.target = 369 } == [.insideNoise], "as far as the half-width is inside")
    #expect(codes { $0.target = Rational(3691, 10) } == [])
    #expect(codes { $0.noise = nil } == [.noiseUnknown])
    let index = LevelIndex(weights: [1, 3, 4, 5], factor: 100)
    let counts = GoalNoise.counts([20, 58, 82, 40], index)
    let error = try #require(index.standardError([20, 58, 82, 40]))
    let half = try #require(counts.halfWidth)
    #expect(abs(half - 1.959963984540054 * error) < 1e-9 * half)
    #expect(codes { $0.noise = counts } == [.insideNoise], "12 of \(half)")
  }

  @Test func `a goal with a due date outside the span gets its warning`() {
    #expect(codes { $0.due = SmallPlan.day("2015-06-30") } == [.dueOutsideSpan])
    #expect(codes { $0.due = nil } == [.dueMissing])
  }

  @Test func `a measure that the run does not know is named with the nearest one`() throws {
    let goal = Plan.Goal(
      id: "G1",
      title: "T",
      measure: .init(.part(component: "math", name: "status_cal"))
    )
    let remark = try #require(
      SmallPlan.remarks(SmallPlan.plan([goal])).first { $0.code == .unknownMeasure }
    )
    #expect(remark.rule.contains("did you mean \"math/status_call\"?"))
  }

  @Test func `a gain above the past ones is rarely seen, k of N`() throws {
    let past = Plan.Goal.PastGains(years: 2, values: (1...20).map { Rational($0) / 4 })
    var goal = SmallPlan.goal
    goal.pastGains = past
    let remark = try #require(SmallPlan.remarks(SmallPlan.plan([goal])).first)
    #expect(remark.rule == "a gain of 6 in 2 years is rarely seen: 0 of 20")
    goal.target = 369 + Rational(1, 2)
    #expect(SmallPlan.remarks(SmallPlan.plan([goal])).isEmpty, "4.75 is the 95th percentile")
  }

  @Test func `a cap that is met is said, not forbidden`() {
    var goal = SmallPlan.goal
    goal.effect = .init(points: 0, isCapped: true)
    let remarks = SmallPlan.remarks(SmallPlan.plan([goal]))
    #expect(remarks.map(\.rule) == ["gains 0 points: the cap is already met"])
    #expect(remarks.first?.severity == .note)
  }

  @Test func `the number of goals, a cause and evidence are asked for`() {
    var plan = SmallPlan.plan()
    plan.goalCountReason = nil
    plan.strategies = [.init(id: "S1", text: "A way", goals: ["G1"])]
    plan.findings = [.init(id: "F1", kind: .challenge, text: "It is so")]
    #expect(SmallPlan.remarks(plan).map(\.code) == [.noEvidence, .goalCount, .noCause])
  }

  @Test func `an action without evidence for 90 days is found on the 91st`() {
    var plan = SmallPlan.plan()
    plan.strategies = [.init(id: "S1", text: "A way", goals: ["G1"])]
    plan.strategies[0].cause = "C1"
    plan.findings = [.init(id: "F1", kind: .strength, text: "It is so")]
    plan.causes = [.init(id: "C1", finding: "F1", text: "Because")]
    var step = Plan.ActionStep(id: "A1", strategy: "S1", action: "Do it")
    (step.start, step.due) = (SmallPlan.day("2010-08-01"), SmallPlan.day("2011-06-30"))
    (step.responsible, step.outcome) = (.init(role: "director"), "done")
    plan.steps = [step]
    #expect(SmallPlan.remarks(plan, on: "2010-10-30").isEmpty, "90 days")
    #expect(SmallPlan.remarks(plan, on: "2010-10-31").map(\.code) == [.stale])
    let shown = PlanHistory.Progress(
      on: SmallPlan.day("2010-10-01"),
      step: "A1",
      state: .onSchedule,
      evidence: "minutes"
    )
    let history = PlanHistory([.progress(shown)])
    #expect(SmallPlan.remarks(plan, history: history, on: "2010-10-31").isEmpty)
  }

  @Test func `a building strategy links to a district goal, and a broken link is a finding`() {
    var building = SmallPlan.plan()
    building.districtPlan = "../district"
    building.strategies = [.init(id: "S1", text: "A way", goals: ["G1"])]
    building.strategies[0].cause = "C1"
    building.findings = [.init(id: "F1", kind: .strength, text: "It is so")]
    building.causes = [.init(id: "C1", finding: "F1", text: "Because")]
    let district = SmallPlan.plan()
    #expect(SmallPlan.remarks(building, district: district).map(\.code) == [.noLink])
    building.links = [.init(strategy: "S1", goal: "G1")]
    #expect(SmallPlan.remarks(building, district: district).isEmpty)
    building.links = [.init(strategy: "S1", goal: "G9")]
    let remarks = SmallPlan.remarks(building, district: district)
    #expect(remarks.map(\.code) == [.brokenLink] && remarks.first?.severity == .error)
    #expect(SmallPlan.remarks(building, district: nil).map(\.code) == [.brokenLink])
  }

  @Test func `a name that leads nowhere and one that stands twice are errors`() {
    var plan = SmallPlan.plan([SmallPlan.goal, SmallPlan.goal])
    plan.steps = [.init(id: "A1", strategy: "S7", action: "Do it")]
    let errors = SmallPlan.remarks(plan).filter { $0.severity == .error }
    #expect(errors.map(\.code) == [.repeatedName, .unknownReference])
  }
}
