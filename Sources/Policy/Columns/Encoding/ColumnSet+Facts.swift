// SPDX-License-Identifier: Apache-2.0
internal import NumericsCore

extension ColumnSet {
  /// Encodes what every row says of every fact.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - evaluator: The policy under its circumstances.
  ///   - version: The place of the version whose facts are read.
  ///   - threads: On how many threads; the columns do not depend on it.
  ///   - reference: Where an id of an entity leads.
  mutating func encodeFacts(
    of data: CaseData,
    _ evaluator: Evaluator,
    version: Int,
    threads: Int = 1,
    _ reference: (_ entity: String, _ id: String) -> ReferencePlace
  ) {
    let program = evaluator.rulebook.versions[version].program
    let facts = program.facts.indices.filter { program.facts[$0].parameters.isEmpty }
    let encoded = OrderedParallel.map(count: facts.count, threads: threads) { place in
      EncodedFact(facts[place], of: data, evaluator, version)
    }
    for (number, encoded) in zip(facts, encoded) {
      switch encoded {
      case .column(let column):
        do throws(ColumnError) {
          try set(column, fact: number, of: program.facts[number].entity)
        } catch {
          refuse(fact: number)
        }
      case .none: refuse(fact: number)
      case .answers(let answers): encode(answers, fact: number, of: program, reference)
      }
    }
  }
}

/// What all rows say of one fact.
private enum EncodedFact: Sendable {
  /// Values of a single kind as a column.
  case column(FactColumn)
  /// Values without codes.
  case none
  /// Records, lists and references, which take several columns.
  case answers([Answer])

  init(_ number: Int, of data: CaseData, _ evaluator: Evaluator, _ version: Int) {
    let program = evaluator.rulebook.versions[version].program
    let prepared = evaluator.programs[version].facts[number]
    let name = program.entities[program.facts[number].entity].name
    let day = evaluator.options.knownOn
    let answers = (data.rows[name] ?? []).map { row in
      prepared.standing(row.facts[prepared.name], period: row.period, on: day)
    }
    switch prepared.type.withoutConstants {
    case .record, .list, .entity: self = .answers(answers)
    default: self = (try? FactColumn(prepared.type, answers)).map { .column($0) } ?? .none
    }
  }
}
