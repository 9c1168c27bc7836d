// SPDX-License-Identifier: Apache-2.0
extension Evaluation {
  /// A criterion or group at the current row, as its group counts it.
  ///
  /// - Parameters:
  ///   - node: The criterion.
  ///   - group: How many members its group needs.
  /// - Returns: What it came to.
  func evaluate(_ node: PreparedNode, in group: CriterionGroup.Quorum) -> CriterionRecord {
    frame.clause = node.path.isEmpty ? frame.clause : node.path
    let mark = recorder?.open()
    let applies = guarded(node)
    var own: Verdict?
    var members: [CriterionRecord] = []
    if applies.truth != .notMet {
      if let condition = node.condition {
        own = verdict(condition)
      } else if let quorum = node.quorum {
        let saved = frame.clause
        (own, members) = evaluate(node.members, quorum)
        frame.clause = saved
      }
    }
    if !node.usage.isEmpty { usage.formUnion(node.usage) }
    return CriterionRecord(
      prepared: node,
      own: own,
      applies: applies.truth,
      counted: Self.counted(own, applies, in: group),
      members: members,
      trace: mark.flatMap { recorder?.drain($0) } ?? []
    )
  }

  private func evaluate(
    _ nodes: [PreparedNode],
    _ quorum: CriterionGroup.Quorum
  ) -> (Verdict, [CriterionRecord]) {
    var tally = GroupTally(quorum)
    var records: [CriterionRecord] = []
    records.reserveCapacity(nodes.count)
    let before = usage
    for node in nodes {
      usage = Usage()
      let record = evaluate(node, in: quorum)
      tally.add(record.counted, usage: usage)
      records.append(record)
    }
    usage = before
    let verdict = settle(tally)
    for place in records.indices {
      let member = records[place].counted
      records[place].isDeciding =
        verdict.faults.isEmpty
        ? quorum.isDecided(by: member.truth, group: verdict.truth) : !member.faults.isEmpty
      records[place].isNotNeeded =
        member.faults.isEmpty
        && tally.isIndifferent(to: member.truth, applies: records[place].applies)
    }
    return (verdict, records)
  }

  /// Whether all guards let a criterion apply; every guard is live.
  func guarded(_ node: PreparedNode) -> Verdict {
    if node.guards.isEmpty { return Verdict(.met) }
    var tally = GroupTally(.all)
    for clause in node.guards {
      var verdict = verdict(clause.condition)
      if clause.isUnless { verdict.truth = !verdict.truth }
      tally.add(verdict)
    }
    return tally.verdict
  }

  /// What a group counts for a member: in `all of` max(not a, c), elsewhere min(a, c).
  private static func counted(
    _ own: Verdict?,
    _ applies: Verdict,
    in group: CriterionGroup.Quorum
  ) -> Verdict {
    guard let own else {
      return Verdict(group.guarded(.unknown, applies: .notMet), faults: applies.faults)
    }
    let truth = group.guarded(own.truth, applies: applies.truth)
    return Verdict(
      truth,
      unknowns: truth == .unknown ? own.unknowns.union(applies.unknowns) : .none,
      faults: Fault.union(own.faults, applies.faults)
    )
  }

  /// The truth of a criterion of the decision that is being evaluated, as its group counts it.
  func criterion(_ index: Int, _ path: [Int]) -> Verdict {
    guard let decision = frame.decision, decision.decision == index,
      let (node, group) = prepared.decisions[index].root.descendant(path)
    else { return Verdict(.unknown) }
    let key = CriterionKey(decision: decision, path: path)
    guard activeCriteria.insert(key).inserted else {
      return Verdict(.unknown, faults: [Fault(.cycle, "criterion \(node.path) needs itself")])
    }
    let (saved, recording) = (frame, recorder)
    recorder = nil
    frame.variables = decision.arguments
    defer {
      (frame, recorder) = (saved, recording)
      activeCriteria.remove(key)
    }
    return evaluate(node, in: group).counted
  }
}

/// A criterion of a decision about one row.
struct CriterionKey: Hashable {
  let decision: DecisionKey
  let path: [Int]
}
