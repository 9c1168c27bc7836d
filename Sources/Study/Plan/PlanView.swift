// SPDX-License-Identifier: Apache-2.0
package import Accountability
package import Evidence
import ExactArithmetic

/// A plan as text for those who work with it: on a page, for the board, as a calendar.
package struct PlanView: Sendable {
  let dossier: PlanDossier
  /// How every goal stands.
  package let standings: [GoalStanding]
  let outlook: PlanOutlook
  let today: CalendarDate

  /// A view.
  ///
  /// - Parameters:
  ///   - dossier: The plan and what is known of it.
  ///   - run: The numbers of a run, beside those that the history has; `nil` for none.
  ///   - outlook: What the run, its study and its policy say of goals.
  ///   - today: The day for which it is made.
  package init(
    _ dossier: PlanDossier,
    run: RunMeasures?,
    outlook: PlanOutlook = .none,
    today: CalendarDate
  ) {
    (self.dossier, self.outlook, self.today) = (dossier, outlook, today)
    standings = dossier.standings(run)
  }

  var plan: Plan { dossier.plan }

  /// `version 1, board-approved`, or what the text is.
  package var version: String {
    let current = dossier.versions.current
    var text = "version \(current.number), \(current.status.rawValue)"
    if dossier.versions.lacksReason { text += ", without a reason for the change" }
    return text
  }

  /// What the run, its study and its policy say of a goal; `nil` where nothing.
  package func outlook(of standing: GoalStanding) -> GoalOutlook? {
    outlook.goals[standing.goal.id]
  }

  /// The eight steps.
  package var steps: [PlanningSteps.Step] {
    PlanningSteps(plan, dossier.history, dossier.versions, today: today).steps
  }

  /// The checklist of governance.
  package var checklist: [GovernanceChecklist.Point] {
    GovernanceChecklist(plan, dossier.history, dossier.versions, today: today).points
  }

  /// What is due.
  package var calendar: PlanCalendar { PlanCalendar(plan, dossier.history) }

  /// The plan on a page.
  package var page: [String] {
    var lines = [
      plan.title, "\(plan.unit), \(plan.span.start) to \(plan.span.end); \(version)", "", "GOALS",
    ]
    if standings.isEmpty { lines.append("  none yet") }
    for standing in standings {
      let words = GoalWords(standing)
      lines.append("  \(standing.goal.id) \(standing.goal.title)")
      lines.append("    \(words.aim)")
      lines.append("    \(words.state)")
      lines += standing.remarks.map { "    note: \($0)" }
      if let next = words.next { lines.append("    next: \(next)") }
      lines += (outlook.goals[standing.goal.id]?.lines ?? []).map { "    \($0.name): \($0.words)" }
      for strategy in plan.strategies(of: standing.goal.id) {
        let steps = plan.steps(of: strategy.id)
        let done = steps.count { dossier.history.progress(of: $0.id).last?.state == .done }
        lines.append("    \(strategy.id) \(strategy.text): \(done) of \(steps.count) actions done")
      }
    }
    lines += ["", "STEPS"] + steps.map { "  \($0.sentence)" }
    lines += ["", "GOVERNANCE"]
    for point in checklist {
      lines.append("  \(point.isShown ? "shown" : "not shown"): \(point.asked)")
      lines += point.evidence.map { "    \($0)" }
    }
    return lines + ["", Self.caution]
  }

  /// How a goal stands, in words.
  ///
  /// - Parameter standing: How it stands.
  /// - Returns: `on the way: 363.1 in 2016, where 362.4 is asked`.
  package static func state(_ standing: GoalStanding) -> String { GoalWords(standing).state }

  /// What a state after an action is not.
  package static let caution = "A change after an action is not proof of its effect."

  /// The calendar, line by line.
  package var calendarLines: [String] { Self.lines(calendar, today) }

  static func lines(_ calendar: PlanCalendar, _ today: CalendarDate) -> [String] {
    guard !calendar.events.isEmpty else { return ["nothing is due"] }
    return calendar.events.map { event in
      let state = event.isDone ? "done" : event.day < today ? "overdue" : "due"
      let name = event.id.isEmpty ? "" : " \(event.id)"
      let role = event.role.isEmpty ? "" : " (\(event.role))"
      // A goal has a verdict, and is neither done nor overdue.
      return "\(event.day) \(event.kind.rawValue)\(name): \(event.words)\(role)"
        + (event.kind == .goal ? "" : ", \(state)")
    }
  }

  /// What a board asks: what was approved and when, what is in force, what changed since.
  ///
  /// - Throws: `StudyError` where the text of the approved version cannot be read.
  package func board() throws(StudyError) -> [String] {
    var lines = [plan.title, ""]
    if let inForce = dossier.versions.inForce {
      lines.append(
        "In force: version \(inForce.number), \(inForce.status.rawValue), text \(short(inForce.hash))"
      )
    } else {
      lines.append("In force: nothing has been approved yet")
    }
    lines += ["", "APPROVED"]
    if dossier.versions.approved.isEmpty { lines.append("  nothing yet") }
    for version in dossier.versions.approved {
      lines.append(
        "  version \(version.number), \(version.status.rawValue), text \(short(version.hash))"
      )
      if let revision = version.revision { lines.append("    revised: \(words(revision))") }
      for approval in version.approvals {
        let vote = approval.vote.isEmpty ? "" : ", vote \(approval.vote)"
        let minutes = approval.minutes.isEmpty ? "" : ", minutes \(approval.minutes)"
        lines.append(
          "    \(approval.day) \(approval.status.rawValue) by \(approval.body)\(vote)\(minutes)"
        )
      }
    }
    lines += ["", "CHANGED SINCE"]
    let changes = try dossier.changesSinceApproval()
    if changes.isEmpty { lines.append("  nothing") }
    if let revision = dossier.versions.current.revision, !dossier.versions.isFrozen {
      lines.append("  \(words(revision))")
    } else if dossier.versions.lacksReason {
      lines.append("  no reason is on record")
    }
    lines += changes.map { "  \($0)" }
    lines += ["", "REVIEWS"]
    if dossier.history.reviews.isEmpty { lines.append("  none yet") }
    for review in dossier.history.reviews {
      let note = review.note.isEmpty ? "" : ": \(review.note)"
      let next = review.next.map { "; next on \($0)" } ?? ""
      lines.append("  \(review.day) by \(review.role)\(note)\(next)")
    }
    lines += ["", "GOALS"]
    lines += standings.map { "  \($0.goal.id) \($0.goal.title): \(GoalWords($0).state)" }
    return lines
  }

  private func short(_ hash: String) -> String { String(hash.prefix(12)) }

  private func words(_ revision: PlanHistory.Revision) -> String {
    let note = revision.note.isEmpty ? "" : " (\(revision.note))"
    return "\(revision.day) by \(revision.role), \(revision.reason.words)\(note)"
  }
}
