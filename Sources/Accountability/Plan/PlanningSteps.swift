// SPDX-License-Identifier: Apache-2.0
package import Evidence

/// The eight steps of planning, each done or not, with what is missing.
package struct PlanningSteps: Sendable, Hashable {
  /// One step.
  package struct Step: Sendable, Hashable {
    /// Its number, 1 to 8.
    package let number: Int
    /// What it is called.
    package let title: String
    /// What is missing; empty where it is done.
    package let missing: [String]

    /// Whether it is done.
    package var isDone: Bool { missing.isEmpty }

    /// `1 Orientation and readiness: done`, or what is missing.
    package var sentence: String {
      "\(number) \(title): " + (isDone ? "done" : "not done, \(missing.joined(separator: "; "))")
    }
  }

  /// The steps in order.
  package let steps: [Step]

  /// Looks at a plan step by step.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - history: What happened to it.
  ///   - versions: Its versions.
  ///   - today: The day for which it is looked at.
  package init(
    _ plan: Plan,
    _ history: PlanHistory,
    _ versions: PlanVersions,
    today: CalendarDate
  ) {
    let lists: [(String, [String?])] = [
      ("Orientation and readiness", Self.orientation(plan)),
      ("Gather and organize data", Self.data(plan)),
      ("Analyze data", Self.analysis(plan)),
      ("Prioritize and set goals", Self.goals(plan)),
      ("Research and identify strategies", Self.strategies(plan)),
      ("Develop and implement plans", Self.implementation(plan, versions)),
      ("Monitor implementation and progress", Self.monitoring(plan, history, today)),
      ("Review and revise", Self.review(history)),
    ]
    steps = lists.enumerated().map { place, item in
      Step(number: place + 1, title: item.0, missing: item.1.compactMap(\.self))
    }
  }

  private static func unless(_ holds: Bool, _ words: String) -> String? { holds ? nil : words }

  private static func orientation(_ plan: Plan) -> [String?] {
    let parts = Set(plan.team.map(\.part))
    return Plan.TeamMember.Part.allCases.filter { !parts.contains($0) }.map {
      "the team has no \($0.rawValue)"
    } + [
      unless(!plan.statements.process.isEmpty, "the process is not described"),
      unless(!plan.statements.vision.isEmpty, "there is no vision"),
      unless(!plan.statements.mission.isEmpty, "there is no mission"),
    ]
  }

  private static func data(_ plan: Plan) -> [String?] {
    Plan.DataSource.Category.allCases.map { category in
      let isKnown = plan.data.contains {
        $0.category == category && !($0.source.isEmpty && $0.reason.isEmpty)
      }
      return unless(
        isKnown,
        "\(category.rawValue) data have neither a source nor a reason for none"
      )
    }
  }

  private static func analysis(_ plan: Plan) -> [String?] {
    let challenges = plan.findings.filter { $0.kind == .challenge }
    let bare = challenges.filter { !$0.evidence.contains(where: \.isPresent) }.map(\.id)
    return [
      unless(!challenges.isEmpty, "no challenge is named"),
      unless(bare.isEmpty, "no evidence for \(bare.joined(separator: ", "))"),
      unless(!plan.causes.isEmpty, "no root cause is named"),
      unless(!plan.priorities.isEmpty, "the challenges have no priorities"),
    ]
  }

  private static func goals(_ plan: Plan) -> [String?] {
    let isUsual = PlanCheck.usualGoals.contains(plan.goals.count)
    return [
      unless(
        isUsual || (plan.goalCountReason != nil && !plan.goals.isEmpty),
        "\(plan.goals.count) goals without a reason"
      )
    ]
  }

  private static func strategies(_ plan: Plan) -> [String?] {
    let bare = plan.strategies.filter { $0.cause == nil }.map(\.id)
    let alone = plan.goals.filter { plan.strategies(of: $0.id).isEmpty }.map(\.id)
    return [
      unless(!plan.strategies.isEmpty, "there is no strategy"),
      unless(bare.isEmpty, "no cause for \(bare.joined(separator: ", "))"),
      unless(alone.isEmpty, "no strategy for \(alone.joined(separator: ", "))"),
    ]
  }

  private static func implementation(_ plan: Plan, _ versions: PlanVersions) -> [String?] {
    let bare = plan.steps.filter { $0.due == nil || $0.responsible == nil || $0.outcome.isEmpty }
    let approval = versions.inForce?.approvals.first
    return [
      unless(!plan.steps.isEmpty, "there is no action"),
      unless(bare.isEmpty, "incomplete: \(bare.map(\.id).joined(separator: ", "))"),
      unless(approval != nil, "no version is approved"),
      unless(approval?.minutes.isEmpty != true, "the approval has no minute reference"),
      unless(approval?.vote.isEmpty != true, "the approval has no vote"),
    ]
  }

  private static func monitoring(
    _ plan: Plan,
    _ history: PlanHistory,
    _ today: CalendarDate
  ) -> [String?] {
    let open = plan.steps.filter { step in
      (step.start.map { $0 <= today } ?? false)
        && history.progress(of: step.id).allSatisfy { $0.evidence.isEmpty }
    }.map(\.id)
    let blind = plan.goals.filter { history.observations(of: $0.id).isEmpty }.map(\.id)
    return [
      unless(!plan.goals.isEmpty, "there is no goal to monitor"),
      unless(open.isEmpty, "no evidence of \(open.joined(separator: ", "))"),
      unless(blind.isEmpty, "no run yet for \(blind.joined(separator: ", "))"),
    ]
  }

  private static func review(_ history: PlanHistory) -> [String?] {
    [
      unless(!history.reviews.isEmpty, "no evaluation is on record"),
      unless(history.reviews.last?.next != nil, "no next review is set"),
    ]
  }
}
