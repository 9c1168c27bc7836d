// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Proofs that numbers stay within 64 bits; what cannot be proved is not carried.
enum Bounds {
  static let unproved = Unbindable("arithmetic without a bound of 64 bits")

  /// A range of numbers that fit 64 bits, with one bit to spare.
  static func range(_ low: Int128, _ high: Int128) throws(Unbindable) -> ClosedRange<Int> {
    guard low >= -(1 << 62), high <= 1 << 62 else { throw unproved }
    return Int(low)...Int(high)
  }

  /// The products of two ranges.
  static func product(
    _ a: ClosedRange<Int>,
    _ b: ClosedRange<Int>
  ) throws(Unbindable) -> ClosedRange<Int> {
    let corners = [a.lowerBound, a.upperBound].flatMap { x in
      [b.lowerBound, b.upperBound].map { Int128(x) * Int128($0) }
    }
    return try range(corners.min() ?? 0, corners.max() ?? 0)
  }

  /// The greatest magnitude.
  static func magnitude(_ a: ClosedRange<Int>) -> Int128 {
    max(abs(Int128(a.lowerBound)), abs(Int128(a.upperBound)))
  }
}

extension Unit {
  /// The greatest unit of which two positive ones are multiples, and how many.
  static func shared(
    _ a: Rational,
    _ b: Rational
  ) -> (unit: Rational, left: Int, right: Int)? {
    if a == b { return (a, 1, 1) }
    guard let ratio = (a / b).fraction else { return nil }
    return (b / Rational(ratio.denominator), ratio.numerator, ratio.denominator)
  }
}

/// Two numbers brought to one unit.
struct Aligned {
  let a: NumberLane
  let b: NumberLane
  let unit: Rational
  let factors: (left: Int, right: Int)

  init(_ a: NumberLane, _ b: NumberLane) throws(Unbindable) {
    guard let shared = Unit.shared(a.unit, b.unit) else { throw Bounds.unproved }
    (self.a, self.b, unit) = (a, b, shared.unit)
    factors = (shared.left, shared.right)
  }

  /// Magnitudes of a and b in the unit, multiplied by the other's denominator.
  private func crossed() throws(Unbindable) -> (Int128, Int128) {
    func size(_ number: NumberLane, _ factor: Int, _ bottom: Int) throws(Unbindable) -> Int128 {
      let scaled = Bounds.magnitude(number.extent).multipliedReportingOverflow(by: Int128(factor))
      let crossed = scaled.partialValue.multipliedReportingOverflow(by: Int128(bottom))
      guard !scaled.overflow, !crossed.overflow else { throw Bounds.unproved }
      return crossed.partialValue
    }
    return (
      try size(a, factors.left, b.greatestDenominator),
      try size(b, factors.right, a.greatestDenominator)
    )
  }

  /// Whether cross products fit 64 bits; where they fit not even 128, it throws.
  var crossedFitsInt64: Bool {
    get throws(Unbindable) {
      let (left, right) = try crossed()
      return max(left, right) <= Int128(Int64.max)
    }
  }

  /// The range of the sum's numerator.
  var sumExtent: ClosedRange<Int> {
    get throws(Unbindable) {
      func scaled(_ number: NumberLane, _ factor: Int, _ bottom: Int) throws(Unbindable)
        -> ClosedRange<Int>
      {
        let multiplied = try Bounds.product(number.extent, factor...factor)
        return try Bounds.product(multiplied, 1...bottom)
      }
      let left = try scaled(a, factors.left, b.greatestDenominator)
      let right = try scaled(b, factors.right, a.greatestDenominator)
      return try Bounds.range(
        Int128(left.lowerBound) + Int128(right.lowerBound),
        Int128(left.upperBound) + Int128(right.upperBound)
      )
    }
  }
}

extension NumberLane {
  /// The same rows with other numbers.
  func with(_ lane: Lane, unit: Rational, extent: ClosedRange<Int>) -> NumberLane {
    NumberLane(
      lane: lane,
      denominators: denominators,
      absent: absent,
      faults: faults,
      reasons: reasons,
      unit: unit,
      extent: extent,
      greatestDenominator: greatestDenominator
    )
  }
}
