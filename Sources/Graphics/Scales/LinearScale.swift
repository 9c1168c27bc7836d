// SPDX-License-Identifier: Apache-2.0

/// A straight map from numbers to places in the picture.
struct LinearScale {
  let low: Double
  let high: Double
  let start: Double
  let end: Double

  /// A scale over a range of numbers; a range of no extent is widened so that it maps to the middle.
  ///
  /// - Parameters:
  ///   - domain: The numbers at both ends.
  ///   - range: The places at both ends; the first may be the larger, as on a vertical axis.
  init(domain: (Double, Double), range: (Double, Double)) {
    let low = min(domain.0, domain.1)
    let high = max(domain.0, domain.1)
    let pad = high > low ? 0 : max(abs(low) * 0.05, 0.5)
    self.low = low - pad
    self.high = high + pad
    start = range.0
    end = range.1
  }

  /// A scale whose ends are round numbers around the values; zeros alone get a scale from 0 to 1.
  init(covering values: [Double], target: Int, range: (Double, Double)) {
    let finite = values.filter { $0.isFinite }
    let isZero = finite.allSatisfy { $0 == 0 }
    let plain = Self(
      domain: (finite.min() ?? 0, isZero ? 1 : finite.max() ?? 1),
      range: range
    )
    let step = TickStep(span: plain.high - plain.low, target: target)
    self.init(
      domain: (step.floor(plain.low), step.ceiling(plain.high)),
      range: range
    )
  }

  /// The place of a number.
  func callAsFunction(_ value: Double) -> Double {
    start + (value - low) / (high - low) * (end - start)
  }

  /// Whether the number lies inside the scale.
  func contains(_ value: Double) -> Bool { value >= low && value <= high }
}
