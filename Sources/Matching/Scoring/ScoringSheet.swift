// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// How a program scores applicants: criteria with weights, and what is done about raters and gaps.
///
/// The score of an applicant is Σ w·v / Σ w over the criteria that are present, where v is the mean of the
/// raters' values; it exists if the present criteria hold at least `leastShare` of all weight. It is
/// exact. A score describes what raters said, and orders nobody by itself: see `DraftRankList`.
public struct ScoringSheet: Sendable, Hashable {
  /// What is done about raters who are stricter or milder than others.
  public enum RaterEffects: String, Sendable, Hashable, CaseIterable {
    /// Nothing: values stand as they were given.
    case raw
    /// From each value the rater's mean on the criterion is taken, and the mean of all is added.
    case centred
  }

  /// The criteria in the order of the sheet.
  public let criteria: [ScoringCriterion]
  /// The scale of every criterion, such as 1 to 5.
  public let scale: ClosedRange<Int>
  /// The least share of all weight that must be present.
  public let leastShare: Rational
  /// What is done about strict and mild raters.
  public let raterEffects: RaterEffects
  /// Where the weights come from, in words that stand beside every score.
  public let weightSource: String

  /// A sheet.
  ///
  /// - Parameters:
  ///   - criteria: The criteria, at least one.
  ///   - scale: The scale of every criterion.
  ///   - leastShare: The least share of all weight that must be present, above 0 and at most 1.
  ///   - raterEffects: What is done about strict and mild raters.
  ///   - weightSource: Where the weights come from.
  /// - Throws: `ScoringError` for a sheet that gives no score: without criteria, with two of one name, a
  ///   weight that is not above 0, an anchor off the scale, fewer than one rater, or no source of weights.
  public init(
    criteria: [ScoringCriterion],
    scale: ClosedRange<Int> = 1...5,
    leastShare: Rational = Rational(4, 5),
    raterEffects: RaterEffects = .raw,
    weightSource: String
  ) throws(ScoringError) {
    guard !criteria.isEmpty else {
      throw ScoringError("a scoring sheet has at least one criterion")
    }
    guard scale.count > 1 else { throw ScoringError("a scale has at least two steps") }
    guard leastShare > .zero, leastShare <= .one else {
      throw ScoringError("the least share of weight is \(leastShare); it is above 0 and at most 1")
    }
    guard !weightSource.isEmpty else {
      throw ScoringError("the weights have no source; say who set them, or which survey")
    }
    var names: Set<String> = []
    for criterion in criteria {
      guard names.insert(criterion.name).inserted else {
        throw ScoringError("two criteria are called \"\(criterion.name)\"; give each its own name")
      }
      guard criterion.weight > .zero else {
        throw ScoringError(
          "the weight of \"\(criterion.name)\" is \(criterion.weight); it is above 0, or the "
            + "criterion is left out"
        )
      }
      guard criterion.requiredRaters >= 1 else {
        throw ScoringError("\"\(criterion.name)\" needs at least one rater")
      }
      if let anchor = criterion.anchors.keys.sorted().first(where: { !scale.contains($0) }) {
        throw ScoringError(
          "\"\(criterion.name)\" has words for \(anchor), which is not on the scale "
            + "\(scale.lowerBound) to \(scale.upperBound)"
        )
      }
    }
    self.criteria = criteria
    self.scale = scale
    self.leastShare = leastShare
    self.raterEffects = raterEffects
    self.weightSource = weightSource
  }

  /// The sum of all weights.
  public var totalWeight: Rational { criteria.map(\.weight).sum() }

  /// The scale in words, such as `1 to 5`.
  var scaleWords: String { "\(scale.lowerBound) to \(scale.upperBound)" }
}
