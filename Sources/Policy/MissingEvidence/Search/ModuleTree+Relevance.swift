// SPDX-License-Identifier: Apache-2.0

extension ModuleTree {
  /// The variables that some inclusion-minimal determining set contains, for either outcome.
  ///
  /// These are the variables on which "is met" or "is not met" depends at all: where changing one
  /// variable alone changes the outcome, every minimal part of the answers before the change must
  /// contain it; and a variable without such a place can be dropped from any set. Where a search was
  /// cut off, a variable counts as relevant.
  ///
  /// - Returns: The variables in ascending order.
  /// - Complexity: O(n) outside blocks.
  mutating func relevantVariables() -> [Int] {
    var relevant = Array(repeating: false, count: variables.count)
    for goal in [SearchGoal.met, .notMet] { mark(root, goal, &relevant) }
    return relevant.indices.filter { relevant[$0] }
  }

  private mutating func mark(_ node: Int, _ goal: SearchGoal, _ relevant: inout [Bool]) {
    switch shapes[node] {
    case .constant: break
    case .leaf(let leaf):
      if !isSettled(node, goal) { relevant[leaf.variable] = true }
    case .block(let block):
      for variable in blocks[block].dependencies(of: goal) { relevant[variable] = true }
    case .group(let needed, let members):
      let quota = goal.quota(needed: needed, of: members.count)
      let certain = members.count { weights[$0][goal] == .zero }
      let possible = members.count { !isImpossible($0, goal) }
      for member in members where !isSettled(member, goal) {
        // The member tips the scale where the others can reach exactly one less than the quota.
        if certain < quota && quota <= possible { mark(member, goal, &relevant) }
      }
    }
  }

  /// Whether a node reaches the goal in every case, or in none.
  private func isSettled(_ node: Int, _ goal: SearchGoal) -> Bool {
    weights[node][goal] == .zero || isImpossible(node, goal)
  }

  private func isImpossible(_ node: Int, _ goal: SearchGoal) -> Bool {
    // After a cut "no set was found" does not mean that there is none.
    weights[node][goal] == .unreachable && !isCut
  }
}
