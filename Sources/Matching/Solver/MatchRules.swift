// SPDX-License-Identifier: Apache-2.0

/// The choices of a match that its rules leave open; a run records all of them.
public struct MatchRules: Sendable, Hashable {
  /// In which order couples enter.
  public enum CoupleOrder: String, Sendable, Hashable, CaseIterable {
    /// As they stand in the file.
    case file
    /// Short lists first.
    case shortest
    /// Long lists first.
    case longest
    /// Drawn by the seed.
    case random
  }

  /// When a program takes both members of a couple.
  public var sameProgram = SameProgramRule.bis
  /// Who proposes first; with couples, programs proposing is a starting point and no more.
  public var proposing = SinglesSolver.Side.applicants
  /// In which order those who wait propose.
  public var waiting = WaitingOrder.stack
  /// In which order couples enter.
  public var couples = CoupleOrder.file
  /// What draws are made from.
  public var seed: UInt64 = 1
  /// How often a couple is moved before those that it loops with.
  public var mostMoves = 2
  /// How many orders of the couples of a loop are drawn.
  public var mostDraws = 8
  /// How many clauses one exact search may read: what takes the place of a clock.
  public var mostVisits = 20_000_000
  /// How many entries of lists one exact search may hold.
  public var mostEntries = 8_000
  /// How many entries of lists a search for the fewest blocks may hold.
  public var mostBlockEntries = 1_500

  /// The rules of the match where nothing else is said.
  public init() {}

  /// The same rules for a match that is solved many times over: a long search ends undecided, and none is made
  /// for the fewest blocks.
  var quick: MatchRules {
    var quick = self
    quick.mostVisits = min(mostVisits, 2_000_000)
    quick.mostBlockEntries = 0
    return quick
  }
}
