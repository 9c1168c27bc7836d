// SPDX-License-Identifier: Apache-2.0

/// What is still missing in a case, and what would change its outcome.
///
/// A set of unknown facts with answers *determines* an outcome if that is the outcome for every value
/// of the rest, each within its declared domain. The outcome of a case in which every fact has a
/// cell is the formula's truth in Kleene's logic; unknown there (an unreadable row) is no outcome.
/// So a case distinction counts: "a or not a" is met before anyone asks.
///
/// Deliberately not considered: that answers to several facts may exclude one another, other than
/// through the cells of one fact.
public struct EvidenceReport: Sendable, Hashable {
  /// The outcome, if the known facts determine one; otherwise unknown.
  public let standing: Truth
  /// The cheapest sets of answers that determine met.
  public let toMeet: CheapestSets
  /// The cheapest sets of answers that determine not met.
  public let toFail: CheapestSets
  /// The unknown facts that are in no inclusion-minimal determining set, in file order.
  ///
  /// A set counts with its answers: it is minimal if no answer can be left out while the others
  /// stay. A fact outside all of them changes no outcome whatever the others turn out to be.
  public let irrelevant: [Int]
  /// The question to ask next, if one can help.
  public let next: NextQuestion?
  /// For a case that is not met: the cheapest changes that make it met; otherwise `nil`.
  ///
  /// Facts that are changeable or obtainable move, known ones to another cell, unknown ones to any.
  /// Fixed facts never do: known ones stay, and for unknown ones every cell must do.
  public let flips: CheapestSets?
  /// For a case that is met: what would lose it, if it alone fell; otherwise empty.
  public let falls: [Fall]
  /// Whether no search behind `irrelevant`, `next` and `falls` was cut off.
  ///
  /// After a cut a fact is called irrelevant only if that is proved, and a fall that cannot be
  /// excluded is listed.
  public let isProved: Bool

  /// Searches a case.
  ///
  /// - Parameters:
  ///   - evidence: The case.
  ///   - limits: How far the search goes.
  /// - Complexity: O(n · c) for n atoms with c cells in all where no fact repeats; otherwise as much
  ///   as `limits` allows for each part in which facts repeat.
  public init(of evidence: EvidenceCase, limits: SearchLimits = .standard) {
    var tree = ModuleTree(evidence, for: .evidence, limits: limits)
    let weights = tree.weights[tree.root]
    standing = weights.met == .zero ? .met : weights.notMet == .zero ? .notMet : .unknown
    toMeet = tree.cheapestSets(.met, in: evidence)
    toFail = tree.cheapestSets(.notMet, in: evidence)
    let relevant = tree.relevantVariables()
    var isRelevant = Array(repeating: false, count: evidence.facts.count)
    for variable in relevant {
      for fact in tree.variables[variable].facts { isRelevant[fact] = true }
    }
    irrelevant = evidence.unknownFacts.filter { !isRelevant[$0] }
    var isProved = !tree.isCut && !tree.hasCutBlocks
    next = NextQuestion.best(in: evidence, &tree, relevant: relevant, isProved: &isProved)
    if standing == .notMet {
      var changes = ModuleTree(evidence, for: .flips, limits: limits)
      flips = changes.cheapestSets(.met, in: evidence)
    } else {
      flips = nil
    }
    if standing == .met {
      var hanging = ModuleTree(evidence, for: .falls, limits: limits)
      falls = Fall.all(&hanging, isProved: &isProved)
    } else {
      falls = []
    }
    self.isProved = isProved
  }
}
