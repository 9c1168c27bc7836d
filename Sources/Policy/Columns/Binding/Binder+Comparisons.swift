// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  /// Two values compared, by the cheapest loop that their codes allow.
  mutating func comparison(
    _ relation: Relation,
    _ left: Slot,
    _ right: Slot
  ) throws(Unbindable) -> TruthLane {
    let (a, b) = (try bind(left), try bind(right))
    if case .constant(let value) = b, let lane = try compared(a, relation, with: value) {
      return lane
    }
    if case .constant(let value) = a, let lane = try compared(b, relation.mirrored, with: value) {
      return lane
    }
    switch (a, b) {
    case (.unknown, _), (_, .unknown):
      let own = inheritedReasons([a, b])
      return TruthLane(truths: constant(1), faults: own.faults, reasons: own.reasons)
    case (.truth, _), (_, .truth): return try agreeing(try truth(a), try truth(b))
    case (.codes(let codes), .codes(let keys)):
      if let lane = mappedThresholds(codes, relation, keys) { return lane }
      if let lane = mappedThresholds(keys, relation.mirrored, codes) { return lane }
      if let lane = try sameMember(codes, keys) { return lane }
    default: break
    }
    return try comparedNumbers(relation, try number(a), try number(b))
  }

  /// Whether a value is one of several.
  mutating func membership(_ slot: Slot, _ values: [Value]) throws(Unbindable) -> TruthLane {
    let bound = try bind(slot)
    switch bound {
    case .constant(let value):
      return TruthLane(
        truths: constant(values.contains(value) ? 2 : 0),
        faults: nil,
        reasons: .same(0)
      )
    case .unknown(let reasons):
      return TruthLane(truths: constant(1), faults: nil, reasons: reasons)
    case .truth(let truth):
      let isMember = values.contains(.truth(true)) && values.contains(.truth(false))
      let target = scratch()
      let definite: UInt8 = isMember ? 2 : 0
      plan.add([truth.truths], [target]) { block in
        let (source, target) = (block.bytes(truth.truths), block.bytes(target))
        for row in 0..<block.count { target[row] = source[row] == 1 ? 1 : definite }
      }
      return TruthLane(truths: target, faults: truth.faults, reasons: truth.reasons)
    case .codes(let codes):
      let wanted = Set(values.compactMap { value in codes.codes(of: value) }.joined())
      return tested(codes, wanted: wanted.sorted())
    case .number(let number):
      var lanes: [TruthLane] = []
      for value in values where value.measured != nil {
        let other = try self.number(Bound.constant(value))
        lanes.append(try comparedNumbers(.equal, number, other))
      }
      guard var result = lanes.first else {
        let own = try comparedNumbers(.different, number, number)
        return own
      }
      for lane in lanes.dropFirst() {
        let (left, target) = (result.truths, scratch())
        plan.add([left, lane.truths], [target]) { block in
          TruthLoops.junction(
            (block.bytes(left), block.bytes(lane.truths)),
            block.bytes(target),
            block.count,
            isAll: false
          )
        }
        result = TruthLane(truths: target, faults: lane.faults, reasons: lane.reasons)
      }
      return result
    }
  }

  // MARK: - Codes against a constant

  private mutating func compared(
    _ bound: Bound,
    _ relation: Relation,
    with value: Value
  ) throws(Unbindable) -> TruthLane? {
    guard case .codes(let codes) = bound else { return nil }
    switch codes.content {
    case .numbers(let unit, let origin, _):
      guard let number = value.measured else { return nil }
      let test = codes.test(relation, number / unit, origin: origin)
      return tested(codes, test)
    case .members(let members):
      let wanted = members.enumerated().filter { entry in
        guard let left = entry.element.measured, let right = value.measured else {
          return (entry.element == value) == (relation == .equal)
        }
        return relation.holds(between: left, and: right)
      }
      return tested(codes, wanted: wanted.map { codes.width.least + $0.offset })
    }
  }

  /// Whether codes are among some, by one comparison where they stand in a row.
  private mutating func tested(_ codes: CodeLane, wanted: [Int]) -> TruthLane {
    guard let low = wanted.first, let high = wanted.last else {
      return tested(codes, .below(codes.width.least))
    }
    if low == high { return tested(codes, .equal(low)) }
    if high - low == wanted.count - 1 { return tested(codes, .within(low, high)) }
    if case .members(let members) = codes.content {
      let set = Set(wanted)
      let bytes = members.indices.map { set.contains(codes.width.least + $0) ? UInt8(2) : 0 }
      let truths = mapped(codes, bytes, reserved: 1)
      let own = inherited([.codes(codes)])
      return TruthLane(truths: truths, faults: own.faults, reasons: own.reasons)
    }
    var result = tested(codes, .equal(low))
    for code in wanted.dropFirst() {
      let (left, lane, target) = (result.truths, tested(codes, .equal(code)), scratch())
      plan.add([left, lane.truths], [target]) { block in
        TruthLoops.junction(
          (block.bytes(left), block.bytes(lane.truths)),
          block.bytes(target),
          block.count,
          isAll: false
        )
      }
      result = TruthLane(truths: target, faults: lane.faults, reasons: lane.reasons)
    }
    return result
  }

  private mutating func tested(_ codes: CodeLane, _ test: CompareLoops.Test) -> TruthLane {
    let truths = scratch()
    switch codes.width {
    case .one: addTest(UInt8.self, codes, test, truths)
    case .two: addTest(Int16.self, codes, test, truths)
    case .four: addTest(Int32.self, codes, test, truths)
    case .eight: addTest(Int64.self, codes, test, truths)
    }
    return TruthLane(
      truths: truths,
      faults: codes.faults,
      reasons: reasons(of: [.codes(codes)], faults: codes.faults)
    )
  }

  private mutating func addTest<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ test: CompareLoops.Test,
    _ truths: Lane
  ) {
    let reserved = Code(truncatingIfNeeded: codes.firstReserved)
    plan.add([codes.lane], [truths]) { block in
      CompareLoops.constant(
        block.codes(codes.lane, type),
        block.bytes(truths),
        block.count,
        test,
        firstReserved: reserved
      )
    }
  }
}
