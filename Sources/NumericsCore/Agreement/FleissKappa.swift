// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Agreement beyond chance of several judges who put items into categories (Fleiss 1971).
///
/// With n judges, N items and n_ic judges who put item i into category c:
/// P̄ = mean_i Σ_c n_ic(n_ic − 1) / (n(n−1)), P_e = Σ_c p_c², κ = (P̄ − P_e) / (1 − P_e).
/// All judgments in one category leave nothing beyond chance: κ is then undefined, "no variance".
public struct FleissKappa: Sendable, Hashable {
  /// The categories in the order given.
  public let categories: [Int]
  /// The share of all judgments in each category.
  public let shares: [Rational]
  /// The mean observed agreement P̄.
  public let observedAgreement: Estimate<Rational>
  /// The agreement expected by chance P_e.
  public let chanceAgreement: Rational
  /// κ.
  public let kappa: Estimate<Rational>

  /// The agreement in a complete table of categories.
  ///
  /// - Parameters:
  ///   - levelsByItem: One row per item, one column per judge; at least one item. All rows are
  ///     equally long; anything else is a mistake of the caller and traps.
  ///   - categories: The categories; when left out, those that occur, in increasing order.
  public init(levelsByItem: [[Int]], categories: [Int]? = nil) {
    let judges = levelsByItem.first?.count ?? 0
    precondition(judges > 0, "agreement needs at least one judgment")
    precondition(levelsByItem.allSatisfy { $0.count == judges }, "every judge rates every item")
    let used = categories ?? Set(levelsByItem.joined()).sorted()
    var totals: [Int: Int] = [:]
    var agreeingPairs = 0
    for row in levelsByItem {
      var counts: [Int: Int] = [:]
      for level in row { counts[level, default: 0] += 1 }
      for (level, count) in counts {
        totals[level, default: 0] += count
        agreeingPairs += count * (count - 1)
      }
    }
    self.categories = used
    let all = judges * levelsByItem.count
    shares = used.map { Rational(totals[$0] ?? 0, all) }
    let chance = shares.map { $0 * $0 }.sum()
    chanceAgreement = chance
    guard judges > 1 else {
      observedAgreement = .undefined(.needsAtLeast(2, "judges"))
      kappa = .undefined(.needsAtLeast(2, "judges"))
      return
    }
    let observed = Rational(agreeingPairs, all * (judges - 1))
    observedAgreement = .known(observed)
    kappa = chance == .one ? .undefined(.noVariance) : .known((observed - chance) / (1 - chance))
  }
}
