// SPDX-License-Identifier: Apache-2.0
package import Evidence

/// What is due in a plan and when: actions, goals, reviews and approvals.
package struct PlanCalendar: Sendable, Hashable {
  /// Something due on a day.
  package struct Event: Sendable, Hashable {
    /// What is due.
    package enum Kind: String, Sendable, Hashable {
      case action
      case goal
      case review
      case approval
    }

    /// The day.
    package let day: CalendarDate
    /// What is due.
    package let kind: Kind
    /// The object's name in the plan; empty for the plan as a whole.
    package let id: String
    /// What it is, in words.
    package let words: String
    /// Who sees to it, as a role; empty where it is not said.
    package let role: String
    /// Whether it is done.
    package let isDone: Bool
  }

  /// The events, the earliest first.
  package let events: [Event]

  /// The calendar of a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - history: What happened to it.
  ///   - shows: Whether an action or a goal of that id is shown; public calendars leave some out.
  package init(
    _ plan: Plan,
    _ history: PlanHistory,
    shows: (Event.Kind, String) -> Bool = { _, _ in true }
  ) {
    var events: [Event] = []
    for step in plan.steps where shows(.action, step.id) {
      guard let due = step.due else { continue }
      events.append(
        Event(
          day: due,
          kind: .action,
          id: step.id,
          words: step.action,
          role: step.responsible?.role ?? "",
          isDone: [.done, .stopped].contains(history.progress(of: step.id).last?.state)
        )
      )
    }
    for goal in plan.goals where shows(.goal, goal.id) {
      guard let due = goal.due else { continue }
      events.append(
        Event(day: due, kind: .goal, id: goal.id, words: goal.title, role: "", isDone: false)
      )
    }
    for item in plan.appointments {
      let days =
        item.kind == .review ? history.reviews.map(\.day) : history.approvals.map(\.day)
      events.append(
        Event(
          day: item.day,
          kind: item.kind == .review ? .review : .approval,
          id: "",
          words: item.note.isEmpty ? "\(item.kind.rawValue) of the plan" : item.note,
          role: "",
          isDone: days.contains { $0 >= item.day }
        )
      )
    }
    if let next = history.reviews.last?.next,
      !plan.appointments.contains(where: { $0.kind == .review && $0.day == next })
    {
      events.append(
        Event(
          day: next,
          kind: .review,
          id: "",
          words: "review of the plan",
          role: "",
          isDone: false
        )
      )
    }
    self.events = events.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }
}
