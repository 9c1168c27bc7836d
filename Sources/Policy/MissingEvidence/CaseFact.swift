// SPDX-License-Identifier: Apache-2.0

/// A fact of one case: what is known of it, and what it would take to know or change it.
///
/// The declared domain of the fact is cut into finitely many cells by the thresholds and members
/// that the atoms use, in the order of the domain: "below 2 years", "2 years", "3 years and more".
/// Inside a cell no atom changes its truth.
public struct CaseFact: Sendable, Hashable {
  /// What is known of a fact.
  public enum State: Sendable, Hashable {
    /// The evidence puts it into this cell.
    case known(Int)
    /// Every cell is possible.
    case unknown
  }

  /// The fact's name.
  public var name: String
  /// How hard it is to get or to change, from 0.
  public var effort: Int
  /// Whether and how it can become another one.
  public var mobility: FactDeclaration.Mobility
  /// What each cell of the domain stands for, in the order of the domain.
  public var cells: [String]
  /// What is known of it.
  public var state: State

  /// A fact of one case.
  ///
  /// - Parameters:
  ///   - name: The fact's name.
  ///   - effort: How hard it is to get or to change, from 0; a document by default.
  ///   - mobility: Whether and how it can become another one.
  ///   - cells: What each cell of the domain stands for; at least one.
  ///   - state: What is known of it.
  public init(
    _ name: String,
    effort: Int = 3,
    mobility: FactDeclaration.Mobility = .obtainable,
    cells: [String],
    state: State = .unknown
  ) {
    self.name = name
    self.effort = effort
    self.mobility = mobility
    self.cells = cells
    self.state = state
  }
}
