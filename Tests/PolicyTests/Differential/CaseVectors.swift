// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import TestKit

@testable import Policy

/// Rows at the edges of a program's rules.
///
/// A group is one row of every entity, all belonging to each other, with values that its types
/// allow; a vector changes one or two facts of a group: a step below, at and above each number that
/// the rules name, each member, an unknown, a value that is none of the type.
struct CaseVectors {
  /// What changes in a group.
  struct Change {
    var fact: Int
    /// The new answer; `nil` where nothing is on file.
    var answer: Answer?
  }

  let program: Program
  let periodFact: String?
  let edges: ProgramEdges
  var generator: SplitMix64
  private var count = 0

  /// Vectors of a program.
  ///
  /// - Parameters:
  ///   - program: The rules.
  ///   - period: The subject's fact that counts its periods.
  ///   - generator: Chooses the values of groups.
  init(_ program: Program, period: String?, _ generator: SplitMix64) {
    self.program = program
    periodFact = period
    edges = ProgramEdges(program)
    self.generator = generator
  }

  // MARK: - Sets of rows

  /// Each fact alone unknown.
  mutating func eachUnknown() -> CaseData {
    data(changeable.map { [Change(fact: $0, answer: unknown($0))] })
  }

  /// Each fact alone with a value that is none of its type.
  mutating func eachBroken() -> CaseData {
    data(
      changeable.compactMap { fact in
        broken(program.facts[fact].type).map { [Change(fact: fact, answer: .value($0))] }
      }
    )
  }

  /// All facts unknown, and groups without members.
  mutating func emptyGroups() -> CaseData {
    var data = CaseData()
    add([], to: &data, isBlank: true)
    add([], to: &data, withoutMembers: true)
    add([], to: &data)
    return data
  }

  /// Two facts unknown at a time: some pairs of them, or all.
  mutating func pairsUnknown(_ most: Int) -> CaseData {
    var pairs: [[Change]] = []
    for (place, first) in changeable.enumerated() {
      for second in changeable.dropFirst(place + 1) {
        pairs.append([Change(fact: first, answer: nil), Change(fact: second, answer: nil)])
      }
    }
    return data(Array(pairs.shuffled(using: &generator).prefix(most)))
  }

  /// Every edge of every fact, in sets of some groups.
  mutating func edgeSets(of size: Int, atMost most: Int) -> [CaseData] {
    var changes: [[Change]] = []
    for fact in changeable {
      for value in edges.values(of: program.facts[fact].type) {
        changes.append([Change(fact: fact, answer: .value(value))])
      }
    }
    changes.shuffle(using: &generator)
    return stride(from: 0, to: changes.count, by: size).prefix(most).map { start in
      data(Array(changes[start..<min(start + size, changes.count)]))
    }
  }

  /// Groups of random values, each fact unknown in 8 of 100.
  mutating func random(_ groups: Int) -> CaseData {
    data(
      (0..<groups).map { _ in
        changeable.filter { _ in roll(100) < 8 }.map { Change(fact: $0, answer: unknown($0)) }
      }
    )
  }

  // MARK: - Groups

  /// The facts that a vector may change.
  private var changeable: [Int] {
    program.facts.indices.filter { place in
      program.facts[place].parameters.isEmpty && program.facts[place].name != periodFact
    }
  }

  private mutating func data(_ vectors: [[Change]]) -> CaseData {
    var data = CaseData()
    for changes in vectors { add(changes, to: &data) }
    return data
  }

  /// Adds a group: two rows of entities that no row belongs to, one of the others.
  private mutating func add(
    _ changes: [Change],
    to data: inout CaseData,
    isBlank: Bool = false,
    withoutMembers: Bool = false
  ) {
    count += 1
    let years = periodFact == nil ? [nil] : roll(2) == 0 ? [2014] : [2013, 2014, 2015]
    for place in program.entities.indices {
      let entity = program.entities[place]
      let links = Dictionary(
        uniqueKeysWithValues: entity.ancestors.map {
          (program.entities[$0].name, id($0, 0))
        }
      )
      if withoutMembers, place != 0, entity.ancestors.contains(0) { continue }
      let copies = !entity.ancestors.isEmpty && place != 0 ? 2 : 1
      for copy in 0..<copies {
        for year in place == 0 ? years : [nil] {
          var row = CaseRow(entity.name, id: id(place, copy), period: year, links: links)
          for (number, fact) in program.facts.enumerated()
          where fact.entity == place && fact.parameters.isEmpty {
            if !isBlank { row[fact.name] = value(of: fact.type).map { .value($0) } }
            if copy == 0, let change = changes.first(where: { $0.fact == number }) {
              row[fact.name] = change.answer
            }
          }
          if let periodFact, let year { row[periodFact] = .value(.number(Rational(year))) }
          data.add(row)
        }
      }
    }
  }

  private func id(_ entity: Int, _ copy: Int) -> String {
    "\(program.entities[entity].name) \(count)" + (copy == 0 ? "" : "b")
  }

  // MARK: - Values

  private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &generator) }

  private mutating func unknown(_ fact: Int) -> Answer? {
    let kinds: [UnknownKind?] = [nil, nil, .pending, .illegible, .disputed]
    return kinds[roll(kinds.count)].map { .unknown($0, program.facts[fact].name) }
  }

  /// A value that a type allows, near the edges more often than not.
  private mutating func value(of type: ValueType) -> Value? {
    switch type {
    case .interval(let number):
      guard case .number(let first)? = value(of: .number(number)),
        case .number(let second)? = value(of: .number(number))
      else { return nil }
      return .interval(min(first, second), max(first, second))
    case .list(let element):
      let elements = (0..<roll(4)).map { _ in
        value(of: element).map { Answer.value($0) } ?? .unknown(.missing, "")
      }
      return .list(elements, isComplete: roll(3) > 0)
    case .record(let fields):
      var record: [String: Answer] = [:]
      for field in fields { record[field.name] = value(of: field.type).map { .value($0) } }
      return .record(record)
    case .entity(let name):
      let place = program.entities.firstIndex { $0.name == name }
      return place.map { .entity(id($0, 0)) }
    case .union(let inner, let constants) where roll(4) > 0 || constants.isEmpty:
      return value(of: inner)
    case .union(_, let constants): return .name(constants[0])
    default:
      return edges.values(of: type).filter { type.allows($0) }.randomElement(using: &generator)
    }
  }

  /// A value that is none of a type, of those that a column can hold.
  private mutating func broken(_ type: ValueType) -> Value? {
    switch type.withoutConstants {
    case .number(let number): (number.upper.map { $0 + (number.step ?? 1) }).map { .number($0) }
    case .oneOf: .name("other")
    case .entity: .entity("gone")
    case .interval: .interval(2, 1)
    default: nil
    }
  }
}
