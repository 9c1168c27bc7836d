// SPDX-License-Identifier: Apache-2.0

extension Int {
  /// The greatest common divisor with a positive number; that number itself for zero.
  ///
  /// Stein's binary algorithm: shifts and subtractions of magnitudes, so that `Int.min` is no
  /// special case. The result is at most `other` and therefore fits.
  ///
  /// - Complexity: O(number of bits).
  func commonDivisor(with other: Int) -> Int {
    assert(other > 0)
    guard other != 1 else { return 1 }
    guard self != 0 else { return other }
    var left = magnitude
    var right = other.magnitude
    let twos = (left | right).trailingZeroBitCount
    left &>>= UInt(truncatingIfNeeded: left.trailingZeroBitCount)
    right &>>= UInt(truncatingIfNeeded: right.trailingZeroBitCount)
    while left != right {
      // Both are odd, so the difference is even and not zero.
      let difference = left > right ? left &- right : right &- left
      right = Swift.min(left, right)
      left = difference &>> UInt(truncatingIfNeeded: difference.trailingZeroBitCount)
    }
    return Int(right << twos)
  }

  /// The quotient by a positive divisor; the usual divisor, 1, costs no division.
  func dividedExactly(by divisor: Int) -> Int {
    assert(divisor > 0 && isMultiple(of: divisor))
    return divisor == 1 ? self : self / divisor
  }
}
