// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension ErrorSolver {
  /// The outcome of a part of a decision's tree.
  struct Part {
    /// Its probabilities.
    var probabilities: OutcomeProbabilities
    /// How they were computed.
    var method = ErrorMethod.exact
    /// A bound of the error of each.
    var error = 0.0
    /// Whether no fact with error has a part in it.
    var isFixed = false
  }

  /// A part as its group counts it, by products where parts share no fact with error.
  ///
  /// - Parameters:
  ///   - branch: The part.
  ///   - quorum: How many members its group needs.
  /// - Returns: Its probabilities; `nil` when only simulation is left.
  func counted(_ branch: Branch, in quorum: CriterionGroup.Quorum) -> Part? {
    if branch.guards.isEmpty { return own(branch) }
    let all = branch.allEdges
    if all.isFixed { return fixed(branch.counted) }
    let guards = branch.guards.map(\.branch)
    guard Self.areIndependent(guards.map(\.edges) + [branch.edges]) else {
      return block(branch.counted, all)
    }
    var parts: [Part] = []
    for clause in branch.guards {
      guard var part = own(clause.branch) else { return nil }
      if clause.isUnless { part.probabilities = part.probabilities.negated }
      parts.append(part)
    }
    let applies = Self.joined(.all, parts)
    guard let own = own(branch) else { return nil }
    var result = Self.joined([applies, own])
    result.probabilities = .guarded(own.probabilities, by: applies.probabilities, in: quorum)
    return result
  }

  /// A part without its guards.
  private func own(_ branch: Branch) -> Part? {
    if branch.isRemoved || branch.edges.isFixed { return fixed(branch.question) }
    guard let quorum = branch.quorum, Self.areIndependent(branch.parts.map(\.allEdges)) else {
      return block(branch.question, branch.edges)
    }
    var parts: [Part] = []
    for member in branch.parts {
      guard let part = counted(member, in: quorum) else { return nil }
      parts.append(part)
    }
    return Self.joined(quorum, parts)
  }

  /// A part that no error touches.
  private func fixed(_ question: Branch.Question) -> Part {
    let outcome = supposed.outcome(question, at: [:])
    return Part(probabilities: OutcomeProbabilities(certain: outcome), isFixed: true)
  }

  /// A part that is computed as a whole.
  private func block(_ question: Branch.Question, _ edges: Edges) -> Part? {
    let supposed = supposed
    guard let found = masses(edges, { supposed.outcome(question, at: $0) }) else { return nil }
    var probabilities = OutcomeProbabilities()
    for (outcome, mass) in found.masses { probabilities[outcome] += mass }
    return Part(probabilities: probabilities, method: found.method, error: found.error)
  }

  /// Whether no two parts read the same fact with error.
  private static func areIndependent(_ parts: [Edges]) -> Bool {
    let union = parts.reduce(into: Set<Int>()) { $0.formUnion($1.facts) }
    return union.count == parts.reduce(0) { $0 + $1.facts.count }
  }

  private static func joined(_ quorum: CriterionGroup.Quorum, _ parts: [Part]) -> Part {
    var result = joined(parts)
    result.probabilities = .group(quorum, of: parts.map(\.probabilities))
    return result
  }

  /// How several parts together were computed.
  ///
  /// A probability of the whole is linear in those of each part, with factors from 0 to 1 for its
  /// four outcomes: twice the sum of errors bounds it.
  private static func joined(_ parts: [Part]) -> Part {
    let moving = parts.filter { !$0.isFixed }
    var result = Part(probabilities: OutcomeProbabilities())
    result.isFixed = moving.isEmpty
    result.method = max(moving.count > 1 ? .product : .exact, moving.map(\.method).max() ?? .exact)
    result.error =
      moving.count == 1 ? moving[0].error : moving.reduce(0) { $0 + 2 * $1.error }
    return result
  }
}
