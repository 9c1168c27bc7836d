// SPDX-License-Identifier: Apache-2.0

/// Arithmetic on lanes of whole numbers.
enum NumberLoops {
  /// Truths of a relation between two products of each row, unknown where there is no value.
  @inline(__always)
  static func compare<Product: FixedWidthInteger>(
    _ relation: Relation,
    _ truths: UnsafeMutablePointer<UInt8>,
    _ absent: UnsafePointer<UInt8>,
    _ count: Int,
    _ products: (Int) -> (Product, Product)
  ) {
    @inline(__always)
    func fill(_ holds: (Product, Product) -> Bool) {
      for row in 0..<count {
        let (x, y) = products(row)
        truths[row] = absent[row] != 0 ? 1 : (holds(x, y) ? 2 : 0)
      }
    }
    switch relation {
    case .equal: fill { $0 == $1 }
    case .different: fill { $0 != $1 }
    case .less: fill { $0 < $1 }
    case .atMost: fill { $0 <= $1 }
    case .greater: fill { $0 > $1 }
    case .atLeast: fill { $0 >= $1 }
    }
  }

  /// The whole number that a mode gives for top/bottom, bottom > 0.
  @inline(__always)
  static func rounded<Number: FixedWidthInteger & SignedInteger>(
    _ top: Number,
    _ bottom: Number,
    _ mode: RoundingMode
  ) -> Number {
    // The remainder takes the sign of the top, so quotient and remainder are toward zero.
    let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
    if remainder == 0 { return quotient }
    let away: Number = top < 0 ? quotient &- 1 : quotient &+ 1
    let size = remainder < 0 ? 0 &- remainder : remainder
    let rest = bottom &- size
    switch mode {
    case .down: return top < 0 ? away : quotient
    case .up: return top < 0 ? quotient : away
    case .towardZero: return quotient
    case .awayFromZero: return away
    case .halfUp: return size >= rest ? away : quotient
    case .halfDown: return size > rest ? away : quotient
    case .halfEven:
      if size == rest { return quotient & 1 == 0 ? quotient : away }
      return size > rest ? away : quotient
    }
  }
}
