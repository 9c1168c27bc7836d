// SPDX-License-Identifier: Apache-2.0

/// A reduced ordered decision diagram with one branch for each class of a variable.
///
/// It holds two functions of the same variables, "is met" and "is not met"; where tables have
/// unreadable rows both may be false. Equal functions are the same node (Bryant 1986, with intervals
/// and members in the place of bits), so thresholds on one number exclude one another by themselves.
struct DecisionDiagram: Sendable {
  static let no: Int32 = 0
  static let yes: Int32 = 1

  let variables: [SearchVariable]
  /// The number of classes of each variable, apart so that inner loops copy no variable.
  let classCounts: [Int]
  let nodeLimit: Int
  /// Whether the diagram grew beyond its limit; its answers mean nothing then.
  private(set) var isOverfull = false
  /// The variable of each node; both ends lie below all variables.
  private(set) var levels: [Int32]
  /// Where the branches of each node begin.
  private var starts: [Int32] = [0, 0]
  private var branches: [Int32] = []
  /// A hash table of nodes; 0 is an empty place.
  private var table: [Int32] = Array(repeating: 0, count: 64)
  private var stack: [Int32] = []
  private var conjunctions: [UInt64: Int32] = [:]
  private var disjunctions: [UInt64: Int32] = [:]
  private var roots: (met: Int32, notMet: Int32) = (0, 0)
  /// The least weight of each node, where it has been asked for.
  var knownWeights: [SearchWeight?] = []

  /// The diagram of a block.
  ///
  /// - Parameters:
  ///   - tree: The block.
  ///   - nodeLimit: The greatest number of nodes.
  init(_ tree: BlockTree, nodeLimit: Int) {
    variables = tree.variables
    classCounts = tree.variables.map(\.classCount)
    self.nodeLimit = nodeLimit
    let end = Int32(tree.variables.count)
    levels = [end, end]
    roots = (function(of: tree, .met), function(of: tree, .notMet))
  }

  func root(_ goal: SearchGoal) -> Int32 { goal == .met ? roots.met : roots.notMet }

  func level(_ node: Int32) -> Int { Int(levels[Int(node)]) }

  /// The node that follows in a class of a variable at or above the node's own.
  func branch(_ node: Int32, at level: Int, _ element: Int) -> Int32 {
    self.level(node) == level ? branches[Int(starts[Int(node)]) + element] : node
  }

  func branches(of node: Int32) -> ArraySlice<Int32> {
    let start = Int(starts[Int(node)])
    return branches[start..<start + classCounts[level(node)]]
  }

  // MARK: - Building

  /// "Reaches the goal" as a node, bottom-up.
  private mutating func function(of tree: BlockTree, _ goal: SearchGoal) -> Int32 {
    var nodes: [Int32] = []
    nodes.reserveCapacity(tree.shapes.count)
    for shape in tree.shapes {
      switch shape {
      case .open: nodes.append(Self.no)
      case .leaf(let leaf):
        for element in 0..<classCounts[leaf.variable] {
          stack.append(leaf[goal].contains(element) ? Self.yes : Self.no)
        }
        nodes.append(node(at: leaf.variable))
      case .group(let needed, let members):
        let quota = goal.quota(needed: needed, of: members.count)
        nodes.append(atLeast(quota, members.map { nodes[$0] }))
      }
    }
    return nodes[tree.root]
  }

  /// "At least so many of the members hold".
  private mutating func atLeast(_ quota: Int, _ members: [Int32]) -> Int32 {
    if quota <= 0 { return Self.yes }
    // INVARIANT: counts[j] is "at least j of the members seen so far hold".
    var counts = Array(repeating: Self.no, count: quota + 1)
    counts[0] = Self.yes
    for member in members {
      for count in stride(from: quota, through: 1, by: -1) {
        counts[count] = or(counts[count], and(counts[count - 1], member))
      }
    }
    return counts[quota]
  }

  /// The node with the branches that lie on the stack above, which it takes away.
  mutating func node(at level: Int) -> Int32 {
    let count = classCounts[level]
    let base = stack.count - count
    defer { stack.removeLast(count) }
    let first = stack[base]
    if stack[base...].allSatisfy({ $0 == first }) { return first }
    var hash = UInt64(level) &* 0x9E37_79B9_7F4A_7C15
    for child in stack[base...] {
      hash = (hash ^ UInt64(UInt32(bitPattern: child))) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[place] != 0 {
      let other = table[place]
      if self.level(other) == level && branches(of: other).elementsEqual(stack[base...]) {
        return other
      }
      place = (place + 1) & (table.count - 1)
    }
    if levels.count >= nodeLimit {
      isOverfull = true
      return Self.no
    }
    let node = Int32(levels.count)
    levels.append(Int32(level))
    starts.append(Int32(branches.count))
    branches.append(contentsOf: stack[base...])
    hashes.append(hash)
    table[place] = node
    if levels.count * 2 > table.count { growTable() }
    return node
  }

  /// The hash of each node, kept for the growth of the table.
  private var hashes: [UInt64] = [0, 0]

  private mutating func growTable() {
    table = Array(repeating: 0, count: table.count * 4)
    for node in 2..<levels.count {
      var place = Int(truncatingIfNeeded: hashes[node]) & (table.count - 1)
      while table[place] != 0 { place = (place + 1) & (table.count - 1) }
      table[place] = Int32(node)
    }
  }

  // MARK: - Combining

  /// Both.
  mutating func and(_ left: Int32, _ right: Int32) -> Int32 {
    if left == right || right == Self.yes { return left }
    if left == Self.yes { return right }
    if left == Self.no || right == Self.no || isOverfull { return Self.no }
    let key = Self.key(left, right)
    if let known = conjunctions[key] { return known }
    let level = min(self.level(left), self.level(right))
    for element in 0..<classCounts[level] {
      stack.append(and(branch(left, at: level, element), branch(right, at: level, element)))
    }
    let result = node(at: level)
    conjunctions[key] = result
    return result
  }

  /// One or the other or both.
  mutating func or(_ left: Int32, _ right: Int32) -> Int32 {
    if left == right || right == Self.no { return left }
    if left == Self.no { return right }
    if left == Self.yes || right == Self.yes || isOverfull { return Self.yes }
    let key = Self.key(left, right)
    if let known = disjunctions[key] { return known }
    let level = min(self.level(left), self.level(right))
    for element in 0..<classCounts[level] {
      stack.append(or(branch(left, at: level, element), branch(right, at: level, element)))
    }
    let result = node(at: level)
    disjunctions[key] = result
    return result
  }

  /// What holds of a node in every class of its variable.
  mutating func everywhere(_ node: Int32) -> Int32 {
    let level = level(node)
    var result = Self.yes
    for element in 0..<classCounts[level] where result != Self.no {
      result = and(result, branch(node, at: level, element))
    }
    return result
  }

  /// Pushes a branch for the next call of ``node(at:)``.
  mutating func push(_ branch: Int32) { stack.append(branch) }

  private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
    let (low, high) = left < right ? (left, right) : (right, left)
    return UInt64(UInt32(bitPattern: low)) << 32 | UInt64(UInt32(bitPattern: high))
  }
}
