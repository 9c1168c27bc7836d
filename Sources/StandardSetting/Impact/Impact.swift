// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// What a cut would do to the examinees on file: who passes, overall and by group.
///
/// A person passes with a score at or above the cut. Group shares are not suppressed here; that is
/// the rule of whoever publishes them.
public struct Impact: Sendable, Hashable {
  /// What a reader must know before using the shares.
  public enum Flag: String, Sendable, Hashable, CaseIterable, Codable {
    /// There are no scores.
    case noData = "no-data"
    /// The cut lies at or below the lowest score: everybody passes.
    case belowAllScores = "below-all-scores"
    /// The cut lies above the highest score: nobody passes.
    case aboveAllScores = "above-all-scores"

    /// The flag in words.
    public var sentence: String {
      switch self {
      case .noData: "no data"
      case .belowAllScores: "100 %: the cut is not above the lowest score on file"
      case .aboveAllScores: "0 %: the cut is above the highest score on file"
      }
    }
  }

  /// The cut, after rounding.
  public let cut: Rational
  /// The level of the intervals.
  public let level: Double
  /// All examinees; `nil` without data.
  public let overall: ImpactShare?
  /// The groups, by attribute and value in alphabetical order.
  public let groups: [GroupShare]
  /// What a reader must know.
  public let flags: [Flag]

  /// The share of one group.
  public struct GroupShare: Sendable, Hashable {
    /// The attribute's name.
    public let attribute: String
    /// The group's value of the attribute.
    public let value: String
    /// The group's share.
    public let share: ImpactShare
  }

  /// The impact of a cut.
  ///
  /// - Parameters:
  ///   - scores: The examinees; persons without a value of an attribute are in none of its groups.
  ///   - cut: The cut, after rounding.
  ///   - level: The level of the intervals.
  /// - Throws: `MethodError` when a person is repeated, a weight is negative, or all weights are 0;
  ///   an empty distribution is no error but the flag `noData`.
  public init(
    scores: [ExamineeScore],
    cut: Rational,
    level: Double = 0.95
  ) throws(MethodError) {
    self.cut = cut
    self.level = level
    guard !scores.isEmpty else {
      overall = nil
      groups = []
      flags = [.noData]
      return
    }
    try ExamineeScore.check(scores, place: "impact")
    overall = ImpactShare(scores, cut: cut, level: level)
    var members: [[String]: [ExamineeScore]] = [:]
    for score in scores {
      for (attribute, value) in score.groups {
        members[[attribute, value], default: []].append(score)
      }
    }
    groups = members.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, persons in
      GroupShare(
        attribute: key[0],
        value: key[1],
        share: ImpactShare(persons, cut: cut, level: level)
      )
    }
    if scores.allSatisfy({ $0.score >= cut }) {
      flags = [.belowAllScores]
    } else if scores.allSatisfy({ $0.score < cut }) {
      flags = [.aboveAllScores]
    } else {
      flags = []
    }
  }
}
