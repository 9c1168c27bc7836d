// SPDX-License-Identifier: Apache-2.0
package import Accountability
import Evidence

/// A plan as text for everybody: it receives the public part only and cannot reach the rest.
package struct PublicPlanView: Sendable {
  /// The public part of the plan.
  package let shown: PublicPlan
  let version: String
  let history: PlanHistory
  let today: CalendarDate

  /// A public view.
  ///
  /// - Parameter view: The view of those who work with the plan, of which the public part is taken.
  package init(_ view: PlanView) {
    shown = PublicPlan(view.plan, view.standings)
    version = view.version
    history = view.dossier.history
    today = view.today
  }

  /// What is due, without what serves a withheld goal.
  package var calendar: PlanCalendar { PlanCalendar(shown.plan, history) }

  /// The plan on a page, line by line.
  package var page: [String] {
    let plan = shown.plan
    var lines = [
      plan.title, "\(plan.unit), \(plan.span.start) to \(plan.span.end); \(version)", "", "GOALS",
    ]
    if shown.goals.isEmpty { lines.append("  none yet") }
    for goal in shown.goals {
      switch goal {
      case .withheld(let id, let reason): lines.append("  \(id): not shown, \(reason)")
      case .shown(let standing):
        let words = GoalWords(standing)
        lines.append("  \(standing.goal.id) \(standing.goal.title)")
        lines.append("    \(words.aim)")
        lines.append("    \(words.state)")
        if let next = words.next { lines.append("    next: \(next)") }
        for strategy in plan.strategies(of: standing.goal.id) {
          lines.append("    \(strategy.id) \(strategy.text)")
        }
      }
    }
    return lines + ["", "CALENDAR"] + PlanView.lines(calendar, today).map { "  \($0)" }
      + ["", PlanView.caution]
  }
}
