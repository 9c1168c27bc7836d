// SPDX-License-Identifier: Apache-2.0
/// A decision laid out for evaluation, with the path of every criterion.
final class PreparedDecision: Sendable {
  /// The decision's name.
  let name: String
  /// The entity whose rows are decided, a place among the entities of all versions.
  let place: Int
  /// Whether it may call itself.
  let isCyclic: Bool
  /// The outermost group.
  let root: PreparedNode

  /// Lays out a decision.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - place: The entity whose rows are decided.
  init(_ decision: Decision, place: Int) {
    name = decision.name
    self.place = place
    isCyclic = decision.isCyclic
    root = PreparedNode(decision.root, path: "")
  }
}

/// A criterion or a group with its labels from the outside in.
final class PreparedNode: Sendable {
  /// The labels, such as `(4)(B)`; empty for the root.
  let path: String
  /// The label as the law writes it, such as `(B)`; empty for the root.
  let label: String
  /// The criterion as the program has it.
  let node: DecisionNode
  /// When it applies.
  let guards: [DecisionNode.Guard]
  /// The criteria of a group.
  let members: [PreparedNode]
  /// How many members must be met; `nil` for a condition.
  let quorum: CriterionGroup.Quorum?
  /// The condition; `nil` for a group.
  let condition: Term?
  /// The readings and sources that its tail names.
  let usage: Usage

  /// Lays out a criterion.
  ///
  /// - Parameters:
  ///   - node: The criterion.
  ///   - path: Its labels.
  init(_ node: DecisionNode, path: String) {
    self.path = path
    label = node.label.isEmpty ? "" : "(\(node.label))"
    self.node = node
    guards = node.guards
    usage = Usage(node.tail)
    switch node.content {
    case .condition(let term):
      condition = term
      quorum = nil
      members = []
    case .group(let quorum, let nodes):
      condition = nil
      self.quorum = quorum
      members = nodes.map { PreparedNode($0, path: "\(path)(\($0.label))") }
    }
  }

  /// A criterion by the places of its ancestors in their groups.
  ///
  /// - Parameter places: The places, from the outside in.
  /// - Returns: The criterion with the quorum of its group; `nil` when there is none.
  func descendant(_ places: [Int]) -> (node: PreparedNode, group: CriterionGroup.Quorum)? {
    var found: (node: PreparedNode, group: CriterionGroup.Quorum) = (self, .all)
    for place in places {
      guard let quorum = found.node.quorum, found.node.members.indices.contains(place) else {
        return nil
      }
      found = (found.node.members[place], quorum)
    }
    return found
  }
}
