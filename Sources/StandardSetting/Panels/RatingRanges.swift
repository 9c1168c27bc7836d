// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The ranges of a rating scale: the first step of a two-step prompt, and the unit of convergence.
///
/// INVARIANT: every value of the scale lies in exactly one range.
public struct RatingRanges: Sendable, Hashable {
  /// One range with its name and bounds, both included.
  public struct Range: Sendable, Hashable {
    /// The name shown to the panel.
    public let name: String
    /// The lowest value.
    public let lower: Rational
    /// The highest value.
    public let upper: Rational

    /// A range.
    ///
    /// - Parameters:
    ///   - name: The name shown to the panel.
    ///   - lower: The lowest value.
    ///   - upper: The highest value.
    public init(_ name: String, _ lower: Rational, _ upper: Rational) {
      self.name = name
      self.lower = lower
      self.upper = upper
    }
  }

  /// The ranges from low to high.
  public let ranges: [Range]

  /// The three ranges of the thirteen-point scale: difficult 0–.30, moderate .40–.60, easy .70–1.
  public static let ets13 = RatingRanges(trusted: [
    Range("difficult", 0, Rational(3, 10)),
    Range("moderate", Rational(2, 5), Rational(3, 5)),
    Range("easy", Rational(7, 10), 1),
  ])

  private init(trusted ranges: [Range]) { self.ranges = ranges }

  /// Ranges of a scale.
  ///
  /// - Parameters:
  ///   - ranges: The ranges in any order.
  ///   - scale: The scale they partition; it lists its values.
  /// - Throws: A finding when a value lies in no range or in two, or the scale lists no values.
  public init(_ ranges: [Range], of scale: RatingScale) throws(PanelFinding) {
    func refusal(_ value: String, _ rule: String) -> PanelFinding {
      PanelFinding(
        .error,
        code: "scale-ranges",
        place: .init(other: "ranges of scale \(scale.name)"),
        value: value,
        rule: rule,
        remedy: "let the ranges hold every value of the scale once"
      )
    }
    guard let values = scale.values else {
      throw refusal("", "ranges need a scale that lists its values")
    }
    for value in values {
      let holding = ranges.filter { $0.lower <= value && value <= $0.upper }
      if holding.isEmpty { throw refusal("\(value)", "the value lies in no range") }
      if holding.count > 1 {
        let names = holding.map(\.name).joined(separator: " and ")
        throw refusal("\(value)", "the value lies in the ranges \(names)")
      }
    }
    self.ranges = ranges.sorted { $0.lower < $1.lower }
  }

  /// The position of the range that holds a value; `nil` for a value off the scale.
  ///
  /// - Parameter value: A value of the scale.
  /// - Returns: The position from low to high, or `nil`.
  public func index(of value: Rational) -> Int? {
    ranges.firstIndex { $0.lower <= value && value <= $0.upper }
  }
}

extension RatingScale {
  /// The published ranges of the scale; only `ets13` has them, others are declared by the study.
  public var publishedRanges: RatingRanges? { self == .ets13 ? .ets13 : nil }
}
