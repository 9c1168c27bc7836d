// SPDX-License-Identifier: Apache-2.0

extension BranchSearch {
  /// Computes what the undecided variables must at least add, and whether the goal is reached.
  ///
  /// Afterwards `holds` tells for each node whether it reaches the goal whatever is still open, by
  /// Kleene's rule, which may miss what only a case distinction shows.
  ///
  /// - Returns: A lower bound for the root.
  /// - Complexity: O(n) in the size of the block.
  @discardableResult
  mutating func evaluate() -> SearchWeight {
    for (index, shape) in tree.shapes.enumerated() {
      switch shape {
      case .open:
        bounds[index] = .unreachable
        holds[index] = false
      case .leaf(let leaf):
        (bounds[index], holds[index]) = status(of: leaf)
      case .group(let needed, let members):
        let quota = goal.quota(needed: needed, of: members.count)
        bounds[index] = SearchWeight.sumOfCheapest(quota, of: members) { bounds[$0] }
        holds[index] = members.count { holds[$0] } >= quota
      }
    }
    return bounds[tree.root]
  }

  private func status(of leaf: SearchLeaf) -> (SearchWeight, Bool) {
    let classes = leaf[goal]
    switch statuses[leaf.variable] {
    case .inClass(let element):
      let isReached = classes.contains(element)
      return (isReached ? .zero : .unreachable, isReached)
    case .anywhere:
      return (classes.isEmpty ? .unreachable : .zero, false)
    case .undecided:
      // A variable that stays where it is may be left out for nothing.
      if case .stays(let element) = tree.variables[leaf.variable].rest, classes.contains(element) {
        return (.zero, false)
      }
      return (classes.isEmpty ? .unreachable : share[leaf.variable], false)
    }
  }

  /// Whether the goal is reached in every class of the variables that are left open.
  mutating func holdsEverywhere() -> Bool {
    if !step() { return false }
    if evaluate() == .unreachable { return false }
    if holds[tree.root] { return true }
    guard let variable = order.first(where: { statuses[$0] == .anywhere }) else { return false }
    defer { statuses[variable] = .anywhere }
    for element in 0..<tree.variables[variable].classCount {
      statuses[variable] = .inClass(element)
      if !holdsEverywhere() { return false }
    }
    return true
  }
}
