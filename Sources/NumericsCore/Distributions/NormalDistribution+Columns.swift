// SPDX-License-Identifier: Apache-2.0
import CNumerics

extension NormalDistribution {
  /// Replaces standardised values z by Φ(z) = erfc(−z/√2)/2, for long columns.
  ///
  /// It uses `erfc` of the C library in binary64: the absolute error is below 10⁻¹⁵, while the
  /// relative error of a far tail grows with z². `cumulative` is exact in the tails, at ten times
  /// the cost. The infinities give 0 and 1; NaN gives NaN.
  ///
  /// - Parameter values: Standardised values, replaced in place.
  /// - Complexity: O(count).
  public static func replaceByCumulative(_ values: UnsafeMutableBufferPointer<Double>) {
    guard let start = values.baseAddress else { return }
    cnumerics_normal_cumulative_column(start, values.count, start)
  }
}
