// SPDX-License-Identifier: Apache-2.0

extension Distribution {
  /// The smallest non-negative binary number whose cumulative probability reaches p.
  ///
  /// The fallback where an inverse function does not converge, as happens when the answer lies
  /// within a rounding unit of the end of the support. It costs at most 64 evaluations.
  ///
  /// - Parameters:
  ///   - p: A probability; NaN outside [0, 1].
  ///   - upper: The end of the support, or the largest finite number.
  /// - Returns: The quantile to the last bit of the cumulative function.
  func searchedQuantile(_ p: Double, upTo upper: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    return firstNumber(upTo: upper) { cumulative($0) >= p }
  }

  /// The smallest non-negative binary number whose survival probability is q or less.
  ///
  /// - Parameters:
  ///   - q: A probability; NaN outside [0, 1].
  ///   - upper: The end of the support, or the largest finite number.
  /// - Returns: The quantile to the last bit of the survival function.
  func searchedComplementQuantile(_ q: Double, upTo upper: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    return firstNumber(upTo: upper) { survival($0) <= q }
  }

  /// Bisects over bit patterns, whose order is the order of the non-negative numbers.
  private func firstNumber(upTo upper: Double, _ holds: (Double) -> Bool) -> Double {
    var low: UInt64 = 0
    var high = upper.bitPattern
    while low < high {
      let middle = low + (high - low) / 2
      if holds(Double(bitPattern: middle)) { high = middle } else { low = middle + 1 }
    }
    return Double(bitPattern: high)
  }
}
