// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  /// A union's value; where it is a named constant, unknown without a cause.
  mutating func narrowed(_ slot: Slot) throws(Unbindable) -> Bound {
    let constants = form[slot].type.constants.map { Value.name($0) }
    let bound = try bind(slot)
    switch bound {
    case .constant(let value): return constants.contains(value) ? .unknown(.same(0)) : bound
    case .unknown, .truth, .number: return bound
    case .codes(let codes):
      guard case .members(let members) = codes.content else {
        var narrow = codes
        narrow.isNarrowed = true
        return .codes(narrow)
      }
      var result = codes
      for (place, member) in members.enumerated() where constants.contains(member) {
        result = without(codes.width.least + place, result)
      }
      if wantsReasons, result.lane != codes.lane {
        result.reasons = .lane(reasonLane(.codes(codes)))
      }
      return .codes(result)
    }
  }

  /// The same lane with one code made unknown.
  private mutating func without(_ code: Int, _ codes: CodeLane) -> CodeLane {
    let target = scratch(codes.width)
    switch codes.width {
    case .one: addWithout(UInt8.self, codes.lane, code, target)
    case .two: addWithout(Int16.self, codes.lane, code, target)
    case .four: addWithout(Int32.self, codes.lane, code, target)
    case .eight: addWithout(Int64.self, codes.lane, code, target)
    }
    return CodeLane(
      lane: target,
      width: codes.width,
      content: codes.content,
      constants: codes.constants,
      isNarrowed: codes.isNarrowed,
      faults: codes.faults,
      reasons: codes.reasons
    )
  }

  private mutating func addWithout<Code: LaneCode>(
    _ type: Code.Type,
    _ lane: Lane,
    _ code: Int,
    _ target: Lane
  ) {
    let dropped = Code(truncatingIfNeeded: code)
    plan.add([lane], [target]) { block in
      let (source, target) = (block.codes(lane, type), block.codes(target, type))
      for row in 0..<block.count {
        target[row] = blend(source[row] == dropped, Code.max, source[row])
      }
    }
  }

  /// The weights of members, without a new lane.
  mutating func weights(of slot: Slot) throws(Unbindable) -> Bound {
    guard case .oneOf(let declared) = form[slot].type.withoutConstants else {
      throw Unbindable("the weight of a value that is no member")
    }
    func weight(_ value: Value) -> Value {
      let member = declared.first { .name($0.name) == value }
      return .number(member?.weight ?? .zero)
    }
    switch try bind(slot) {
    case .constant(let value):
      let isWeighed = declared.contains { .name($0.name) == value && $0.weight != nil }
      return isWeighed ? .constant(weight(value)) : .unknown(.same(0))
    case .unknown(let reasons): return .unknown(reasons)
    case .codes(let codes):
      guard case .members(let members) = codes.content else { break }
      var result = codes
      for (place, member) in members.enumerated() {
        let isWeighed = declared.contains { .name($0.name) == member && $0.weight != nil }
        if !isWeighed { result = without(codes.width.least + place, result) }
      }
      if wantsReasons, result.lane != codes.lane {
        result.reasons = .lane(reasonLane(.codes(codes)))
      }
      return .codes(result.with(.members(members.map(weight))))
    default: break
    }
    throw Unbindable("the weight of a value that is no member")
  }
}
