// SPDX-License-Identifier: Apache-2.0

/// A decision as a tree whose branches share no variable.
///
/// Over such a tree the cheapest set is a sum or a minimum over members, exactly: an outcome that
/// holds for every value of the rest holds for each needed member on its own, since members can fail
/// independently. Members that do share variables form a ``SharedBlock``, a leaf of the tree with a search
/// of its own; so one repeated fact does not make a long statute hard.
struct ModuleTree: Sendable {
  enum Shape: Sendable {
    /// A truth that cannot move.
    case constant(Truth)
    /// A condition on a variable that occurs nowhere else.
    case leaf(SearchLeaf)
    /// Members with how many must be met.
    case group(needed: Int, members: [Int])
    /// A part whose members share variables, by its place in ``ModuleTree/blocks``.
    case block(Int)
  }

  let variables: [SearchVariable]
  let scale: Int
  let limits: SearchLimits
  // INVARIANT: members stand before their group, and the root is last.
  private(set) var shapes: [Shape] = []
  /// The group of each node; −1 for the root.
  private(set) var parents: [Int] = []
  /// The least weight for each node to reach either outcome.
  private(set) var weights: [SearchWeights] = []
  var blocks: [SharedBlock] = []
  /// The node in which each variable occurs; −1 where it does not.
  private(set) var homes: [Int]
  /// Whether some search was cut off.
  private(set) var isCut = false
  /// Whether answers hang together in a way the tree does not see.
  private(set) var sharesFacts = false

  /// The tree of a decision, with the weights of all nodes.
  ///
  /// - Parameters:
  ///   - evidence: The case.
  ///   - purpose: What is searched for.
  ///   - limits: How far a search goes.
  /// - Complexity: O(n) for a formula in which no fact repeats.
  init(_ evidence: EvidenceCase, for purpose: SearchVariables.Purpose, limits: SearchLimits) {
    let variables = SearchVariables(of: evidence, for: purpose)
    self.variables = variables.list
    self.scale = variables.scale
    self.limits = limits
    homes = Array(repeating: -1, count: variables.list.count)
    let root = add(FormulaSketch(evidence.formula, variables))
    parents[root] = -1
    if evidence.atoms.contains(where: \.isOpaque) {
      sharesFacts = variables.sharesFacts(among: homes.indices.filter { homes[$0] >= 0 })
    }
  }

  var root: Int { shapes.count - 1 }

  private mutating func add(_ sketch: FormulaSketch) -> Int {
    let shape: Shape
    let weight: SearchWeights
    switch sketch {
    case .constant(let truth):
      shape = .constant(truth)
      weight = SearchWeights(
        met: truth == .met ? .zero : .unreachable,
        notMet: truth == .notMet ? .zero : .unreachable
      )
    case .leaf(let leaf):
      homes[leaf.variable] = shapes.count
      shape = .leaf(leaf)
      let variable = variables[leaf.variable]
      weight = SearchWeights(
        met: variable.weight(into: leaf.met),
        notMet: variable.weight(into: leaf.notMet)
      )
    case .group(_, _, isBlock: true):
      var block = SharedBlock(sketch, variables, limits)
      for variable in block.variables { homes[variable] = shapes.count }
      shape = .block(blocks.count)
      weight = block.weights()
      isCut = isCut || block.isCut
      blocks.append(block)
    case .group(let needed, let inner, isBlock: false):
      let members = inner.map { add($0) }
      for member in members { parents[member] = shapes.count }
      shape = .group(needed: needed, members: members)
      weight = groupWeights(needed: needed, members)
    }
    shapes.append(shape)
    parents.append(-1)
    weights.append(weight)
    return shapes.count - 1
  }

  private func groupWeights(needed: Int, _ members: [Int]) -> SearchWeights {
    let failing = SearchGoal.notMet.quota(needed: needed, of: members.count)
    return SearchWeights(
      met: SearchWeight.sumOfCheapest(needed, of: members) { weights[$0].met },
      notMet: SearchWeight.sumOfCheapest(failing, of: members) { weights[$0].notMet }
    )
  }

  /// The weights of the whole, were one variable known to lie in a class.
  ///
  /// - Parameters:
  ///   - variable: The variable.
  ///   - element: Its class.
  /// - Returns: The weights of the root, and whether the search for them was complete.
  /// - Complexity: O(the members of the groups above the variable), plus the search of its block.
  mutating func weights(
    ifVariable variable: Int,
    isIn element: Int
  ) -> (weights: SearchWeights, isProved: Bool) {
    var node = homes[variable]
    if node < 0 { return (weights[root], true) }
    var changed: SearchWeights
    var isProved = true
    switch shapes[node] {
    case .leaf(let leaf):
      changed = SearchWeights(
        met: leaf.met.contains(element) ? .zero : .unreachable,
        notMet: leaf.notMet.contains(element) ? .zero : .unreachable
      )
    case .block(let block):
      (changed, isProved) = blocks[block].weights(ifVariable: variable, isIn: element)
    case .constant, .group: preconditionFailure("a variable lives in a leaf or in a block")
    }
    while parents[node] >= 0 {
      let child = node
      node = parents[node]
      guard case .group(let needed, let members) = shapes[node] else {
        preconditionFailure("only groups have members")
      }
      let failing = SearchGoal.notMet.quota(needed: needed, of: members.count)
      changed = SearchWeights(
        met: SearchWeight.sumOfCheapest(needed, of: members) {
          $0 == child ? changed.met : weights[$0].met
        },
        notMet: SearchWeight.sumOfCheapest(failing, of: members) {
          $0 == child ? changed.notMet : weights[$0].notMet
        }
      )
    }
    return (changed, isProved)
  }
}
