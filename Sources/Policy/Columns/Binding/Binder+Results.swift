// SPDX-License-Identifier: Apache-2.0

extension Binder {
  /// Memory that will hold a lane's rows when the plan has run; nothing is copied where the lane can
  /// live there.
  mutating func kept(_ lane: Lane, rowCount: Int) -> LaneMemory {
    if case .memory(let memory) = plan.storage[lane.place] { return memory }
    let width = plan.width(of: lane)
    let memory = LaneMemory(rowCount: rowCount, width: width)
    if plan.settle(lane, in: memory) { return memory }
    let target = plan.lane(.memory(memory))
    plan.add([lane], [target]) { block in
      block.lanes[target.place].copyMemory(
        from: block.lanes[lane.place],
        byteCount: block.count * width.rawValue
      )
    }
    return memory
  }

  /// All lanes of a bound slot in memory.
  mutating func kept(_ bound: Bound, rowCount: Int) -> [Lane: LaneMemory] {
    var memories: [Lane: LaneMemory] = [:]
    for lane in bound.lanes { memories[lane] = kept(lane, rowCount: rowCount) }
    return memories
  }

  /// The columns of a decision, filled when the plan has run.
  mutating func columns(
    of decision: FormDecision,
    _ parts: ColumnRequest.Parts,
    rowCount: Int
  ) throws(Unbindable) -> (columns: DecisionColumns, outcomes: Lane) {
    let root = try truth(decision.root)
    var outcomes = root.truths
    if let faults = root.faults {
      let target = scratch()
      plan.add([root.truths, faults], [target]) { block in
        let (truths, faults) = (block.bytes(root.truths), block.bytes(faults))
        let target = block.bytes(target)
        for row in 0..<block.count { target[row] = blend(faults[row] == 0, truths[row], 3) }
      }
      outcomes = target
    }
    var leaves: [Lane] = []
    if !parts.isDisjoint(with: [.missingCount, .missingMask]) {
      for leaf in decision.leaves { leaves.append(try looked(at: leaf)) }
    }
    let failing = parts.contains(.firstFailing) ? try firstFailing(decision, outcomes) : nil
    let missing = parts.contains(.missingCount) ? try missingCount(leaves) : nil
    let masks = parts.contains(.missingMask) ? masks(leaves) : []
    let kinds = parts.contains(.kinds) ? reasonLane(.truth(root)) : nil
    let columns = DecisionColumns(
      rowCount: rowCount,
      outcomes: kept(outcomes, rowCount: rowCount),
      truths: kept(root.truths, rowCount: rowCount),
      faults: root.faults.map { kept($0, rowCount: rowCount) },
      missing: missing.map { kept($0, rowCount: rowCount) },
      masks: masks.map { kept($0, rowCount: rowCount) },
      failing: failing.map { kept($0, rowCount: rowCount) },
      kinds: kinds.map { kept($0, rowCount: rowCount) },
      leaves: decision.leaves.map(\.path)
    )
    return (columns, outcomes)
  }

  /// A condition's truth, met where a group around it does not apply and nobody looks at it.
  private mutating func looked(at leaf: FormDecision.Leaf) throws(Unbindable) -> Lane {
    let truth = try truth(leaf.slot).truths
    guard let slot = leaf.applies else { return truth }
    let applies = try self.truth(slot).truths
    let target = scratch()
    plan.add([truth, applies], [target]) { block in
      let (source, applies) = (block.bytes(truth), block.bytes(applies))
      let target = block.bytes(target)
      for row in 0..<block.count { target[row] = blend(applies[row] == 0, 2, source[row]) }
    }
    return target
  }

  private mutating func missingCount(_ leaves: [Lane]) throws(Unbindable) -> Lane {
    guard leaves.count <= 255 else { throw Unbindable("a decision of more than 255 conditions") }
    guard !leaves.isEmpty else { return constant(0) }
    let (target, filler) = (scratch(), constant(0))
    for start in stride(from: 0, to: leaves.count, by: 4) {
      func lane(_ place: Int) -> Lane {
        start + place < leaves.count ? leaves[start + place] : filler
      }
      let (a, b, c, d) = (lane(0), lane(1), lane(2), lane(3))
      plan.add([a, b, c, d], [target]) { block in
        LeafLoops.missing(
          (block.bytes(a), block.bytes(b), block.bytes(c), block.bytes(d)),
          block.bytes(target),
          block.count,
          isFirst: start == 0
        )
      }
    }
    return target
  }

  /// The number, from 1, of the first condition that fails with every group around it; 0 where the
  /// decision is not `not met`.
  private mutating func firstFailing(
    _ decision: FormDecision,
    _ outcomes: Lane
  ) throws(Unbindable) -> Lane {
    var lanes: [Lane] = []
    for leaf in decision.leaves { lanes.append(try failure(of: leaf)) }
    guard lanes.count <= 255 else { throw Unbindable("a decision of more than 255 conditions") }
    let (found, target, filler) = (scratch(), scratch(), constant(1))
    let starts = Array(stride(from: 0, to: lanes.count, by: 4))
    for start in starts.reversed() {
      func lane(_ place: Int) -> Lane {
        start + place < lanes.count ? lanes[start + place] : filler
      }
      let (a, b, c, d) = (lane(0), lane(1), lane(2), lane(3))
      plan.add([a, b, c, d], [found]) { block in
        LeafLoops.first(
          (block.bytes(a), block.bytes(b), block.bytes(c), block.bytes(d)),
          number: UInt8(start + 1),
          block.bytes(found),
          block.count,
          isFirst: start == starts.last
        )
      }
    }
    plan.add([found, outcomes], [target]) { block in
      let (source, outcomes) = (block.bytes(found), block.bytes(outcomes))
      let target = block.bytes(target)
      for row in 0..<block.count { target[row] = blend(outcomes[row] == 0, source[row], 0) }
    }
    return target
  }

  /// 0 where a condition fails with every group around it: the greatest of their truths, each seen
  /// so that 0 is a failure.
  private mutating func failure(of leaf: FormDecision.Leaf) throws(Unbindable) -> Lane {
    var result: Lane?
    for failure in leaf.fails {
      var lane = try truth(failure.slot).truths
      if failure.isReversed { lane = reversed(lane) }
      result = result.map { junction([$0, lane], isAll: false) } ?? lane
    }
    guard let slot = leaf.applies, let result else { return result ?? constant(1) }
    let removed = reversed(try truth(slot).truths)
    // Definitely removed is 2; a guard that is not known leaves the condition to fail.
    let target = scratch()
    plan.add([result, removed], [target]) { block in
      let (source, removed) = (block.bytes(result), block.bytes(removed))
      let target = block.bytes(target)
      for row in 0..<block.count { target[row] = blend(removed[row] == 2, 2, source[row]) }
    }
    return target
  }

  private mutating func reversed(_ lane: Lane) -> Lane {
    let target = scratch()
    plan.add([lane], [target]) { block in
      TruthLoops.not(block.bytes(lane), block.bytes(target), block.count)
    }
    return target
  }

  private mutating func masks(_ leaves: [Lane]) -> [Lane] {
    stride(from: 0, to: leaves.count, by: 62).map { start in
      let part = Array(leaves[start..<min(start + 62, leaves.count)])
      let target = scratch(.eight)
      plan.add(part, [target]) { block in
        let target = block.numbers(target)
        target.update(repeating: 0, count: block.count)
        for (place, lane) in part.enumerated() {
          LeafLoops.mask(block.bytes(lane), bit: 1 << Int64(place), target, block.count)
        }
      }
      return target
    }
  }
}
