// SPDX-License-Identifier: Apache-2.0

/// How a match ended.
public enum MatchStatus: Sendable, Hashable {
  /// Nobody blocks, as the verifier agrees.
  case stable
  /// No stable matching exists: a search of everything that touches the part in question found none.
  case noStable
  /// The steps allowed ended before a stable matching was found, or none proved.
  case undecided

  /// The word of outputs.
  public var word: String {
    switch self {
    case .stable: "stable"
    case .noStable: "noStable"
    case .undecided: "undecided"
    }
  }
}

/// A step of the ladder that a match climbs where couples go round in a loop.
public enum MatchRung: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// Everybody proposed, and nobody waits.
  case settled
  /// A couple was let in before those that it loops with.
  case moved
  /// The couples of a loop were let in in a drawn order.
  case drawn
  /// Another order of all couples, or of those who wait.
  case reordered
  /// An exact search of the part in question, the rest as it was.
  case searched
  /// An exact search of everything that touches the part in question.
  case closed
  /// The fewest blocks.
  case fewestBlocks

  /// Rungs in the order in which they are climbed.
  public static func < (one: MatchRung, other: MatchRung) -> Bool { one.rawValue < other.rawValue }

  /// What was done.
  public var words: String {
    switch self {
    case .settled: "all proposed until nobody waited"
    case .moved: "a couple was let in before those that it went round with"
    case .drawn: "the couples of a loop were let in in a drawn order"
    case .reordered: "couples were let in, or those waiting proposed, in another order"
    case .searched: "an exact search over the part that went round, the rest as it was"
    case .closed: "an exact search over everything that touches the part that went round"
    case .fewestBlocks: "an exact search for the fewest blocks"
    }
  }
}

/// What a match gave, and how.
public struct MatchOutcome: Sendable {
  /// How it ended.
  public var status: MatchStatus
  /// Who has which seats.
  public var assignment: Assignment
  /// Who blocks; nobody where it is stable.
  public var blocks: [BlockingPair]
  /// What may not be: a number of members that a program does not take, where that did not come to rest.
  public var violations: [Violation]
  /// How many entries above what their applicants have were looked at by the verifier.
  public var checked: Int
  /// The highest rung that it took.
  public var rung: MatchRung
  /// How many entries were asked for.
  public var proposals: Int
  /// How many lost a seat to another.
  public var bumps: Int
  /// How often the procedure went back to an earlier point.
  public var restarts: Int
  /// The couples in the order in which they entered.
  public var couples: [Int]
  /// The loops that were met, in their order.
  public var loops: [MatchLoop]
  /// The variables, clauses and conflicts of exact searches.
  public var search: Search
  /// The steps, where they were asked for.
  public var trace: [MatchStep]

  /// How large the exact searches were.
  public struct Search: Sendable, Hashable {
    /// The variables of the largest.
    public var variables = 0
    /// The clauses of the largest.
    public var clauses = 0
    /// The conflicts of all.
    public var conflicts = 0
  }
}

/// One step of a match: who proposed what, and what came of it.
public struct MatchStep: Sendable, Hashable {
  /// What came of a proposal, or happened to a seat.
  public enum Kind: String, Sendable, Hashable {
    /// The program refused.
    case refused
    /// The program holds the applicant.
    case held
    /// The applicant goes to something better.
    case left
    /// Another took the seat.
    case bumped
  }

  /// What came of it.
  public var kind: Kind
  /// The applicant, or the first member of the couple.
  public var applicant: Int
  /// The second member; `nil` for a single.
  public var partner: Int?
  /// The program of the first half.
  public var program: Int?
  /// The program of the second half.
  public var partnerProgram: Int?
  /// The place on the list as written, from 0.
  public var place: Int
  /// The advanced program whose supplemental list it is; `nil` for another list.
  public var advanced: Int?
}
