// SPDX-License-Identifier: Apache-2.0

extension BranchSearch {
  /// The classes that bring the variables of a set to the goal.
  ///
  /// - Parameters:
  ///   - set: A set that was found.
  ///   - known: Classes that do, in case the steps do not suffice to find the preferred ones.
  /// - Returns: The choices, or `nil` where neither the steps suffice nor classes are known.
  mutating func choices(of set: [Int], known: [Int]?) -> [ClassChoice]? {
    for index in statuses.indices { statuses[index] = whenLeftOut(index) }
    for variable in set { statuses[variable] = .undecided }
    if !complete(set[...]) {
      guard let known else { return nil }
      for (variable, element) in zip(set, known) { statuses[variable] = .inClass(element) }
    }
    let chosen = statuses
    return set.map { variable in
      guard case .inClass(let own) = chosen[variable] else {
        preconditionFailure("every variable of a set has a class now")
      }
      var choice = ClassChoice(variable: variable, chosen: own, classes: ClassSet([own]))
      for element in 0..<tree.variables[variable].classCount where element != own {
        statuses = chosen
        statuses[variable] = .inClass(element)
        if holdsEverywhere() { choice.classes.insert(element) }
      }
      return choice
    }
  }

  /// Puts each variable into the first class by preference that the following ones can complete.
  private mutating func complete(_ set: ArraySlice<Int>) -> Bool {
    guard let variable = set.first else { return holdsEverywhere() }
    if !step() { return false }
    for element in tree.variables[variable].classesByPreference {
      statuses[variable] = .inClass(element)
      if evaluate() != .unreachable && complete(set.dropFirst()) { return true }
    }
    statuses[variable] = .undecided
    return false
  }

  /// Whether reaching the goal depends on a variable; true where the steps do not suffice to tell.
  mutating func dependsOn(_ variable: Int) -> Bool {
    let count = tree.variables[variable].classCount
    for element in candidates[variable] {
      for other in 0..<count where other != element {
        if differs(variable, element, other) || isCut { return true }
      }
    }
    return false
  }

  /// Whether some classes of the other variables reach the goal in one class and not in another.
  private mutating func differs(_ variable: Int, _ element: Int, _ other: Int) -> Bool {
    if !step() { return false }
    statuses[variable] = .inClass(other)
    evaluate()
    if holds[tree.root] { return false }
    statuses[variable] = .inClass(element)
    if evaluate() == .unreachable { return false }
    guard let next = order.first(where: { $0 != variable && statuses[$0] == .undecided }) else {
      return true
    }
    defer { statuses[next] = .undecided }
    for value in 0..<tree.variables[next].classCount {
      statuses[next] = .inClass(value)
      if differs(variable, element, other) { return true }
    }
    return false
  }
}
