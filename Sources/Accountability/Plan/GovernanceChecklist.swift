// SPDX-License-Identifier: Apache-2.0
package import Evidence

/// What a standard of governance asks of a plan, each point with the evidence that the plan holds.
package struct GovernanceChecklist: Sendable, Hashable {
  /// One point.
  package struct Point: Sendable, Hashable {
    /// What is asked.
    package let asked: String
    /// Whether the plan shows it.
    package let isShown: Bool
    /// Where: entries of the history, parts of the plan.
    package let evidence: [String]
  }

  /// The points in order.
  package let points: [Point]

  /// The checklist of a plan.
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
    let steps = PlanningSteps(plan, history, versions, today: today).steps
    let approvals = (versions.inForce?.approvals ?? []).map(Self.words)
    let community = plan.team.contains { $0.part == .community }
    let sources = plan.data.filter { !$0.source.isEmpty }
      .map { "\($0.category.rawValue) data: \($0.source)" }
    let reviews = history.reviews.map(Self.words)
    let boardReviews = history.reviews.filter { !$0.minutes.isEmpty }.map(Self.words)
    points = [
      Point(
        asked: "a written plan, approved by the board, made with the community from data",
        isShown: !approvals.isEmpty && community && !sources.isEmpty,
        evidence: approvals + (community ? ["team: community"] : []) + sources
      ),
      Point(
        asked: "the plan is current and has all its components",
        isShown: plan.span.contains(today) && versions.isFrozen
          && steps.prefix(6).allSatisfy(\.isDone),
        evidence: ["span \(plan.span.start) to \(plan.span.end)"]
          + steps.prefix(6).filter(\.isDone).map { "step \($0.number), \($0.title.lowercased())" }
      ),
      Point(
        asked: "a written process of evaluation, applied regularly",
        isShown: !plan.statements.evaluation.isEmpty && !reviews.isEmpty,
        evidence: (plan.statements.evaluation.isEmpty ? [] : [plan.statements.evaluation]) + reviews
      ),
      Point(
        asked: "the board uses the plan to monitor progress",
        isShown: !boardReviews.isEmpty,
        evidence: boardReviews
      ),
    ]
  }

  private static func words(_ approval: PlanHistory.Approval) -> String {
    let minutes = approval.minutes.isEmpty ? "" : ", minutes \(approval.minutes)"
    let vote = approval.vote.isEmpty ? "" : ", vote \(approval.vote)"
    return "\(approval.status.rawValue) on \(approval.day) by \(approval.body)\(vote)\(minutes)"
  }

  private static func words(_ review: PlanHistory.Review) -> String {
    let minutes = review.minutes.isEmpty ? "" : ", minutes \(review.minutes)"
    return "review of \(review.day) by \(review.role)\(minutes)"
  }
}
