// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import TestKit

@testable import Policy

/// Random programs of the small world: every term has the type that is asked for.
struct ProgramMaker {
  var generator: SplitMix64
  var program = Program()
  /// The list whose items a condition is about, by its place.
  var list: Int?

  init(_ generator: SplitMix64) { self.generator = generator }

  /// A program of some tables, measures and decisions.
  mutating func program(depth: Int) -> Program {
    program.entities = SmallWorld.entities
    program.facts = SmallWorld.facts
    program.tables = [gradeTable(), bandTable(), crossTable()]
    for place in 0..<4 { addMeasure(place, depth: depth) }
    for place in 0..<3 { addDecision(place, depth: depth) }
    return program
  }

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &generator) }

  mutating func pick<Element>(_ all: [Element]) -> Element { all[roll(all.count)] }

  func term(_ kind: Term.Kind, _ type: ValueType) -> Term {
    Term(kind, type, SmallWorld.site)
  }

  /// The places of facts that a row of a home can read and that satisfy a test.
  func places(_ home: Int, _ isWanted: (ValueType) -> Bool) -> [Int] {
    program.facts.indices.filter { place in
      let entity = program.facts[place].entity
      let isNear = entity == home || program.entities[home].ancestors.contains(entity)
      return isNear && isWanted(program.facts[place].type)
    }
  }

  func fact(_ place: Int) -> Term {
    term(.fact(place, arguments: []), program.facts[place].type)
  }

  mutating func constant() -> Term {
    let number = Rational(roll(60) - 20, pick([1, 1, 2, 10]))
    return term(.constant(.number(number)), SmallWorld.tenth)
  }

  mutating func measure(_ home: Int, _ isWanted: (ValueType) -> Bool) -> Term? {
    let found = program.measures.indices.filter { place in
      let own = program.measures[place].home
      return isWanted(program.measures[place].type)
        && (own == home || program.entities[home].ancestors.contains(own))
    }
    guard !found.isEmpty else { return nil }
    let place = pick(found)
    return term(.measure(place, arguments: [], period: nil), program.measures[place].type)
  }
}
