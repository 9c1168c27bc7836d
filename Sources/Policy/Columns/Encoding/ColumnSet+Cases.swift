// SPDX-License-Identifier: Apache-2.0

extension ColumnSet {
  /// Encodes rows as a single case reads them: evidence weighed, values checked, links followed.
  ///
  /// The rows of each entity keep their order. Presumptions are not applied here; a run applies
  /// them as `usesPresumptions` says.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - evaluator: The policy under its circumstances.
  ///   - version: The name of the version whose facts are read.
  /// - Throws: `ColumnError.rows` for an unknown version, for rows that do not say to which of
  ///   several subjects they belong, and for subjects with several periods that others belong to:
  ///   such rows have no one place to link to.
  /// - Complexity: O(rows · facts).
  public init(
    _ data: CaseData,
    _ evaluator: Evaluator,
    version: String
  ) throws(ColumnError) {
    guard
      let place = evaluator.rulebook.versions.firstIndex(where: { $0.name == version })
    else { throw .rows("there is no version \(version)") }
    let program = evaluator.rulebook.versions[place].program
    self.init(rowCounts: program.entities.map { data.rows[$0.name]?.count ?? 0 })
    usesPresumptions = evaluator.options.usesPresumptions
    let (subject, hasPeriods) = (evaluator.rulebook.subject, evaluator.rulebook.period != nil)
    let evaluation = evaluator.evaluation(of: data)
    encodeFacts(of: data, evaluator, version: place) { entity, id in
      // A subject with periods is another row in each of them.
      guard entity != subject || !hasPeriods else { return .open }
      let place = evaluation.entities.firstIndex { $0.name == entity } ?? 0
      return evaluation.entities[place].place(of: id, period: nil).map { .row($0) } ?? .nobody
    }
    let places = program.entities.map { entity in
      evaluation.entities.firstIndex { $0.name == entity.name } ?? 0
    }
    let counts = rowCounts
    for (entity, declared) in program.entities.enumerated() {
      for ancestor in declared.ancestors {
        var rows: [Int] = []
        for row in 0..<counts[entity] {
          let found = evaluation.standing(version: place, entity: places[entity], row: row) {
            evaluation.locate(places[ancestor])
          }
          guard case .row(let parent) = found, parent < counts[ancestor] else {
            throw .rows("a row of `\(declared.name)` does not say what it belongs to")
          }
          rows.append(parent)
        }
        try link(rows, from: entity, to: ancestor)
      }
    }
    if let subject = program.entities.firstIndex(where: { $0.name == evaluator.rulebook.subject }) {
      if evaluator.rulebook.period != nil { periodic = subject }
      let ids = data.rows[program.entities[subject].name, default: []].map(\.id)
      let hasMembers = program.entities.contains { $0.ancestors.contains(subject) }
      if hasMembers, Set(ids).count < ids.count {
        throw .rows("subjects with several periods have members in each of them")
      }
    }
  }
}

extension Evaluation {
  /// What a body gives at a row of a version, in the row's own period.
  ///
  /// - Parameters:
  ///   - version: The version's place.
  ///   - entity: The row's entity, a place among the entities of all versions.
  ///   - row: The row's place.
  ///   - body: What is evaluated there.
  /// - Returns: What the body gives.
  func standing<Result>(
    version: Int,
    entity: Int,
    row: Int,
    _ body: () -> Result
  ) -> Result {
    let saved = frame
    frame = Frame(version: version, entity: entity, row: row, period: entities[entity].periods[row])
    defer { frame = saved }
    return body()
  }
}
