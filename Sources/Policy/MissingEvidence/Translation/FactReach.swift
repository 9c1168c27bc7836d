// SPDX-License-Identifier: Apache-2.0

/// A fact of one row that a condition depends on.
struct ReachedFact: Hashable {
  /// The fact's place in the program.
  let fact: Int
  /// The id of the row that a reference names; `nil` for the subject's own row and those around it.
  let row: String?
}

/// What a condition depends on: facts, found through measures, tables and decisions.
struct FactReach {
  /// The facts, each once.
  private(set) var slots: Set<ReachedFact> = []
  /// Whether it also depends on many rows, on lists or on facts with arguments, of which no single
  /// value can be tried.
  private(set) var isWide = false

  private let program: Program
  private let reference: (Term) -> String?
  private var measures: Set<Int> = []
  private var decisions: Set<Int> = []

  /// What a condition depends on.
  ///
  /// - Parameters:
  ///   - term: The condition.
  ///   - program: The rules around it.
  ///   - reference: The id that a reference has in the case; `nil` when it is not known.
  init(_ term: Term, in program: Program, reference: @escaping (Term) -> String?) {
    self.program = program
    self.reference = reference
    visit(term)
  }

  private mutating func visit(_ term: Term) {
    switch term.kind {
    case .fact(let place, let arguments):
      slots.insert(ReachedFact(fact: place, row: nil))
      if !arguments.isEmpty { isWide = true }
      if let condition = program.facts[place].completeWhen { visit(condition) }
      if case .list = program.facts[place].type.withoutConstants { isWide = true }
    case .referred(let row, let place):
      if let id = reference(row) { slots.insert(ReachedFact(fact: place, row: id)) }
    case .measure(let place, _, let period):
      if period != nil { isWide = true }
      guard measures.insert(place).inserted else { break }
      let measure = program.measures[place]
      for inner in measure.baseTerms + measure.adjustmentTerms { visit(inner) }
    case .decision(let place, _):
      guard decisions.insert(place).inserted else { break }
      program.decisions[place].root.walk { node in
        for inner in node.terms { visit(inner) }
      }
    case .aggregate, .allocate, .window:
      isWide = true
      return
    case .criterion, .timeIn, .best, .quantified, .variable: isWide = true
    default: break
    }
    for part in term.parts { visit(part) }
  }
}
