// SPDX-License-Identifier: Apache-2.0

/// A plan as the public may see it: built once, and without anything that is withheld.
///
/// A goal for a small group is a disclosure (section 12.1, rule 4, of the specification): its title,
/// target, baseline and points are left out together, with every strategy and step that serves it. What
/// is not known to be large enough is withheld, so that an omission discloses nothing.
package struct PublicPlan: Sendable, Hashable {
  /// A goal in public.
  package enum Shown: Sendable, Hashable {
    /// The goal and how it stands.
    case shown(GoalStanding)
    /// Nothing but its id, and why.
    case withheld(id: String, reason: String)
  }

  /// The plan without names, without findings and causes, and without what serves a withheld goal.
  package let plan: Plan
  /// The goals in order.
  package let goals: [Shown]

  /// The public part of a plan.
  ///
  /// - Parameters:
  ///   - whole: The plan.
  ///   - standings: How its goals stand, in order.
  package init(_ whole: Plan, _ standings: [GoalStanding]) {
    let minimum = whole.reportingMinimum
    let direct = standings.map { Self.reason($0, minimum) }
    let hidden = Set(
      zip(standings, direct).compactMap { $1 == nil ? nil : $0.goal.measure.reference.component }
    )
    goals = zip(standings, direct).map { standing, reason in
      if let reason { return .withheld(id: standing.goal.id, reason: reason) }
      // Another goal of the same component would give away what is withheld.
      if let component = standing.goal.measure.reference.component, hidden.contains(component) {
        return .withheld(id: standing.goal.id, reason: "protects another group")
      }
      return .shown(standing)
    }
    let shown = Set(
      goals.compactMap { if case .shown(let standing) = $0 { standing.goal.id } else { nil } }
    )
    plan = Self.stripped(whole, keeping: shown)
  }

  /// Why a goal is withheld; `nil` where it is shown.
  private static func reason(_ standing: GoalStanding, _ minimum: Int) -> String? {
    if case .suppressed(let why)? = standing.reading?.value { return why }
    let counts = [standing.goal.baseline?.students, standing.goal.noise?.students]
      .compactMap(\.self)
    guard let fewest = counts.min() else { return "the number of students is not stated" }
    return fewest < minimum ? "fewer than \(minimum) students" : nil
  }

  private static func stripped(_ whole: Plan, keeping shown: Set<String>) -> Plan {
    var plan = Plan(unit: whole.unit, title: whole.title, span: whole.span)
    plan.reportingMinimum = whole.reportingMinimum
    plan.statements = whole.statements
    plan.team = whole.team.map { .init($0.part, .init(role: $0.person.role)) }
    plan.goals = whole.goals.filter { shown.contains($0.id) }
    // What also serves a withheld goal could tell of it.
    plan.strategies = whole.strategies.filter { $0.goals.allSatisfy(shown.contains) }.map {
      var strategy = $0
      strategy.cause = nil
      return strategy
    }
    let strategies = Set(plan.strategies.map(\.id))
    plan.steps = whole.steps.filter { strategies.contains($0.strategy) }.map {
      var step = $0
      step.responsible = step.responsible.map { .init(role: $0.role) }
      return step
    }
    plan.links = whole.links.filter { strategies.contains($0.strategy) }
    plan.appointments = whole.appointments
    return plan
  }
}
