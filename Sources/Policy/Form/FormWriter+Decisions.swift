// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension FormWriter {
  /// Writes a decision without parameters at its home.
  mutating func decision(_ place: Int) throws(Unsayable) -> FormDecision {
    let decision = program.decisions[place]
    let root = try self.root(place, at: decision.home, Scope())
    open.insert(.decision(place))
    defer { open.remove(.decision(place)) }
    return FormDecision(
      root: root,
      leaves: try leaves(decision.root, Surroundings(), at: decision.home),
      home: decision.home
    )
  }

  /// What stands around a criterion.
  private struct Surroundings {
    var quorum = CriterionGroup.Quorum.all
    var path = ""
    var applies: [Slot] = []
    var failures: [FormDecision.Failure] = []
    var isReversed = false
  }

  /// The conditions of a group in the order of the law.
  private mutating func leaves(
    _ node: DecisionNode,
    _ around: Surroundings,
    at home: Int
  ) throws(Unsayable) -> [FormDecision.Leaf] {
    let slot = try self.node(node, in: around.quorum, at: home, Scope())
    let own = FormDecision.Failure(slot: slot, isReversed: around.isReversed)
    guard case .group(let quorum, let members) = node.content else {
      return [
        FormDecision.Leaf(
          slot: slot,
          applies: around.applies.isEmpty ? nil : junction(.all, around.applies, at: home),
          fails: around.failures + [own],
          path: around.path
        )
      ]
    }
    var inner = around
    inner.quorum = quorum
    inner.isReversed = around.isReversed != (quorum == .none)
    // The outermost group fails wherever the decision is not met.
    if !node.label.isEmpty { inner.failures.append(own) }
    if let guardian = try guardian(node, at: home, Scope()) { inner.applies.append(guardian) }
    var found: [FormDecision.Leaf] = []
    for member in members {
      inner.path = "\(around.path)(\(member.label))"
      found += try leaves(member, inner, at: home)
    }
    return found
  }

  /// Writes a use of a decision; as with measures, arguments bring it to the row that asks.
  mutating func decision(
    _ place: Int,
    _ arguments: [Term],
    at home: Int,
    _ scope: Scope,
    _ site: Site
  ) throws(Unsayable) -> Slot {
    guard !open.contains(.decision(place)) else { throw Unsayable("a cycle", site) }
    if arguments.isEmpty { return try lifted(try decision(place).root, to: home, site) }
    let inner = try inner(arguments, at: home, scope.strict).scope
    let root = try root(place, at: home, inner)
    return sound(root, inner, at: home)
  }

  private mutating func root(
    _ place: Int,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    let decision = program.decisions[place]
    guard open.insert(.decision(place)).inserted else { throw Unsayable("a cycle", decision.site) }
    defer { open.remove(.decision(place)) }
    return try node(decision.root, in: .all, at: home, scope)
  }

  /// Writes a criterion or group of the same decision that another criterion names, as its group
  /// counts it.
  mutating func criterion(
    _ place: Int,
    _ path: [Int],
    at home: Int,
    _ scope: Scope,
    _ site: Site
  ) throws(Unsayable) -> Slot {
    var (node, quorum) = (program.decisions[place].root, CriterionGroup.Quorum.all)
    for step in path {
      guard case .group(let own, let members) = node.content, members.indices.contains(step) else {
        throw Unsayable("a criterion that is not there", site)
      }
      (node, quorum) = (members[step], own)
    }
    guard open.insert(.criterion(place, path)).inserted else { throw Unsayable("a cycle", site) }
    defer { open.remove(.criterion(place, path)) }
    return try self.node(node, in: quorum, at: home, scope)
  }

  /// Writes a criterion or group with its guards, as the group above counts it.
  private mutating func node(
    _ node: DecisionNode,
    in quorum: CriterionGroup.Quorum,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    let content: Slot
    switch node.content {
    case .condition(let term): content = try write(term, at: home, scope)
    case .group(let own, let members):
      var slots: [Slot] = []
      for member in members { slots.append(try self.node(member, in: own, at: home, scope)) }
      content = junction(own, slots, at: home)
    }
    guard let applies = try guardian(node, at: home, scope) else { return content }
    return add(.guarded(isAll: quorum == .all, applies: applies, content), .truth, at: home)
  }

  /// Whether a criterion applies: all its guards must let it; `nil` without guards.
  private mutating func guardian(
    _ node: DecisionNode,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot? {
    var applies: [Slot] = []
    for guardian in node.guards {
      let condition = try write(guardian.condition, at: home, scope)
      applies.append(guardian.isUnless ? not(condition) : condition)
    }
    return applies.isEmpty ? nil : junction(.all, applies, at: home)
  }
}
