// SPDX-License-Identifier: Apache-2.0

/// A known fact that would lose a met outcome if it alone were another one.
public struct Fall: Sendable, Hashable {
  /// What would fall: a fact, or an opaque atom as a whole.
  public let subject: AnswerSubject
  /// The fact itself, or the facts of an opaque atom.
  public let facts: [Int]
  /// The nearest cell that loses the outcome, the lower one of two equally near.
  public let cell: Int
  /// Every cell that loses it.
  public let cells: [Int]

  /// All falls of a case that is met, in file order.
  static func all(_ tree: inout ModuleTree, isProved: inout Bool) -> [Fall] {
    var falls: [Fall] = []
    for (index, variable) in tree.variables.enumerated() {
      guard case .stays(let current) = variable.rest, tree.homes[index] >= 0 else { continue }
      var losing = ClassSet()
      for element in 0..<variable.classCount where element != current {
        let changed = tree.weights(ifVariable: index, isIn: element)
        isProved = isProved && changed.isProved
        if changed.weights.met != .zero { losing.insert(element) }
      }
      guard let cell = variable.nearestCell(in: losing) else { continue }
      let cells = variable.cells(in: losing)
      falls.append(
        Fall(subject: variable.subject, facts: variable.facts, cell: cell, cells: cells)
      )
    }
    return falls
  }
}
