// SPDX-License-Identifier: Apache-2.0

/// How what a piece of evidence says has been checked.
///
/// An applicant's own word and a value that its issuer confirmed are different evidence; a policy says
/// which of them suffices for a fact.
public enum Verification: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
  /// The person judged says so.
  case selfReport = "self"
  /// A document shows it.
  case document
  /// Its issuer confirmed it to the one who decides.
  case source

  /// By how much has been checked.
  public static func < (left: Verification, right: Verification) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
