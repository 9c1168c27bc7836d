// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

@testable import Accountability

/// A plan with one goal, and runs that know its measure.
enum SmallPlan {
  static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? .init(dayNumber: 0) }

  static let measure = Plan.Measure.Reference.part(component: "math", name: "status_call")

  /// From 360 in year 10 to 372 in year 14, in a span that holds both.
  static var goal: Plan.Goal {
    var goal = Plan.Goal(id: "G1", title: "Mathematics rises", measure: .init(measure))
    goal.baseline = .init(year: 2010, value: 360)
    goal.baseline?.students = 200
    goal.baseline?.fingerprint = "d:1 p:1 e:1 seed none"
    goal.target = 372
    goal.due = day("2014-06-30")
    goal.noise = .halfWidth(9)
    return goal
  }

  static func plan(_ goals: [Plan.Goal] = [goal]) -> Plan {
    var plan = Plan(
      unit: "U",
      title: "Plan",
      span: .init(day("2010-07-01"), day("2014-06-30")) ?? fallback
    )
    plan.goals = goals
    plan.goalCountReason = "a test"
    return plan
  }

  private static var fallback: Plan.Span {
    Plan.Span(day("2010-07-01"), day("2010-07-01"))!
  }

  static func reading(_ year: Int, _ value: Rational, rule: String = "1") -> MeasureReading {
    var reading = MeasureReading(year: year, .number(value))
    reading.fingerprint = "d:1 p:\(rule) e:1 seed none"
    (reading.points, reading.most) = (15, 16)
    return reading
  }

  static func run(_ readings: [MeasureReading]) -> RunMeasures {
    RunMeasures(unit: "U", fingerprint: "d:1 p:1 e:1 seed none", readings: [measure: readings])
  }

  static func remarks(
    _ plan: Plan,
    history: PlanHistory = PlanHistory(),
    district: Plan? = nil,
    run: RunMeasures? = run([reading(2010, 360)]),
    on today: String = "2010-08-01"
  ) -> [PlanRemark] {
    PlanCheck(plan, history: history, run: run, district: district, today: day(today)).remarks
  }
}
