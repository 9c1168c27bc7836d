// SPDX-License-Identifier: Apache-2.0

extension Binder {
  /// A slot's truths, whatever they are held in.
  mutating func truth(_ slot: Slot) throws(Unbindable) -> TruthLane {
    try truth(try bind(slot))
  }

  mutating func truth(_ bound: Bound) throws(Unbindable) -> TruthLane {
    switch bound {
    case .truth(let truth): return truth
    case .constant(.truth(let isMet)):
      return TruthLane(truths: constant(isMet ? 2 : 0), faults: nil, reasons: .same(0))
    case .unknown(let reasons):
      return TruthLane(truths: constant(1), faults: nil, reasons: reasons)
    case .codes(let codes):
      guard case .members(let members) = codes.content else { break }
      let bytes = members.map { member -> UInt8 in
        if case .truth(let isMet) = member { isMet ? 2 : 0 } else { 1 }
      }
      let truths = mapped(codes, bytes, reserved: 1)
      return TruthLane(truths: truths, faults: codes.faults, reasons: codes.reasons)
    default: break
    }
    throw Unbindable("a condition that is no truth")
  }

  mutating func not(_ slot: Slot) throws(Unbindable) -> TruthLane {
    let operand = try truth(slot)
    let target = scratch()
    plan.add([operand.truths], [target]) { block in
      TruthLoops.not(block.bytes(operand.truths), block.bytes(target), block.count)
    }
    return TruthLane(truths: target, faults: operand.faults, reasons: operand.reasons)
  }

  /// The least or greatest truth of the members, four lanes at a time.
  mutating func junction(_ slots: [Slot], isAll: Bool) throws(Unbindable) -> TruthLane {
    let members = try truths(slots)
    let target = junction(members.map(\.truths), isAll: isAll)
    return grouped(members, target)
  }

  mutating func truths(_ slots: [Slot]) throws(Unbindable) -> [TruthLane] {
    var members: [TruthLane] = []
    for slot in slots { members.append(try truth(slot)) }
    return members
  }

  mutating func junction(_ lanes: [Lane], isAll: Bool) -> Lane {
    var rest = lanes[...]
    guard var result = rest.popFirst() else { return constant(isAll ? 2 : 0) }
    while !rest.isEmpty {
      let target = scratch()
      let a = result
      switch rest.count {
      case 1:
        let b = rest.removeFirst()
        plan.add([a, b], [target]) { block in
          TruthLoops.junction(
            (block.bytes(a), block.bytes(b)),
            block.bytes(target),
            block.count,
            isAll: isAll
          )
        }
      case 2:
        let (b, c) = (rest.removeFirst(), rest.removeFirst())
        plan.add([a, b, c], [target]) { block in
          TruthLoops.junction(
            (block.bytes(a), block.bytes(b), block.bytes(c)),
            block.bytes(target),
            block.count,
            isAll: isAll
          )
        }
      default:
        let (b, c, d) = (rest.removeFirst(), rest.removeFirst(), rest.removeFirst())
        plan.add([a, b, c, d], [target]) { block in
          TruthLoops.junction(
            (block.bytes(a), block.bytes(b), block.bytes(c), block.bytes(d)),
            block.bytes(target),
            block.count,
            isAll: isAll
          )
        }
      }
      result = target
    }
    return result
  }

  /// Met by at least so many members.
  mutating func atLeast(_ needed: Int, _ slots: [Slot]) throws(Unbindable) -> TruthLane {
    let members = try truths(slots)
    guard members.count <= 255 else { throw Unbindable("a count of more than 255 criteria") }
    guard needed <= members.count else { return grouped(members, constant(0)) }
    guard needed > 0 else { return grouped(members, constant(2)) }
    let (met, possible, target) = (scratch(), scratch(), scratch())
    let sources = members.map(\.truths)
    plan.add(sources, [met, possible, target]) { block in
      let (met, possible) = (block.bytes(met), block.bytes(possible))
      met.update(repeating: 0, count: block.count)
      possible.update(repeating: 0, count: block.count)
      for source in sources {
        TruthLoops.count(block.bytes(source), met: met, possible: possible, block.count)
      }
      TruthLoops.atLeast(
        UInt8(needed),
        met: met,
        possible: possible,
        block.bytes(target),
        block.count
      )
    }
    return grouped(members, target)
  }

  /// A group's truth with the faults of all members and the reasons of those that are unknown.
  private mutating func grouped(_ members: [TruthLane], _ truths: Lane) -> TruthLane {
    let faults = or(members.compactMap(\.faults))
    return TruthLane(
      truths: truths,
      faults: faults,
      reasons: groupReasons(members, truths, hasFaults: faults != nil)
    )
  }

  private mutating func groupReasons(
    _ members: [TruthLane],
    _ truths: Lane,
    hasFaults: Bool
  ) -> Reasons {
    guard wantsReasons else { return .same(0) }
    let all = Set(members.map(\.reasons))
    if !hasFaults, all.count == 1, case .same(let bits)? = all.first { return .same(bits) }
    let target = scratch()
    var parts: [(truths: Lane, reasons: Lane)] = []
    for member in members { parts.append((member.truths, reasonLane(.truth(member)))) }
    plan.add(parts.flatMap { [$0.truths, $0.reasons] } + [truths], [target]) { [parts] block in
      let target = block.bytes(target)
      target.update(repeating: 0, count: block.count)
      for part in parts {
        TruthLoops.gathered(
          block.bytes(part.reasons),
          where: block.bytes(part.truths),
          is: 1,
          target,
          block.count
        )
      }
      TruthLoops.kept(where: block.bytes(truths), is: 1, target, block.count)
    }
    return .lane(target)
  }

  /// A criterion with its guard, as its group counts it.
  mutating func guarded(
    isAll: Bool,
    _ appliesSlot: Slot,
    _ criterionSlot: Slot
  ) throws(Unbindable) -> TruthLane {
    let applies = try truth(appliesSlot)
    let criterion = try truth(criterionSlot)
    let target = scratch()
    plan.add([applies.truths, criterion.truths], [target]) { block in
      TruthLoops.guarded(
        block.bytes(applies.truths),
        block.bytes(criterion.truths),
        block.bytes(target),
        block.count,
        isAll: isAll
      )
    }
    var own: Lane?
    if let faults = criterion.faults {
      // A guard that definitely removes the criterion removes its faults.
      let live = scratch()
      plan.add([faults, applies.truths], [live]) { block in
        let (faults, applies) = (block.bytes(faults), block.bytes(applies.truths))
        let live = block.bytes(live)
        for row in 0..<block.count { live[row] = blend(applies[row] == 0, 0, faults[row]) }
      }
      own = live
    }
    let faults = or([applies.faults, own].compactMap { $0 })
    let reasons = groupReasons([applies, criterion], target, hasFaults: faults != nil)
    return TruthLane(truths: target, faults: faults, reasons: reasons)
  }
}
