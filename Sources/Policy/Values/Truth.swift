// SPDX-License-Identifier: Apache-2.0

/// The three truth values of a criterion, in the order of strong Kleene logic.
///
/// `and` is the minimum, `or` the maximum, `not` the mirror image (Kleene 1952, § 64). A fault is no
/// truth value: it travels beside it.
public enum Truth: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  /// The evidence shows that it does not hold.
  case notMet = 0
  /// The evidence does not decide.
  case unknown = 1
  /// The evidence shows that it holds.
  case met = 2

  /// A definite truth value.
  ///
  /// - Parameter isMet: Whether it holds.
  public init(_ isMet: Bool) { self = isMet ? .met : .notMet }

  /// `notMet` < `unknown` < `met`.
  public static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

  /// The opposite; unknown stays unknown.
  public static prefix func ! (value: Truth) -> Truth {
    switch value {
    case .notMet: .met
    case .unknown: .unknown
    case .met: .notMet
    }
  }

  /// Both.
  public static func & (left: Truth, right: Truth) -> Truth { min(left, right) }

  /// One or the other or both.
  public static func | (left: Truth, right: Truth) -> Truth { max(left, right) }
}

extension CriterionGroup.Quorum {
  /// The truth of a group from the truths of its members; their order never matters.
  ///
  /// With n members, #T met and #F not met, `at least k` is met when #T ≥ k, not met when
  /// n − #F < k, and unknown otherwise.
  ///
  /// - Parameter members: The members' truths; an empty list is an empty conjunction or disjunction.
  /// - Returns: The group's truth.
  public func truth(of members: some Sequence<Truth>) -> Truth {
    var counts = (notMet: 0, unknown: 0, met: 0)
    for member in members {
      switch member {
      case .notMet: counts.notMet += 1
      case .unknown: counts.unknown += 1
      case .met: counts.met += 1
      }
    }
    return truth(notMet: counts.notMet, unknown: counts.unknown, met: counts.met)
  }

  /// The truth of a group from how many members have which truth.
  ///
  /// - Parameters:
  ///   - notMet: How many are not met.
  ///   - unknown: How many are unknown.
  ///   - met: How many are met.
  /// - Returns: The group's truth.
  public func truth(notMet: Int, unknown: Int, met: Int) -> Truth {
    switch self {
    case .all: return notMet > 0 ? .notMet : unknown > 0 ? .unknown : .met
    case .any: return met > 0 ? .met : unknown > 0 ? .unknown : .notMet
    case .none: return met > 0 ? .notMet : unknown > 0 ? .unknown : .met
    case .atLeast(let needed):
      if met >= needed { return .met }
      return met + unknown < needed ? .notMet : .unknown
    }
  }

  /// Whether a member with a truth is one of those that decide the group.
  ///
  /// A met group is decided by its met members (in `all of` and `none of` by every member), a group
  /// that is not met by the members that fail it, an unknown one by its unknown members.
  ///
  /// - Parameters:
  ///   - member: The member's truth, its guard taken into account.
  ///   - group: The group's truth.
  /// - Returns: Whether the member is one of the deciding ones.
  public func isDecided(by member: Truth, group: Truth) -> Bool {
    switch (group, self) {
    case (.unknown, _): member == .unknown
    case (.met, .all), (.met, .none): true
    case (.met, _): member == .met
    case (.notMet, .none): member == .met
    case (.notMet, _): member == .notMet
    }
  }

  /// A member's truth once its guard is taken into account.
  ///
  /// In `all of` a criterion that does not apply counts as met; elsewhere it counts as not met.
  ///
  /// - Parameters:
  ///   - member: The criterion's own truth.
  ///   - applies: Whether its guard lets it apply.
  /// - Returns: What the group counts.
  public func guarded(_ member: Truth, applies: Truth) -> Truth {
    self == .all ? !applies | member : applies & member
  }
}
