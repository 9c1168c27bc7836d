// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Reporting

/// What the pages of a plan share: the frame, and the tables of what they were given.
struct PlanFrame {
  let plan: Plan
  let version: String
  let hash: String

  func report(_ sections: [Section], readings: [MeasureReading]) -> Report {
    let rule = readings.last.flatMap { MeasureReading.rule(of: $0.fingerprint) }
    return Report(
      title: plan.title,
      subtitle: "Improvement plan, \(version)",
      unit: plan.unit,
      date: "\(plan.span.start) to \(plan.span.end)",
      answer: PlanView.caution,
      sections: sections,
      fingerprint: Fingerprint(
        data: String(hash.prefix(8)),
        policy: rule.map { String($0.dropFirst(2)) } ?? "none",
        engine: Engine.version,
        seed: nil
      )
    )
  }

  static func row(_ standing: GoalStanding) -> [String] {
    let words = GoalWords(standing)
    return [
      standing.goal.id, standing.goal.title, words.baseline, words.target,
      standing.goal.due?.description ?? "", words.state, words.next ?? "",
    ]
  }

  static func goals(_ rows: [[String]]) -> ResultTable {
    ResultTable(
      name: "goals",
      title: "Goals",
      columns: [
        .init("id", head: "Goal"), .init("words", head: "What is to be reached"),
        .init("baseline", head: "Baseline"), .init("target", head: "Target"),
        .init("due", head: "Due"), .init("state", head: "State"),
        .init("next", head: "Next milestone"),
      ],
      rows: rows
    )
  }

  static func calendar(_ calendar: PlanCalendar, _ today: CalendarDate) -> Block {
    .list(PlanView.lines(calendar, today).map { [.text($0)] })
  }
}
