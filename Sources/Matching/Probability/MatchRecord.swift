// SPDX-License-Identifier: Apache-2.0

/// What the fit of a probability of matching needs to know of one applicant with a certified list.
public struct MatchRecord: Sendable, Hashable {
  /// How many programs of the preferred specialty stand on the list before one of another.
  public let contiguousRanks: Int
  /// The applicant's score; `nil` when there is none.
  public let score: Double?
  /// The specialty of the first choice.
  public let specialty: String
  /// The applicant type, such as `us_md_senior`.
  public let type: String
  /// Whether the applicant matched to that specialty.
  public let isMatched: Bool

  /// A record.
  ///
  /// - Parameters:
  ///   - contiguousRanks: How many programs of the preferred specialty stand on the list, at least 1: an
  ///     applicant without a list takes no part in the match. Less than 1 traps.
  ///   - score: The score, finite; `nil` when there is none.
  ///   - specialty: The specialty of the first choice.
  ///   - type: The applicant type.
  ///   - isMatched: Whether the applicant matched to that specialty.
  public init(
    contiguousRanks: Int,
    score: Double?,
    specialty: String,
    type: String,
    isMatched: Bool
  ) {
    precondition(contiguousRanks >= 1, "a certified list has at least one rank")
    precondition(score?.isFinite ?? true, "a score is a number")
    self.contiguousRanks = contiguousRanks
    self.score = score
    self.specialty = specialty
    self.type = type
    self.isMatched = isMatched
  }
}
