// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// How a line's value becomes a scale score, for hypotheses about a conversion.
public enum LineRounding: String, Sendable, Hashable, CaseIterable {
  /// s − ½ ≤ value < s + ½.
  case halfUp = "half-up"
  /// s ≤ value < s + 1.
  case floor
  /// s − 1 < value ≤ s.
  case ceil
}

/// One side of what a published pair demands of a line s = a + b·raw.
public struct LineConstraint: Sendable, Hashable {
  /// The pair that demands it.
  public let pair: ConversionPair
  /// Whether the line's value is bounded from below.
  public let isLower: Bool
  /// The bound.
  public let bound: Rational
  /// Whether the bound itself is excluded.
  public let isStrict: Bool

  /// Whether a line obeys the constraint.
  ///
  /// - Parameter line: The line.
  /// - Returns: Whether it does.
  public func admits(_ line: ScaleLine) -> Bool {
    let excess = isLower ? line.value(at: pair.raw) - bound : bound - line.value(at: pair.raw)
    return isStrict ? excess > .zero : excess >= .zero
  }

  /// What a pair demands; a pair at an end of the scale may be truncated and binds on one side.
  static func of(
    _ pair: ConversionPair,
    _ rounding: LineRounding,
    lowest: Rational,
    highest: Rational
  ) -> [LineConstraint] {
    let below: Rational
    let above: Rational
    switch rounding {
    case .halfUp: (below, above) = (pair.scale - .half, pair.scale + .half)
    case .floor: (below, above) = (pair.scale, pair.scale + 1)
    case .ceil: (below, above) = (pair.scale - 1, pair.scale)
    }
    let isLowerOpen = rounding == .ceil
    var result: [LineConstraint] = []
    if pair.scale > lowest {
      result.append(
        LineConstraint(pair: pair, isLower: true, bound: below, isStrict: isLowerOpen)
      )
    }
    if pair.scale < highest {
      result.append(
        LineConstraint(pair: pair, isLower: false, bound: above, isStrict: !isLowerOpen)
      )
    }
    return result
  }
}

/// A line from raw to scale scores: scale = intercept + slope·raw.
public struct ScaleLine: Sendable, Hashable {
  /// Scale points per raw point (b).
  public let slope: Rational
  /// The value at raw 0 (a).
  public let intercept: Rational

  /// A line.
  ///
  /// - Parameters:
  ///   - slope: Scale points per raw point.
  ///   - intercept: The value at raw 0.
  public init(slope: Rational, intercept: Rational) {
    self.slope = slope
    self.intercept = intercept
  }

  /// The line's value at a raw score, before rounding and truncation.
  ///
  /// - Parameter raw: The raw score.
  /// - Returns: The value.
  public func value(at raw: Rational) -> Rational { intercept + slope * raw }
}
