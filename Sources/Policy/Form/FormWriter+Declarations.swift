// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension FormWriter {
  // MARK: - Measures

  /// Writes a measure without parameters at its home.
  mutating func measure(_ place: Int) throws(Unsayable) -> Slot {
    try body(place, at: program.measures[place].home, Scope())
  }

  /// Writes a use of a measure. Arguments belong to the row that asks, so a measure with parameters
  /// is written at that row; facts of its home are the row's ancestor's.
  mutating func measure(
    _ place: Int,
    _ arguments: [Term],
    at home: Int,
    _ scope: Scope,
    _ site: Site
  ) throws(Unsayable) -> Slot {
    if arguments.isEmpty {
      guard !open.contains(.measure(place)) else { throw Unsayable("a cycle", site) }
      return lifted(try measure(place), to: home)
    }
    return try body(place, at: home, try inner(arguments, at: home, scope))
  }

  private mutating func inner(
    _ arguments: [Term],
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Scope {
    var inner = Scope()
    for (variable, argument) in arguments.enumerated() {
      inner.variables[variable] = try write(argument, at: home, scope)
    }
    return inner
  }

  private mutating func body(
    _ place: Int,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    let measure = program.measures[place]
    guard open.insert(.measure(place)).inserted else { throw Unsayable("a cycle", measure.site) }
    defer { open.remove(.measure(place)) }
    guard !measure.keepsBounds else { throw Unsayable("`unknowns bounds`", measure.site) }
    var slot: Slot
    switch measure.body {
    case .value(let term): slot = try write(term, at: home, scope)
    case .cases(let cases):
      var parts: [FormCase] = []
      for one in cases {
        parts.append(
          FormCase(
            value: try write(one.value, at: home, scope),
            condition: try one.condition.map { (term) throws(Unsayable) in
              try write(term, at: home, scope)
            },
            despite: one.despite
          )
        )
      }
      slot = add(.cases(parts), measure.type, at: home)
    }
    slot = try finished(slot, measure.steps, measure.type, at: home, scope)
    for adjustment in measure.adjustments {
      var inside = scope
      inside.previous = slot
      var value = try write(adjustment.value, at: home, inside)
      value = try finished(value, adjustment.steps, measure.type, at: home, inside)
      if let condition = adjustment.condition {
        let applies = try write(condition, at: home, inside)
        slot = add(.conditional(applies, value, slot), measure.type, at: home)
      } else {
        slot = value
      }
    }
    return slot
  }

  private mutating func finished(
    _ slot: Slot,
    _ steps: [Measure.Step],
    _ type: ValueType,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    var result = slot
    for step in steps {
      result = narrowed(result)
      switch step {
      case .rounded(let step, let mode):
        result = add(.rounded(result, step, mode), type, at: home)
      case .capped(let limit):
        result = add(.lesser(result, try number(limit, at: home, scope)), type, at: home)
      case .floored(let limit):
        result = add(.greater(result, try number(limit, at: home, scope)), type, at: home)
      }
    }
    return result
  }

  // MARK: - Decisions

  /// Writes a decision without parameters at its home.
  mutating func decision(_ place: Int) throws(Unsayable) -> FormDecision {
    let decision = program.decisions[place]
    var leaves: [FormDecision.Leaf] = []
    let root = try self.root(place, at: decision.home, Scope()) { leaves.append($0) }
    return FormDecision(root: root, leaves: leaves, home: decision.home)
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
    if arguments.isEmpty { return lifted(try decision(place).root, to: home) }
    return try root(place, at: home, try inner(arguments, at: home, scope)) { _ in }
  }

  private mutating func root(
    _ place: Int,
    at home: Int,
    _ scope: Scope,
    _ visit: (FormDecision.Leaf) -> Void
  ) throws(Unsayable) -> Slot {
    let decision = program.decisions[place]
    guard open.insert(.decision(place)).inserted else { throw Unsayable("a cycle", decision.site) }
    defer { open.remove(.decision(place)) }
    return try node(decision.root, in: .all, [], at: home, scope, visit)
  }

  /// Writes a criterion or group of the same decision that another criterion names.
  mutating func criterion(
    _ place: Int,
    _ path: [Int],
    at home: Int,
    _ scope: Scope,
    _ site: Site
  ) throws(Unsayable) -> Slot {
    var node = program.decisions[place].root
    for step in path { node = node.members[step] }
    return try content(node, [], at: home, scope) { _ in }
  }

  /// Writes a criterion or group with its guards, as the group above counts it.
  private mutating func node(
    _ node: DecisionNode,
    in quorum: CriterionGroup.Quorum,
    _ labels: [String],
    at home: Int,
    _ scope: Scope,
    _ visit: (FormDecision.Leaf) -> Void
  ) throws(Unsayable) -> Slot {
    let path = node.label.isEmpty ? labels : labels + [node.label]
    let content = try content(node, path, at: home, scope, visit)
    var applies: [Slot] = []
    for guardian in node.guards {
      let condition = try write(guardian.condition, at: home, scope)
      applies.append(guardian.isUnless ? not(condition) : condition)
    }
    var slot = content
    if !applies.isEmpty {
      let all = junction(.all, applies, at: home)
      slot = add(.guarded(isAll: quorum == .all, applies: all, content), .truth, at: home)
    }
    if case .condition = node.content { visit(FormDecision.Leaf(slot: slot, labels: path)) }
    return slot
  }

  private mutating func content(
    _ node: DecisionNode,
    _ path: [String],
    at home: Int,
    _ scope: Scope,
    _ visit: (FormDecision.Leaf) -> Void
  ) throws(Unsayable) -> Slot {
    switch node.content {
    case .condition(let term): return try write(term, at: home, scope)
    case .group(let quorum, let members):
      var slots: [Slot] = []
      for member in members {
        slots.append(try self.node(member, in: quorum, path, at: home, scope, visit))
      }
      return junction(quorum, slots, at: home)
    }
  }
}
