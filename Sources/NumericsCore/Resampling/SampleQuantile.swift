// SPDX-License-Identifier: Apache-2.0

extension Array where Element == Double {
  /// A quantile of numbers in ascending order, between neighbours by a straight line.
  ///
  /// The quantile of share p stands at position 1 + (n − 1)·p: definition 7 of Hyndman and Fan (1996), the
  /// default of R and NumPy.
  ///
  /// - Parameter share: p, from 0 to 1; the array must be ascending and not empty, anything else traps.
  /// - Returns: The quantile.
  public func sampleQuantile(_ share: Double) -> Double {
    precondition(!isEmpty && (0...1).contains(share), "a quantile is of some numbers, at 0 to 1")
    let position = Double(count - 1) * share
    let low = Int(position)
    let high = Swift.min(low + 1, count - 1)
    return self[low] + (self[high] - self[low]) * (position - Double(low))
  }

  /// The central interval that holds a share of the numbers, by `sampleQuantile`.
  ///
  /// - Parameter level: The share, such as .95; the array need not be in order. Empty arrays trap.
  /// - Returns: The interval from the quantile of (1 − level)/2 to that of (1 + level)/2.
  public func percentileInterval(_ level: Double) -> ClosedRange<Double> {
    let ordered = sorted()
    let low = ordered.sampleQuantile((1 - level) / 2)
    return low...Swift.max(low, ordered.sampleQuantile((1 + level) / 2))
  }
}
