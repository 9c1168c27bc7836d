// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// How the panelists' cuts moved from one round to a later one.
///
/// Panelists present in both rounds are compared, in the order of the later round.
public struct RoundChange: Sendable, Hashable {
  /// The change of each panelist, in panel order.
  public let changes: [PanelistChange]
  /// The correlation of the two rounds.
  public let correlation: Estimate<Double>
  /// The mean change.
  public let meanChange: Estimate<Rational>
  /// The standard deviation (n−1) of the changes.
  public let deviationOfChange: Estimate<Double>
  /// The variance of the earlier round over that of the later one.
  public let varianceRatio: Estimate<Rational>

  /// The comparison of two rounds.
  ///
  /// - Parameters:
  ///   - earlier: The cuts of the earlier round.
  ///   - later: The cuts of the later round.
  public init(from earlier: PanelistCuts, to later: PanelistCuts) {
    let before = Dictionary(
      zip(earlier.panelists, earlier.values),
      uniquingKeysWith: { first, _ in first }
    )
    var x: [Rational] = []
    var y: [Rational] = []
    var changes: [PanelistChange] = []
    for (panelist, value) in zip(later.panelists, later.values) {
      guard let old = before[panelist] else { continue }
      x.append(old)
      y.append(value)
      changes.append(PanelistChange(panelist: panelist, points: value - old))
    }
    self.changes = changes
    let differences = PanelSummary(changes.map(\.points))
    meanChange = differences.mean
    deviationOfChange = differences.standardDeviation
    let first = PanelSummary(x)
    let second = PanelSummary(y)
    varianceRatio = first.variance.flatMap { top in
      second.variance.flatMap { $0 == .zero ? .undefined(.noVariance) : .known(top / $0) }
    }
    correlation = Self.correlation(x, y, first, second)
  }

  /// How many cuts rose.
  public var up: Int { changes.count { $0.points > .zero } }

  /// How many cuts fell.
  public var down: Int { changes.count { $0.points < .zero } }

  /// How many cuts stayed.
  public var unchanged: Int { changes.count { $0.points == .zero } }

  /// The changes by size, the largest first; equal sizes stay in panel order.
  public var bySize: [PanelistChange] {
    changes.enumerated().sorted {
      let left = $0.element.points.magnitude
      let right = $1.element.points.magnitude
      return left != right ? left > right : $0.offset < $1.offset
    }.map(\.element)
  }

  /// The largest change; `nil` when there is no panelist in both rounds.
  public var largest: PanelistChange? { bySize.first }

  // r² is an exact rational, so |r| never exceeds 1 and a perfect correlation is exactly 1.
  private static func correlation(
    _ x: [Rational],
    _ y: [Rational],
    _ first: PanelSummary,
    _ second: PanelSummary
  ) -> Estimate<Double> {
    guard x.count > 1 else { return .undefined(PanelSummary.needsTwo) }
    let squares = first.squaredDeviations * second.squaredDeviations
    guard squares > .zero else { return .undefined(.noVariance) }
    let products =
      zip(x, y).map { $0 * $1 }.sum() - first.sum * second.sum / Rational(x.count)
    let root = (products * products / squares).double.squareRoot()
    return .known(products.signum < 0 ? -root : root)
  }
}
