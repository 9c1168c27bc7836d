// SPDX-License-Identifier: Apache-2.0

extension ModuleTree {
  /// The sets of least weight that bring a node to an outcome, in file order.
  ///
  /// A list may be cut after any step: of two unions with the same disjoint set, the one whose
  /// first part comes first comes first.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - goal: The outcome.
  ///   - count: The greatest number of sets.
  /// - Returns: Sets of variables in ascending order.
  mutating func sets(_ node: Int, _ goal: SearchGoal, atMost count: Int) -> [[Int]] {
    let weight = weights[node][goal]
    if weight == .zero { return [[]] }
    if weight == .unreachable { return [] }
    switch shapes[node] {
    case .constant: return []
    case .leaf(let leaf): return [[leaf.variable]]
    case .block(let block): return blocks[block].sets(goal, atMost: count)
    case .group(let needed, let members):
      let quota = goal.quota(needed: needed, of: members.count)
      if quota == members.count { return unions(of: members, goal, atMost: count) }
      let last = members.map { weights[$0][goal] }.sorted()[quota - 1]
      let cheaper = members.filter { weights[$0][goal] < last }
      let equal = members.filter { weights[$0][goal] == last }
      let fixed = unions(of: cheaper, goal, atMost: count)
      let free = quota - cheaper.count
      if free == 1 {
        let own = VariableSets.ordered(
          equal.flatMap { sets($0, goal, atMost: count) },
          atMost: count
        )
        return VariableSets.unions(fixed, own, atMost: count)
      }
      // INVARIANT: choices[j] holds the unions with j of the equally cheap members seen so far.
      var choices = Array(repeating: [[Int]](), count: free + 1)
      choices[0] = fixed
      for member in equal {
        let own = sets(member, goal, atMost: count)
        for taken in stride(from: free, through: 1, by: -1) {
          let with = VariableSets.unions(choices[taken - 1], own, atMost: count)
          choices[taken] = VariableSets.merged(choices[taken], with, atMost: count)
        }
      }
      return choices[free]
    }
  }

  /// The sets of least weight that bring all of some nodes to an outcome.
  private mutating func unions(
    of members: [Int],
    _ goal: SearchGoal,
    atMost count: Int
  ) -> [[Int]] {
    var common: [Int] = []
    var lists: [[Int]] = [[]]
    for member in members {
      let own = sets(member, goal, atMost: count)
      if own.count == 1 {
        common += own[0]
      } else {
        lists = VariableSets.unions(lists, own, atMost: count)
      }
    }
    return VariableSets.unions(lists, [common.sorted()], atMost: count)
  }

  /// The classes that bring the variables of a set to an outcome.
  ///
  /// - Parameters:
  ///   - set: A set that ``sets(_:_:atMost:)`` gave for the root.
  ///   - goal: The outcome.
  /// - Returns: For each variable, the class to choose and all classes that would do; `nil` where a
  ///   search for them was cut off.
  mutating func choices(of set: [Int], _ goal: SearchGoal) -> [ClassChoice]? {
    var result: [ClassChoice] = []
    var inBlocks: [Int: [Int]] = [:]
    for variable in set {
      switch shapes[homes[variable]] {
      case .leaf(let leaf):
        let classes = leaf[goal]
        guard let cell = variables[variable].nearestCell(in: classes)
        else { preconditionFailure("a set contains only variables with a class that will do") }
        let chosen = variables[variable].classOf[cell]
        result.append(ClassChoice(variable: variable, chosen: chosen, classes: classes))
      case .block(let block): inBlocks[block, default: []].append(variable)
      case .constant, .group: preconditionFailure("a variable lives in a leaf or in a block")
      }
    }
    for block in inBlocks.keys.sorted() {
      guard let inside = blocks[block].choices(of: inBlocks[block, default: []], goal) else {
        return nil
      }
      result += inside
    }
    return result.sorted { $0.variable < $1.variable }
  }
}

/// The class to choose for a variable of a set.
struct ClassChoice: Sendable {
  var variable: Int
  var chosen: Int
  /// All classes that would do while the other choices stay.
  var classes: ClassSet
}

/// Lists of sets of variables, each set ascending, the list in file order without doubles.
enum VariableSets {
  /// All unions of one set of each list, which share no variable.
  static func unions(_ left: [[Int]], _ right: [[Int]], atMost count: Int) -> [[Int]] {
    if left == [[]] { return right }
    if right == [[]] { return left }
    var unions: [[Int]] = []
    for first in left { for second in right { unions.append((first + second).sorted()) } }
    return ordered(unions, atMost: count)
  }

  /// The first sets of a list without doubles.
  static func ordered(_ sets: [[Int]], atMost count: Int) -> [[Int]] {
    if sets.count < 2 { return sets }
    return Array(sets.sorted(by: precedes).prefix(count))
  }

  /// The sets of both lists.
  static func merged(_ left: [[Int]], _ right: [[Int]], atMost count: Int) -> [[Int]] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    var result: [[Int]] = []
    for set in (left + right).sorted(by: precedes) where set != result.last { result.append(set) }
    return Array(result.prefix(count))
  }

  /// Whether a set comes first: it contains the first variable in which the two differ.
  static func precedes(_ left: [Int], _ right: [Int]) -> Bool {
    for (first, second) in zip(left, right) where first != second { return first < second }
    return left.count > right.count
  }
}
