// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  /// Which of several values each row takes: its place, or a reserved byte.
  struct Selector {
    /// No value, because a fault says so.
    static let fault: UInt8 = 254
    /// No value, because it is not known which.
    static let unknown: UInt8 = 255

    let lane: Lane
    var faults: Lane?
    var reasons: Reasons
  }

  /// One of two values, by a condition.
  mutating func conditional(
    _ condition: Slot,
    _ yes: Slot,
    _ no: Slot,
    _ type: ValueType
  ) throws(Unbindable) -> Bound {
    let truth = try truth(condition)
    let lane = scratch()
    plan.add([truth.truths], [lane]) { block in
      let (source, target) = (block.bytes(truth.truths), block.bytes(lane))
      for row in 0..<block.count {
        target[row] = source[row] == 2 ? 0 : (source[row] == 0 ? 1 : Selector.unknown)
      }
    }
    let selector = Selector(
      lane: lane,
      faults: truth.faults,
      reasons: wantsReasons ? .lane(reasonLane(.truth(truth))) : .same(0)
    )
    return try chosen(selector, [try bind(yes), try bind(no)], type)
  }

  /// The value of the one case that applies.
  mutating func cases(_ cases: [FormCase]) throws(Unbindable) -> Bound {
    guard cases.count <= 8 else { throw Unbindable("a measure of more than eight cases") }
    var conditions: [TruthLane] = []
    for one in cases {
      conditions.append(
        try one.condition.map { (slot) throws(Unbindable) in try truth(slot) }
          ?? TruthLane(truths: constant(2), faults: nil, reasons: .same(0))
      )
    }
    let table = CaseTable.entries(despite: cases.map(\.despite))
    let (lane, own, open) = (scratch(), scratch(), scratch())
    let sources = conditions.map(\.truths)
    plan.add(sources, [lane, own, open]) { block in
      let (target, faults, open) = (block.bytes(lane), block.bytes(own), block.bytes(open))
      for row in 0..<block.count {
        var index = 0
        for source in sources { index = index &* 3 &+ Int(block.bytes(source)[row]) }
        let entry = table[index]
        (target[row], faults[row], open[row]) = (entry.selector, entry.faults, entry.open)
      }
    }
    var conditionFaults = conditions.compactMap(\.faults)
    conditionFaults.append(own)
    let faults = or(conditionFaults)
    let selector = Selector(
      lane: lane,
      faults: faults,
      reasons: openReasons(conditions, open)
    )
    var values: [Bound] = []
    for one in cases { values.append(try bind(one.value)) }
    return try chosen(selector, values, form[cases[0].value].type)
  }

  /// The reasons of the conditions that leave open which case stays.
  private mutating func openReasons(_ conditions: [TruthLane], _ open: Lane) -> Reasons {
    guard wantsReasons else { return .same(0) }
    var parts: [Lane] = []
    for condition in conditions { parts.append(reasonLane(.truth(condition))) }
    let target = scratch()
    plan.add(parts + [open], [target]) { [parts] block in
      let (open, target) = (block.bytes(open), block.bytes(target))
      target.update(repeating: 0, count: block.count)
      for (place, part) in parts.enumerated() {
        let (bits, bit) = (block.bytes(part), UInt8(1) << UInt8(place))
        for row in 0..<block.count { target[row] |= blend(open[row] & bit == 0, 0, bits[row]) }
      }
    }
    return .lane(target)
  }

  /// A value that is a fault where one of some others is.
  mutating func sound(_ slot: Slot, _ others: [Slot]) throws(Unbindable) -> Bound {
    let value = try bind(slot)
    var lanes: [Lane] = []
    for other in others { lanes += [try bind(other).faults].compactMap { $0 } }
    guard let faults = or(lanes) else { return value }
    let lane = scratch()
    plan.add([faults], [lane]) { block in
      let (source, target) = (block.bytes(faults), block.bytes(lane))
      for row in 0..<block.count { target[row] = source[row] == 0 ? 0 : Selector.fault }
    }
    let selector = Selector(lane: lane, faults: faults, reasons: .same(0))
    return try chosen(selector, [value], form[slot].type)
  }
}
