// SPDX-License-Identifier: Apache-2.0
package import Evidence

/// Reads a plan the way a careful colleague does: it warns, and it blocks nothing.
package struct PlanCheck: Sendable {
  let plan: Plan
  let history: PlanHistory
  let run: RunMeasures?
  let outlooks: [String: GoalOutlook]
  let district: Plan?
  let today: CalendarDate

  /// So many days without evidence make an action stale.
  package static let staleAfter = 90
  /// The usual number of goals.
  package static let usualGoals = 3...5

  /// A check.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - history: What happened to it.
  ///   - run: The numbers of a run; `nil` leaves out what needs them, and says so.
  ///   - outlooks: What the run, its study and its policy say of goals, by their ids.
  ///   - district: The plan above; `nil` where the plan names none, or it cannot be read.
  ///   - today: The day for which actions are looked at.
  package init(
    _ plan: Plan,
    history: PlanHistory = PlanHistory(),
    run: RunMeasures? = nil,
    outlooks: [String: GoalOutlook] = [:],
    district: Plan? = nil,
    today: CalendarDate
  ) {
    (self.plan, self.history, self.run, self.outlooks) = (plan, history, run, outlooks)
    (self.district, self.today) = (district, today)
  }

  /// Everything found, in the order of the plan.
  package var remarks: [PlanRemark] {
    names + findings + goalCount + plan.goals.flatMap(goal) + strategies + steps + links + runNote
  }

  private var runNote: [PlanRemark] {
    guard run == nil, !plan.goals.isEmpty else { return [] }
    return [
      PlanRemark(
        .note,
        .noRun,
        "",
        "no run was given, so measures and baselines were not held against one",
        remedy: "give --run"
      )
    ]
  }

  private var goalCount: [PlanRemark] {
    let count = plan.goals.count
    guard !Self.usualGoals.contains(count), plan.goalCountReason == nil else { return [] }
    let usual = "\(Self.usualGoals.lowerBound) to \(Self.usualGoals.upperBound)"
    return [
      PlanRemark(
        .goalCount,
        "goals",
        value: String(count),
        "a plan has \(usual) key goals",
        remedy: "keep the key ones, or say why under goal_count_reason"
      )
    ]
  }

  private var findings: [PlanRemark] {
    plan.findings.flatMap { finding -> [PlanRemark] in
      let subject = "finding \(finding.id)"
      let present = finding.evidence.filter(\.isPresent)
      if finding.kind == .challenge, present.isEmpty {
        return [
          PlanRemark(
            .noEvidence,
            subject,
            key: "evidence",
            "a challenge cites its evidence",
            remedy: "name a measure with year, value and fingerprint, or a source"
          )
        ]
      }
      return present.filter { $0.measure != nil && $0.fingerprint.isEmpty }.map { evidence in
        PlanRemark(
          .noFingerprint,
          subject,
          key: "evidence",
          value: evidence.measure?.description,
          "a number of a run carries the run's fingerprint",
          remedy: "copy the line that the run prints"
        )
      }
    }
  }

  private var strategies: [PlanRemark] {
    plan.strategies.filter { $0.cause == nil }.map { strategy in
      PlanRemark(
        .noCause,
        "strategy \(strategy.id)",
        key: "cause",
        "a strategy names the root cause that it addresses",
        remedy: "name one of the causes"
      )
    }
  }

  private var steps: [PlanRemark] {
    plan.steps.flatMap { step -> [PlanRemark] in
      let subject = "step \(step.id)"
      var remarks: [PlanRemark] = []
      let missing = [
        step.due == nil ? "a due date" : nil, step.responsible == nil ? "a role" : nil,
        step.outcome.isEmpty ? "an outcome" : nil,
      ].compactMap(\.self)
      if !missing.isEmpty {
        remarks.append(
          PlanRemark(
            .stepIncomplete,
            subject,
            "an action has a due date, a role and an outcome; it lacks "
              + missing.joined(separator: " and "),
            remedy: "add what is missing"
          )
        )
      }
      for (key, day) in [("start", step.start), ("due", step.due)] {
        guard let day, !plan.span.contains(day) else { continue }
        remarks.append(
          PlanRemark(
            .stepOutsideSpan,
            subject,
            key: key,
            value: day.description,
            "the day lies outside the plan's span, \(plan.span.start) to \(plan.span.end)",
            remedy: "move the day, or the span"
          )
        )
      }
      return remarks + stale(step)
    }
  }

  /// An action under way of which nobody has shown anything for long.
  private func stale(_ step: Plan.ActionStep) -> [PlanRemark] {
    let progress = history.progress(of: step.id)
    if let last = progress.last, [.done, .stopped].contains(last.state) { return [] }
    let shown = progress.filter { !$0.evidence.isEmpty }.map(\.day).max()
    guard let begin = step.start, begin <= today else { return [] }
    let last = [shown, begin].compactMap(\.self).max() ?? begin
    let days = today.dayNumber - last.dayNumber
    guard days > Self.staleAfter else { return [] }
    return [
      PlanRemark(
        .stale,
        "step \(step.id)",
        "no evidence for \(days) days, \(shown == nil ? "since it began on" : "the last of") "
          + "\(last); an action shows evidence every \(Self.staleAfter) days",
        remedy: "record how it goes, or that it is stopped"
      )
    ]
  }
}
