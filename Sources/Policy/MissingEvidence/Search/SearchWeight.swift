// SPDX-License-Identifier: Apache-2.0

/// A sum of efforts with a value for "there is no way".
///
/// Efforts are scaled up by more than the number of variables, and an effort of 0 counts as 1 after
/// scaling. So every weight is positive, a set of least weight contains no smaller one, and the
/// efforts come back by division.
struct SearchWeight: Sendable, Hashable, Comparable {
  var value: Int

  static let zero = SearchWeight(value: 0)
  /// Half the greatest integer: two of them can still be added.
  static let unreachable = SearchWeight(value: Int.max / 2)

  static func < (left: SearchWeight, right: SearchWeight) -> Bool { left.value < right.value }

  static func + (left: SearchWeight, right: SearchWeight) -> SearchWeight {
    SearchWeight(value: min(left.value + right.value, unreachable.value))
  }

  /// The weight of the cheapest members of a group.
  ///
  /// - Parameters:
  ///   - count: How many members it takes.
  ///   - members: All members.
  ///   - weight: The weight of a member.
  /// - Returns: The sum over the `count` cheapest members.
  static func sumOfCheapest(
    _ count: Int,
    of members: [Int],
    _ weight: (Int) -> SearchWeight
  ) -> SearchWeight {
    if count == members.count {
      var sum = SearchWeight.zero
      for member in members { sum = sum + weight(member) }
      return sum
    }
    if count == 1 {
      var least = SearchWeight.unreachable
      for member in members { least = min(least, weight(member)) }
      return least
    }
    if count <= 0 { return .zero }
    if count > members.count { return .unreachable }
    return members.map(weight).sorted().prefix(count).reduce(.zero, +)
  }
}

/// The outcome that a search aims at.
enum SearchGoal: Sendable, Hashable {
  case met
  case notMet

  /// How many of `count` members must reach the goal, where `needed` must be met.
  func quota(needed: Int, of count: Int) -> Int {
    self == .met ? needed : count - needed + 1
  }
}

/// A weight for each goal.
struct SearchWeights: Sendable, Hashable {
  var met: SearchWeight
  var notMet: SearchWeight

  subscript(goal: SearchGoal) -> SearchWeight { goal == .met ? met : notMet }
}
