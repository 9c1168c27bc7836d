// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// Draws several indices below n from each 64 random bits, without bias.
///
/// Source: Brackett-Rozinsky and Lemire, "Batched ranged random integer generation" (2024): k
/// indices are the successive high words of multiplications by n; the batch is drawn again when the
/// last low word falls below 2⁶⁴ mod nᵏ. With nᵏ below 2⁴⁸ that happens once in 65 536 words at most.
struct IndexBatch {
  /// How many indices one word gives.
  let size: Int
  private let bound: UInt64
  private let product: UInt64
  private let threshold: UInt64

  init(below n: Int) {
    bound = UInt64(n)
    var size = 1
    var product = bound
    while product <= (1 << 48) / bound, size < 16 {
      product *= bound
      size += 1
    }
    self.size = size
    self.product = product
    threshold = (0 &- product) % product
  }

  /// Fills the first `size` places with indices.
  @inline(__always)
  func fill(
    _ target: UnsafeMutablePointer<Int>,
    _ generator: inout CounterGenerator
  ) {
    while true {
      var rest = generator.next()
      for place in 0..<size {
        let (high, low) = rest.multipliedFullWidth(by: bound)
        target[place] = Int(truncatingIfNeeded: high)
        rest = low
      }
      if rest >= product || rest >= threshold { return }
    }
  }
}
