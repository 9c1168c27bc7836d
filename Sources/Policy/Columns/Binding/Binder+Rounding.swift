// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  /// A number rounded to a multiple of a step; the result counts steps and has no denominator.
  mutating func rounded(
    _ slot: Slot,
    to step: Rational,
    _ mode: RoundingMode
  ) throws(Unbindable) -> NumberLane {
    let a = try number(slot)
    guard let ratio = (a.unit / step).fraction else { throw Bounds.unproved }
    let (factor, divisor) = (Int64(ratio.numerator), Int64(ratio.denominator))
    if divisor == 1, a.denominators == nil {
      let extent = try Bounds.product(a.extent, ratio.numerator...ratio.numerator)
      if factor == 1 { return a.with(a.lane, unit: step, extent: extent) }
    }
    // The quotient is within one of the exact value, and never further out than the ends' are.
    func end(_ value: Int) -> Rational {
      mode.round(Rational(value) * a.unit / step, to: 1)
    }
    let ends = (end(a.extent.lowerBound), end(a.extent.upperBound), end(0))
    guard let low = min(ends.0, ends.2).integer, let high = max(ends.1, ends.2).integer else {
      throw Bounds.unproved
    }
    let extent = try Bounds.range(Int128(low), Int128(high))
    let top = Bounds.magnitude(a.extent).multipliedReportingOverflow(by: Int128(factor))
    let bottom = Int128(a.greatestDenominator).multipliedReportingOverflow(by: Int128(divisor))
    guard !top.overflow, !bottom.overflow else { throw Bounds.unproved }
    let isNarrow = max(top.partialValue, bottom.partialValue) <= Int128(Int64.max)
    let target = scratch(.eight)
    let bottoms = a.denominators ?? constant(1, .eight)
    plan.add([a.lane, bottoms], [target]) { block in
      let (source, bottoms) = (block.numbers(a.lane), block.numbers(bottoms))
      let target = block.numbers(target)
      if isNarrow {
        for row in 0..<block.count {
          target[row] = NumberLoops.rounded(source[row] &* factor, bottoms[row] &* divisor, mode)
        }
      } else {
        for row in 0..<block.count {
          let top = Int128(source[row]) &* Int128(factor)
          let bottom = Int128(bottoms[row]) &* Int128(divisor)
          target[row] = Int64(truncatingIfNeeded: NumberLoops.rounded(top, bottom, mode))
        }
      }
    }
    return NumberLane(
      lane: target,
      absent: a.absent,
      faults: a.faults,
      reasons: a.reasons,
      unit: step,
      extent: extent
    )
  }

  /// The greater or lesser of two numbers.
  mutating func picked(
    greater: Bool,
    _ left: Slot,
    _ right: Slot
  ) throws(Unbindable) -> NumberLane {
    let (a, b) = (try number(left), try number(right))
    let aligned = try Aligned(a, b)
    let order = try comparedNumbers(
      greater ? .atLeast : .atMost,
      a.with(a.lane, unit: a.unit, extent: a.extent).known,
      b.with(b.lane, unit: b.unit, extent: b.extent).known
    )
    let leftExtent = try Bounds.product(a.extent, aligned.factors.left...aligned.factors.left)
    let rightExtent = try Bounds.product(b.extent, aligned.factors.right...aligned.factors.right)
    let extent = ClosedRange(
      uncheckedBounds: (
        min(leftExtent.lowerBound, rightExtent.lowerBound),
        max(leftExtent.upperBound, rightExtent.upperBound)
      )
    )
    let (leftFactor, rightFactor) = (Int64(aligned.factors.left), Int64(aligned.factors.right))
    let target = scratch(.eight)
    plan.add([a.lane, b.lane, order.truths], [target]) { block in
      let (left, right) = (block.numbers(a.lane), block.numbers(b.lane))
      let (order, target) = (block.bytes(order.truths), block.numbers(target))
      for row in 0..<block.count {
        target[row] = blend(order[row] == 2, left[row] &* leftFactor, right[row] &* rightFactor)
      }
    }
    var bottoms: Lane?
    if a.denominators != nil || b.denominators != nil {
      let one = constant(1, .eight)
      let (leftBottoms, rightBottoms) = (a.denominators ?? one, b.denominators ?? one)
      let lane = scratch(.eight)
      plan.add([leftBottoms, rightBottoms, order.truths], [lane]) { block in
        let (left, right) = (block.numbers(leftBottoms), block.numbers(rightBottoms))
        let (order, target) = (block.bytes(order.truths), block.numbers(lane))
        for row in 0..<block.count { target[row] = blend(order[row] == 2, left[row], right[row]) }
      }
      bottoms = lane
    }
    let own = inherited([.number(a), .number(b)])
    return NumberLane(
      lane: target,
      denominators: bottoms,
      absent: own.absent,
      faults: own.faults,
      reasons: own.reasons,
      unit: aligned.unit,
      extent: extent,
      greatestDenominator: max(a.greatestDenominator, b.greatestDenominator)
    )
  }
}

extension NumberLane {
  /// The same numbers, read as if every row had a value.
  var known: NumberLane {
    NumberLane(
      lane: lane,
      denominators: denominators,
      absent: nil,
      faults: nil,
      reasons: .same(0),
      unit: unit,
      extent: extent,
      greatestDenominator: greatestDenominator
    )
  }
}
