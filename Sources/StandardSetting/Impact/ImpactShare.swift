// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
internal import NumericsCore

/// The share of a group that passes, counted and weighted, with Wilson intervals.
public struct ImpactShare: Sendable, Hashable {
  /// How many persons.
  public let count: Int
  /// How many of them pass.
  public let passing: Int
  /// The counted share.
  public let share: Rational
  /// The Wilson interval of the counted share.
  public let interval: ClosedRange<Double>
  /// The weighted share; `nil` when the group's weights are all 0.
  public let weightedShare: Rational?
  /// The Wilson interval of the weighted share with the effective size (Σw)²/Σw² (Kish).
  public let weightedInterval: ClosedRange<Double>?

  /// The share of a group.
  ///
  /// - Parameters:
  ///   - persons: The group, not empty.
  ///   - cut: The cut; a person passes at or above it.
  ///   - level: The level of the intervals.
  init(_ persons: [ExamineeScore], cut: Rational, level: Double) {
    let passed = persons.filter { $0.score >= cut }
    count = persons.count
    passing = passed.count
    share = Rational(passing, count)
    interval = ImpactShare.wilson(share: share.double, size: Double(count), level: level)
    let total = persons.map(\.weight).sum()
    let squares = persons.map { $0.weight * $0.weight }.sum()
    if total > .zero {
      let weighted = passed.map(\.weight).sum() / total
      weightedShare = weighted
      weightedInterval = ImpactShare.wilson(
        share: weighted.double,
        size: (total * total / squares).double,
        level: level
      )
    } else {
      weightedShare = nil
      weightedInterval = nil
    }
  }

  /// Wilson's interval (1927) for a share of a sample, without continuity correction.
  ///
  /// - Parameters:
  ///   - share: The share p, from 0 to 1.
  ///   - size: The sample size n, above 0; an effective size need not be whole.
  ///   - level: The confidence level.
  /// - Returns: (p + z²/2n ± z√(p(1 − p)/n + z²/4n²))/(1 + z²/n), within 0…1.
  public static func wilson(share: Double, size: Double, level: Double) -> ClosedRange<Double> {
    let z = NormalDistribution.standard.quantile(1 - (1 - level) / 2)
    let scaled = z * z / size
    let centre = share + scaled / 2
    let half = (scaled * (share * (1 - share) + scaled / 4)).squareRoot()
    let lower = share == 0 ? 0 : max(0, (centre - half) / (1 + scaled))
    let upper = share == 1 ? 1 : min(1, (centre + half) / (1 + scaled))
    return lower...upper
  }
}
