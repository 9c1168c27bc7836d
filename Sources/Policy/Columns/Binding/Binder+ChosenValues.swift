// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  mutating func chosen(
    _ selector: Selector,
    _ parts: [Bound],
    _ type: ValueType
  ) throws(Unbindable) -> Bound {
    let faults = chosenFaults(selector, parts)
    if case .truth = type {
      // A truth that is open keeps its reasons beside a fault; any other value gives way to it.
      let reasons = chosenReasons(selector, parts, nil)
      var truths: [Lane] = []
      for part in parts { truths.append(try truth(part).truths) }
      let target = chosenBytes(selector.lane, truths, otherwise: 1)
      return .truth(TruthLane(truths: target, faults: faults, reasons: reasons))
    }
    let reasons = chosenReasons(selector, parts, faults)
    let isNumeric =
      switch type.withoutConstants {
      case .number, .date: true
      default: false
      }
    if isNumeric {
      guard type.constants.isEmpty else {
        throw Unbindable("a choice between numbers that may be named constants")
      }
      return .number(try chosenNumbers(selector, parts, faults, reasons))
    }
    return .codes(try chosenMembers(selector, parts, faults, reasons))
  }

  /// The bytes of the selected part, or one byte where none is.
  private mutating func chosenBytes(
    _ selector: Lane,
    _ parts: [Lane],
    otherwise: UInt8
  ) -> Lane {
    let target = scratch()
    plan.add([selector] + parts, [target]) { block in
      let (selector, target) = (block.bytes(selector), block.bytes(target))
      target.update(repeating: otherwise, count: block.count)
      for (place, part) in parts.enumerated() {
        let source = block.bytes(part)
        let wanted = UInt8(place)
        for row in 0..<block.count {
          target[row] = blend(selector[row] == wanted, source[row], target[row])
        }
      }
    }
    return target
  }

  private mutating func chosenFaults(_ selector: Selector, _ parts: [Bound]) -> Lane? {
    guard parts.contains(where: { $0.faults != nil }) else { return selector.faults }
    let zero = constant(0)
    let own = chosenBytes(selector.lane, parts.map { $0.faults ?? zero }, otherwise: 0)
    return or([selector.faults, own].compactMap { $0 })
  }

  private mutating func chosenReasons(
    _ selector: Selector,
    _ parts: [Bound],
    _ faults: Lane?
  ) -> Reasons {
    guard wantsReasons else { return .same(0) }
    var lanes: [Lane] = []
    for part in parts { lanes.append(reasonLane(part)) }
    let own = chosenBytes(selector.lane, lanes, otherwise: 0)
    let asked: Lane
    switch selector.reasons {
    case .lane(let lane): asked = lane
    case .same(let bits): asked = constant(Int(bits))
    }
    let target = scratch()
    let faults = faults ?? constant(0)
    let lane = selector.lane
    plan.add([lane, own, asked, faults], [target]) { block in
      let (selector, own, asked) = (block.bytes(lane), block.bytes(own), block.bytes(asked))
      let (faults, target) = (block.bytes(faults), block.bytes(target))
      for row in 0..<block.count {
        let bits = blend(selector[row] == Selector.unknown, asked[row], own[row])
        target[row] = faults[row] == 0 ? bits : 0
      }
    }
    return .lane(target)
  }

  private mutating func chosenNumbers(
    _ selector: Selector,
    _ parts: [Bound],
    _ faults: Lane?,
    _ reasons: Reasons
  ) throws(Unbindable) -> NumberLane {
    var numbers: [NumberLane] = []
    for part in parts { numbers.append(try number(part)) }
    var unit = numbers[0].unit
    for number in numbers {
      guard let shared = Unit.shared(unit, number.unit) else { throw Bounds.unproved }
      unit = shared.unit
    }
    var factors: [Int64] = []
    var extent = 0...0
    var greatest = 1
    for number in numbers {
      guard let factor = (number.unit / unit).integer else { throw Bounds.unproved }
      factors.append(Int64(factor))
      let own = try Bounds.product(number.extent, factor...factor)
      extent = min(extent.lowerBound, own.lowerBound)...max(extent.upperBound, own.upperBound)
      greatest = max(greatest, number.greatestDenominator)
    }
    let target = scratch(.eight)
    let lanes = Array(zip(numbers.map(\.lane), factors))
    let choice = selector.lane
    addChoice(choice, lanes, otherwise: 0, target)
    var bottoms: Lane?
    if numbers.contains(where: { $0.denominators != nil }) {
      let one = constant(1, .eight)
      let lane = scratch(.eight)
      addChoice(choice, numbers.map { ($0.denominators ?? one, 1) }, otherwise: 1, lane)
      bottoms = lane
    }
    let zero = constant(0)
    var absent = chosenBytes(choice, numbers.map { $0.absent ?? zero }, otherwise: 1)
    if let faults = selector.faults { absent = or([absent, flagged(faults)]) ?? absent }
    return NumberLane(
      lane: target,
      denominators: bottoms,
      absent: absent,
      faults: faults,
      reasons: reasons,
      unit: unit,
      extent: extent,
      greatestDenominator: greatest
    )
  }

  private mutating func addChoice(
    _ selector: Lane,
    _ parts: [(lane: Lane, factor: Int64)],
    otherwise: Int64,
    _ target: Lane
  ) {
    plan.add([selector] + parts.map(\.lane), [target]) { [parts] block in
      let (selector, target) = (block.bytes(selector), block.numbers(target))
      target.update(repeating: otherwise, count: block.count)
      for (place, part) in parts.enumerated() {
        let source = block.numbers(part.lane)
        let (wanted, factor) = (UInt8(place), part.factor)
        for row in 0..<block.count where selector[row] == wanted {
          target[row] = source[row] &* factor
        }
      }
    }
  }

  /// 1 where any bit is set.
  private mutating func flagged(_ lane: Lane) -> Lane {
    let target = scratch()
    plan.add([lane], [target]) { block in
      let (source, target) = (block.bytes(lane), block.bytes(target))
      for row in 0..<block.count { target[row] = source[row] == 0 ? 0 : 1 }
    }
    return target
  }

  /// Names, codes or texts of several parts, by their places in one list.
  private mutating func chosenMembers(
    _ selector: Selector,
    _ parts: [Bound],
    _ faults: Lane?,
    _ reasons: Reasons
  ) throws(Unbindable) -> CodeLane {
    var members: [Value] = []
    var lanes: [Lane] = []
    for part in parts {
      switch part {
      case .constant(let value):
        lanes.append(constant(place(of: value, in: &members)))
      case .unknown: lanes.append(constant(255))
      case .codes(let codes):
        guard case .members(let own) = codes.content else {
          throw Unbindable("a choice between values of two types")
        }
        let bytes = own.map { UInt8(clamping: place(of: $0, in: &members)) }
        lanes.append(mapped(codes, bytes, reserved: 255))
      default: throw Unbindable("a choice between values of two types")
      }
    }
    guard members.count <= 254 else { throw Unbindable("a choice between more than 254 names") }
    let chosen = chosenBytes(selector.lane, lanes, otherwise: 255)
    let target = scratch()
    let none = faults ?? constant(0)
    plan.add([chosen, none], [target]) { block in
      let (source, faults) = (block.bytes(chosen), block.bytes(none))
      let target = block.bytes(target)
      for row in 0..<block.count { target[row] = blend(faults[row] == 0, source[row], 254) }
    }
    return CodeLane(
      lane: target,
      width: .one,
      content: .members(members),
      constants: [],
      faults: faults,
      reasons: reasons
    )
  }

  func place(of value: Value, in members: inout [Value]) -> Int {
    if let place = members.firstIndex(of: value) { return place }
    members.append(value)
    return members.count - 1
  }
}
