// SPDX-License-Identifier: Apache-2.0

/// Branch and bound for the cheapest sets of a block that is too large for a diagram.
///
/// Each step settles one variable: chosen with a class, or left out. The bound is the linear rule of
/// a tree without repeats, made admissible where facts do repeat: a variable pays its weight in equal
/// parts at its leaves, or nothing where leaving it out may hold by a case distinction.
struct BranchSearch: Sendable {
  /// What a search found.
  struct Result: Sendable {
    /// Sets of least weight in file order, each with classes that do.
    var sets: [(variables: [Int], classes: [Int])]
    var weight: SearchWeight
    /// Whether the search ended early, so that cheaper sets may exist.
    var isCut: Bool
  }

  /// Where a variable stands.
  enum Status: Sendable, Hashable {
    case undecided
    /// In a class: chosen, staying, or left out where one class is the worst for the goal.
    case inClass(Int)
    /// Left out, with every class possible and none the worst.
    case anywhere
  }

  let tree: BlockTree
  let goal: SearchGoal
  /// A class in which no leaf of the variable reaches the goal unless it always does; leaving the
  /// variable out is then the same as that class.
  let worst: [Int?]
  /// What a variable pays at each of its leaves.
  let share: [SearchWeight]
  /// Classes worth choosing: none of them does less than another.
  let candidates: [[Int]]
  /// The variables, those with most leaves first.
  let order: [Int]

  var statuses: [Status]
  var isChosen: [Bool]
  private(set) var remainingSteps: Int
  private(set) var isCut = false
  private var best = SearchWeight.unreachable
  private var found: [(variables: [Int], classes: [Int])] = []
  private var listLength = 0
  /// The bounds of the nodes, kept between calls.
  var bounds: [SearchWeight]
  var holds: [Bool]

  /// A search, ready to be started.
  ///
  /// - Parameters:
  ///   - tree: The block.
  ///   - goal: The outcome.
  init(_ tree: BlockTree, _ goal: SearchGoal) {
    self.tree = tree
    self.goal = goal
    remainingSteps = 0
    bounds = Array(repeating: .zero, count: tree.shapes.count)
    holds = Array(repeating: false, count: tree.shapes.count)
    isChosen = Array(repeating: false, count: tree.variables.count)
    let worst = tree.variables.indices.map { Self.worstClass(of: $0, in: tree, goal) }
    self.worst = worst
    share = zip(tree.variables, zip(worst, tree.leaves)).map { variable, rest in
      if variable.rest == .anything && rest.0 == nil { return .zero }
      return SearchWeight(value: variable.weight.value / rest.1.count)
    }
    candidates = tree.variables.indices.map { Self.candidates(of: $0, in: tree, goal) }
    order = tree.variables.indices.sorted {
      (-tree.leaves[$0].count, $0) < (-tree.leaves[$1].count, $1)
    }
    statuses = Array(repeating: .undecided, count: tree.variables.count)
    for (index, variable) in tree.variables.enumerated() where !variable.isFree {
      statuses[index] = whenLeftOut(index)
    }
  }

  /// The search with steps to take.
  ///
  /// - Parameters:
  ///   - limits: How many steps it may take.
  ///   - fixed: A variable that is known to lie in a class.
  /// - Returns: A search of its own.
  func started(
    _ limits: SearchLimits,
    fixing fixed: (level: Int, element: Int)? = nil
  ) -> BranchSearch {
    var search = self
    search.remainingSteps = limits.nodes
    if let fixed { search.statuses[fixed.level] = .inClass(fixed.element) }
    return search
  }

  /// Where a variable stands that is not in the set.
  func whenLeftOut(_ variable: Int) -> Status {
    switch tree.variables[variable].rest {
    case .stays(let element): .inClass(element)
    case .anything: worst[variable].map { .inClass($0) } ?? .anywhere
    }
  }

  /// Takes one step; false when none is left.
  mutating func step() -> Bool {
    remainingSteps -= 1
    if remainingSteps < 0 { isCut = true }
    return !isCut
  }

  private static func worstClass(of variable: Int, in tree: BlockTree, _ goal: SearchGoal) -> Int? {
    let reached = tree.leaves[variable].reduce(ClassSet()) { $0.union($1[goal]) }
    return (0..<tree.variables[variable].classCount).first { !reached.contains($0) }
  }

  /// The classes that reach the goal in a set of leaves which no other class covers.
  private static func candidates(of variable: Int, in tree: BlockTree, _ goal: SearchGoal) -> [Int]
  {
    let leaves = tree.leaves[variable]
    let reached = (0..<tree.variables[variable].classCount).map { element in
      ClassSet(leaves.indices.filter { leaves[$0][goal].contains(element) })
    }
    return reached.indices.filter { element in
      !reached.indices.contains { other in
        let both = reached[element].intersection(reached[other])
        return both == reached[element] && (both != reached[other] || other < element)
          && other != element
      }
    }
  }

  // MARK: - Searching

  /// The cheapest sets.
  ///
  /// - Parameter count: The greatest number of sets; with 0 only the weight is of interest.
  /// - Returns: What was found.
  mutating func cheapest(atMost count: Int) -> Result {
    listLength = count
    let start = statuses
    recordSomeSet()
    statuses = start
    isChosen = Array(repeating: false, count: statuses.count)
    explore(paid: .zero)
    return Result(sets: found, weight: best, isCut: isCut)
  }

  /// Finds some set, so that a search which is cut off has something to show: everything is chosen
  /// such that the goal is reached, then what can be left out is, the dearest first.
  private mutating func recordSomeSet() {
    let free = order.filter { statuses[$0] == .undecided }
    guard reach(free[...]) else { return }
    for variable in free { isChosen[variable] = true }
    let dearest = free.sorted {
      (tree.variables[$1].weight, $0) < (tree.variables[$0].weight, $1)
    }
    for variable in dearest {
      let chosen = statuses[variable]
      statuses[variable] = whenLeftOut(variable)
      if holdsEverywhere() { isChosen[variable] = false } else { statuses[variable] = chosen }
    }
    if isCut { return }
    record(free.reduce(.zero) { isChosen[$1] ? $0 + tree.variables[$1].weight : $0 })
  }

  /// Chooses classes for variables such that the goal is reached.
  private mutating func reach(_ variables: ArraySlice<Int>) -> Bool {
    guard let variable = variables.first else { return holdsEverywhere() }
    if !step() { return false }
    for element in candidates[variable] {
      statuses[variable] = .inClass(element)
      if evaluate() != .unreachable && reach(variables.dropFirst()) { return true }
    }
    statuses[variable] = .undecided
    return false
  }

  private mutating func explore(paid: SearchWeight) {
    if !step() { return }
    let bound = evaluate()
    if isHopeless(paid + bound) { return }
    if holds[tree.root] { return record(paid) }
    guard let variable = order.first(where: { statuses[$0] == .undecided }) else {
      if holdsEverywhere() { record(paid) }
      return
    }
    // Those that promise most come first, so that a good set is known early.
    var options: [(status: Status, paid: SearchWeight, bound: SearchWeight)] = []
    for element in candidates[variable] where tree.variables[variable].rest != .stays(element) {
      options.append((.inClass(element), paid + tree.variables[variable].weight, .zero))
    }
    options.append((whenLeftOut(variable), paid, .zero))
    for index in options.indices {
      statuses[variable] = options[index].status
      options[index].bound = options[index].paid + evaluate()
    }
    let chosenCount = options.count - 1
    let ranks = options.indices.sorted {
      (options[$0].bound, $0) < (options[$1].bound, $1)
    }
    for index in ranks where !isHopeless(options[index].bound) {
      statuses[variable] = options[index].status
      isChosen[variable] = index < chosenCount
      explore(paid: options[index].paid)
    }
    statuses[variable] = .undecided
    isChosen[variable] = false
  }

  /// Whether nothing new can be found below a bound.
  private func isHopeless(_ bound: SearchWeight) -> Bool {
    if bound == .unreachable || bound > best { return true }
    guard bound == best, found.count >= listLength else { return false }
    guard let last = found.last else { return true }
    // The first set in file order that may still come contains everything undecided.
    let first = statuses.indices.filter { isChosen[$0] || statuses[$0] == .undecided }
    return !VariableSets.precedes(first, last.variables)
  }

  private mutating func record(_ paid: SearchWeight) {
    if paid < best {
      best = paid
      found = []
    }
    let set = isChosen.indices.filter { isChosen[$0] }
    let classes = set.map { if case .inClass(let element) = statuses[$0] { element } else { 0 } }
    if listLength == 0 || found.contains(where: { $0.variables == set }) { return }
    found.append((set, classes))
    found.sort { VariableSets.precedes($0.variables, $1.variables) }
    if found.count > listLength { found.removeLast() }
  }
}
