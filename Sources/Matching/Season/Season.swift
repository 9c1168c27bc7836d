// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A season as its files tell it: the market, and what else is known of those who take part.
///
/// Applicants and programs stand at the places that they have in the market. Who is out has an empty
/// list there, and a reason here.
public struct Season: Sendable {
  /// Why a list does not take part.
  public enum Absence: String, Sendable, Hashable, CaseIterable {
    /// Its owner did not certify it.
    case notCertified = "no"
    /// Its owner withdrew.
    case withdrawn
    /// It breaks a rule and was set aside.
    case setAside

    /// The reason in words.
    public var words: String {
      switch self {
      case .notCertified: "list not certified"
      case .withdrawn: "withdrawn"
      case .setAside: "list set aside: it breaks a rule"
      }
    }
  }

  /// What is known of an applicant beside the lists.
  public struct Person: Sendable, Hashable {
    /// The kind of medical school and of graduate; empty where it is not said.
    public var type = ""
    /// The score; `nil` where there is none.
    public var score: Rational?
    /// Why the applicant's list does not take part.
    public var absence: Absence?
  }

  /// What is known of a program beside its list.
  public struct Track: Sendable, Hashable {
    /// The specialty; empty where it is not said.
    public var specialty = ""
    /// The track's letter; empty where it is not said.
    public var letter = ""
    /// Why the program's list does not take part.
    public var absence: Absence?

    /// Whether a seat of it needs a first-year seat beside it.
    public var isAdvanced: Bool { letter == "A" }
  }

  /// The market.
  public var market: Market
  /// The applicants beyond their lists.
  public var people: [Person]
  /// The programs beyond their lists.
  public var tracks: [Track]
  /// The ids of the couples.
  public var coupleIds: [String]
  /// How long the lists were as written, before those of the absent were emptied.
  public var written: Written

  /// Lengths of lists as they were handed in.
  public struct Written: Sendable, Hashable {
    /// The entries of singles' lists.
    public var primary = 0
    /// The entries of couples' lists.
    public var joint = 0
    /// The entries of supplemental lists.
    public var supplemental = 0
    /// The entries of programs' lists.
    public var programs = 0
  }
}
