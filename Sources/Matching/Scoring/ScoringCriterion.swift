// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// What raters judge of an applicant, on a scale with words for its steps.
public struct ScoringCriterion: Sendable, Hashable {
  /// What becomes of the score of an applicant without this criterion.
  public enum MissingRule: String, Sendable, Hashable, CaseIterable {
    /// The score is formed from the others, as long as enough weight is present.
    case leaveOut = "leave-out"
    /// There is no score without it.
    case insufficient
  }

  /// The name by which ratings refer to it.
  public let name: String
  /// The name in words.
  public let label: String
  /// Its weight, above 0; only its share of all weights matters.
  public let weight: Rational
  /// What each step of the scale means, for the steps that are described.
  public let anchors: [Int: String]
  /// How many raters must have judged it for it to count as present.
  public let requiredRaters: Int
  /// What becomes of the score when it is not present.
  public let missing: MissingRule

  /// A criterion.
  ///
  /// - Parameters:
  ///   - name: The name by which ratings refer to it.
  ///   - label: The name in words; the name itself when left out.
  ///   - weight: Its weight.
  ///   - anchors: What each step of the scale means.
  ///   - requiredRaters: How many raters must have judged it.
  ///   - missing: What becomes of the score when it is not present.
  public init(
    _ name: String,
    label: String? = nil,
    weight: Rational,
    anchors: [Int: String] = [:],
    requiredRaters: Int = 1,
    missing: MissingRule = .leaveOut
  ) {
    self.name = name
    self.label = label ?? name
    self.weight = weight
    self.anchors = anchors
    self.requiredRaters = requiredRaters
    self.missing = missing
  }
}
