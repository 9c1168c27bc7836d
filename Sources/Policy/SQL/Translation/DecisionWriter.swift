// SPDX-License-Identifier: Apache-2.0

/// Translates the tree of one decision and notes its leaves and refusals.
struct DecisionWriter {
  /// What stands round a criterion.
  struct Surroundings {
    var removed: SQLFlag = nil
    var isReversed = false
  }

  let translation: SQLTranslation
  let context: SQLContext
  let name: String
  var reports = true
  var leaves: [CarriedDecision.Leaf] = []
  var refusals: [SQLRefusal] = []

  /// A criterion or group with its guards, as the group round it counts it.
  mutating func node(
    _ node: DecisionNode,
    in quorum: CriterionGroup.Quorum,
    _ above: String,
    around: Surroundings
  ) throws(SQLRefusal) -> Carried {
    let path = node.label.isEmpty ? above : "\(above)(\(node.label))"
    let translation = self.translation
    let applies = guarded(node, path)
    var inner = around
    var content = Carried(.truth(.null(.truth)))
    let first = leaves.count
    switch node.content {
    case .condition(let term):
      content = attempt(path, node.site) { (context) throws(SQLRefusal) in
        try translation.carried(term, context)
      }
    case .group(let group, let members):
      if let applies {
        let removed = try translation.truth(applies).isNotMet
        inner.removed = .raised([around.removed, bound(removed, "removed")])
      }
      inner.isReversed = around.isReversed != (group == .none)
      var parts: [Carried] = []
      for member in members {
        parts.append(try self.node(member, in: group, path, around: inner))
      }
      content = try counted(parts, group)
    }
    let value = try counted(content, applies, in: quorum)
    if node.label.isEmpty { return value }
    var column = "\(name)_\(leaves.count + 1)"
    if case .group = node.content { column = "\(name)_group" }
    let settled = value.bound(in: context.scope, as: column)
    let truth = try translation.truth(settled)
    let fails = around.isReversed ? truth : truth.opposite
    for place in first..<leaves.count { leaves[place].fails.append(fails) }
    guard case .condition = node.content else { return settled }
    leaves.append(
      CarriedDecision.Leaf(
        path: path,
        truth: truth,
        removed: around.removed,
        presumed: settled.presumed,
        fails: [fails]
      )
    )
    return settled
  }

  /// Whether all guards let a criterion apply; `nil` without guards.
  private mutating func guarded(_ node: DecisionNode, _ path: String) -> Carried? {
    if node.guards.isEmpty { return nil }
    let translation = self.translation
    var parts: [Carried] = []
    for clause in node.guards {
      var part = attempt(path, node.site) { (context) throws(SQLRefusal) in
        try translation.carried(clause.condition, context)
      }
      if clause.isUnless, case .truth(let truth) = part.shape {
        part.shape = .truth(truth.opposite)
      }
      parts.append(part)
    }
    let truths = parts.compactMap { part in
      if case .truth(let truth) = part.shape.narrowed { truth } else { nil }
    }
    return Carried(.truth(.both(truths)), of: parts).bound(in: context.scope, as: "\(name)_applies")
  }

  /// What a group counts for a member: in `all of` max(not a, c), elsewhere min(a, c).
  private func counted(
    _ own: Carried,
    _ applies: Carried?,
    in quorum: CriterionGroup.Quorum
  ) throws(SQLRefusal) -> Carried {
    guard let applies else { return own }
    let (a, c) = (try translation.truth(applies), try translation.truth(own))
    let truth = quorum == .all ? SQLExpression.either([a.opposite, c]) : .both([a, c])
    // A guard that definitely removes the criterion removes its faults; its own are live.
    var result = Carried(.truth(truth), of: [own, applies])
    let removed = a.isNotMet
    result.fault = .raised([applies.fault, .raised(own.fault, if: removed.opposite)])
    result.presumed = .raised([applies.presumed, .raised(own.presumed, if: removed.opposite)])
    return result
  }

  /// The truth of a group; every member is live.
  private func counted(
    _ members: [Carried],
    _ quorum: CriterionGroup.Quorum
  ) throws(SQLRefusal) -> Carried {
    let truths = try members.map { (member) throws(SQLRefusal) in try translation.truth(member) }
    let truth: SQLExpression
    switch quorum {
    case .all: truth = .both(truths)
    case .any: truth = .either(truths)
    case .none: truth = SQLExpression.either(truths).opposite
    case .atLeast(let needed):
      let settled = truths.map { bound($0, "member") }
      let met = SQLExpression.added(settled.map(\.asCount))
      let able = SQLExpression.added(settled.map { $0.isNotMet.opposite.asCount })
      truth = .choosing([
        .init(.comparison(.atLeast, met, .integer(needed)), .truth(true)),
        .init(.comparison(.less, able, .integer(needed)), .truth(false)),
      ])
    }
    return Carried(.truth(truth), of: members)
  }

  private func bound(_ expression: SQLExpression, _ name: String) -> SQLExpression {
    context.scope.bound(expression, as: name)
  }

  /// Translates a part of a clause; a refusal becomes a finding, and an unknown stands for the part.
  private mutating func attempt(
    _ path: String,
    _ site: Site,
    _ body: (SQLContext) throws(SQLRefusal) -> Carried
  ) -> Carried {
    do throws(SQLRefusal) {
      let value = try body(context)
      _ = try translation.truth(value)
      return value
    } catch {
      refusals.append(error)
      if reports {
        translation.diagnostics.append(error.finding(in: "`\(name)` \(path)", at: site))
      }
      return Carried(.truth(.null(.truth)))
    }
  }
}
