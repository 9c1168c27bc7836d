// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  mutating func negative(_ a: NumberLane) throws(Unbindable) -> NumberLane {
    let target = scratch(.eight)
    let extent = try Bounds.range(-Int128(a.extent.upperBound), -Int128(a.extent.lowerBound))
    plan.add([a.lane], [target]) { block in
      let (source, target) = (block.numbers(a.lane), block.numbers(target))
      for row in 0..<block.count { target[row] = 0 &- source[row] }
    }
    return a.with(target, unit: a.unit, extent: extent)
  }

  mutating func arithmetic(
    _ operation: ArithmeticOperator,
    _ left: Slot,
    _ right: Slot
  ) throws(Unbindable) -> NumberLane {
    let (a, b) = (try number(left), try number(right))
    switch operation {
    case .plus: return try sum(a, b)
    case .minus: return try sum(a, try negative(b))
    case .times: return try product(a, b)
    case .divided, .percentOf:
      if case .constant(let value) = try bind(right), let divisor = value.measured,
        divisor != .zero
      {
        let scaled = a.with(a.lane, unit: a.unit / divisor.magnitude, extent: a.extent)
        return divisor < .zero ? try negative(scaled) : scaled
      }
      return try quotient(a, b)
    }
  }

  private mutating func sum(_ a: NumberLane, _ b: NumberLane) throws(Unbindable) -> NumberLane {
    let aligned = try Aligned(a, b)
    let target = scratch(.eight)
    let extent = try aligned.sumExtent
    let (leftFactor, rightFactor) = (Int64(aligned.factors.left), Int64(aligned.factors.right))
    let own = inherited([.number(a), .number(b)])
    guard a.denominators != nil || b.denominators != nil else {
      plan.add([a.lane, b.lane], [target]) { block in
        let (left, right) = (block.numbers(a.lane), block.numbers(b.lane))
        let target = block.numbers(target)
        for row in 0..<block.count {
          target[row] = left[row] &* leftFactor &+ right[row] &* rightFactor
        }
      }
      return NumberLane(
        lane: target,
        absent: own.absent,
        faults: own.faults,
        reasons: own.reasons,
        unit: aligned.unit,
        extent: extent
      )
    }
    let bottoms = try productOfDenominators(a, b)
    let one = constant(1, .eight)
    let (leftBottoms, rightBottoms) = (a.denominators ?? one, b.denominators ?? one)
    plan.add([a.lane, b.lane, leftBottoms, rightBottoms], [target]) { block in
      let (left, right) = (block.numbers(a.lane), block.numbers(b.lane))
      let (leftBottom, rightBottom) = (block.numbers(leftBottoms), block.numbers(rightBottoms))
      let target = block.numbers(target)
      for row in 0..<block.count {
        target[row] =
          left[row] &* leftFactor &* rightBottom[row] &+ right[row] &* rightFactor
          &* leftBottom[row]
      }
    }
    return NumberLane(
      lane: target,
      denominators: bottoms.lane,
      absent: own.absent,
      faults: own.faults,
      reasons: own.reasons,
      unit: aligned.unit,
      extent: extent,
      greatestDenominator: bottoms.greatest
    )
  }

  mutating func product(
    _ a: NumberLane,
    _ b: NumberLane
  ) throws(Unbindable) -> NumberLane {
    let extent = try Bounds.product(a.extent, b.extent)
    let own = inherited([.number(a), .number(b)])
    let bottoms = try productOfDenominators(a, b)
    return NumberLane(
      lane: multiplied(a.lane, b.lane),
      denominators: bottoms.lane,
      absent: own.absent,
      faults: own.faults,
      reasons: own.reasons,
      unit: a.unit * b.unit,
      extent: extent,
      greatestDenominator: bottoms.greatest
    )
  }

  private mutating func multiplied(_ a: Lane, _ b: Lane) -> Lane {
    let target = scratch(.eight)
    plan.add([a, b], [target]) { block in
      let (left, right, target) = (block.numbers(a), block.numbers(b), block.numbers(target))
      for row in 0..<block.count { target[row] = left[row] &* right[row] }
    }
    return target
  }

  private mutating func productOfDenominators(
    _ a: NumberLane,
    _ b: NumberLane
  ) throws(Unbindable) -> (lane: Lane?, greatest: Int) {
    guard let left = a.denominators else { return (b.denominators, b.greatestDenominator) }
    guard let right = b.denominators else { return (left, a.greatestDenominator) }
    let greatest = try Bounds.product(
      1...a.greatestDenominator,
      1...b.greatestDenominator
    ).upperBound
    return (multiplied(left, right), greatest)
  }

  /// A quotient as a fraction with a positive denominator; by zero it is F01.
  private mutating func quotient(
    _ a: NumberLane,
    _ b: NumberLane
  ) throws(Unbindable) -> NumberLane {
    let size = max(abs(Int128(b.extent.lowerBound)), abs(Int128(b.extent.upperBound)), 1)
    let greatest = try Bounds.range(1, Int128(a.greatestDenominator) * size).upperBound
    let top = try Bounds.product(a.extent, 1...b.greatestDenominator)
    let extent = try Bounds.range(
      min(Int128(top.lowerBound), -Int128(top.upperBound)),
      max(Int128(top.upperBound), -Int128(top.lowerBound))
    )
    var own = inherited([.number(a), .number(b)])
    let one = constant(1, .eight)
    let (leftBottoms, rightBottoms) = (a.denominators ?? one, b.denominators ?? one)
    let (target, bottoms) = (scratch(.eight), scratch(.eight))
    let (zeros, absentNow) = (scratch(), scratch())
    let absent = own.absent ?? constant(0)
    let bit = FaultBits.bit(.division)
    plan.add(
      [a.lane, b.lane, leftBottoms, rightBottoms, absent],
      [target, bottoms, zeros, absentNow]
    ) { block in
      let (left, right) = (block.numbers(a.lane), block.numbers(b.lane))
      let (leftBottom, rightBottom) = (block.numbers(leftBottoms), block.numbers(rightBottoms))
      let (target, bottoms) = (block.numbers(target), block.numbers(bottoms))
      let (zeros, absent, now) = (block.bytes(zeros), block.bytes(absent), block.bytes(absentNow))
      for row in 0..<block.count {
        let divisor = right[row]
        let top = left[row] &* rightBottom[row]
        target[row] = divisor < 0 ? 0 &- top : top
        bottoms[row] =
          divisor == 0 ? 1 : (divisor < 0 ? 0 &- divisor : divisor) &* leftBottom[row]
        zeros[row] = divisor == 0 && absent[row] == 0 ? bit : 0
        now[row] = absent[row] | (divisor == 0 ? 1 : 0)
      }
    }
    own.faults = or([own.faults, zeros].compactMap { $0 })
    return NumberLane(
      lane: target,
      denominators: bottoms,
      absent: absentNow,
      faults: own.faults,
      reasons: own.reasons,
      unit: a.unit / b.unit,
      extent: extent,
      greatestDenominator: greatest
    )
  }
}
