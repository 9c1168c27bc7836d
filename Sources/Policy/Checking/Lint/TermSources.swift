// SPDX-License-Identifier: Apache-2.0

/// What a term rests on: tables, and the sources of everything on the way.
struct TermSources {
  private let program: Program
  private var measures: Set<Int> = []
  private var decisions: Set<Int> = []
  /// The tables, by their places.
  private(set) var tables: Set<Int> = []
  /// Whether a clause on the way cites a source.
  private(set) var isCited = false

  init(_ program: Program) { self.program = program }

  /// Adds what a term rests on.
  mutating func add(_ term: Term) {
    switch term.kind {
    case .measure(let place, _, _): add(measure: place)
    case .decision(let place, _): add(decision: place)
    case .lookup(let place, _, _), .inverse(let place, _, _): add(table: place)
    case .fact(let place, _) where !program.facts[place].declaration.tail.citations.isEmpty:
      isCited = true
    default: break
    }
    for part in term.parts { add(part) }
  }

  private mutating func add(measure place: Int) {
    guard measures.insert(place).inserted else { return }
    let measure = program.measures[place]
    note(measure.tail)
    for adjustment in measure.adjustments { note(adjustment.tail) }
    if case .cases(let cases) = measure.body { for one in cases { note(one.tail) } }
    for term in measure.baseTerms + measure.adjustmentTerms { add(term) }
  }

  private mutating func add(decision place: Int) {
    guard decisions.insert(place).inserted else { return }
    var nodes: [DecisionNode] = []
    program.decisions[place].root.walk { nodes.append($0) }
    for node in nodes {
      note(node.tail)
      for term in node.terms { add(term) }
    }
  }

  private mutating func add(table place: Int) {
    guard tables.insert(place).inserted else { return }
    let table = program.tables[place]
    note(table.tail)
    for row in table.rows { note(row.tail) }
    for key in table.keys { if let term = key.standard { add(term) } }
  }

  private mutating func note(_ tail: Tail) {
    if !tail.citations.isEmpty { isCited = true }
  }
}
