// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Where an evaluation turns as the true values of facts move: between edges nothing changes.
///
/// Every comparison, rounding, limit and band boundary in which facts with error have a part is a
/// hyperplane d·T = c. The set may hold more edges than matter, never fewer.
struct Edges: Sendable {
  /// For each direction d the places c.
  private(set) var places: [Direction: Set<Rational>] = [:]
  /// The facts with error that are read, places in the list of such facts.
  var facts: Set<Int> = []
  /// Whether something depends on the facts in another way than by straight lines, or has more edges
  /// than are counted.
  var isCurved = false

  /// Nothing turns.
  init() {}

  /// Whether no fact with error is read.
  var isFixed: Bool { facts.isEmpty }

  /// Adds the hyperplane where a form is 0; a constant has none.
  mutating func add(_ form: LinearForm) {
    guard let (direction, place) = Direction.zero(of: form) else { return }
    places[direction, default: []].insert(place)
  }

  /// Adds the edges of another part.
  mutating func formUnion(_ other: Edges) {
    places.merge(other.places) { $0.union($1) }
    facts.formUnion(other.facts)
    isCurved = isCurved || other.isCurved
  }

  /// The directions with their places in ascending order, in an order that never varies.
  var sorted: [(direction: Direction, places: [Rational])] {
    places.sorted { Direction.precedes($0.key, $1.key) }.map { ($0.key, $0.value.sorted()) }
  }
}
