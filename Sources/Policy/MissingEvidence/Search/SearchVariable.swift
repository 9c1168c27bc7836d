// SPDX-License-Identifier: Apache-2.0

/// What a search may choose: the class of a fact, or the truth of an opaque atom.
///
/// Cells in which all atoms of the formula agree form one class; classes are numbered by their first
/// cell.
struct SearchVariable: Sendable {
  /// What holds of a variable that is left out of a set.
  enum Rest: Sendable, Hashable {
    /// Any class is possible, and the outcome must hold in all of them.
    case anything
    /// It stays in this class.
    case stays(Int)
  }

  /// What an answer would be about.
  var subject: AnswerSubject
  /// The facts an answer takes, in file order.
  var facts: [Int]
  /// The class of each cell.
  var classOf: [Int]
  /// The number of classes.
  var classCount: Int
  /// The cell it lies in now.
  var current: Int?
  /// What holds when it is left out.
  var rest: Rest
  /// The weight of choosing its class; unreachable where it cannot be chosen.
  var weight: SearchWeight

  /// Whether a set may contain it.
  var isFree: Bool { weight != .unreachable }

  /// The weight of bringing it into a class of a set.
  ///
  /// - Parameter classes: The classes that will do.
  /// - Returns: Nothing where it is there already, its weight where a class will do.
  func weight(into classes: ClassSet) -> SearchWeight {
    switch rest {
    case .anything: if classes.isFull(classCount) { return .zero }
    case .stays(let current): if classes.contains(current) { return .zero }
    }
    return classes.isEmpty ? .unreachable : weight
  }

  /// The cells of some classes, in the order of the domain.
  func cells(in classes: ClassSet) -> [Int] {
    var cells: [Int] = []
    cells.reserveCapacity(classOf.count)
    for cell in classOf.indices where classes.contains(classOf[cell]) { cells.append(cell) }
    return cells
  }

  /// The cell of some classes that is nearest to the current cell, the lower of two; for an unknown
  /// fact the first.
  func nearestCell(in classes: ClassSet) -> Int? {
    var nearest: Int?
    for (cell, element) in classOf.enumerated() where classes.contains(element) {
      guard let current, let best = nearest else {
        nearest = nearest ?? cell
        continue
      }
      if abs(cell - current) < abs(best - current) { nearest = cell }
    }
    return nearest
  }

  /// The classes, those first that are reached first from the current cell.
  var classesByPreference: [Int] {
    guard let current else { return Array(0..<classCount) }
    var seen = ClassSet()
    var order: [Int] = []
    for cell in classOf.indices.sorted(by: { (abs($0 - current), $0) < (abs($1 - current), $1) })
    where !seen.contains(classOf[cell]) {
      seen.insert(classOf[cell])
      order.append(classOf[cell])
    }
    return order
  }
}

/// A condition on one variable: the classes in which it is met, and those in which it is not.
struct SearchLeaf: Sendable {
  var variable: Int
  var met: ClassSet
  var notMet: ClassSet

  subscript(goal: SearchGoal) -> ClassSet { goal == .met ? met : notMet }

  static prefix func ! (leaf: SearchLeaf) -> SearchLeaf {
    SearchLeaf(variable: leaf.variable, met: leaf.notMet, notMet: leaf.met)
  }
}
