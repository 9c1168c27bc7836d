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

  // MARK: - Codes against codes

  /// A column against a table's output: the outputs are put into the column's domain once, and each
  /// row looks its threshold up there.
  private mutating func mappedThresholds(
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
  private mutating func sameMember(
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
  private mutating func agreeing(
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

extension CodeLane {
  /// A comparison with a number of units, in the domain of codes.
  func test(_ relation: Relation, _ bound: Rational, origin: Int) -> CompareLoops.Test {
    /// The code of the first whole number that is not below the bound, held within the codes.
    func code(_ whole: Rational) -> Int {
      let shifted = whole - Rational(origin)
      if shifted <= Rational(width.least) { return width.least }
      if shifted >= Rational(firstReserved) { return firstReserved }
      return shifted.integer ?? firstReserved
    }
    let notBelow = RoundingMode.up.round(bound, to: 1)
    let above = RoundingMode.down.round(bound, to: 1) + 1
    switch relation {
    case .atLeast: return .atLeast(code(notBelow))
    case .greater: return .atLeast(code(above))
    case .less: return .below(code(notBelow))
    case .atMost: return .below(code(above))
    case .equal, .different:
      let isCode =
        bound.isInteger && bound - Rational(origin) >= Rational(width.least)
        && bound - Rational(origin) < Rational(firstReserved)
      guard isCode else {
        return relation == .equal ? .below(width.least) : .atLeast(width.least)
      }
      return relation == .equal ? .equal(code(bound)) : .different(code(bound))
    }
  }

  /// The codes that stand for a value; none where it does not occur.
  func codes(of value: Value) -> [Int] {
    switch content {
    case .members(let members):
      return members.indices.filter { members[$0] == value }.map { width.least + $0 }
    case .numbers(let unit, let origin, let extent):
      if case .name(let name) = value {
        guard let place = constants.firstIndex(of: name) else { return [] }
        return [faultCode - constants.count + place]
      }
      guard let count = value.count(of: unit), extent.contains(count) else { return [] }
      return [count - origin]
    }
  }
}
