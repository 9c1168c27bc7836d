// SPDX-License-Identifier: Apache-2.0

/// How far a search for missing evidence goes before it says so and stops.
public struct SearchLimits: Sendable, Hashable {
  /// The greatest number of sets of equal cost that are listed.
  public var sets: Int
  /// The greatest number of atoms that are searched by a decision diagram, where facts repeat.
  public var diagramAtoms: Int
  /// The greatest number of nodes of one diagram, and of steps of one branching search.
  public var nodes: Int

  /// The limits used unless others are given: 16 sets, 24 atoms, 50,000 nodes.
  public static let standard = SearchLimits()

  /// Limits.
  ///
  /// - Parameters:
  ///   - sets: The greatest number of sets of equal cost that are listed; at least 1.
  ///   - diagramAtoms: The greatest number of atoms that are searched by a decision diagram.
  ///   - nodes: The greatest number of nodes of one diagram, and of steps of one search.
  public init(sets: Int = 16, diagramAtoms: Int = 24, nodes: Int = 50_000) {
    precondition(sets >= 1, "at least one set is listed")
    self.sets = sets
    self.diagramAtoms = diagramAtoms
    self.nodes = nodes
  }

  /// The limits of one what-if: many are asked, so each may take less.
  var ofOneQuestion: SearchLimits {
    SearchLimits(sets: sets, diagramAtoms: diagramAtoms, nodes: max(1_000, nodes / 32))
  }
}
