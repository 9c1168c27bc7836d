// SPDX-License-Identifier: Apache-2.0
package import Evidence

/// What happened to a plan, in order: entries are added at the end and never changed.
package struct PlanHistory: Sendable, Hashable {
  /// One entry.
  package enum Entry: Sendable, Hashable {
    /// A body approved a version.
    case approval(Approval)
    /// The plan was reviewed.
    case review(Review)
    /// The text was changed after an approval.
    case revision(Revision)
    /// A run gave a number.
    case observation(Observation)
    /// Somebody showed how a step goes.
    case progress(Progress)

    /// The day of the entry.
    package var day: CalendarDate {
      switch self {
      case .approval(let entry): entry.day
      case .review(let entry): entry.day
      case .revision(let entry): entry.day
      case .observation(let entry): entry.day
      case .progress(let entry): entry.day
      }
    }
  }

  /// The entries in order.
  package let entries: [Entry]

  /// A history.
  package init(_ entries: [Entry] = []) { self.entries = entries }

  /// The approvals in order.
  package var approvals: [Approval] {
    entries.compactMap { if case .approval(let entry) = $0 { entry } else { nil } }
  }

  /// The reviews in order.
  package var reviews: [Review] {
    entries.compactMap { if case .review(let entry) = $0 { entry } else { nil } }
  }

  /// The revisions in order.
  package var revisions: [Revision] {
    entries.compactMap { if case .revision(let entry) = $0 { entry } else { nil } }
  }

  /// The observations of a goal in order.
  package func observations(of goal: String) -> [Observation] {
    entries.compactMap {
      if case .observation(let entry) = $0, entry.goal == goal { entry } else { nil }
    }
  }

  /// What was shown of a step, in order.
  package func progress(of step: String) -> [Progress] {
    entries.compactMap {
      if case .progress(let entry) = $0, entry.step == step { entry } else { nil }
    }
  }
}

extension PlanHistory {
  /// A body approved a version, by the hash of its text.
  package struct Approval: Sendable, Hashable {
    /// How far the version has come.
    package let status: PlanStatus
    /// The day.
    package let day: CalendarDate
    /// Who approved it, such as the board.
    package let body: String
    /// The vote, such as `7-0`; empty where there was none.
    package let vote: String
    /// Where the minutes say so; empty where they do not.
    package let minutes: String
    /// The SHA-256 of the approved text.
    package let hash: String

    /// An approval.
    package init(
      _ status: PlanStatus,
      on day: CalendarDate,
      body: String,
      vote: String,
      minutes: String,
      hash: String
    ) {
      (self.status, self.day, self.body) = (status, day, body)
      (self.vote, self.minutes, self.hash) = (vote, minutes, hash)
    }
  }

  /// The text was changed after an approval, for a reason.
  package struct Revision: Sendable, Hashable {
    /// The reason of the closed list.
    package let reason: RevisionReason
    /// The reason in words of its own; may be empty.
    package let note: String
    /// Who changed it, as a role.
    package let role: String
    /// The day.
    package let day: CalendarDate
    /// What changed, place by place, without names of people.
    package let changes: [String]
    /// The SHA-256 of the approved text.
    package let from: String
    /// The SHA-256 of the changed text.
    package let hash: String

    /// A revision.
    package init(
      _ reason: RevisionReason,
      note: String,
      by role: String,
      on day: CalendarDate,
      changes: [String],
      from: String,
      hash: String
    ) {
      (self.reason, self.note, self.role, self.day) = (reason, note, role, day)
      (self.changes, self.from, self.hash) = (changes, from, hash)
    }
  }

  /// The plan was reviewed.
  package struct Review: Sendable, Hashable {
    /// The day.
    package let day: CalendarDate
    /// Who reviewed it, such as the board.
    package let role: String
    /// What the review says; may be empty.
    package let note: String
    /// Where it is on record; may be empty.
    package let minutes: String
    /// When the next one is due; `nil` where it is not said.
    package let next: CalendarDate?

    /// A review.
    package init(
      on day: CalendarDate,
      by role: String,
      note: String,
      minutes: String,
      next: CalendarDate?
    ) {
      (self.day, self.role, self.note) = (day, role, note)
      (self.minutes, self.next) = (minutes, next)
    }
  }

  /// A run gave the number of a goal's measure.
  package struct Observation: Sendable, Hashable {
    /// The day on which it was taken over.
    package let day: CalendarDate
    /// The goal, by its id.
    package let goal: String
    /// What the run says.
    package let reading: MeasureReading

    /// An observation.
    package init(on day: CalendarDate, goal: String, reading: MeasureReading) {
      (self.day, self.goal, self.reading) = (day, goal, reading)
    }
  }

  /// Somebody showed how a step goes.
  package struct Progress: Sendable, Hashable {
    /// How a step goes.
    package enum State: String, Sendable, Hashable, CaseIterable {
      /// It goes as planned.
      case onSchedule = "on-schedule"
      /// It goes, but late.
      case late
      /// It goes no more.
      case stopped
      /// It is done.
      case done
    }

    /// The day.
    package let day: CalendarDate
    /// The step, by its id.
    package let step: String
    /// How it goes.
    package let state: State
    /// What shows it.
    package let evidence: String

    /// A step's progress.
    package init(on day: CalendarDate, step: String, state: State, evidence: String) {
      (self.day, self.step, self.state, self.evidence) = (day, step, state, evidence)
    }
  }
}
