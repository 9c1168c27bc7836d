// SPDX-License-Identifier: Apache-2.0

/// A part of a decision whose members share variables, numbered on its own.
struct BlockTree: Sendable {
  enum Shape: Sendable {
    /// Neither met nor not met in any class.
    case open
    /// A condition on a variable, by its place in ``BlockTree/variables``.
    case leaf(SearchLeaf)
    /// Members with how many must be met.
    case group(needed: Int, members: [Int])
  }

  // INVARIANT: members stand before their group, and the root is last.
  private(set) var shapes: [Shape] = []
  /// The variables, in file order.
  let variables: [SearchVariable]
  /// The place of each variable in the whole decision.
  let places: [Int]
  /// The leaves of each variable.
  private(set) var leaves: [[SearchLeaf]]

  /// A block.
  ///
  /// - Parameters:
  ///   - sketch: The part of the decision.
  ///   - all: The variables of the whole decision.
  init(_ sketch: FormulaSketch, _ all: [SearchVariable]) {
    var used: Set<Int> = []
    sketch.forEachLeaf { used.insert($0.variable) }
    places = used.sorted()
    variables = places.map { all[$0] }
    leaves = Array(repeating: [], count: places.count)
    var local = Array(repeating: -1, count: all.count)
    for (index, place) in places.enumerated() { local[place] = index }
    _ = add(sketch, local)
  }

  var root: Int { shapes.count - 1 }

  /// How many conditions it has.
  var atomCount: Int { leaves.reduce(0) { $0 + $1.count } }

  private mutating func add(_ sketch: FormulaSketch, _ local: [Int]) -> Int {
    switch sketch {
    case .constant: shapes.append(.open)
    case .leaf(var leaf):
      leaf.variable = local[leaf.variable]
      leaves[leaf.variable].append(leaf)
      shapes.append(.leaf(leaf))
    case .group(let needed, let inner, _):
      let members = inner.map { add($0, local) }
      shapes.append(.group(needed: needed, members: members))
    }
    return shapes.count - 1
  }
}
