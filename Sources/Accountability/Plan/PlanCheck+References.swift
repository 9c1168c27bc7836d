// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Whether every name in a plan leads somewhere.
extension PlanCheck {
  /// Names that stand twice, and names that nothing bears.
  var names: [PlanRemark] {
    let ids = plan.ids
    var remarks: [PlanRemark] = []
    for (noun, names) in ids {
      for (place, name) in names.enumerated() where names.firstIndex(of: name) != place {
        remarks.append(
          PlanRemark(
            .error,
            .repeatedName,
            "\(noun) \(name)",
            key: "id",
            value: name,
            "the name stands twice",
            remedy: "give one of the two another name"
          )
        )
      }
    }
    func check(_ subject: String, _ key: String, _ noun: String, _ name: String?) {
      let known = ids.first { $0.noun == noun }?.names ?? []
      guard let name, !known.contains(name) else { return }
      remarks.append(
        PlanRemark(
          .error,
          .unknownReference,
          subject,
          key: key,
          value: name,
          "the plan has no \(noun) of that name\(Spelling.suggestion(for: name, among: known))",
          remedy: "name one that it has, or add it"
        )
      )
    }
    for cause in plan.causes {
      check("cause \(cause.id)", "finding", "finding", cause.finding)
      check("cause \(cause.id)", "behind", "cause", cause.behind)
    }
    for priority in plan.priorities {
      for name in priority.findings {
        check("priority \(priority.id)", "findings", "finding", name)
      }
    }
    for goal in plan.goals { check("goal \(goal.id)", "priority", "priority", goal.priority) }
    for strategy in plan.strategies {
      for name in strategy.goals { check("strategy \(strategy.id)", "goals", "goal", name) }
      check("strategy \(strategy.id)", "cause", "cause", strategy.cause)
    }
    for step in plan.steps { check("step \(step.id)", "strategy", "strategy", step.strategy) }
    return remarks
  }

  /// Links to the plan above that lead nowhere, and strategies that serve nothing there.
  var links: [PlanRemark] {
    var remarks: [PlanRemark] = []
    let strategies = plan.strategies.map(\.id)
    let goals = district?.goals.map(\.id) ?? []
    for link in plan.links {
      let isKnown = strategies.contains(link.strategy)
      guard !isKnown || !goals.contains(link.goal) else { continue }
      let (value, known) = isKnown ? (link.goal, goals) : (link.strategy, strategies)
      let hint = Spelling.suggestion(for: value, among: known)
      let rule =
        !isKnown
        ? "this plan has no such strategy\(hint)"
        : district == nil
          ? "the plan above is not there, so the link leads nowhere"
          : "the plan above has no such goal\(hint)"
      remarks.append(
        PlanRemark(
          .error,
          .brokenLink,
          "link \(link.strategy) -> \(link.goal)",
          value: value,
          rule,
          remedy: district == nil && isKnown
            ? "name its folder under district_plan" : "mend the name, or take the link out"
        )
      )
    }
    guard plan.districtPlan != nil else { return remarks }
    let linked = Set(plan.links.map(\.strategy))
    return remarks
      + strategies.filter { !linked.contains($0) }.map { name in
        PlanRemark(
          .noLink,
          "strategy \(name)",
          "a building's strategy serves a goal of the district",
          remedy: "add a link to one"
        )
      }
  }
}

extension Plan {
  /// The names of all objects, by what they are.
  package var ids: [(noun: String, names: [String])] {
    [
      ("finding", findings.map(\.id)), ("cause", causes.map(\.id)),
      ("priority", priorities.map(\.id)), ("goal", goals.map(\.id)),
      ("strategy", strategies.map(\.id)), ("step", steps.map(\.id)),
    ]
  }
}
