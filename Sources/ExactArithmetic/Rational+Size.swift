// SPDX-License-Identifier: Apache-2.0
internal import BigInt

extension Rational {
  /// Whether numerator and denominator both have at most a number of bits.
  ///
  /// - Parameter bits: How many bits, at least 64.
  /// - Returns: Whether the number is that small.
  public func fits(bits: Int) -> Bool {
    if fraction != nil { return true }
    return numerator.magnitude.bitWidth <= bits && denominator.magnitude.bitWidth <= bits
  }
}
