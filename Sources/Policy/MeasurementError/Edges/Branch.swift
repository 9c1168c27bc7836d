// SPDX-License-Identifier: Apache-2.0

/// A part of a decision's tree with the facts with error that it reads.
struct Branch {
  /// What is asked at supposed values.
  enum Question: Sendable {
    /// A condition in the decision's frame.
    case condition(Term)
    /// The members of a group without the group's own guard, by the places of its ancestors.
    case group([Int])
    /// A criterion as its group counts it.
    case criterion([Int])
  }

  /// A guard of a criterion.
  struct Guard {
    /// Its condition.
    let branch: Branch
    /// Whether it is written `unless`.
    let isUnless: Bool
  }

  /// The condition or the members, without guards.
  let question: Question
  /// The same as its group counts it.
  let counted: Question
  /// The edges without those of guards.
  var edges = Edges()
  /// How the parts count; `nil` for a single condition.
  var quorum: CriterionGroup.Quorum?
  /// The members of a group, or the operands of `and`, `or` and `not`.
  var parts: [Branch] = []
  /// When it applies.
  var guards: [Guard] = []
  /// Whether a guard that no error touches removes it.
  var isRemoved = false

  /// The edges with those of guards.
  var allEdges: Edges {
    var all = edges
    for clause in guards { all.formUnion(clause.branch.edges) }
    return all
  }
}

extension EdgeFinder {
  /// A criterion or group with its edges; they are not added to the surrounding part.
  ///
  /// - Parameters:
  ///   - node: The criterion.
  ///   - path: The places of its ancestors in their groups.
  /// - Returns: The part of the tree.
  func branch(_ node: PreparedNode, _ path: [Int]) -> Branch {
    let guards = node.node.guards.map {
      Branch.Guard(branch: self.branch($0.condition), isUnless: $0.isUnless)
    }
    var branch = Branch(question: .group(path), counted: .criterion(path))
    if guards.allSatisfy(\.branch.edges.isFixed), evaluation.guarded(node).truth == .notMet {
      branch.isRemoved = true
    } else if let condition = node.condition {
      branch = self.branch(condition, counted: .criterion(path))
    } else {
      branch.quorum = node.quorum
      branch.parts = node.members.enumerated().map { self.branch($1, path + [$0]) }
      for part in branch.parts { branch.edges.formUnion(part.allEdges) }
    }
    branch.guards = guards
    return branch
  }

  /// A condition with its edges: `and`, `or` and `not` are groups of their operands.
  private func branch(_ term: Term, counted: Branch.Question? = nil) -> Branch {
    let question = Branch.Question.condition(term)
    var branch = Branch(question: question, counted: counted ?? question)
    switch term.kind {
    case .logical(let isAnd, let operands):
      branch.quorum = isAnd ? .all : .any
      branch.parts = operands.map { self.branch($0) }
    case .not(let operand):
      branch.quorum = CriterionGroup.Quorum.none
      branch.parts = [self.branch(operand)]
    default:
      branch.edges = apart { shape(term) }.edges
      return branch
    }
    for part in branch.parts { branch.edges.formUnion(part.edges) }
    return branch
  }

  /// The truth of another decision.
  func decision(_ index: Int, _ arguments: [Term], _ whole: Term) -> Shape {
    let shapes = arguments.map { shape($0) }
    guard let key = evaluation.key(of: index, evaluation.answers(arguments)) else {
      return fixed(whole)
    }
    let decision = evaluation.prepared.decisions[index]
    // What a cycle needs is complete only where the walk came into it.
    let isRemembered = shapes.allSatisfy(\.isFixed) && !decision.isCyclic
    let found: Edges
    if isRemembered, let known = decisions[key] {
      found = known
    } else {
      guard activeDecisions.count < Evaluation.greatestDepth, activeDecisions.insert(key).inserted
      else { return .steps }
      defer { activeDecisions.remove(key) }
      found = within(evaluation.frame(of: key), Self.scope(shapes)) {
        branch(decision.root, []).allEdges
      }
      if isRemembered { decisions[key] = found }
    }
    edges.formUnion(found)
    return found.isFixed && shapes.allSatisfy(\.isFixed) ? fixed(whole) : .steps
  }

  /// The truth of a criterion of the same decision.
  func criterion(_ index: Int, _ path: [Int], _ whole: Term) -> Shape {
    guard let decision = evaluation.frame.decision, decision.decision == index,
      let (node, _) = evaluation.prepared.decisions[index].root.descendant(path)
    else { return fixed(whole) }
    let key = CriterionKey(decision: decision, path: path)
    guard activeCriteria.insert(key).inserted else { return .steps }
    defer { activeCriteria.remove(key) }
    var (frame, scope) = (evaluation.frame, scope)
    frame.variables = decision.arguments
    scope.variables = scope.variables.filter { $0.key < decision.arguments.count }
    let found = within(frame, scope) { branch(node, path).allEdges }
    edges.formUnion(found)
    return found.isFixed ? fixed(whole) : .steps
  }
}

extension Evaluation {
  /// What a part of the current decision's tree comes to.
  func verdict(_ question: Branch.Question) -> Verdict {
    switch question {
    case .condition(let term): return verdict(term)
    case .criterion(let path):
      return frame.decision.map { criterion($0.decision, path) } ?? Verdict(.unknown)
    case .group(let path):
      guard let decision = frame.decision?.decision,
        let (node, _) = prepared.decisions[decision].root.descendant(path),
        let quorum = node.quorum
      else { return Verdict(.unknown) }
      var tally = GroupTally(quorum)
      for place in node.members.indices { tally.add(criterion(decision, path + [place])) }
      return tally.verdict
    }
  }
}
