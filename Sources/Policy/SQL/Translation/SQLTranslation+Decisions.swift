// SPDX-License-Identifier: Apache-2.0

/// A decision on the rows of a scope, with its leaves in the order of the law.
struct CarriedDecision {
  /// A condition of the tree.
  struct Leaf {
    /// Its labels from the outside in, such as `(4)(B)`.
    var path: String
    /// Its truth as its group counts it, guard included; NULL for unknown.
    var truth: SQLExpression
    /// Raised where the guard of a group round it definitely removes it.
    var removed: SQLFlag
    /// Raised where a presumption stands in for a fact that it reads.
    var presumed: SQLFlag
    /// What must hold for it to be why the decision is not met.
    ///
    /// It fails, and so does every group round it; under an odd number of `none of` something
    /// fails by being met.
    var fails: [SQLExpression]
  }

  /// The truth with its flags.
  var value: Carried
  /// The conditions, in the order of the law.
  var leaves: [Leaf]
}

extension SQLTranslation {
  /// A decision without parameters on the rows of its home.
  ///
  /// Every clause that cannot be carried becomes a finding, once.
  ///
  /// - Throws: The first refusal.
  func decision(_ place: Int, in frame: PeriodFrame) throws(SQLRefusal) -> CarriedDecision {
    let entry = Entry.decision(place, frame)
    if let known = decisions[entry] { return try known.get() }
    let decision = program.decisions[place]
    let result = try opened(entry, named: decision.name) { () throws(SQLRefusal) in
      Result { () throws(SQLRefusal) in try written(decision, in: frame) }
    }
    decisions[entry] = result
    return try result.get()
  }

  private func written(
    _ decision: Decision,
    in frame: PeriodFrame
  ) throws(SQLRefusal) -> CarriedDecision {
    guard decision.parameters.isEmpty else {
      let refusal = SQLRefusal.construct("a decision with parameters has no column of its own")
      diagnostics.append(refusal.finding(in: "`\(decision.name)`", at: decision.site))
      throw refusal
    }
    let home = scope(of: decision.home, in: frame)
    var writer = DecisionWriter(
      translation: self,
      context: SQLContext(home, entity: decision.home),
      name: decision.name
    )
    let root = try writer.node(decision.root, in: .all, "", around: .init())
    if let first = writer.refusals.first { throw first }
    return CarriedDecision(
      value: root.bound(in: home, as: decision.name),
      leaves: writer.leaves
    )
  }

  /// The truth of another decision.
  func decision(
    _ place: Int,
    _ arguments: [Term],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let decision = program.decisions[place]
    let frame = context.scope.frame
    let entry = Entry.decision(place, frame)
    guard arguments.isEmpty else {
      return try opened(entry, named: decision.name) { () throws(SQLRefusal) in
        try called(decision, arguments, context)
      }
    }
    let isOpen = open.contains(entry)
    let own: CarriedDecision
    do throws(SQLRefusal) {
      own = try self.decision(place, in: frame)
    } catch {
      throw isOpen ? error : error.needing(decision.name)
    }
    needs(entry)
    return try belonging(own.value, of: decision.home, context, as: decision.name)
  }

  /// A decision with arguments, written out at the row that asks.
  private func called(
    _ decision: Decision,
    _ arguments: [Term],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    var inside = try self.inside(arguments, home: decision.home, context)
    inside.context.previous = nil
    var writer = DecisionWriter(
      translation: self,
      context: inside.context,
      name: decision.name
    )
    let root = try writer.node(decision.root, in: .all, "", around: .init())
    if let first = writer.refusals.first { throw first }
    // A fault of an argument hides what the body says.
    var truth = try truth(root)
    if let fault = inside.fault { truth = .only(if: fault.opposite, truth) }
    var result = root
    result.shape = .truth(truth)
    result.fault = .raised([root.fault, inside.fault])
    return result
  }

  /// The context of a body with parameters, and a flag for arguments that are faults.
  func inside(
    _ arguments: [Term],
    home: Int,
    _ context: SQLContext
  ) throws(SQLRefusal) -> (context: SQLContext, fault: SQLFlag) {
    guard context.entity == home,
      context.scope.place == scope(of: home, in: context.scope.frame).place
    else {
      throw .construct("a call with arguments from another entity's rows")
    }
    var inside = SQLContext(context.scope, entity: home)
    var faults: [SQLFlag] = []
    for (variable, argument) in arguments.enumerated() {
      let value = try carried(argument, context)
      inside.variables[variable] = (value, context.scope)
      faults.append(value.fault)
    }
    return (inside, .raised(faults))
  }

  /// A criterion of the decision that is being translated, as its group counts it.
  func criterion(
    _ place: Int,
    _ path: [Int],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    var node = program.decisions[place].root
    var quorum = CriterionGroup.Quorum.all
    var label = ""
    for step in path {
      guard case .group(let group, let members) = node.content, members.indices.contains(step)
      else {
        throw .construct("a criterion that is not there")
      }
      (quorum, node) = (group, members[step])
      label += "(\(node.label))"
    }
    guard open.insert(.criterion(place, path)).inserted else {
      throw SQLRefusal(.recursion, "criterion \(label) needs itself")
    }
    defer { open.remove(.criterion(place, path)) }
    var writer = DecisionWriter(
      translation: self,
      context: context,
      name: program.decisions[place].name,
      reports: false
    )
    let value = try writer.node(
      node,
      in: quorum,
      String(label.dropLast(node.label.count + 2)),
      around: .init()
    )
    if let first = writer.refusals.first { throw first }
    return value
  }
}
