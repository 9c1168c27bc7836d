// SPDX-License-Identifier: Apache-2.0

extension ModuleTree {
  /// Whether a search inside a block was cut off since the tree was made.
  var hasCutBlocks: Bool { blocks.contains(where: \.isCut) }

  /// The cheapest sets for an outcome, in terms of the case.
  ///
  /// - Parameters:
  ///   - goal: The outcome.
  ///   - evidence: The case.
  /// - Returns: The sets, with whether they are all and proved minimal.
  mutating func cheapestSets(_ goal: SearchGoal, in evidence: EvidenceCase) -> CheapestSets {
    let found = sets(root, goal, atMost: limits.sets + 1)
    var answers: [AnswerSet] = []
    for set in found.prefix(limits.sets) {
      if let choices = choices(of: set, goal) { answers.append(answerSet(choices, in: evidence)) }
    }
    // A fact that two opaque atoms share is asked once, so equal weights may cost differently.
    let cost = answers.map(\.cost).min()
    answers.removeAll { $0.cost != cost }
    return CheapestSets(
      cost: cost,
      sets: answers,
      isCapped: found.count > limits.sets,
      isProvedMinimal: !isCut && !hasCutBlocks && !sharesFacts
    )
  }

  private func answerSet(_ choices: [ClassChoice], in evidence: EvidenceCase) -> AnswerSet {
    let answers = choices.map { choice -> EvidenceAnswer in
      let variable = variables[choice.variable]
      let cells = variable.cells(in: choice.classes)
      guard let cell = variable.nearestCell(in: ClassSet([choice.chosen])) else {
        preconditionFailure("a class has a cell")
      }
      return EvidenceAnswer(
        subject: variable.subject,
        facts: variable.facts,
        cell: cell,
        cells: cells
      )
    }
    var facts: [Int] = []
    for answer in answers {
      for fact in answer.facts where !facts.contains(fact) { facts.append(fact) }
    }
    facts.sort()
    return AnswerSet(
      answers: answers,
      facts: facts,
      cost: facts.reduce(0) { $0 + evidence.facts[$1].effort }
    )
  }
}
