// SPDX-License-Identifier: Apache-2.0
public import Decisions
public import ExactArithmetic
import NumericsCore

/// What a screen does at each of several cuts: files read, rates of groups, who is lost.
///
/// A cut that is audited only at the chosen value hides the cliff beside it.
public struct CutoffCurve: Sendable, Hashable {
  /// One cut.
  public struct Point: Sendable, Hashable {
    /// The cut.
    public let cut: Rational
    /// How many files are read: those that pass, and those that a person looks at.
    public let read: Int
    /// How many of them pass.
    public let passed: Int
    /// The groups' rates of files read, by column.
    public let groups: [GroupComparison]
    /// The past outcomes, and who of them is not read.
    public let lost: [PastLoss]

    /// One cut.
    ///
    /// - Parameters:
    ///   - cut: The cut.
    ///   - outcomes: What the screen does with each applicant at the cut.
    ///   - columns: The columns that make groups.
    ///   - past: Past outcomes: whether each applicant had it.
    ///   - quantile: The quantile z of the intervals.
    public init(
      cut: Rational,
      outcomes: [FilterStep],
      columns: [GroupColumn],
      past: [PastOutcome],
      quantile: Double
    ) {
      self.cut = cut
      read = outcomes.count { $0 != .drop }
      passed = outcomes.count { $0 == .pass }
      groups = columns.map { $0.comparison(outcomes, quantile: quantile) }
      lost = past.map { $0.loss(outcomes) }
    }
  }

  /// The cuts in rising order.
  public let points: [Point]

  /// A curve.
  ///
  /// - Parameter points: The cuts in rising order.
  public init(_ points: [Point]) { self.points = points }

  /// The cuts from a first to a last one.
  ///
  /// - Parameters:
  ///   - first: The first cut.
  ///   - last: The last cut; it is one of them where the steps reach it.
  ///   - step: The distance of two cuts, above 0; another one gives none.
  /// - Returns: The cuts.
  public static func cuts(from first: Rational, to last: Rational, by step: Rational) -> [Rational]
  {
    guard step.signum > 0 else { return [] }
    var cuts: [Rational] = []
    var cut = first
    while cut <= last {
      cuts.append(cut)
      cut += step
    }
    return cuts
  }
}

/// The rates of two groups at several cuts from published means and standard deviations.
///
/// The scores of each group are taken to be normal, which real scores are not.
public struct NormalCutoffCurve: Sendable, Hashable {
  /// A group as published.
  public struct Group: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// The mean of its scores.
    public let mean: Double
    /// The standard deviation of its scores.
    public let standardDeviation: Double

    /// A group as published.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - mean: The mean of its scores.
    ///   - standardDeviation: The standard deviation of its scores, above 0.
    public init(name: String, mean: Double, standardDeviation: Double) {
      self.name = name
      self.mean = mean
      self.standardDeviation = standardDeviation
    }

    /// The share of the group that reaches a cut: `1 − Φ((c − mean)/SD)`.
    ///
    /// - Parameter cut: The cut.
    /// - Returns: The share.
    public func share(reaching cut: Double) -> Double {
      NormalDistribution.standard.survival((cut - mean) / standardDeviation)
    }
  }

  /// One cut.
  public struct Point: Sendable, Hashable {
    /// The cut.
    public let cut: Rational
    /// The share of each group that reaches it, in the order of the groups.
    public let shares: [Double]
    /// Each group's share divided by that of the reference group.
    public let ratios: [Double]
  }

  /// The groups, in the order given.
  public let groups: [Group]
  /// The place of the reference group.
  public let reference: Int
  /// The cuts in rising order.
  public let points: [Point]

  /// A curve.
  ///
  /// - Parameters:
  ///   - groups: The groups.
  ///   - reference: The place of the reference group.
  ///   - cuts: The cuts in rising order.
  public init(_ groups: [Group], reference: Int, cuts: [Rational]) {
    self.groups = groups
    self.reference = reference
    points = cuts.map { cut in
      let shares = groups.map { $0.share(reaching: cut.double) }
      return Point(cut: cut, shares: shares, ratios: shares.map { $0 / shares[reference] })
    }
  }

  /// The first cut at which a group's ratio lies below four fifths; `nil` where none does.
  ///
  /// - Parameter group: The group's place.
  /// - Returns: The cut.
  public func firstBelowFourFifths(_ group: Int) -> Rational? {
    points.first { $0.ratios[group] < ImpactRatio.fourFifths.double }?.cut
  }
}
