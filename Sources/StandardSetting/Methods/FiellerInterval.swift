// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import NumericsCore

/// The set of scores at which a fitted log-odds does not differ from a target.
///
/// For a logistic curve the set is {c : (b0 + b1·c − L)² ≤ z²·(v00 + 2c·v01 + c²·v11)}. It is an
/// interval only when the slope differs from zero at the same level; otherwise it has no bound, and
/// the delta method's symmetric error claims more than the data say.
public enum FiellerInterval: Sendable, Hashable {
  /// A finite interval.
  case bounded(lower: Double, upper: Double)
  /// Everything up to one point and from another on; the slope is not significant.
  case unbounded(upTo: Double, from: Double)
  /// Every score.
  case everywhere

  /// The interval of a logistic fit.
  ///
  /// - Parameters:
  ///   - fit: The fit.
  ///   - logOdds: The target L.
  ///   - level: The confidence level, such as 0.95.
  public init(_ fit: LogisticFit, logOdds: Double = 0, level: Double = 0.95) {
    let z = NormalDistribution.standard.quantile(1 - (1 - level) / 2)
    let shifted = fit.intercept - logOdds
    let a = fit.slope * fit.slope - z * z * fit.slopeVariance
    let half = shifted * fit.slope - z * z * fit.covariance
    let c = shifted * shifted - z * z * fit.interceptVariance
    let discriminant = half * half - a * c
    if a > 0 {
      let root = max(discriminant, 0).squareRoot()
      self = .bounded(lower: (-half - root) / a, upper: (-half + root) / a)
    } else if a < 0, discriminant > 0 {
      let root = discriminant.squareRoot()
      self = .unbounded(upTo: (-half + root) / a, from: (-half - root) / a)
    } else {
      self = .everywhere
    }
  }

  /// Whether both ends are finite.
  public var isBounded: Bool { if case .bounded = self { true } else { false } }

  /// The set in words, with a fixed count of decimal places.
  public func sentence(places: Int) -> String {
    switch self {
    case .bounded(let lower, let upper):
      "from \(lower.text(places: places)) to \(upper.text(places: places))"
    case .unbounded(let lower, let upper):
      "unbounded: all scores up to \(lower.text(places: places)) and from "
        + "\(upper.text(places: places)) on"
    case .everywhere: "unbounded: every score"
    }
  }
}
