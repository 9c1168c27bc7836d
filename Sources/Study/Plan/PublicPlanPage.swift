// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Reporting

/// A plan as one static page for everybody; it receives the public part only.
package struct PublicPlanPage {
  private let view: PublicPlanView
  private let hash: String

  /// A page.
  ///
  /// - Parameters:
  ///   - view: The public view.
  ///   - hash: The SHA-256 of the plan's text.
  package init(_ view: PublicPlanView, hash: String) { (self.view, self.hash) = (view, hash) }

  /// The page as HTML.
  package func html() -> String {
    let shown = view.shown.goals.compactMap { goal -> GoalStanding? in
      if case .shown(let standing) = goal { standing } else { nil }
    }
    let rows = view.shown.goals.map { goal -> [String] in
      switch goal {
      case .shown(let standing): PlanFrame.row(standing)
      case .withheld(let id, let reason): [id, "not shown, \(reason)", "", "", "", "", ""]
      }
    }
    let strategies = view.shown.plan.strategies.map { [Inline.text("\($0.id) \($0.text)")] }
    let goals: Block =
      rows.isEmpty ? .absent("The plan has no goal yet.") : .table(PlanFrame.goals(rows))
    return PlanFrame(plan: view.shown.plan, version: view.version, hash: hash).report(
      [
        Section("goals", "Goals", blocks: [goals]),
        Section(
          "strategies",
          "Strategies",
          blocks: [strategies.isEmpty ? .absent("None is shown.") : .list(strategies)]
        ),
        Section("calendar", "Calendar", blocks: [PlanFrame.calendar(view.calendar, view.today)]),
      ],
      readings: shown.compactMap(\.reading)
    ).html()
  }
}
