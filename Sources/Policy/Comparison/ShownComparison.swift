// SPDX-License-Identifier: Apache-2.0

/// A comparison as others may see it: counts of people without the small ones, and without those
/// from which the small ones could be computed.
///
/// Clauses get credit only for subjects whose move is itself shown, since credit for all would give
/// away how many made the moves that are not.
public struct ShownComparison: Sendable, Hashable {
  /// How many subjects stand where under the two versions; `nil` where it is held back.
  public struct Transition: Sendable, Hashable {
    /// The outcome under the earlier version.
    public let before: DecisionOutcome
    /// The outcome under the later version.
    public let after: DecisionOutcome
    /// How many.
    public let count: Int?
  }

  /// What a clause moved; `nil` where it is held back.
  public struct Credit: Sendable, Hashable {
    /// The clause.
    public let clause: String
    /// Flips for which the change alone is enough.
    public let alone: Int?
    /// Flips in which it has a part.
    public let shared: Int?
  }

  /// The transition matrix, every pair of outcomes.
  public let transitions: [Transition]
  /// What each change moved, in the order of the changes.
  public let credits: [Credit]
  /// How many the rule itself moved.
  public let flipsByRule: Int?
  /// How many moved because evidence is missing under one of the versions.
  public let flipsByUnknown: Int?
  /// Whether credit is given for every move.
  public let isCreditWhole: Bool
  /// Whether anything is held back.
  public let isAnythingHidden: Bool

  /// The part of a comparison that may be shown.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - cells: Which counts are small.
  public init(_ comparison: PopulationComparison, _ cells: SmallCells) {
    let outcomes = DecisionOutcome.allCases
    var counts: [[DecisionOutcome]: Int] = [:]
    for cell in comparison.transitions { counts[[cell.before, cell.after]] = cell.count }
    let shown = cells.shown(
      outcomes.map { before in outcomes.map { counts[[before, $0]] ?? 0 } }
    )
    let transitions = outcomes.indices.flatMap { row in
      outcomes.indices.map { column in
        Transition(before: outcomes[row], after: outcomes[column], count: shown[row][column])
      }
    }
    self.transitions = transitions
    func sum(_ isWanted: (Transition) -> Bool) -> Int? {
      let moves = transitions.filter { $0.before != $0.after && isWanted($0) }
      let known = moves.compactMap(\.count)
      return known.count == moves.count ? known.reduce(0, +) : nil
    }
    flipsByRule = sum { $0.before != .unknown && $0.after != .unknown }
    flipsByUnknown = sum { $0.before == .unknown || $0.after == .unknown }

    var isShown: Set<[DecisionOutcome]> = []
    for cell in transitions where cell.count != nil { isShown.insert([cell.before, cell.after]) }
    let flips = comparison.flips.filter { isShown.contains([$0.before, $0.after]) }
    isCreditWhole = flipsByRule != nil && flipsByUnknown != nil
    let credits = Self.credits(comparison.changes, flips, cells)
    self.credits = credits
    isAnythingHidden =
      transitions.contains { $0.count == nil }
      || credits.contains { $0.alone == nil || $0.shared == nil }
  }

  /// Credit for flips whose number is known: the counts of each clause alone, and of all flips by
  /// several clauses, add up to it.
  private static func credits(
    _ changes: [ClauseChange],
    _ flips: [PopulationComparison.Flip],
    _ cells: SmallCells
  ) -> [Credit] {
    let alone = changes.indices.map { change in flips.filter { $0.sets == [[change]] }.count }
    let several = flips.filter { flip in !changes.indices.contains { flip.sets == [[$0]] } }
    let parts = changes.indices.map { change in
      several.filter { flip in flip.sets.contains { $0.contains(change) } }.count
    }
    let shown = cells.shown(alone + [several.count])
    // A part, and what it leaves of the flips by several clauses, are both people.
    let isSafe =
      shown[changes.count] != nil
      && !parts.contains { cells.isSmall($0) || cells.isSmall(several.count - $0) }
    return changes.indices.map { change in
      Credit(
        clause: changes[change].clause,
        alone: shown[change],
        shared: isSafe ? parts[change] : nil
      )
    }
  }
}
