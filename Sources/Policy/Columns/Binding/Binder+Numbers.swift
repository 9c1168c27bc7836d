// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  /// A slot's numbers as whole numbers of a unit.
  mutating func number(_ slot: Slot) throws(Unbindable) -> NumberLane {
    try number(try bind(slot))
  }

  mutating func number(_ bound: Bound) throws(Unbindable) -> NumberLane {
    switch bound {
    case .number(let number): return number
    case .unknown(let reasons):
      return NumberLane(
        lane: constant(0, .eight),
        absent: constant(1),
        reasons: reasons,
        unit: 1,
        extent: 0...0
      )
    case .constant(let value):
      guard let number = value.measured else { break }
      guard let (top, bottom) = number.fraction else { throw Unbindable("a very large constant") }
      return NumberLane(
        lane: constant(top, .eight),
        reasons: .same(0),
        unit: Rational(1, bottom),
        extent: top...top
      )
    case .codes(let codes):
      switch codes.content {
      case .numbers(let unit, let origin, let extent):
        return decoded(codes, unit: unit, origin: origin, extent: extent)
      case .members(let members): return try decoded(codes, members)
      }
    case .truth: break
    }
    throw Unbindable("a number of another type")
  }

  /// Offsets as numbers; rows without a value hold the lowest number.
  private mutating func decoded(
    _ codes: CodeLane,
    unit: Rational,
    origin: Int,
    extent: ClosedRange<Int>
  ) -> NumberLane {
    let target = scratch(.eight)
    switch codes.width {
    case .one: addDecoding(UInt8.self, codes, origin, extent, target)
    case .two: addDecoding(Int16.self, codes, origin, extent, target)
    case .four: addDecoding(Int32.self, codes, origin, extent, target)
    case .eight: addDecoding(Int64.self, codes, origin, extent, target)
    }
    let own = inherited([.codes(codes)])
    return NumberLane(
      lane: target,
      absent: own.absent,
      faults: own.faults,
      reasons: own.reasons,
      unit: unit,
      extent: extent
    )
  }

  private mutating func addDecoding<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ origin: Int,
    _ extent: ClosedRange<Int>,
    _ target: Lane
  ) {
    let reserved = Code(truncatingIfNeeded: codes.firstReserved)
    let (origin, least) = (Int64(origin), Int64(extent.lowerBound))
    plan.add([codes.lane], [target]) { block in
      let (source, target) = (block.codes(codes.lane, type), block.numbers(target))
      for row in 0..<block.count {
        let code = source[row]
        target[row] = code < reserved ? Int64(code) &+ origin : least
      }
    }
  }

  /// Members that are numbers, by a table of their multiples of a common unit.
  private mutating func decoded(
    _ codes: CodeLane,
    _ members: [Value]
  ) throws(Unbindable) -> NumberLane {
    var unit = Rational.one
    for member in members {
      guard let number = member.measured else { throw Unbindable("a number of another type") }
      guard let shared = Unit.shared(unit, number.signum == 0 ? unit : number.magnitude) else {
        throw Unbindable("numbers without a common unit of 64 bits")
      }
      unit = shared.unit
    }
    var table: [Int64] = []
    for member in members {
      guard let count = member.count(of: unit) else {
        throw Unbindable("numbers without a common unit of 64 bits")
      }
      table.append(Int64(count))
    }
    let extent = Int(table.min() ?? 0)...Int(table.max() ?? 0)
    let target = scratch(.eight)
    table.append(Int64(extent.lowerBound))
    switch codes.width {
    case .one: addTable(UInt8.self, codes, table, target)
    case .two: addTable(Int16.self, codes, table, target)
    case .four: addTable(Int32.self, codes, table, target)
    case .eight: addTable(Int64.self, codes, table, target)
    }
    let own = inherited([.codes(codes)])
    return NumberLane(
      lane: target,
      absent: own.absent,
      faults: own.faults,
      reasons: own.reasons,
      unit: unit,
      extent: extent
    )
  }

  private mutating func addTable<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ table: [Int64],
    _ target: Lane
  ) {
    let reserved = Code(truncatingIfNeeded: codes.width.least + table.count - 1)
    plan.add([codes.lane], [target]) { block in
      let (source, target) = (block.codes(codes.lane, type), block.numbers(target))
      table.withUnsafeBufferPointer { table in
        for row in 0..<block.count {
          let code = source[row]
          target[row] = code < reserved ? table[Int(code &- Code.min)] : table[table.count - 1]
        }
      }
    }
  }

  // MARK: - Comparison

  /// Two numbers compared by cross-multiplication, in 64 bits where no product can leave them.
  mutating func comparedNumbers(
    _ relation: Relation,
    _ a: NumberLane,
    _ b: NumberLane
  ) throws(Unbindable) -> TruthLane {
    let aligned = try Aligned(a, b)
    let truths = scratch()
    let own = inherited([.number(a), .number(b)])
    let one = constant(1, .eight)
    let (leftDenominators, rightDenominators) = (a.denominators ?? one, b.denominators ?? one)
    let (leftFactor, rightFactor) = (Int64(aligned.factors.left), Int64(aligned.factors.right))
    let absent = own.absent ?? constant(0)
    let isNarrow = try aligned.crossedFitsInt64
    plan.add([a.lane, b.lane, leftDenominators, rightDenominators, absent], [truths]) { block in
      let (left, right) = (block.numbers(a.lane), block.numbers(b.lane))
      let (leftBottom, rightBottom) = (
        block.numbers(leftDenominators), block.numbers(rightDenominators)
      )
      let (absent, truths) = (block.bytes(absent), block.bytes(truths))
      if isNarrow {
        NumberLoops.compare(relation, truths, absent, block.count) { row in
          let x = left[row] &* leftFactor &* rightBottom[row]
          let y = right[row] &* rightFactor &* leftBottom[row]
          return (x, y)
        }
      } else {
        NumberLoops.compare(relation, truths, absent, block.count) { row in
          let x = Int128(left[row]) &* Int128(leftFactor) &* Int128(rightBottom[row])
          let y = Int128(right[row]) &* Int128(rightFactor) &* Int128(leftBottom[row])
          return (x, y)
        }
      }
    }
    return TruthLane(truths: truths, faults: own.faults, reasons: own.reasons)
  }
}
