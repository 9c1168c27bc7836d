// SPDX-License-Identifier: Apache-2.0

/// The facts that trials move, by groups of which some stand elsewhere in each trial.
///
/// A group is a bit of 64; where there are more groups some share a bit, and then more is computed
/// again than need be.
final class MovingFacts {
  /// The groups of each fact, by entity and row.
  private let groups: [[[String: UInt64]]]
  /// The groups that stand elsewhere than on file.
  @exclusivity(unchecked) var moved: UInt64 = 0
  /// The number of the trial, from 1; 0 where everything stands as on file.
  @exclusivity(unchecked) var trial = 0

  /// Facts that trials move.
  ///
  /// - Parameter groups: The groups of each fact, by entity and row.
  init(_ groups: [[[String: UInt64]]]) { self.groups = groups }

  /// The bit of a group.
  static func bit(_ group: Int) -> UInt64 { 1 << UInt64(group % 64) }

  /// The groups that a fact of a row is of.
  func groups(of fact: String, _ entity: Int, row: Int) -> UInt64 {
    guard row < groups[entity].count, !groups[entity][row].isEmpty else { return 0 }
    return groups[entity][row][fact] ?? 0
  }
}

/// In which trials something that was computed holds.
struct TrialReach {
  /// The groups of moving facts that it has read.
  var groups: UInt64 = 0
  /// The trial in which it was computed; 0 where it read nothing that had moved.
  var trial = 0

  /// Whether it holds in every trial.
  var isEverywhere: Bool { groups == 0 }
}

extension Evaluation {
  /// Whether what was computed before holds now; what it has read is then read again.
  func holds(_ reach: TrialReach) -> Bool {
    guard let moving else { return true }
    let isSame =
      reach.trial == moving.trial || (reach.trial == 0 && reach.groups & moving.moved == 0)
    if isSame { groupsRead |= reach.groups }
    return isSame
  }

  /// Computes something, and says in which trials it holds.
  func watchingMoves<Result>(_ body: () -> Result) -> (result: Result, reach: TrialReach) {
    guard let moving else { return (body(), TrialReach()) }
    let before = groupsRead
    groupsRead = 0
    let result = body()
    let isMoved = groupsRead & moving.moved != 0
    let reach = TrialReach(groups: groupsRead, trial: isMoved ? moving.trial : 0)
    groupsRead |= before
    return (result, reach)
  }

  /// Decisions that need each other are settled together, so that each reads what any of them reads.
  func readingAll() -> TrialReach {
    guard let moving else { return TrialReach() }
    groupsRead = .max
    return TrialReach(groups: .max, trial: moving.moved == 0 ? 0 : moving.trial)
  }
}
