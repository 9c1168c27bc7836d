// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// When the judgments of an item count as close together.
///
/// An item has converged when some range of the scale holds at least the declared share of the n
/// judgments present: count·denominator ≥ numerator·n in integers, never 0.6667·n. The two words
/// *converged* and *diverged* are all that a panel is told; no judgment is singled out.
public struct ConvergenceRule: Sendable, Hashable {
  /// The ranges of the scale.
  public let ranges: RatingRanges
  /// The share that one range must hold; 2/3 by default.
  public let share: Rational

  /// A rule.
  ///
  /// - Parameters:
  ///   - ranges: The ranges of the scale.
  ///   - share: The share that one range must hold, above 0 and at most 1; another share is a
  ///     mistake of the caller and traps.
  public init(ranges: RatingRanges, share: Rational = Rational(2, 3)) {
    precondition(share > .zero && share <= .one, "a share lies above 0 and at most at 1")
    self.ranges = ranges
    self.share = share
  }

  /// The smallest count that converges: ⌈share·n⌉.
  ///
  /// - Parameter n: How many judgments are present.
  /// - Returns: A count of 0 to n.
  public func needed(of n: Int) -> Int { (share * Rational(n)).ceil.integer ?? n }

  /// Whether a count of judgments in one range is enough.
  ///
  /// - Parameters:
  ///   - count: Judgments in the range.
  ///   - n: Judgments present.
  /// - Returns: Whether the count reaches the share; never of no judgments.
  public func isConverged(count: Int, of n: Int) -> Bool {
    guard n > 0 else { return false }
    guard let fraction = share.fraction else { return Rational(count) >= share * Rational(n) }
    return count * fraction.denominator >= fraction.numerator * n
  }

  /// How many judgments lie in each range.
  ///
  /// - Parameter values: The judgments.
  /// - Returns: One count per range, from low to high.
  public func counts(_ values: [Rational]) -> [Int] {
    var result = [Int](repeating: 0, count: ranges.ranges.count)
    for value in values { ranges.index(of: value).map { result[$0] += 1 } }
    return result
  }
}

/// What a panel is told about the agreement on one item.
public enum ConvergenceVerdict: Sendable, Hashable {
  /// Some range holds the share.
  case converged
  /// No range does.
  case diverged
  /// Nothing is said, and why.
  case noStatement(String)

  /// The word shown.
  public var words: String {
    switch self {
    case .converged: "converged"
    case .diverged: "diverged"
    case .noStatement(let reason): "no convergence statement: \(reason)"
    }
  }
}
