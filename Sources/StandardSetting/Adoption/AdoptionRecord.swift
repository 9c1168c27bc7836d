// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// What an authority did with a recommended cut.
public enum AdoptionAction: String, Sendable, Hashable, CaseIterable {
  /// It took the recommended cut.
  case accept
  /// It set a higher one.
  case raise
  /// It set a lower one.
  case lower
}

/// The scale score of an adopted cut: known, or unknown because it is not published.
public enum AdoptedScale: Sendable, Hashable {
  /// The scale score.
  case known(Rational)
  /// The raw score's scale score is not published.
  case unknown

  /// The scale score that a published conversion gives an adopted raw score.
  ///
  /// - Parameter value: Published or not.
  public init(_ value: ScaleValue) {
    switch value {
    case .published(let scale): self = .known(scale)
    case .notPublished: self = .unknown
    }
  }

  /// The score, or the word `unknown`.
  public var text: String {
    switch self {
    case .known(let scale): scale.description
    case .unknown: "unknown"
    }
  }
}

/// How an authority voted.
public struct AdoptionVote: Sendable, Hashable {
  /// Votes in favour.
  public let inFavour: Int
  /// Votes against.
  public let against: Int
  /// Abstentions.
  public let abstaining: Int

  /// A vote.
  ///
  /// - Parameters:
  ///   - inFavour: Votes in favour.
  ///   - against: Votes against.
  ///   - abstaining: Abstentions.
  public init(inFavour: Int, against: Int, abstaining: Int = 0) {
    self.inFavour = inFavour
    self.against = against
    self.abstaining = abstaining
  }
}

/// A decision on a cut, with its reason and the evidence that was in view.
///
/// The recommendation is not the decision. A record is never changed: a later decision is another
/// record.
public struct AdoptionRecord: Sendable, Hashable {
  /// Who decided: an agency or board.
  public let authority: String
  /// What it did.
  public let action: AdoptionAction
  /// The adopted raw score.
  public let raw: Rational
  /// Its scale score.
  public let scale: AdoptedScale
  /// The first day in force, as an ISO 8601 date.
  public let effectiveFrom: String
  /// The last day in force; `nil` when open.
  public let effectiveTo: String?
  /// Why; required when the recommendation was not accepted.
  public let reason: String
  /// The fingerprint of what was in view: cut distribution, errors, misclassification, impact.
  public let evidence: String
  /// The vote; `nil` when there was none.
  public let vote: AdoptionVote?
  /// The roles of those who signed.
  public let signatories: [String]

  /// A record as it was handed in; ``findings(recommended:maxPoints:conversion:)`` checks it.
  ///
  /// - Parameters:
  ///   - authority: Who decided.
  ///   - action: What it did.
  ///   - raw: The adopted raw score.
  ///   - scale: Its scale score.
  ///   - effectiveFrom: The first day in force.
  ///   - effectiveTo: The last day in force.
  ///   - reason: Why.
  ///   - evidence: The fingerprint of what was in view.
  ///   - vote: The vote.
  ///   - signatories: The roles of those who signed.
  public init(
    authority: String,
    action: AdoptionAction,
    raw: Rational,
    scale: AdoptedScale,
    effectiveFrom: String,
    effectiveTo: String? = nil,
    reason: String = "",
    evidence: String,
    vote: AdoptionVote? = nil,
    signatories: [String] = []
  ) {
    self.authority = authority
    self.action = action
    self.raw = raw
    self.scale = scale
    self.effectiveFrom = effectiveFrom
    self.effectiveTo = effectiveTo
    self.reason = reason
    self.evidence = evidence
    self.vote = vote
    self.signatories = signatories
  }
}
