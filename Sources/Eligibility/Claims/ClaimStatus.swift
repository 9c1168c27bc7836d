// SPDX-License-Identifier: Apache-2.0

/// What a ledger finds about a claim; a claim can have more than one status, or none.
public enum ClaimStatus: String, Sendable, Hashable, CaseIterable {
  /// Another claim on the same topic, of the same people, says the same, or other claims give it.
  case agrees
  /// Another claim on the same topic, of the same people, says something else, or other claims give another
  /// number.
  case conflicts
  /// Nobody is named who says it.
  case unsourced
  /// There is a stated reason to doubt it.
  case implausible
  /// It is a part of a whole, and the sentence does not say of what.
  case unlabelled

  /// The status in a sentence that begins with `It`.
  public var words: String {
    switch self {
    case .agrees: "agrees with another claim on its topic"
    case .conflicts: "differs from another claim on its topic; neither is taken for the other"
    case .unsourced: "is unsourced: nobody is named who says it"
    case .implausible: "is held implausible"
    case .unlabelled: "is unlabelled: it does not say of what"
    }
  }
}

/// What a ledger finds about one claim.
public struct ClaimStanding: Sendable, Hashable {
  /// Every status, in the order of `ClaimStatus`.
  public let statuses: [ClaimStatus]
  /// How many claims on the topic, of the same people, say the same.
  public let agreeing: Int
  /// How many claims on the topic, of the same people, say something else.
  public let conflicting: Int
  /// Why it is held implausible, a sentence for each reason; empty otherwise.
  public let doubts: [String]
  /// What other claims give for it, where the study says how.
  public let identities: [ClaimIdentity]
}
