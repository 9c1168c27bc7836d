// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Reporting

/// A plan as one static page for those who work with it.
package struct PlanPage {
  private let view: PlanView

  /// A page.
  package init(_ view: PlanView) { self.view = view }

  /// The page as HTML.
  ///
  /// - Throws: `StudyError` where the text of the approved version cannot be read.
  package func html() throws(StudyError) -> String {
    let board = try view.board().dropFirst(2).filter { !$0.isEmpty }
    let plan = view.plan
    return PlanFrame(plan: plan, version: view.version, hash: view.dossier.document.hash)
      .report(
        [
          Section("goals", "Goals", blocks: [goals] + remarks + outlooks),
          Section("strategies", "Strategies and actions", blocks: [actions]),
          Section("calendar", "Calendar", blocks: [PlanFrame.calendar(view.calendar, view.today)]),
          Section(
            "board",
            "Board view",
            blocks: [.list(board.map { [.text($0.trimmed)] })]
          ),
          Section("governance", "Governance", blocks: [checklist]),
          Section(
            "steps",
            "Eight steps",
            blocks: [.list(view.steps.map { [.text($0.sentence)] })]
          ),
        ],
        readings: view.standings.compactMap(\.reading)
      ).html()
  }

  private var goals: Block {
    guard !view.standings.isEmpty else { return .absent("The plan has no goal yet.") }
    return .table(PlanFrame.goals(view.standings.map(PlanFrame.row)))
  }

  private var remarks: [Block] {
    let remarks = view.standings.flatMap { standing in
      standing.remarks.map { [Inline.text("\(standing.goal.id): \($0).")] }
    }
    return remarks.isEmpty ? [] : [.list(remarks)]
  }

  /// What the policy and past runs say of each goal, with its chart.
  private var outlooks: [Block] {
    view.plan.goals.flatMap { goal -> [Block] in
      let lines = (view.outlook.goals[goal.id]?.lines ?? []).map { line in
        [Inline.text("\(goal.id), \(line.name): \(line.words).")]
      }
      let chart = view.outlook.charts[goal.id].map { Block.figure($0) }
      return (lines.isEmpty ? [] : [.list(lines)]) + [chart].compactMap(\.self)
    }
  }

  private var actions: Block {
    let rows = view.plan.steps.map { step in
      let last = view.dossier.history.progress(of: step.id).last
      return [
        step.strategy, step.id, step.action, step.responsible?.role ?? "",
        step.due?.description ?? "", last?.state.rawValue ?? "no word yet", last?.evidence ?? "",
      ]
    }
    guard !rows.isEmpty else { return .absent("The plan has no action yet.") }
    return .table(
      ResultTable(
        name: "actions",
        title: "Actions",
        columns: [
          .init("strategy", head: "Strategy"), .init("id", head: "Action"),
          .init("words", head: "What is done"), .init("role", head: "Role"),
          .init("due", head: "Due"), .init("state", head: "State"),
          .init("evidence", head: "Evidence"),
        ],
        keyColumns: 2,
        rows: rows
      )
    )
  }

  private var checklist: Block {
    .table(
      ResultTable(
        name: "governance",
        title: "What governance asks, and where the plan shows it",
        columns: [
          .init("asked", head: "Asked"), .init("shown", head: "Shown"),
          .init("where", head: "Where"),
        ],
        rows: view.checklist.map { point in
          [point.asked, point.isShown ? "yes" : "no", point.evidence.joined(separator: "; ")]
        }
      )
    )
  }
}

extension String {
  /// The text without spaces in front.
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
