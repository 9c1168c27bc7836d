// SPDX-License-Identifier: Apache-2.0
import Foundation

extension CounterGenerator {
  /// Shares from the Dirichlet distribution: gamma variables over their sum.
  ///
  /// The shares have means α/Σα; the larger Σα, the closer they stay to them. How many bits a draw takes
  /// depends on its outcome.
  ///
  /// - Parameter alpha: The parameters, each above 0 and at least one; anything else traps.
  /// - Returns: A share for each parameter; they add up to 1 but for rounding.
  public mutating func dirichlet(_ alpha: [Double]) -> [Double] {
    precondition(!alpha.isEmpty && alpha.allSatisfy { $0 > 0 && $0.isFinite }, "parameters above 0")
    let parts = alpha.map { logGamma(shape: $0) }
    // Over the largest, so that small parameters do not vanish all together.
    let largest = parts.max() ?? 0
    let scaled = parts.map { exp($0 - largest) }
    let total = scaled.reduce(0, +)
    return scaled.map { $0 / total }
  }

  /// The logarithm of a gamma variable of scale 1.
  ///
  /// Source: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000); a shape below 1
  /// by their rule: gamma(a + 1)·U^(1/a).
  private mutating func logGamma(shape: Double) -> Double {
    guard shape >= 1 else { return logGamma(shape: shape + 1) + log(openUniform()) / shape }
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = standardNormal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if log(openUniform()) < x * x / 2 + d - d * v + d * log(v) { return log(d) + log(v) }
    }
  }
}
