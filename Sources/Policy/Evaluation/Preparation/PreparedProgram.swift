// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A version's rules laid out for evaluation: names found once, tables indexed.
final class PreparedProgram: Sendable {
  /// The version.
  let version: RuleVersion
  /// For each entity of the program its place among the entities of all versions.
  let entities: [Int]
  /// For each entity its ancestors, as places among the entities of all versions.
  let ancestors: [[Int]]
  /// The facts.
  let facts: [PreparedFact]
  /// The lookups.
  let tables: [PreparedTable]
  /// The decisions.
  let decisions: [PreparedDecision]
  /// The computed values.
  let measures: [PreparedMeasure]
  /// The measures' places by name.
  let measurePlaces: [String: Int]
  /// The decisions' places by name.
  let decisionPlaces: [String: Int]

  var program: Program { version.program }

  /// Lays out a version.
  ///
  /// - Parameters:
  ///   - version: The version.
  ///   - rulebook: The policy.
  ///   - names: The entities of all versions.
  init(_ version: RuleVersion, of rulebook: Rulebook, names: EntityNames) {
    self.version = version
    let program = version.program
    entities = program.entities.map { names.place(of: $0.name) }
    var ancestors: [[Int]] = Array(repeating: [], count: names.all.count)
    for entity in program.entities {
      ancestors[names.place(of: entity.name)] = entity.ancestors.map {
        names.place(of: program.entities[$0].name)
      }
    }
    self.ancestors = ancestors
    let places = entities
    facts = program.facts.map { fact in
      PreparedFact(
        fact,
        place: places[fact.entity],
        isPeriod: fact.name == rulebook.period
          && program.entities[fact.entity].name == rulebook.subject
      )
    }
    tables = program.tables.map(PreparedTable.init)
    decisions = program.decisions.map { PreparedDecision($0, place: places[$0.home]) }
    measures = program.measures.map { PreparedMeasure($0, place: places[$0.home]) }
    measurePlaces = Dictionary(
      program.measures.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    decisionPlaces = Dictionary(
      program.decisions.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

/// The entities of all versions, so that one set of rows serves them all.
struct EntityNames: Sendable {
  /// The names, the policy's own subject first.
  let all: [String]
  private let places: [String: Int]

  /// The entities of a policy.
  ///
  /// - Parameter rulebook: The policy.
  init(_ rulebook: Rulebook) {
    var all = [rulebook.subject]
    for version in rulebook.versions {
      for entity in version.program.entities where !all.contains(entity.name) {
        all.append(entity.name)
      }
    }
    self.all = all
    places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
  }

  /// An entity's place; the subject's for a name that no version declares.
  func place(of name: String) -> Int { places[name] ?? 0 }

  /// An entity's place; `nil` for a name that no version declares.
  func find(_ name: String) -> Int? { places[name] }
}

/// A fact laid out for reading.
final class PreparedFact: Sendable {
  /// The fact's name.
  let name: String
  /// Its entity, a place among the entities of all versions.
  let place: Int
  /// Its type.
  let type: ValueType
  /// Whether it counts the subject's periods.
  let isPeriod: Bool
  /// The least verification at which a piece of evidence counts.
  let verification: Verification?
  /// Who must judge it.
  let judge: String?
  /// When a list is complete.
  let completeWhen: Term?
  /// The value while evidence is missing.
  let presumed: Value?
  /// Whether it has an error of measurement.
  let hasError: Bool
  /// Whether reading it costs enough to remember the answer.
  let isRemembered: Bool

  /// Lays out a fact.
  ///
  /// - Parameters:
  ///   - fact: The fact.
  ///   - place: Its entity.
  ///   - isPeriod: Whether it counts the subject's periods.
  init(_ fact: Fact, place: Int, isPeriod: Bool) {
    name = fact.name
    self.place = place
    type = fact.type
    self.isPeriod = isPeriod
    verification = fact.declaration.verification
    judge = fact.declaration.judge
    completeWhen = fact.completeWhen
    presumed = fact.presumption?.value
    hasError = fact.declaration.error != nil
    if case .list = fact.type.withoutConstants { isRemembered = true } else { isRemembered = false }
  }
}

/// A measure laid out for evaluation.
final class PreparedMeasure: Sendable {
  /// The measure.
  let measure: Measure
  /// Its entity, a place among the entities of all versions.
  let place: Int
  /// The readings and sources that its tail names.
  let usage: Usage

  var name: String { measure.name }

  /// Lays out a measure.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - place: Its entity.
  init(_ measure: Measure, place: Int) {
    self.measure = measure
    self.place = place
    usage = Usage(measure.tail)
  }
}
