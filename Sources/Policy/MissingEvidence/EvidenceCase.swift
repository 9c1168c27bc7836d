// SPDX-License-Identifier: Apache-2.0

/// One case of one decision: its facts with what is known of them, its atoms, its formula.
public struct EvidenceCase: Sendable, Hashable {
  /// The facts, in file order.
  public let facts: [CaseFact]
  /// The atoms, referring to facts by their place.
  public let atoms: [CaseAtom]
  /// The decision, referring to atoms by their place.
  public let formula: DecisionFormula

  /// A case.
  ///
  /// Every place must exist, every effort lie in 0...2^31 − 1, and every atom name a truth for each
  /// cell of its fact.
  ///
  /// - Parameters:
  ///   - facts: The facts, in file order.
  ///   - atoms: The atoms.
  ///   - formula: The decision.
  /// - Complexity: O(n) in the size of the case.
  public init(facts: [CaseFact], atoms: [CaseAtom], formula: DecisionFormula) {
    for fact in facts {
      precondition(!fact.cells.isEmpty, "a fact has at least one cell")
      precondition(0...Int(Int32.max) ~= fact.effort, "an effort lies in 0...2^31 - 1")
      if case .known(let cell) = fact.state {
        precondition(fact.cells.indices.contains(cell), "a known fact lies in one of its cells")
      }
    }
    for atom in atoms {
      precondition(
        atom.facts.allSatisfy(facts.indices.contains),
        "an atom refers to facts of the case"
      )
      if case .cells(let fact, let truths) = atom {
        precondition(truths.count == facts[fact].cells.count, "an atom has a truth for each cell")
      }
    }
    formula.forEachAtom {
      precondition(atoms.indices.contains($0), "a formula refers to atoms of the case")
    }
    self.facts = facts
    self.atoms = atoms
    self.formula = formula
  }

  /// The facts that are not known, in file order.
  public var unknownFacts: [Int] { facts.indices.filter { facts[$0].state == .unknown } }
}
