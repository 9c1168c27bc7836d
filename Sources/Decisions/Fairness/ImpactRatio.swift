// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
import Foundation

/// The selection rate of a group divided by that of a reference group.
///
/// The interval is Katz's on the logarithm: `IR · exp(± z √((1 − p₁)/(n₁p₁) + (1 − p₂)/(n₂p₂)))` (Katz
/// and others 1978). Where a cell of the two-by-two table is 0, a half is added to each of its four
/// cells for the interval, which is then marked; the ratio itself stays the one of the counts.
public struct ImpactRatio: Sendable, Hashable {
  /// The share of the reference rate below which the rule of thumb of four fifths asks for a look.
  public static let fourFifths = Rational(4, 5)

  /// The group.
  public let group: SelectionCount
  /// The reference group.
  public let reference: SelectionCount
  /// The exact ratio; `nil` where the reference rate is 0 or a group is empty.
  public let ratio: Rational?
  /// The lower end of the interval; `nil` where a group is empty.
  public let lower: Double?
  /// The upper end of the interval; `nil` where a group is empty.
  public let upper: Double?
  /// Whether a half was added to each cell for the interval, since one was 0.
  public let isAdjusted: Bool

  /// A ratio with its interval.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - reference: The reference group.
  ///   - quantile: The quantile z of the normal distribution, such as 1.959964 for 95 %.
  public init(_ group: SelectionCount, to reference: SelectionCount, quantile: Double) {
    self.group = group
    self.reference = reference
    if let rate = group.rate, let base = reference.rate, base.signum > 0 {
      ratio = rate / base
    } else {
      ratio = nil
    }
    let cells = [group.selected, group.others, reference.selected, reference.others]
    isAdjusted = cells.contains(0) && group.total > 0 && reference.total > 0
    guard group.total > 0, reference.total > 0 else {
      (lower, upper) = (nil, nil)
      return
    }
    let added = isAdjusted ? 0.5 : 0
    let first = (Double(group.selected) + added, Double(group.total) + 2 * added)
    let second = (Double(reference.selected) + added, Double(reference.total) + 2 * added)
    // (1 − p)/(np) is 1/x − 1/n with x = np.
    let variance = 1 / first.0 - 1 / first.1 + 1 / second.0 - 1 / second.1
    let centre = (first.0 / first.1) / (second.0 / second.1)
    let factor = exp(quantile * max(variance, 0).squareRoot())
    (lower, upper) = (centre / factor, centre * factor)
  }

  /// Whether the ratio, by the exact counts, lies below four fifths; `nil` where there is none.
  public var isBelowFourFifths: Bool? { ratio.map { $0 < Self.fourFifths } }

  /// What the ratio comes to beside four fifths.
  public enum Standing: String, Sendable, Hashable, CaseIterable, Codable {
    /// At or above four fifths.
    case atLeast = "at least 4/5"
    /// Below, and the interval has four fifths in it or above it.
    case belowOpen = "below 4/5, interval includes 4/5"
    /// Below, and so is all of the interval.
    case belowClear = "below 4/5, interval below 4/5"
    /// One of the two groups is smaller than the least that the ratio is judged for.
    case tooFew = "too few"
    /// There is no ratio: the reference rate is 0, or a group is empty.
    case none = "no ratio"
  }

  /// What the ratio comes to beside four fifths.
  ///
  /// - Parameter least: The least size of either group.
  /// - Returns: Too few before all else; then whether there is a ratio, and where it lies.
  public func standing(least: Int) -> Standing {
    guard group.total >= least, reference.total >= least else { return .tooFew }
    guard let isBelow = isBelowFourFifths, let upper else { return .none }
    guard isBelow else { return .atLeast }
    return upper < Self.fourFifths.double ? .belowClear : .belowOpen
  }
}
