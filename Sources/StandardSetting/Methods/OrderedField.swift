// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Numbers on which the piecewise-linear methods work: exact for the cut, binary for resamples.
///
/// One algorithm serves both, so that a bootstrap cannot drift away from the cut it describes.
protocol OrderedField: Comparable, Sendable {
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  /// The number of an integer.
  init(whole value: Int)
  /// The largest integer not above the number.
  var floorInteger: Int { get }
  /// The nearest binary number.
  var binary: Double { get }
}

extension OrderedField {
  static var none: Self { Self(whole: 0) }
  static var unit: Self { Self(whole: 1) }
}

extension Double: OrderedField {
  init(whole value: Int) { self.init(value) }

  // Scores span at most a million points, so clamping far values changes no comparison.
  var floorInteger: Int { Int(Swift.min(Swift.max(self, -0x1p52), 0x1p52).rounded(.down)) }

  var binary: Double { self }
}

extension Rational: OrderedField {
  init(whole value: Int) { self.init(value) }

  var floorInteger: Int { floor.integer ?? (signum < 0 ? -(1 << 52) : 1 << 52) }

  var binary: Double { double }
}

extension Rational {
  /// The square root when it is rational and its parts fit; `nil` otherwise.
  var exactRoot: Rational? {
    guard let (top, bottom) = fraction, top >= 0, let rootOfTop = wholeRoot(top),
      let rootOfBottom = wholeRoot(bottom)
    else { return nil }
    return Rational(rootOfTop, rootOfBottom)
  }
}

/// The root of a perfect square.
private func wholeRoot(_ square: Int) -> Int? {
  let guess = Int(Double(square).squareRoot())
  for root in Swift.max(0, guess - 1)...(guess + 1) {
    let (product, overflow) = root.multipliedReportingOverflow(by: root)
    if !overflow, product == square { return root }
  }
  return nil
}
