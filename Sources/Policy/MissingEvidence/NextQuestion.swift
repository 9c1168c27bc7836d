// SPDX-License-Identifier: Apache-2.0

/// The question to ask next.
///
/// The *remaining cost* of a case is the mean of what it costs to show each outcome, met and not met,
/// by its cheapest set of answers; where only one of them can still be shown, what that costs; and 0
/// once the outcome is decided. The cheaper of the two alone would hope that the answers are the
/// wanted ones, and ask a dear question first when a cheap one may decide. Where no answers can
/// decide any more, because an unreadable row or a fixed gap is in the way, it is the sum of the
/// efforts of all facts still unknown, so that a question which only leads there is not attractive.
///
/// A question sorts the cells of a fact into classes that the atoms of the formula tell apart; each
/// class counts the same. The question with the greatest drop of the remaining cost, on average over
/// its classes and per unit of effort, comes first; of several, the first in file order. An effort of
/// 0 counts as 1 here. Only relevant facts are asked about.
public struct NextQuestion: Sendable, Hashable {
  /// What to ask about.
  public let subject: AnswerSubject
  /// The facts it takes: one, or the unknown facts of an opaque atom.
  public let facts: [Int]
  /// The average drop of the remaining cost, for display; the choice is made in whole numbers.
  public let expectedDrop: Double

  /// The drop of a question as a fraction, so that ties are ties.
  private struct Rate {
    var drop: Int128
    var effort: Int128

    static func > (left: Rate, right: Rate) -> Bool {
      left.drop * right.effort > right.drop * left.effort
    }
  }

  /// The best question, or `nil` where the outcome is decided or cannot be decided.
  ///
  /// - Parameters:
  ///   - evidence: The case.
  ///   - tree: Its search tree.
  ///   - relevant: The variables worth asking about, ascending.
  ///   - isProved: Set to false where a search was cut off.
  /// - Returns: The question.
  /// - Complexity: O(the classes of all relevant facts) searches.
  static func best(
    in evidence: EvidenceCase,
    _ tree: inout ModuleTree,
    relevant: [Int],
    isProved: inout Bool
  ) -> NextQuestion? {
    let open = evidence.unknownFacts.reduce(0) { $0 + evidence.facts[$1].effort }
    let weights = tree.weights[tree.root]
    guard weights.met != .zero, weights.notMet != .zero,
      let now = weights.remaining(scale: tree.scale)
    else { return nil }
    var best: (question: NextQuestion, rate: Rate)?
    for index in relevant {
      let variable = tree.variables[index]
      let effort = variable.facts.reduce(0) { $0 + evidence.facts[$1].effort }
      var total = 0
      for element in 0..<variable.classCount {
        let answer = tree.weights(ifVariable: index, isIn: element)
        isProved = isProved && answer.isProved
        total += answer.weights.remaining(scale: tree.scale) ?? 2 * (open - effort)
      }
      let drop = now * variable.classCount - total
      let rate = Rate(
        drop: Int128(drop),
        effort: Int128(max(effort, 1)) * Int128(variable.classCount)
      )
      if best.map({ rate > $0.rate }) ?? true {
        let question = NextQuestion(
          subject: variable.subject,
          facts: variable.facts,
          expectedDrop: Double(drop) / Double(2 * variable.classCount)
        )
        best = (question, rate)
      }
    }
    return best?.question
  }
}

extension SearchWeights {
  /// Twice the remaining cost, so that the mean of two costs is whole; `nil` where nothing can decide.
  fileprivate func remaining(scale: Int) -> Int? {
    switch (met, notMet) {
    case (.zero, _), (_, .zero): 0
    case (.unreachable, .unreachable): nil
    case (.unreachable, let only), (let only, .unreachable): 2 * (only.value / scale)
    default: met.value / scale + notMet.value / scale
    }
  }
}
