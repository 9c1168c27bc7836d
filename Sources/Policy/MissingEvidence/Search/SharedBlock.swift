// SPDX-License-Identifier: Apache-2.0

/// The search in a part of a decision whose members share variables.
///
/// Up to a limit of atoms a decision diagram answers exactly. A part with more atoms is searched by
/// branch and bound; if that is cut off, a diagram is tried all the same, for many large parts have
/// small ones.
struct SharedBlock: Sendable {
  private let tree: BlockTree
  private let limits: SearchLimits
  private var diagram: DecisionDiagram?
  /// Branching for each goal, ready to start; made when it is first needed.
  private var branching: [SearchGoal: BranchSearch] = [:]
  /// What branching found.
  private var found: [SearchGoal: BranchSearch.Result] = [:]
  /// Whether some search was cut off.
  private(set) var isCut = false

  init(_ sketch: FormulaSketch, _ variables: [SearchVariable], _ limits: SearchLimits) {
    tree = BlockTree(sketch, variables)
    self.limits = limits
  }

  /// Its variables, by their place in the whole decision.
  var variables: [Int] { tree.places }

  /// The least weight for each outcome.
  mutating func weights() -> SearchWeights {
    let isSmall = tree.atomCount <= limits.diagramAtoms
    if isSmall, let weights = weightsOfDiagram() { return weights }
    for goal in [SearchGoal.met, .notMet] {
      var search = branching(to: goal, limits)
      let result = search.cheapest(atMost: limits.sets + 1)
      isCut = isCut || result.isCut
      found[goal] = result
    }
    if isCut && !isSmall, let weights = weightsOfDiagram() {
      isCut = false
      return weights
    }
    return SearchWeights(
      met: found[.met]?.weight ?? .unreachable,
      notMet: found[.notMet]?.weight ?? .unreachable
    )
  }

  /// The weights by a diagram, which is kept unless it grew too large.
  private mutating func weightsOfDiagram() -> SearchWeights? {
    diagram = DecisionDiagram(tree, nodeLimit: limits.nodes)
    if let met = diagram?.weight(of: .met), let notMet = diagram?.weight(of: .notMet) {
      return SearchWeights(met: met, notMet: notMet)
    }
    diagram = nil
    return nil
  }

  private mutating func branching(
    to goal: SearchGoal,
    _ limits: SearchLimits,
    fixing fixed: (level: Int, element: Int)? = nil
  ) -> BranchSearch {
    let ready = branching[goal] ?? BranchSearch(tree, goal)
    branching[goal] = ready
    return ready.started(limits, fixing: fixed)
  }

  /// The weights, were one variable known to lie in a class, and whether they are proved.
  mutating func weights(
    ifVariable variable: Int,
    isIn element: Int
  ) -> (SearchWeights, isProved: Bool) {
    guard let level = tree.places.firstIndex(of: variable) else {
      preconditionFailure("the variable lives in this block")
    }
    let fixed = (level: level, element: element)
    if let met = diagram?.weight(of: .met, fixing: fixed),
      let notMet = diagram?.weight(of: .notMet, fixing: fixed)
    {
      return (SearchWeights(met: met, notMet: notMet), true)
    }
    restoreDiagram()
    var met = branching(to: .met, limits.ofOneQuestion, fixing: fixed)
    var notMet = branching(to: .notMet, limits.ofOneQuestion, fixing: fixed)
    let toMeet = met.cheapest(atMost: 0)
    let toFail = notMet.cheapest(atMost: 0)
    return (
      SearchWeights(met: toMeet.weight, notMet: toFail.weight),
      !toMeet.isCut && !toFail.isCut
    )
  }

  /// The sets of least weight, in file order, in variables of the whole decision.
  mutating func sets(_ goal: SearchGoal, atMost count: Int) -> [[Int]] {
    let local =
      diagram?.sets(of: goal, atMost: count)
      ?? (found[goal]?.sets.prefix(count).map(\.variables) ?? [])
    return local.map { $0.map { tree.places[$0] } }
  }

  /// The classes that bring the variables of a set to an outcome.
  mutating func choices(of set: [Int], _ goal: SearchGoal) -> [ClassChoice]? {
    let local = set.compactMap { tree.places.firstIndex(of: $0) }
    let choices: [ClassChoice]?
    if let exact = diagram?.choices(of: local, goal) {
      choices = exact
    } else {
      restoreDiagram()
      var search = branching(to: goal, limits)
      let known = found[goal]?.sets.first { $0.variables == local }
      choices = search.choices(of: local, known: known?.classes)
      isCut = isCut || search.isCut
    }
    return choices?.map {
      ClassChoice(variable: tree.places[$0.variable], chosen: $0.chosen, classes: $0.classes)
    }
  }

  /// The variables on which reaching an outcome depends; all that cannot be excluded.
  mutating func dependencies(of goal: SearchGoal) -> [Int] {
    if let exact = diagram?.support(of: goal) { return exact.map { tree.places[$0] } }
    var result: [Int] = []
    for variable in tree.places.indices {
      var search = branching(to: goal, limits.ofOneQuestion)
      if search.dependsOn(variable) { result.append(tree.places[variable]) }
      isCut = isCut || search.isCut
    }
    return result
  }

  /// Builds a diagram again that one question made too large, so that the next one finds it whole.
  private mutating func restoreDiagram() {
    if diagram != nil { _ = weightsOfDiagram() }
  }
}
