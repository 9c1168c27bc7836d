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
    var options = evaluator.options
    options.usesPresumptions = false
    let plain = evaluator.with(options)
    let facts = program.facts.indices.filter { program.facts[$0].parameters.isEmpty }
    let counts = rowCounts
    // As many facts at a time as there are threads: their answers are held until they are encoded.
    for start in stride(from: 0, to: facts.count, by: max(threads, 1)) {
      let wave = Array(facts[start..<min(start + max(threads, 1), facts.count)])
      let answers = OrderedParallel.map(count: wave.count, threads: threads) { place in
        let fact = program.facts[wave[place]]
        let evaluation = plain.evaluation(of: data)
        let name = program.entities[fact.entity].name
        let entity = evaluation.entities.firstIndex { $0.name == name } ?? 0
        return (0..<counts[fact.entity]).map { row in
          evaluation.standing(version: version, entity: entity, row: row) {
            evaluation.stated(wave[place])
          }
        }
      }
      for (number, column) in zip(wave, answers) {
        encode(column, fact: number, of: program, reference)
      }
    }
  }
}
