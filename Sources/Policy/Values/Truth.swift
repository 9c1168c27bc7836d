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
    switch self {
    case .all: return counts.notMet > 0 ? .notMet : counts.unknown > 0 ? .unknown : .met
    case .any: return counts.met > 0 ? .met : counts.unknown > 0 ? .unknown : .notMet
    case .none: return counts.met > 0 ? .notMet : counts.unknown > 0 ? .unknown : .met
    case .atLeast(let needed):
      if counts.met >= needed { return .met }
      return counts.met + counts.unknown < needed ? .notMet : .unknown
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
