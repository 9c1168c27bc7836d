// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  mutating func found(_ table: Table, _ bounds: [Bound]) throws(Unbindable) -> Found {
    let classes = TableClasses(table)
    var lanes: [CodeLane] = []
    var probes: [[Value]] = []
    for (key, bound) in bounds.enumerated() {
      let (lane, values) = try keyClasses(bound, classes, key)
      lanes.append(lane)
      // Every cell of another table may be illegible, or every row may lack the text.
      if values.isEmpty { throw Unbindable("a key that is never known") }
      probes.append(values)
    }
    let matches = try classes.matches(probes)
    guard lanes.count > 1 else { return Found(codes: lanes[0], matches: matches) }
    return Found(codes: try combined(lanes, probes, bounds), matches: matches)
      .compacted(with: &self)
  }

  /// A class for each value of a key, and a value of each class.
  private mutating func keyClasses(
    _ bound: Bound,
    _ classes: TableClasses?,
    _ key: Int
  ) throws(Unbindable) -> (CodeLane, [Value]) {
    switch bound {
    case .constant(let value):
      let lane = CodeLane(
        lane: constant(0),
        width: .one,
        content: .members([value]),
        constants: [],
        reasons: .same(0)
      )
      return (lane, [value])
    case .truth(let truth):
      let target = scratch()
      let faults = truth.faults ?? constant(0)
      plan.add([truth.truths, faults], [target]) { block in
        let (source, faults) = (block.bytes(truth.truths), block.bytes(faults))
        let target = block.bytes(target)
        for row in 0..<block.count {
          let code: UInt8 = blend(source[row] == 1, 255, source[row] >> 1)
          target[row] = faults[row] == 0 ? code : 254
        }
      }
      let lane = CodeLane(
        lane: target,
        width: .one,
        content: .members([.truth(false), .truth(true)]),
        constants: [],
        faults: truth.faults,
        reasons: reasons(of: [bound], faults: truth.faults)
      )
      return (lane, [.truth(false), .truth(true)])
    case .codes(let codes):
      if case .members(let members) = codes.content { return (codes, members) }
      return try bandClasses(bound, classes, key)
    case .number: return try bandClasses(bound, classes, key)
    case .unknown: throw Unbindable("a key that is never known")
    }
  }

  /// A class for each truth.
  mutating func keyClasses(of bound: Bound) throws(Unbindable) -> (CodeLane, [Value]) {
    try keyClasses(bound, nil, 0)
  }

  /// The class of a number: how many thresholds it has passed.
  private mutating func bandClasses(
    _ bound: Bound,
    _ classes: TableClasses?,
    _ key: Int
  ) throws(Unbindable) -> (CodeLane, [Value]) {
    let thresholds = classes?.thresholds(key) ?? []
    var probes = classes?.probes(key, thresholds) ?? []
    guard thresholds.count <= 240 else { throw Unbindable("a table of more than 240 bands") }
    let target = scratch()
    let own = inherited([bound])
    if case .codes(let codes) = bound, case .numbers(let unit, let origin, _) = codes.content {
      let bounds = thresholds.map { threshold -> Int in
        let relation: Relation = threshold.isAbove ? .greater : .atLeast
        guard
          case .atLeast(let code) =
            codes.test(relation, threshold.bound / unit, origin: origin)
        else { return codes.firstReserved }
        return code
      }
      switch codes.width {
      case .one: addBands(UInt8.self, codes, bounds, target)
      case .two: addBands(Int16.self, codes, bounds, target)
      case .four: addBands(Int32.self, codes, bounds, target)
      case .eight: addBands(Int64.self, codes, bounds, target)
      }
      if !codes.isNarrowed {
        // Constants stand above all numbers; each is a class of its own.
        for constant in codes.constants {
          addConstant(codes, .name(constant), UInt8(clamping: probes.count), target)
          probes.append(.name(constant))
        }
      }
    } else {
      try addBands(try number(bound), thresholds, own, target)
    }
    let lane = CodeLane(
      lane: target,
      width: .one,
      content: .members([]),
      constants: [],
      faults: own.faults,
      reasons: own.reasons
    )
    return (lane, probes)
  }

  /// Gives rows with a named constant a class.
  private mutating func addConstant(
    _ codes: CodeLane,
    _ constant: Value,
    _ place: UInt8,
    _ target: Lane
  ) {
    guard let code = codes.codes(of: constant).first else { return }
    let matches = matching(codes, code, bits: 1)
    plan.add([matches, target], [target]) { block in
      let (matches, target) = (block.bytes(matches), block.bytes(target))
      for row in 0..<block.count { target[row] = blend(matches[row] == 1, place, target[row]) }
    }
  }

  private mutating func addBands<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ bounds: [Int],
    _ target: Lane
  ) {
    let narrow = bounds.map { Code(truncatingIfNeeded: $0) }
    let reserved = Code(truncatingIfNeeded: codes.firstReserved)
    let fault = Code(truncatingIfNeeded: codes.faultCode)
    let faults = codes.faults ?? constant(0)
    plan.add([codes.lane, faults], [target]) { block in
      let (source, target) = (block.codes(codes.lane, type), block.bytes(target))
      BandLoops.count(source, narrow, target, block.count)
      BandLoops.reserve(source, target, block.count, first: reserved, fault: fault)
    }
  }

  private mutating func addBands(
    _ number: NumberLane,
    _ thresholds: [TableClasses.Threshold],
    _ own: Inherited,
    _ target: Lane
  ) throws(Unbindable) {
    // n/d · unit ≥ bound becomes n · bottom ≥ top · d with whole top and bottom.
    var parts: [(top: Int64, bottom: Int64, isAbove: Bool)] = []
    for threshold in thresholds {
      guard let ratio = (threshold.bound / number.unit).fraction else { throw Bounds.unproved }
      let left = Bounds.magnitude(number.extent) * Int128(ratio.denominator)
      let right = abs(Int128(ratio.numerator)) * Int128(number.greatestDenominator)
      guard max(left, right) <= Int128(Int64.max) else { throw Bounds.unproved }
      parts.append((Int64(ratio.numerator), Int64(ratio.denominator), threshold.isAbove))
    }
    let bottoms = number.denominators ?? constant(1, .eight)
    let (absent, faults) = (own.absent ?? constant(0), own.faults ?? constant(0))
    plan.add([number.lane, bottoms, absent, faults], [target]) { [parts] block in
      let (source, bottoms) = (block.numbers(number.lane), block.numbers(bottoms))
      let (absent, faults) = (block.bytes(absent), block.bytes(faults))
      let target = block.bytes(target)
      target.update(repeating: 0, count: block.count)
      for part in parts {
        for row in 0..<block.count {
          let (left, right) = (source[row] &* part.bottom, part.top &* bottoms[row])
          target[row] &+= part.isAbove ? (left > right ? 1 : 0) : (left >= right ? 1 : 0)
        }
      }
      for row in 0..<block.count {
        if absent[row] != 0 { target[row] = faults[row] == 0 ? 255 : 254 }
      }
    }
  }

  /// Several keys as one: the place in the product of their classes.
  private mutating func combined(
    _ lanes: [CodeLane],
    _ probes: [[Value]],
    _ bounds: [Bound]
  ) throws(Unbindable) -> CodeLane {
    let operands = lanes.map { Bound.codes($0) }
    let own = inherited(operands)
    let (absent, faults) = (own.absent ?? constant(0), own.faults ?? constant(0))
    var index = constant(0, .four)
    for (lane, values) in zip(lanes, probes) {
      let target = scratch(.four)
      let (before, size) = (index, Int32(clamping: values.count))
      switch lane.width {
      case .one: addIndex(UInt8.self, lane, before, size, target)
      case .two: addIndex(Int16.self, lane, before, size, target)
      case .four: addIndex(Int32.self, lane, before, size, target)
      case .eight: addIndex(Int64.self, lane, before, size, target)
      }
      index = target
    }
    let target = scratch(.four)
    let source = index
    plan.add([source, absent, faults], [target]) { block in
      let (source, target) = (block.codes(source, Int32.self), block.codes(target, Int32.self))
      let (absent, faults) = (block.bytes(absent), block.bytes(faults))
      for row in 0..<block.count {
        let reserved = faults[row] == 0 ? Int32.max : Int32.max - 1
        target[row] = blend(absent[row] == 0, Int32.min &+ source[row], reserved)
      }
    }
    return CodeLane(
      lane: target,
      width: .four,
      content: .members([]),
      constants: [],
      faults: own.faults,
      reasons: own.reasons
    )
  }

  private mutating func addIndex<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ before: Lane,
    _ size: Int32,
    _ target: Lane
  ) {
    plan.add([codes.lane, before], [target]) { block in
      let (source, before) = (block.codes(codes.lane, type), block.codes(before, Int32.self))
      let target = block.codes(target, Int32.self)
      for row in 0..<block.count {
        let place = Int32(truncatingIfNeeded: source[row]) &- Int32(truncatingIfNeeded: Code.min)
        target[row] = before[row] &* size &+ place
      }
    }
  }
}
