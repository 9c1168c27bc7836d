// SPDX-License-Identifier: Apache-2.0
package import Evidence

/// An improvement plan of a unit: what it found, which goals it set, and how it means to reach them.
///
/// The plan keeps claims and shows results; it gives no advice and ranks no strategy. Version and
/// status are not part of it: they follow from its text and its history (`PlanVersions`).
package struct Plan: Sendable, Hashable {
  /// The days that the plan is for, the last one included.
  package struct Span: Sendable, Hashable {
    /// The first day.
    package let start: CalendarDate
    /// The last day.
    package let end: CalendarDate

    /// The days from one to another; `nil` where the last comes before the first.
    package init?(_ start: CalendarDate, _ end: CalendarDate) {
      guard start <= end else { return nil }
      (self.start, self.end) = (start, end)
    }

    /// Whether a day lies in the span.
    package func contains(_ day: CalendarDate) -> Bool { start <= day && day <= end }
  }

  /// The unit, by its id in the runs.
  package let unit: String
  /// What people call the plan.
  package let title: String
  /// The days that it is for.
  package let span: Span
  /// Below so many students a goal is not shown in public.
  package var reportingMinimum = 10
  /// How the plan was made, what it rests on and how it is evaluated.
  package var statements = Statements()
  /// Who made it.
  package var team: [TeamMember] = []
  /// Where its data come from.
  package var data: [DataSource] = []
  /// What the data say.
  package var findings: [Finding] = []
  /// Why it is so.
  package var causes: [RootCause] = []
  /// What comes first.
  package var priorities: [Priority] = []
  /// What is to be reached.
  package var goals: [Goal] = []
  /// Why there are fewer or more goals than usual; `nil` where none is given.
  package var goalCountReason: String?
  /// How the goals are to be reached.
  package var strategies: [Strategy] = []
  /// What is done, by whom and when.
  package var steps: [ActionStep] = []
  /// Strategies that serve goals of the plan above.
  package var links: [Link] = []
  /// The folder of the plan above, as the file names it; `nil` for a plan that serves none.
  package var districtPlan: String?
  /// Reviews and approvals that are planned.
  package var appointments: [Appointment] = []

  /// A plan without contents.
  ///
  /// - Parameters:
  ///   - unit: The unit, by its id in the runs.
  ///   - title: What people call the plan.
  ///   - span: The days that it is for.
  package init(unit: String, title: String, span: Span) {
    (self.unit, self.title, self.span) = (unit, title, span)
  }

  /// The strategies that serve a goal.
  package func strategies(of goal: String) -> [Strategy] {
    strategies.filter { $0.goals.contains(goal) }
  }

  /// The steps of a strategy.
  package func steps(of strategy: String) -> [ActionStep] {
    steps.filter { $0.strategy == strategy }
  }
}

extension Plan {
  /// How the plan was made, what it rests on and how it is evaluated, each in the plan's own words.
  package struct Statements: Sendable, Hashable {
    /// How the plan was made; empty where it is not said.
    package var process = ""
    /// Beliefs and vision.
    package var vision = ""
    /// The mission.
    package var mission = ""
    /// How the plan is evaluated, and how often.
    package var evaluation = ""

    /// Nothing said yet.
    package init() {}
  }

  /// A strategy of this plan that serves a goal of the plan above.
  package struct Link: Sendable, Hashable {
    /// The strategy, by its id in this plan.
    package let strategy: String
    /// The goal, by its id in the plan above.
    package let goal: String

    /// A link.
    package init(strategy: String, goal: String) { (self.strategy, self.goal) = (strategy, goal) }
  }

  /// A day on which something about the plan as a whole is due.
  package struct Appointment: Sendable, Hashable {
    /// What is due.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      /// A review of the plan.
      case review
      /// An approval by a body.
      case approval
    }

    /// What is due.
    package let kind: Kind
    /// The day.
    package let day: CalendarDate
    /// Words beside it; empty where there are none.
    package let note: String

    /// An appointment.
    package init(_ kind: Kind, on day: CalendarDate, note: String = "") {
      (self.kind, self.day, self.note) = (kind, day, note)
    }
  }
}
