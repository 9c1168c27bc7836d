// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  /// A value of the one member of each row that counts, 0 where none does.
  mutating func only(
    _ slot: Slot,
    _ choice: Int,
    _ type: ValueType
  ) throws(Unbindable) -> Bound {
    if let failure = failures[slot] { throw failure }
    guard let stored = stored[slot] else { throw Unbindable("a value of a member") }
    let members = columns.choices[choice]
    let bound = stored.bound { gathered($0, through: members) }
    let links = plan.lane(.memory(members))
    let lane = scratch()
    plan.add([links], [lane]) { block in
      let (members, target) = (block.codes(links, Int32.self), block.bytes(lane))
      for row in 0..<block.count { target[row] = members[row] < 0 ? 1 : 0 }
    }
    let selector = Selector(lane: lane, faults: nil, reasons: .same(0))
    return try chosen(selector, [bound, .constant(.number(.zero))], type)
  }

  /// 1 where a truth is met, else 0, as the number that a share adds up.
  mutating func indicator(_ truth: TruthLane) -> NumberLane {
    let target = scratch(.eight)
    plan.add([truth.truths], [target]) { block in
      let (source, target) = (block.bytes(truth.truths), block.numbers(target))
      for row in 0..<block.count { target[row] = source[row] == 2 ? 1 : 0 }
    }
    return NumberLane(
      lane: target,
      absent: absent(.truth(truth)),
      faults: truth.faults,
      reasons: reasons(of: [.truth(truth)], faults: truth.faults),
      unit: 1,
      extent: 0...1
    )
  }

  /// The reasons of all operands, whether or not another one is a fault.
  mutating func reasonBits(_ operands: [Bound]) -> Lane {
    var lanes: [Lane] = []
    for operand in operands { lanes.append(reasonLane(operand)) }
    return or(lanes) ?? constant(0)
  }
}
