// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The scale scores that a raw score may have under an assumption.
public struct ScaleRange: Sendable, Hashable {
  /// The lowest.
  public let lower: Rational
  /// The highest.
  public let upper: Rational

  /// Whether every line of the assumption gives the same score.
  public var isDetermined: Bool { lower == upper }

  /// One score, or two with a hyphen between them.
  public var text: String { isDetermined ? "\(lower)" : "\(lower)-\(upper)" }
}

extension FeasibleLines {
  /// The rounded and truncated scale scores of a raw score over all lines.
  ///
  /// A bound that no line reaches is excluded: the scores just inside it count.
  ///
  /// - Parameter raw: The raw score.
  /// - Returns: The range; `nil` when there is no line.
  public func scores(at raw: Rational) -> ScaleRange? {
    guard let values = values(at: raw) else { return nil }
    let shift: Rational = rounding == .halfUp ? .half : .zero
    let lower: Rational
    let upper: Rational
    // Half-up and floor give a whole step its lower end, ceil its upper end.
    if rounding == .ceil {
      lower = values.lower.map { values.isLowerAttained ? $0.ceil : $0.floor + 1 } ?? lowest
      upper = values.upper.map(\.ceil) ?? highest
    } else {
      lower = values.lower.map { ($0 + shift).floor } ?? lowest
      upper =
        values.upper.map {
          values.isUpperAttained ? ($0 + shift).floor : ($0 + shift).ceil - 1
        } ?? highest
    }
    return ScaleRange(lower: clamped(lower), upper: clamped(upper))
  }

  /// What is printed for a raw score: the published score, or `not published` with the assumption
  /// behind it, such as `not published (161 if linear, half-up)`.
  ///
  /// - Parameter raw: The raw score.
  /// - Returns: The text.
  public func text(at raw: Rational) -> String {
    let published = pairs.filter { $0.raw == raw }
    if published.count == 1, let pair = published.first { return pair.scale.description }
    let words = ScaleValue.notPublished.text
    guard let range = scores(at: raw) else { return "\(words) (no linear conversion fits)" }
    return "\(words) (\(range.text) if linear, \(rounding.rawValue))"
  }

  /// Whether every line leaves the scale within the test and so must be truncated.
  ///
  /// - Parameter maxPoints: The highest raw score.
  /// - Returns: Whether truncation is implied; `false` when there is no line.
  public func impliesTruncation(maxPoints: Rational) -> Bool {
    guard let bottom = values(at: .zero), let top = values(at: maxPoints) else { return false }
    let isBelow = bottom.upper.map { $0 < lowest - 1 } ?? false
    let isAbove = top.lower.map { $0 > highest + 1 } ?? false
    return isBelow || isAbove
  }

  private func clamped(_ score: Rational) -> Rational { min(max(score, lowest), highest) }
}

/// The least-squares line through published pairs: a description, never a conversion.
public struct LeastSquaresLine: Sendable, Hashable {
  /// The line, exact.
  public let line: ScaleLine

  /// The line through pairs; `nil` with fewer than two different raw scores.
  ///
  /// - Parameter pairs: The published pairs.
  public init?(_ pairs: [ConversionPair]) {
    let n = Rational(pairs.count)
    guard pairs.count > 1 else { return nil }
    let meanRaw = pairs.map(\.raw).sum() / n
    let meanScale = pairs.map(\.scale).sum() / n
    let spread = pairs.map { ($0.raw - meanRaw) * ($0.raw - meanRaw) }.sum()
    guard spread > .zero else { return nil }
    let slope = pairs.map { ($0.raw - meanRaw) * ($0.scale - meanScale) }.sum() / spread
    line = ScaleLine(slope: slope, intercept: meanScale - slope * meanRaw)
  }
}
