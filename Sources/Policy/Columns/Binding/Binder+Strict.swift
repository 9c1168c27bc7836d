// SPDX-License-Identifier: Apache-2.0

extension Binder {
  /// What a strict operation inherits: a fault where an operand is one, else unknown where an
  /// operand is, for the reasons of all.
  struct Inherited {
    /// 1 on rows without a value; `nil` where there are none.
    var absent: Lane?
    var faults: Lane?
    var reasons: Reasons
  }

  /// What a strict operation on some operands inherits.
  mutating func inherited(_ operands: [Bound]) -> Inherited {
    let absent = operands.compactMap { self.absent($0) }
    let faults = or(operands.compactMap(\.faults))
    return Inherited(
      absent: or(absent),
      faults: faults,
      reasons: reasons(of: operands, faults: faults)
    )
  }

  /// 1 on rows where an operand has no value; `nil` where it always has one.
  mutating func absent(_ bound: Bound) -> Lane? {
    switch bound {
    case .constant: return nil
    case .unknown: return constant(1)
    case .number(let number): return number.absent
    case .codes(let codes): return reserved(codes)
    case .truth(let truth):
      let target = scratch()
      let faults = truth.faults ?? constant(0)
      plan.add([truth.truths, faults], [target]) { block in
        let (source, fault) = (block.bytes(truth.truths), block.bytes(faults))
        let target = block.bytes(target)
        for row in 0..<block.count {
          target[row] = (source[row] == 1 ? 1 : 0) | (fault[row] != 0 ? 1 : 0)
        }
      }
      return target
    }
  }

  /// The bits of some lanes; `nil` for none.
  mutating func or(_ lanes: [Lane]) -> Lane? {
    var distinct: [Lane] = []
    for lane in lanes where !distinct.contains(lane) { distinct.append(lane) }
    guard var result = distinct.first else { return nil }
    for lane in distinct.dropFirst() {
      let (left, target) = (result, scratch())
      plan.add([left, lane], [target]) { block in
        TruthLoops.or(block.bytes(left), block.bytes(lane), block.bytes(target), block.count)
      }
      result = target
    }
    return result
  }

  // MARK: - Reasons

  /// The reasons of all operands on rows that are no fault.
  mutating func reasons(of operands: [Bound], faults: Lane?) -> Reasons {
    guard wantsReasons else { return .same(0) }
    var same: Set<UInt8> = []
    var isUniform = faults == nil
    for operand in operands {
      switch (operand, operand.reasons) {
      case (.constant, _): break
      case (.codes(let codes), _) where codes.isNarrowed && !codes.constants.isEmpty:
        isUniform = false
      case (_, .same(let bits)): same.insert(bits)
      case (_, .lane): isUniform = false
      }
    }
    if isUniform, same.count <= 1 { return .same(same.first ?? 0) }
    var lanes: [Lane] = []
    for operand in operands {
      if case .constant = operand { continue }
      lanes.append(reasonLane(operand))
    }
    guard let all = or(lanes) else { return .same(0) }
    guard let faults else { return .lane(all) }
    let target = scratch()
    plan.add([all, faults], [target]) { block in
      let (bits, faults) = (block.bytes(all), block.bytes(faults))
      let target = block.bytes(target)
      for row in 0..<block.count { target[row] = blend(faults[row] == 0, bits[row], 0) }
    }
    return .lane(target)
  }

  /// The reasons of each row, 0 where it is known or a fault.
  mutating func reasonLane(_ bound: Bound) -> Lane {
    guard case .same(let bits) = bound.reasons else {
      guard case .lane(let lane) = bound.reasons else { return constant(0) }
      return lane
    }
    switch bound {
    case .constant: return constant(0)
    case .unknown: return constant(Int(bits))
    case .codes(let codes): return matching(codes, codes.unknownCode, bits: bits)
    case .truth(let truth): return unfaulted(truth.truths, bits, truth.faults)
    case .number(let number):
      guard let absent = number.absent else { return constant(0) }
      return unfaulted(absent, bits, number.faults)
    }
  }

  /// Bits on rows where a lane is 1 and there is no fault.
  private mutating func unfaulted(_ lane: Lane, _ bits: UInt8, _ faults: Lane?) -> Lane {
    let target = scratch()
    let faults = faults ?? constant(0)
    plan.add([lane, faults], [target]) { block in
      let (source, faults) = (block.bytes(lane), block.bytes(faults))
      let target = block.bytes(target)
      for row in 0..<block.count {
        target[row] = source[row] == 1 && faults[row] == 0 ? bits : 0
      }
    }
    return target
  }

  // MARK: - Codes

  /// 1 on rows whose code stands for no value.
  mutating func reserved(_ codes: CodeLane) -> Lane {
    let target = scratch()
    switch codes.width {
    case .one: addReserved(UInt8.self, codes, target)
    case .two: addReserved(Int16.self, codes, target)
    case .four: addReserved(Int32.self, codes, target)
    case .eight: addReserved(Int64.self, codes, target)
    }
    return target
  }

  private mutating func addReserved<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ target: Lane
  ) {
    let first = Code(truncatingIfNeeded: codes.firstReserved)
    plan.add([codes.lane], [target]) { block in
      let (source, target) = (block.codes(codes.lane, type), block.bytes(target))
      for row in 0..<block.count { target[row] = source[row] >= first ? 1 : 0 }
    }
  }

  /// Bits on rows with one code, 0 elsewhere.
  mutating func matching(_ codes: CodeLane, _ code: Int, bits: UInt8) -> Lane {
    let target = scratch()
    switch codes.width {
    case .one: addMatching(UInt8.self, codes, code, bits, target)
    case .two: addMatching(Int16.self, codes, code, bits, target)
    case .four: addMatching(Int32.self, codes, code, bits, target)
    case .eight: addMatching(Int64.self, codes, code, bits, target)
    }
    return target
  }

  private mutating func addMatching<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ code: Int,
    _ bits: UInt8,
    _ target: Lane
  ) {
    let wanted = Code(truncatingIfNeeded: code)
    plan.add([codes.lane], [target]) { block in
      let (source, target) = (block.codes(codes.lane, type), block.bytes(target))
      for row in 0..<block.count { target[row] = source[row] == wanted ? bits : 0 }
    }
  }

  /// A byte for each member's code, `reserved` for all others.
  mutating func mapped(_ codes: CodeLane, _ bytes: [UInt8], reserved: UInt8) -> Lane {
    let target = scratch()
    if codes.width == .one {
      var table = Array(repeating: reserved, count: 256)
      for (code, byte) in bytes.enumerated() { table[code] = byte }
      plan.add([codes.lane], [target]) { [table] block in
        table.withUnsafeBufferPointer { table in
          guard let base = table.baseAddress else { return }
          CompareLoops.mapped(
            block.bytes(codes.lane),
            base,
            block.bytes(target),
            block.count
          )
        }
      }
      return target
    }
    switch codes.width {
    case .two: addMapped(Int16.self, codes, bytes, reserved, target)
    case .four: addMapped(Int32.self, codes, bytes, reserved, target)
    default: addMapped(Int64.self, codes, bytes, reserved, target)
    }
    return target
  }

  private mutating func addMapped<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ bytes: [UInt8],
    _ reserved: UInt8,
    _ target: Lane
  ) {
    let first = Code(truncatingIfNeeded: codes.width.least + bytes.count)
    plan.add([codes.lane], [target]) { block in
      bytes.withUnsafeBufferPointer { table in
        guard let base = table.baseAddress else { return }
        CompareLoops.mappedWide(
          block.codes(codes.lane, type),
          base,
          block.bytes(target),
          block.count,
          firstReserved: first,
          reserved: reserved
        )
      }
    }
  }
}
