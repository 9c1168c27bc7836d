// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The values that a panelist may give, and what they mean in points.
///
/// All values are exact: `.95` is 19/20. A value off the scale is rejected with the nearest allowed
/// ones, never moved to them.
public struct RatingScale: Sendable, Hashable {
  /// What a value says of an item.
  public enum Meaning: String, Sendable, Hashable, CaseIterable {
    /// The chance that a just qualified candidate answers right, 0 to 1.
    case probability
    /// The same chance in percent, 0 to 100.
    case percent
    /// The points that a just qualified candidate gets.
    case points
    /// An achievement level; it has no points.
    case level
    /// A page of an ordered booklet; it has no points.
    case page
  }

  /// The word a study writes, such as `ets13`.
  public let name: String
  /// What a value means.
  public let meaning: Meaning
  /// The allowed values in increasing order; `nil` when every value from 0 to `maximum` is allowed.
  public let values: [Rational]?
  /// The highest value.
  public let maximum: Rational

  private init(name: String, meaning: Meaning, values: [Rational]?, maximum: Rational) {
    self.name = name
    self.meaning = meaning
    self.values = values
    self.maximum = maximum
  }

  private init(name: String, meaning: Meaning, listed values: [Rational]) {
    self.init(name: name, meaning: meaning, values: values, maximum: values.last ?? .zero)
  }

  /// The thirteen values 0, .05, .10, .20, … .90, .95, 1 of probability Angoff studies.
  ///
  /// With items of one point every panelist's total is a multiple of 1/20.
  public static let ets13 = RatingScale(
    name: "ets13",
    meaning: .probability,
    listed: [0, 1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 19, 20].map { Rational($0, 20) }
  )

  /// Whole percents from 0 to 100.
  public static let percent = RatingScale(
    name: "percent",
    meaning: .percent,
    listed: (0...100).map { Rational($0) }
  )

  /// Percents in steps of five.
  public static let percent5 = RatingScale(
    name: "percent5",
    meaning: .percent,
    listed: (0...20).map { Rational($0 * 5) }
  )

  /// No or yes: 0 or 1.
  public static let yesno = RatingScale(name: "yesno", meaning: .probability, listed: [0, 1])

  /// Points of an item, for extended Angoff.
  ///
  /// - Parameters:
  ///   - max: The highest points of any item; each item's own maximum is checked as well.
  ///   - step: The step between values; `nil` allows every value.
  /// - Throws: A finding when the step is not positive or does not divide the maximum.
  /// - Returns: The scale.
  public static func points(max: Rational, step: Rational?) throws(PanelFinding) -> RatingScale {
    guard let step else {
      return RatingScale(name: "points", meaning: .points, values: nil, maximum: max)
    }
    guard step > .zero, max > .zero, let count = (max / step).integer, count <= 100_000 else {
      throw PanelFinding(
        .error,
        code: "scale-step",
        place: .init(other: "rating scale points"),
        value: "step \(step), maximum \(max)",
        rule: "the step is positive and divides the maximum",
        remedy: "declare another step, or none"
      )
    }
    return RatingScale(
      name: "points",
      meaning: .points,
      listed: (0...count).map { Rational($0) * step }
    )
  }

  /// Levels 1 to a count.
  ///
  /// - Parameter count: How many levels, 1 or more; less is a mistake of the caller and traps.
  /// - Returns: The scale.
  public static func levels(_ count: Int) -> RatingScale {
    precondition(count > 0, "a scale of levels has at least one")
    return RatingScale(name: "levels", meaning: .level, listed: (1...count).map { Rational($0) })
  }

  /// Pages 1 to a count, and one more for "beyond the last".
  ///
  /// - Parameter count: How many pages the booklet has; less than one is a mistake of the caller and traps.
  /// - Returns: The scale.
  public static func pages(_ count: Int) -> RatingScale {
    precondition(count > 0, "a booklet has at least one page")
    return RatingScale(name: "page", meaning: .page, listed: (1...(count + 1)).map { Rational($0) })
  }

  /// A scale of listed values.
  ///
  /// - Parameters:
  ///   - values: The values, strictly increasing.
  ///   - meaning: What a value means.
  /// - Throws: A finding when the list is empty, does not rise, or does not fit the meaning.
  /// - Returns: The scale.
  public static func custom(
    _ values: [Rational],
    meaning: Meaning = .probability
  ) throws(PanelFinding) -> RatingScale {
    func refusal(_ value: String, _ rule: String) -> PanelFinding {
      PanelFinding(
        .error,
        code: "scale-values",
        place: .init(other: "rating scale custom"),
        value: value,
        rule: rule,
        remedy: "correct the list of values"
      )
    }
    guard let first = values.first, let last = values.last else {
      throw refusal("", "a scale has at least one value")
    }
    for (left, right) in zip(values, values.dropFirst()) where left >= right {
      throw refusal("\(right)", "the values of a scale rise strictly, and it follows \(left)")
    }
    let bounds: (Rational, Rational)? =
      switch meaning {
      case .probability: (0, 1)
      case .percent: (0, 100)
      case .points, .level, .page: nil
      }
    if let bounds, first < bounds.0 || last > bounds.1 {
      let outside = first < bounds.0 ? first : last
      throw refusal(
        "\(outside)",
        "a \(meaning.rawValue) lies within \(bounds.0)-\(bounds.1)"
      )
    }
    return RatingScale(name: "custom", meaning: meaning, listed: values)
  }

  /// The scale that a word names, for scales without parameters.
  ///
  /// - Parameter name: `ets13`, `percent`, `percent5` or `yesno`; anything else gives `nil`.
  public init?(name: String) {
    let known = [Self.ets13, .percent, .percent5, .yesno].first { $0.name == name }
    guard let known else { return nil }
    self = known
  }
}
