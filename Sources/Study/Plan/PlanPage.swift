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
          Section("goals", "Goals", blocks: [goals] + remarks),
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

/// What the pages of a plan share: the frame, and the tables of what they were given.
private struct PlanFrame {
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

extension String {
  /// The text without spaces in front.
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
