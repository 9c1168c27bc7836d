// SPDX-License-Identifier: Apache-2.0

extension DecisionDiagram {
  /// The least weight of a set that determines an outcome.
  ///
  /// A variable is chosen, which takes its weight and the branch of one class, or left out: then
  /// every branch must hold, or the branch in which it stays (Coudert and Madre 1992, for the
  /// cheapest prime implicant alone).
  ///
  /// - Parameters:
  ///   - goal: The outcome.
  ///   - fixed: A variable that is known to lie in a class.
  /// - Returns: The weight, or `nil` where the diagram grew too large.
  /// - Complexity: O(nodes × classes), quantified nodes included.
  mutating func weight(of goal: SearchGoal, fixing fixed: (level: Int, element: Int)? = nil)
    -> SearchWeight?
  {
    let result: SearchWeight
    if fixed == nil {
      var known = knownWeights
      // The diagram must not keep a second reference, or every write would copy.
      knownWeights = []
      result = weight(root(goal), nil, &known)
      knownWeights = known
    } else {
      var known: [SearchWeight?] = []
      result = weight(root(goal), fixed, &known)
    }
    return isOverfull ? nil : result
  }

  private mutating func weight(
    _ node: Int32,
    _ fixed: (level: Int, element: Int)?,
    _ known: inout [SearchWeight?]
  ) -> SearchWeight {
    if node == Self.yes { return .zero }
    if node == Self.no || isOverfull { return .unreachable }
    if Int(node) < known.count, let weight = known[Int(node)] { return weight }
    let level = level(node)
    let variable = variables[level]
    var result: SearchWeight
    if let fixed, fixed.level == level {
      result = weight(branch(node, at: level, fixed.element), fixed, &known)
    } else {
      result = weight(leftOut(node), fixed, &known)
      if variable.isFree {
        for element in 0..<variable.classCount {
          let chosen = variable.weight + weight(branch(node, at: level, element), fixed, &known)
          result = min(result, chosen)
        }
      }
    }
    while known.count <= Int(node) { known.append(nil) }
    known[Int(node)] = result
    return result
  }

  /// What must hold where the variable of a node is left out of a set.
  private mutating func leftOut(_ node: Int32) -> Int32 {
    let level = level(node)
    switch variables[level].rest {
    case .anything: return everywhere(node)
    case .stays(let element): return branch(node, at: level, element)
    }
  }

  /// The sets of least weight that determine an outcome, in file order.
  ///
  /// - Parameters:
  ///   - goal: The outcome.
  ///   - count: The greatest number of sets.
  /// - Returns: Sets of variables in ascending order, or `nil` where the diagram grew too large.
  mutating func sets(of goal: SearchGoal, atMost count: Int) -> [[Int]]? {
    guard weight(of: goal) != nil else { return nil }
    var known: [Int32: [[Int]]] = [:]
    let result = sets(root(goal), count, &known)
    return isOverfull ? nil : result
  }

  private mutating func sets(
    _ node: Int32,
    _ count: Int,
    _ known: inout [Int32: [[Int]]]
  ) -> [[Int]] {
    if node == Self.yes { return [[]] }
    if node == Self.no { return [] }
    if let sets = known[node] { return sets }
    let level = level(node)
    let variable = variables[level]
    let least = leastWeight(node)
    var result: [[Int]] = []
    if least != .unreachable {
      let rest = leftOut(node)
      if leastWeight(rest) == least { result = sets(rest, count, &known) }
      if variable.isFree {
        for element in 0..<variable.classCount {
          let next = branch(node, at: level, element)
          if variable.weight + leastWeight(next) != least { continue }
          let with = sets(next, count, &known).map { [level] + $0 }
          result = VariableSets.merged(result, with, atMost: count)
        }
      }
    }
    known[node] = result
    return result
  }

  private func leastWeight(_ node: Int32) -> SearchWeight {
    switch node {
    case Self.yes: .zero
    case Self.no: .unreachable
    default: Int(node) < knownWeights.count ? knownWeights[Int(node)] ?? .unreachable : .unreachable
    }
  }

  /// The variables on which an outcome depends, or `nil` where the diagram grew too large.
  func support(of goal: SearchGoal) -> [Int]? {
    if isOverfull { return nil }
    var seen: Set<Int32> = [Self.no, Self.yes]
    var open = [root(goal)]
    var levels: Set<Int> = []
    while let node = open.popLast() {
      if !seen.insert(node).inserted { continue }
      levels.insert(level(node))
      open += branches(of: node)
    }
    return levels.sorted()
  }

  /// The classes that bring the variables of a set to an outcome.
  ///
  /// Variables are settled in file order, each in the first class by preference that the following
  /// ones can still complete.
  ///
  /// - Parameters:
  ///   - set: A set of least weight.
  ///   - goal: The outcome.
  /// - Returns: The choices, or `nil` where the diagram grew too large.
  mutating func choices(of set: [Int], _ goal: SearchGoal) -> [ClassChoice]? {
    var known: [Int32: Int32] = [:]
    let function = projection(of: root(goal), on: Set(set), &known)
    if isOverfull { return nil }
    var choices: [ClassChoice] = []
    var node = function
    for level in set {
      let order = variables[level].classesByPreference
      guard let chosen = order.first(where: { branch(node, at: level, $0) != Self.no }) else {
        preconditionFailure("a set of least weight can be completed")
      }
      node = branch(node, at: level, chosen)
      choices.append(ClassChoice(variable: level, chosen: chosen, classes: ClassSet()))
    }
    for place in choices.indices {
      for element in 0..<variables[choices[place].variable].classCount {
        var node = function
        for (other, choice) in choices.enumerated() {
          node = branch(node, at: choice.variable, other == place ? element : choice.chosen)
        }
        if node == Self.yes { choices[place].classes.insert(element) }
      }
    }
    return choices
  }

  /// A function of the variables of a set alone, all others being left out.
  private mutating func projection(
    of node: Int32,
    on set: Set<Int>,
    _ known: inout [Int32: Int32]
  ) -> Int32 {
    if node == Self.yes || node == Self.no || isOverfull { return node }
    if let result = known[node] { return result }
    let level = level(node)
    let result: Int32
    if set.contains(level) {
      for element in 0..<variables[level].classCount {
        push(projection(of: branch(node, at: level, element), on: set, &known))
      }
      result = self.node(at: level)
    } else {
      result = projection(of: leftOut(node), on: set, &known)
    }
    known[node] = result
    return result
  }
}
