// SPDX-License-Identifier: Apache-2.0

/// Turns a decision about one case into a formula over atoms.
///
/// A condition on one fact becomes its truth in every cell of the fact's domain, found by evaluating
/// the rules with a value of that cell in the fact's place: what the search knows of a rule is what
/// the evaluator says. A condition on several facts, on lists or on many rows is left whole.
public struct CaseTranslation {
  private struct Leaf: Hashable {
    let term: Term
    let arguments: [Value]
  }

  private let evaluator: Evaluator
  private let data: CaseData
  private let subject: Evaluator.Subject?
  let program: Program
  let evaluation: Evaluation
  private var leaves: [Leaf] = []
  private var labels: [String] = []
  private var places: [Leaf: Int] = [:]
  private var open: Set<Int> = []

  /// The case as the search takes it; `nil` when no version decides, or the decision is not known.
  ///
  /// - Parameters:
  ///   - decision: The decision's name.
  ///   - subject: The subject; `nil` for the only one.
  ///   - arguments: The decision's arguments.
  ///   - data: What is on file.
  ///   - evaluator: The rules, with the readings and the version that are taken.
  /// - Returns: The case.
  public static func evidenceCase(
    _ decision: String,
    about subject: Evaluator.Subject? = nil,
    arguments: [Value] = [],
    in data: CaseData,
    by evaluator: Evaluator
  ) -> EvidenceCase? {
    translated(decision, about: subject, arguments: arguments, in: data, by: evaluator)?.evidence
  }

  /// The case as the search takes it, with what its parts are called.
  static func translated(
    _ decision: String,
    about subject: Evaluator.Subject?,
    arguments: [Value],
    in data: CaseData,
    by evaluator: Evaluator
  ) -> (evidence: EvidenceCase, words: CaseWords)? {
    let evaluation = evaluator.evaluation(of: data)
    guard case .version(let version, _) = evaluation.stand(at: subject) else { return nil }
    let program = evaluator.rulebook.versions[version].program
    guard let place = program.decisions.firstIndex(where: { $0.name == decision }) else {
      return nil
    }
    evaluation.frame.version = version
    var translation = CaseTranslation(evaluator, data, subject, program, evaluation)
    translation.open = [place]
    let root = program.decisions[place].root
    let formula = translation.formula(root, in: .all, arguments, "")
    return translation.assembled(formula, version)
  }

  private init(
    _ evaluator: Evaluator,
    _ data: CaseData,
    _ subject: Evaluator.Subject?,
    _ program: Program,
    _ evaluation: Evaluation
  ) {
    self.evaluator = evaluator
    self.data = data
    self.subject = subject
    self.program = program
    self.evaluation = evaluation
  }

  // MARK: The formula

  private mutating func formula(
    _ node: DecisionNode,
    in quorum: CriterionGroup.Quorum,
    _ arguments: [Value],
    _ above: String
  ) -> DecisionFormula {
    let member: DecisionFormula
    let label = node.label.isEmpty ? above : "\(above)(\(node.label))"
    switch node.content {
    case .condition(let term): member = formula(term, arguments, label)
    case .group(let inner, let nodes):
      member = .group(inner, nodes.map { formula($0, in: inner, arguments, label) })
    }
    guard !node.guards.isEmpty else { return member }
    let guards = node.guards.map { clause -> DecisionFormula in
      let condition = formula(clause.condition, arguments, label)
      return clause.isUnless ? .not(condition) : condition
    }
    let applies = guards.count == 1 ? guards[0] : .group(.all, guards)
    return .guarded(member, applies: applies, in: quorum)
  }

  private mutating func formula(
    _ term: Term,
    _ arguments: [Value],
    _ label: String
  ) -> DecisionFormula {
    switch term.kind {
    case .constant(.truth(let truth)): return .constant(Truth(truth))
    case .logical(let isAnd, let members):
      return .group(isAnd ? .all : .any, members.map { formula($0, arguments, label) })
    case .not(let inner): return .not(formula(inner, arguments, label))
    case .reading(let name, let answers):
      let letter = evaluator.answers[name]
      guard let chosen = answers.first(where: { $0.letter == letter }) else { break }
      return formula(chosen.value, arguments, label)
    case .decision(let place, let inner)
    where inner.isEmpty && !open.contains(place)
      && program.decisions[place].home == 0:
      open.insert(place)
      defer { open.remove(place) }
      let decision = program.decisions[place]
      return formula(decision.root, in: .all, [], "\(decision.name) ")
    default: break
    }
    let leaf = Leaf(term: term, arguments: arguments)
    if let place = places[leaf] { return .atom(place) }
    places[leaf] = leaves.count
    leaves.append(leaf)
    labels.append(label)
    return .atom(leaves.count - 1)
  }

  // MARK: The atoms

  private func assembled(
    _ formula: DecisionFormula,
    _ version: Int
  ) -> (evidence: EvidenceCase, words: CaseWords) {
    let reaches = leaves.map { leaf in
      FactReach(leaf.term, in: program) { reference($0, leaf.arguments) }
    }
    let slots = Set(reaches.flatMap(\.slots)).sorted {
      ($0.fact, $0.row ?? "") < ($1.fact, $1.row ?? "")
    }
    var facts: [CaseFact] = []
    var words: [CaseWords.Cells?] = []
    var atoms: [CaseAtom?] = leaves.map { _ in nil }
    for (place, slot) in slots.enumerated() {
      let own = leaves.indices.filter { !reaches[$0].isWide && reaches[$0].slots == [slot] }
      if isUnobtainable(slot) {
        // Nobody can be asked for it: its conditions stay as they are, as with a row that is illegible.
        facts.append(fact(slot, cells: ["as it is"], known: 0))
        words.append(nil)
        for leaf in own {
          atoms[leaf] = .cells(fact: place, truths: [truth(leaves[leaf], evaluation)])
        }
        continue
      }
      guard let cells = FactCells(of: slot, in: own.map { leaves[$0].term }, program) else {
        facts.append(fact(slot, cells: ["as it is"], known: standing(slot) != nil ? 0 : nil))
        words.append(nil)
        continue
      }
      let truths = truths(of: own, slot, cells.values, version)
      let merged = Self.merged(truths, count: cells.values.count)
      let current = standing(slot).flatMap { value in
        let now = own.map { truth(leaves[$0], evaluation) }
        return merged.firstIndex { range in
          cells.values[range].contains(value)
        }
          ?? merged.firstIndex { range in
            own.indices.allSatisfy { truths[$0][range.lowerBound] == now[$0] }
          }
      }
      facts.append(fact(slot, cells: merged.map(cells.words), known: current))
      words.append(CaseWords.Cells(values: cells, ranges: merged))
      for (index, leaf) in own.enumerated() {
        atoms[leaf] = .cells(fact: place, truths: merged.map { truths[index][$0.lowerBound] })
      }
    }
    let complete = atoms.indices.map { leaf in
      atoms[leaf]
        ?? .opaque(
          facts: slots.indices.filter { reaches[leaf].slots.contains(slots[$0]) },
          truth: truth(leaves[leaf], evaluation)
        )
    }
    let conditions = zip(leaves, labels).map { leaf, label in
      CaseWords.Condition(label: label, span: leaf.term.site.span)
    }
    return (
      EvidenceCase(facts: facts, atoms: complete, formula: formula),
      CaseWords(facts: words, conditions: conditions)
    )
  }

  /// The truths of conditions for each value of a fact.
  private func truths(
    of leaves: [Int],
    _ slot: ReachedFact,
    _ values: [Value],
    _ version: Int
  ) -> [[Truth]] {
    var truths: [[Truth]] = leaves.map { _ in [] }
    for value in values {
      let changed = evaluator.evaluation(of: data.setting(place(of: slot), to: value))
      _ = changed.stand(at: subject)
      changed.frame.version = version
      for (index, leaf) in leaves.enumerated() {
        truths[index].append(truth(self.leaves[leaf], changed))
      }
    }
    return truths
  }

  /// The truth of a condition; broken data or rules count as unknown.
  private func truth(_ leaf: Leaf, _ evaluation: Evaluation) -> Truth {
    let saved = evaluation.frame
    defer { evaluation.frame = saved }
    evaluation.frame.variables = leaf.arguments.map(Answer.value)
    let verdict = evaluation.verdict(leaf.term)
    return verdict.faults.isEmpty ? verdict.truth : .unknown
  }

  private func reference(_ term: Term, _ arguments: [Value]) -> String? {
    let saved = evaluation.frame
    defer { evaluation.frame = saved }
    evaluation.frame.variables = arguments.map(Answer.value)
    if case .value(.entity(let id)) = evaluation.answer(term) { return id }
    return nil
  }
}
