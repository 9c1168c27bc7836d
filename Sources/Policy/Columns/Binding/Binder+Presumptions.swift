// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension Binder {
  /// The truth that the rule presumes while evidence is missing.
  mutating func presuming(
    _ truth: TruthLane,
    _ value: Value,
    _ kinds: Lane?
  ) throws(Unbindable) -> TruthLane {
    guard case .truth(let isMet) = value else { throw Unbindable("a presumption of another type") }
    let target = scratch()
    let presumed: UInt8 = isMet ? 2 : 0
    let kind = kinds ?? constant(Int(KindBits.bit(.missing)))
    let missing = KindBits.bit(.missing)
    let faults = truth.faults ?? constant(0)
    plan.add([truth.truths, kind, faults], [target]) { block in
      let (source, kinds, faults) = (
        block.bytes(truth.truths), block.bytes(kind), block.bytes(faults)
      )
      let target = block.bytes(target)
      for row in 0..<block.count {
        let isPresumed = source[row] == 1 && faults[row] == 0 && kinds[row] == missing
        target[row] = blend(isPresumed, presumed, source[row])
      }
    }
    return TruthLane(
      truths: target,
      faults: truth.faults,
      reasons: cleared(truth.reasons, of: kinds)
    )
  }

  /// The code that the rule presumes while evidence is missing.
  mutating func presuming(
    _ codes: CodeLane,
    _ value: Value,
    _ kinds: Lane?
  ) throws(Unbindable) -> CodeLane {
    let (codes, code) = try withCode(of: value, codes)
    let target = scratch(codes.width)
    let kind = kinds ?? constant(Int(KindBits.bit(.missing)))
    switch codes.width {
    case .one: addPresumption(UInt8.self, codes, code, kind, target)
    case .two: addPresumption(Int16.self, codes, code, kind, target)
    case .four: addPresumption(Int32.self, codes, code, kind, target)
    case .eight: addPresumption(Int64.self, codes, code, kind, target)
    }
    return CodeLane(
      lane: target,
      width: codes.width,
      content: codes.content,
      constants: codes.constants,
      faults: codes.faults,
      reasons: cleared(codes.reasons, of: kinds)
    )
  }

  /// The lane with a code for a value, which need not occur in the data.
  private mutating func withCode(
    of value: Value,
    _ codes: CodeLane
  ) throws(Unbindable) -> (CodeLane, Int) {
    var result = codes
    switch codes.content {
    case .members(let members):
      if let place = members.firstIndex(of: value) { return (codes, codes.width.least + place) }
      guard codes.width.least + members.count < codes.firstReserved else { break }
      result = codes.with(.members(members + [value]))
      return (result, codes.width.least + members.count)
    case .numbers(let unit, let origin, let extent):
      if case .name(let name) = value, let place = codes.constants.firstIndex(of: name) {
        return (codes, codes.faultCode - codes.constants.count + place)
      }
      guard let count = value.count(of: unit) else { break }
      let wider = min(extent.lowerBound, count)...max(extent.upperBound, count)
      let top = codes.faultCode - codes.constants.count
      guard (codes.width.least + origin..<top + origin).contains(count) else {
        return try withCode(of: value, self.widened(codes))
      }
      result = codes.with(.numbers(unit: unit, origin: origin, extent: wider))
      return (result, count - origin)
    }
    throw Unbindable("a presumed value that has no code")
  }

  /// The same values in eight bytes.
  private mutating func widened(_ codes: CodeLane) throws(Unbindable) -> CodeLane {
    guard case .numbers(let unit, let origin, let extent) = codes.content, codes.width != .eight
    else { throw Unbindable("a presumed value that has no code") }
    let target = scratch(.eight)
    switch codes.width {
    case .one: addWidening(UInt8.self, codes, origin, target)
    case .two: addWidening(Int16.self, codes, origin, target)
    default: addWidening(Int32.self, codes, origin, target)
    }
    return CodeLane(
      lane: target,
      width: .eight,
      content: .numbers(unit: unit, origin: 0, extent: extent),
      constants: codes.constants,
      faults: codes.faults,
      reasons: codes.reasons
    )
  }

  private mutating func addWidening<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ origin: Int,
    _ target: Lane
  ) {
    let reserved = Code(truncatingIfNeeded: codes.faultCode - codes.constants.count)
    plan.add([codes.lane], [target]) { block in
      let (source, target) = (block.codes(codes.lane, type), block.numbers(target))
      for row in 0..<block.count {
        let code = source[row]
        target[row] =
          code < reserved ? Int64(code) &+ Int64(origin) : Int64.max &- Int64(Code.max &- code)
      }
    }
  }

  private mutating func addPresumption<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ code: Int,
    _ kind: Lane,
    _ target: Lane
  ) {
    let missing = KindBits.bit(.missing)
    let presumed = Code(truncatingIfNeeded: code)
    plan.add([codes.lane, kind], [target]) { block in
      let (source, kinds) = (block.codes(codes.lane, type), block.bytes(kind))
      let target = block.codes(target, type)
      for row in 0..<block.count {
        let isPresumed = source[row] == Code.max && kinds[row] == missing
        target[row] = blend(isPresumed, presumed, source[row])
      }
    }
  }

  /// The reasons that stay when what is `missing`, and only that, is presumed.
  private mutating func cleared(_ reasons: Reasons, of kinds: Lane?) -> Reasons {
    guard wantsReasons, let kinds else { return .same(0) }
    let target = scratch()
    let missing = KindBits.bit(.missing)
    plan.add([kinds], [target]) { block in
      let (source, target) = (block.bytes(kinds), block.bytes(target))
      for row in 0..<block.count { target[row] = blend(source[row] == missing, 0, source[row]) }
    }
    return .lane(target)
  }
}
