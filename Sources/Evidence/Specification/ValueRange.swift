// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The numbers a column allows: both ends belong to the range, and either may be open.
public struct ValueRange: Sendable, Hashable {
  /// The smallest allowed number, or `nil` when nothing is too small.
  public let lower: Rational?
  /// The largest allowed number, or `nil` when nothing is too large.
  public let upper: Rational?

  /// A range between two numbers.
  ///
  /// - Parameters:
  ///   - lower: The smallest allowed number.
  ///   - upper: The largest allowed number; below `lower` is a mistake of the caller and traps.
  public init(from lower: Rational? = nil, through upper: Rational? = nil) {
    if let lower, let upper { precondition(lower <= upper, "a range runs from low to high") }
    self.lower = lower
    self.upper = upper
  }

  /// A range between two numbers, both allowed.
  public init(_ range: ClosedRange<Rational>) {
    self.init(from: range.lowerBound, through: range.upperBound)
  }

  /// Whether a number lies in the range.
  public func contains(_ value: Rational) -> Bool {
    if let lower, value < lower { return false }
    if let upper, value > upper { return false }
    return true
  }

  /// What a message says of a number that does not lie in the range, such as `outside 100-200`.
  public var violation: String {
    switch (lower, upper) {
    case (let lower?, let upper?) where lower < .zero: "outside \(lower) to \(upper)"
    case (let lower?, let upper?): "outside \(lower)-\(upper)"
    case (let lower?, nil): "below \(lower)"
    case (nil, let upper?): "above \(upper)"
    case (nil, nil): "outside the range"
    }
  }

  /// The range in a codebook, such as `100-200` or `at least 0`.
  public var words: String {
    switch (lower, upper) {
    case (let lower?, let upper?) where lower < .zero: "\(lower) to \(upper)"
    case (let lower?, let upper?): "\(lower)-\(upper)"
    case (let lower?, nil): "at least \(lower)"
    case (nil, let upper?): "at most \(upper)"
    case (nil, nil): "any"
    }
  }
}
