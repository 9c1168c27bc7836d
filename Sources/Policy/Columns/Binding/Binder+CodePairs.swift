// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  /// A column against a table's output: the outputs are put into the column's domain once, and each
  /// row looks its threshold up there.
  mutating func mappedThresholds(
    _ codes: CodeLane,
    _ relation: Relation,
    _ keys: CodeLane
  ) -> TruthLane? {
    guard case .numbers(let unit, let origin, _) = codes.content,
      case .members(let members) = keys.content, keys.width == .one,
      relation != .equal, relation != .different
    else { return nil }
    var table = Array(repeating: codes.width.least, count: 256)
    var isBelow = false
    for (place, member) in members.enumerated() {
      guard let number = member.measured else { return nil }
      switch codes.test(relation, number / unit, origin: origin) {
      case .atLeast(let code): table[place] = code
      case .below(let code): (table[place], isBelow) = (code, true)
      default: return nil
      }
    }
    let truths = scratch()
    switch codes.width {
    case .one: addMapped(UInt8.self, codes, keys, table, isBelow, truths)
    case .two: addMapped(Int16.self, codes, keys, table, isBelow, truths)
    case .four: addMapped(Int32.self, codes, keys, table, isBelow, truths)
    case .eight: addMapped(Int64.self, codes, keys, table, isBelow, truths)
    }
    let own = inheritedReasons([.codes(codes), .codes(keys)])
    return TruthLane(truths: truths, faults: own.faults, reasons: own.reasons)
  }

  private mutating func addMapped<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ keys: CodeLane,
    _ table: [Int],
    _ isBelow: Bool,
    _ truths: Lane
  ) {
    let thresholds = scratch(codes.width)
    let narrow = table.map { Code(truncatingIfNeeded: $0) }
    plan.add([keys.lane], [thresholds]) { block in
      narrow.withUnsafeBufferPointer { table in
        guard let base = table.baseAddress else { return }
        CompareLoops.mapped(
          block.bytes(keys.lane),
          base,
          block.codes(thresholds, type),
          block.count
        )
      }
    }
    let reserved = Code(truncatingIfNeeded: codes.firstReserved)
    let reservedKey = UInt8(truncatingIfNeeded: keys.firstReserved)
    plan.add([codes.lane, thresholds, keys.lane], [truths]) { block in
      CompareLoops.lanes(
        block.codes(codes.lane, type),
        block.codes(thresholds, type),
        block.bytes(keys.lane),
        block.bytes(truths),
        block.count,
        isBelow: isBelow,
        firstReserved: reserved,
        firstReservedKey: reservedKey
      )
    }
  }

  /// Equality of two names, codes or texts, by their places in one list.
  mutating func sameMember(
    _ left: CodeLane,
    _ right: CodeLane
  ) throws(Unbindable) -> TruthLane? {
    guard case .members(let a) = left.content, case .members(let b) = right.content,
      (a + b).allSatisfy({ $0.measured == nil })
    else { return nil }
    let all = Array(Set(a + b))
    let places = Dictionary(uniqueKeysWithValues: zip(all, 0...))
    func numbers(_ codes: CodeLane, _ members: [Value]) throws(Unbindable) -> NumberLane {
      let own = members.map { Value.number(Rational(places[$0] ?? -1)) }
      return try number(Bound.codes(codes.with(.members(own))))
    }
    return try comparedNumbers(.equal, try numbers(left, a), try numbers(right, b))
  }

  /// Equality of two truths: strict, as of any two values.
  mutating func agreeing(
    _ a: TruthLane,
    _ b: TruthLane
  ) throws(Unbindable) -> TruthLane {
    let target = scratch()
    let own = inheritedReasons([.truth(a), .truth(b)])
    let faults = own.faults ?? constant(0)
    plan.add([a.truths, b.truths, faults], [target]) { block in
      let (a, b) = (block.bytes(a.truths), block.bytes(b.truths))
      let (faults, target) = (block.bytes(faults), block.bytes(target))
      for row in 0..<block.count {
        let isKnown = a[row] != 1 && b[row] != 1 && faults[row] == 0
        target[row] = isKnown ? (a[row] == b[row] ? 2 : 0) : 1
      }
    }
    return TruthLane(truths: target, faults: own.faults, reasons: own.reasons)
  }

  /// The faults and reasons of a strict operation that finds the absent rows itself.
  mutating func inheritedReasons(
    _ operands: [Bound]
  ) -> (faults: Lane?, reasons: Reasons) {
    let faults = or(operands.compactMap(\.faults))
    return (faults, reasons(of: operands, faults: faults))
  }
}
