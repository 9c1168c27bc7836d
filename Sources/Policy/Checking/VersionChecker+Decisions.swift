// SPDX-License-Identifier: Apache-2.0

extension VersionChecker {
  /// The decision at a place, built when it is first asked for.
  func decision(_ place: Int) -> Decision {
    if case .built(let decision) = decisions[place] { return decision }
    decisions[place] = .underWay
    let declaration = decisionDeclarations[place]
    let parameters = parameters(declaration.parameters)
    var builder = TermBuilder(self, parameters: parameters)
    builder.decision = place
    let root = node(declaration.root, label: nil, &builder)
    checkStrengths(below: root, ClauseAttributes())
    let decision = Decision(
      name: declaration.name.text,
      parameters: parameters,
      home: home(of: builder.needs, decisionSites[place]),
      isCyclic: declaration.isCyclic,
      root: root,
      site: decisionSites[place]
    )
    decisions[place] = .built(decision)
    return decision
  }

  /// The parameters of a decision, which its callers need before it is built.
  func parameters(ofDecision place: Int) -> [Parameter] {
    if case .built(let decision) = decisions[place] { return decision.parameters }
    return parameters(decisionDeclarations[place].parameters)
  }

  /// The entity whose rows are decided; inside a decision's own definition, the subject.
  func home(ofDecision place: Int) -> Int {
    if case .underWay = decisions[place] { return 0 }
    return decision(place).home
  }

  private func node(
    _ group: CriterionGroup,
    label: Criterion?,
    _ builder: inout TermBuilder
  ) -> DecisionNode {
    check(group.tail)
    if case .atLeast(let needed) = group.quorum, needed > group.criteria.count {
      findings.add(
        .moreThanGroup,
        "the group asks for \(needed) of \(group.criteria.count) criteria",
        at: group.site,
        help: "no case could meet it; ask for at most \(group.criteria.count)"
      )
    }
    var first: [String: Name] = [:]
    for criterion in group.criteria {
      if let earlier = first[criterion.label.text] {
        findings.twice("the label", criterion.label, first: earlier)
      }
      first[criterion.label.text] = criterion.label
    }
    let guards = self.guards(group.guards, &builder)
    let members = builder.excluding(builder.exclusions(of: group.guards)) { builder in
      group.criteria.map { node($0, &builder) }
    }
    warnWhenAllGuarded(group)
    return DecisionNode(
      label: label?.label.text ?? "",
      wording: label?.wording,
      guards: guards,
      content: .group(group.quorum, members),
      tail: group.tail,
      site: label?.site ?? group.site
    )
  }

  private func node(_ criterion: Criterion, _ builder: inout TermBuilder) -> DecisionNode {
    switch criterion.body {
    case .group(let group): return node(group, label: criterion, &builder)
    case .condition(let condition, let guards, let tail):
      check(tail)
      if condition.atoms > 4 {
        findings.add(
          .longCriterion,
          "the criterion has \(condition.atoms) conditions",
          at: condition.site,
          help: "split it into criteria of its own, so that each can be explained"
        )
      }
      let built = self.guards(guards, &builder)
      let term = builder.excluding(builder.exclusions(of: guards)) { $0.condition(condition) }
      return DecisionNode(
        label: criterion.label.text,
        wording: criterion.wording,
        guards: built,
        content: .condition(term),
        tail: tail,
        site: criterion.site
      )
    }
  }

  private func guards(
    _ guards: [Guard],
    _ builder: inout TermBuilder
  ) -> [DecisionNode.Guard] {
    guards.map {
      DecisionNode.Guard(isUnless: $0.isUnless, condition: builder.condition($0.condition))
    }
  }

  /// What should only be considered is never asked together with what must hold.
  private func checkStrengths(below group: DecisionNode, _ outer: ClauseAttributes) {
    guard case .group(let quorum, let members) = group.content else { return }
    let attributes = outer.around(group.tail.attributes)
    let strengths = members.map { attributes.around($0.tail.attributes).strength }
    let isMixed = Set(strengths).count > 1 && strengths.contains(.considered)
    for (member, strength) in zip(members, strengths) {
      if isMixed, quorum != .any, strength == .considered {
        findings.add(
          .consideredAmongRequired,
          "(\(member.label)) should be considered, and `\(quorum.words)` makes it a requirement",
          at: member.site,
          help: "put it into a decision of its own, which nothing asks to be met"
        )
      }
      checkStrengths(below: member, attributes)
    }
  }

  private func warnWhenAllGuarded(_ group: CriterionGroup) {
    let isAllGuarded = group.criteria.allSatisfy {
      switch $0.body {
      case .condition(_, let guards, _): !guards.isEmpty
      case .group(let group): !group.guards.isEmpty
      }
    }
    guard isAllGuarded, !group.criteria.isEmpty else { return }
    findings.add(
      .allGuarded,
      "every criterion of the group may not apply, and then "
        + (group.quorum.holdsWhenEmpty ? "everyone meets the group" : "no one can meet the group"),
      at: group.site,
      help: "add a criterion without `applies when` or `unless`, or guard the group itself"
    )
  }
}

extension CriterionGroup.Quorum {
  /// Whether a group is met when none of its criteria applies.
  fileprivate var holdsWhenEmpty: Bool { truth(of: []) == .met }
}

extension Expression {
  /// How many conditions it is made of.
  var atoms: Int {
    switch kind {
    case .logical(_, let members): members.reduce(0) { $0 + $1.atoms }
    case .not(let inner): inner.atoms
    case .conditional(let test, let first, let second): test.atoms + first.atoms + second.atoms
    default: 1
    }
  }
}
