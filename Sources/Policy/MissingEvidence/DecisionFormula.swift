// SPDX-License-Identifier: Apache-2.0

/// A decision as a formula over atoms, with facts, tables and texts left out.
///
/// The rules of a policy are translated into this form before evidence is searched: what matters for
/// "what is still missing" is only which criteria must hold together, not what they say.
public indirect enum DecisionFormula: Sendable, Hashable {
  /// A truth that no fact can change.
  case constant(Truth)
  /// An atom, by its place in ``EvidenceCase/atoms``.
  case atom(Int)
  /// The opposite; unknown stays unknown.
  case not(DecisionFormula)
  /// Members with how many of them must be met.
  case group(CriterionGroup.Quorum, [DecisionFormula])

  /// A member of a group with its guard written out.
  ///
  /// In `all of` a criterion that does not apply counts as met, elsewhere as not met; so a guarded
  /// member is `any of: not applies, member`, or `all of: applies, member`. For `unless x` the
  /// guard is `not x`.
  ///
  /// - Parameters:
  ///   - member: The criterion.
  ///   - applies: When it applies.
  ///   - quorum: The group it stands in.
  /// - Returns: The member that the group counts.
  public static func guarded(
    _ member: DecisionFormula,
    applies: DecisionFormula,
    in quorum: CriterionGroup.Quorum
  ) -> DecisionFormula {
    quorum == .all ? .group(.any, [.not(applies), member]) : .group(.all, [applies, member])
  }

  /// The formula's truth in strong Kleene logic.
  ///
  /// - Parameter atom: The truth of an atom.
  /// - Returns: The truth of the whole.
  /// - Complexity: O(n) in the size of the formula.
  public func truth(_ atom: (Int) -> Truth) -> Truth {
    switch self {
    case .constant(let truth): truth
    case .atom(let index): atom(index)
    case .not(let formula): !formula.truth(atom)
    case .group(let quorum, let members):
      quorum.truth(of: members.map { $0.truth(atom) })
    }
  }

  /// Visits every atom, as often as it occurs.
  func forEachAtom(_ visit: (Int) -> Void) {
    switch self {
    case .constant: break
    case .atom(let index): visit(index)
    case .not(let formula): formula.forEachAtom(visit)
    case .group(_, let members): for member in members { member.forEachAtom(visit) }
    }
  }
}
