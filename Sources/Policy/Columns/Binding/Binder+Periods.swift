// SPDX-License-Identifier: Apache-2.0

extension Binder {
  /// A value of the same subject in another period.
  ///
  /// Rows of a period under other rules are left out; what would be there is a fault, and whoever runs
  /// the columns computes a row that reads it in another way.
  mutating func shifted(
    _ slot: Slot,
    _ shift: PeriodShift,
    _ type: ValueType
  ) throws(Unbindable) -> Bound {
    if let failure = failures[slot] { throw failure }
    guard let rows = shifts[shift], let stored = stored[slot] else {
      throw Unbindable("a measure in another period")
    }
    let bound = stored.bound { gathered($0, through: rows) }
    let links = plan.lane(.memory(rows))
    let (lane, faults) = (scratch(), scratch())
    let bit = FaultBits.bit(.noEntity)
    plan.add([links], [lane, faults]) { block in
      let rows = block.codes(links, Int32.self)
      let (target, faults) = (block.bytes(lane), block.bytes(faults))
      for row in 0..<block.count {
        target[row] = rows[row] < 0 ? Selector.fault : 0
        faults[row] = rows[row] < 0 ? bit : 0
      }
    }
    return try chosen(Selector(lane: lane, faults: faults, reasons: .same(0)), [bound], type)
  }

  /// The first value where it is known, else the second.
  mutating func either(
    _ first: Slot,
    _ second: Slot,
    _ type: ValueType
  ) throws(Unbindable) -> Bound {
    let (a, b) = (try bind(first), try bind(second))
    if case .constant = a { return a }
    let faults = or([a.faults, b.faults].compactMap(\.self))
    let absent = absent(a) ?? constant(0)
    let broken = faults ?? constant(0)
    let lane = scratch()
    plan.add([absent, broken], [lane]) { block in
      let (absent, faults) = (block.bytes(absent), block.bytes(broken))
      let target = block.bytes(lane)
      for row in 0..<block.count {
        target[row] = faults[row] == 0 ? (absent[row] == 0 ? 0 : 1) : Selector.fault
      }
    }
    let selector = Selector(lane: lane, faults: faults, reasons: .same(0))
    let result = try chosen(selector, [a, b], type)
    guard wantsReasons, let open = self.absent(result) else { return result }
    let (own, target) = (reasonLane(a), scratch())
    plan.add([own, open, broken], [target]) { block in
      let (own, open, faults) = (block.bytes(own), block.bytes(open), block.bytes(broken))
      let target = block.bytes(target)
      for row in 0..<block.count {
        target[row] = open[row] != 0 && faults[row] == 0 ? own[row] : 0
      }
    }
    return result.with(.lane(target))
  }
}

extension Bound {
  /// The same values, unknown for other reasons.
  fileprivate func with(_ reasons: Reasons) -> Bound {
    switch self {
    case .constant, .unknown: return self
    case .truth(var truth):
      truth.reasons = reasons
      return .truth(truth)
    case .codes(var codes):
      codes.reasons = reasons
      return .codes(codes)
    case .number(var number):
      number.reasons = reasons
      return .number(number)
    }
  }
}
