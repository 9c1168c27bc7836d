// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension TestCase {
  mutating func assign(_ assignment: TestDeclaration.Assignment) {
    let name = assignment.name.text
    for version in rulebook.versions {
      if let fact = version.program.facts.first(where: { $0.name == name }) {
        assign(assignment, fact, of: version.program.entities[fact.entity].name)
        return
      }
      if let measure = version.program.measures.first(where: { $0.name == name }) {
        assign(assignment, measure, of: version.program.entities[measure.home].name)
        return
      }
    }
  }

  mutating func assign(
    _ assignment: TestDeclaration.Assignment,
    _ fact: Fact,
    of entity: String
  ) {
    var type = fact.type
    for field in assignment.fields {
      guard case .record(let fields) = type.withoutConstants,
        let inner = fields.first(where: { $0.name == field.text })
      else { return }
      type = inner.type
    }
    let name = fact.name
    let record: FactRecord
    switch assignment.value {
    case .unknown(let kind): record = FactRecord(.unknown(kind, name))
    case .literal(let literal): record = self.record(literal, type)
    }
    let arguments = zip(assignment.arguments, fact.parameters)
      .compactMap { reader.value($0, as: $1.type) }
    let path = assignment.fields.map(\.text)
    at(assignment.period, of: entity) { row in
      if !arguments.isEmpty {
        row.calls[CaseRow.Call(name, arguments)] = record
      } else if let stated = record.stated, !path.isEmpty {
        let whole = row.facts[name]?.stated
        row.facts[name] = FactRecord((whole ?? .unknown(.none)).setting(path[...], to: stated))
      } else {
        row.facts[name] = record
      }
    }
  }

  mutating func assign(
    _ assignment: TestDeclaration.Assignment,
    _ measure: Measure,
    of entity: String
  ) {
    let answer: Answer
    switch assignment.value {
    case .unknown(let kind): answer = .unknown(kind, measure.name)
    case .literal(let literal):
      guard let value = reader.value(literal, as: measure.type) else { return }
      answer = .value(value)
    }
    let arguments = zip(assignment.arguments, measure.parameters)
      .compactMap { reader.value($0, as: $1.type) }
    let isFinal = assignment.period != nil
    at(assignment.period, of: entity) { row in
      row.measures[CaseRow.Call(measure.name, arguments)] = isFinal ? .final(answer) : .base(answer)
    }
  }

  /// Changes the rows of the tested period, or of another one, which are added where there are none.
  mutating func at(
    _ period: Int?,
    of entity: String,
    _ change: (inout CaseRow) -> Void
  ) {
    guard let period, entity == rulebook.subject else {
      self.change(entity, change)
      return
    }
    for row in rows[entity] ?? [] where row.period == self.period {
      let isGiven = rows[entity]?.contains { $0.id == row.id && $0.period == period } ?? false
      if !isGiven {
        rows[entity]?.append(CaseRow(entity, id: row.id, period: period, links: row.links))
      }
    }
    for place in rows[entity, default: []].indices where rows[entity]?[place].period == period {
      change(&rows[entity, default: []][place])
    }
  }
}

extension Answer {
  /// A record with one field set, and the records around it made where they are missing.
  fileprivate func setting(_ path: ArraySlice<String>, to answer: Answer) -> Answer {
    guard let field = path.first else { return answer }
    var fields: [String: Answer] = [:]
    if case .value(.record(let given)) = self { fields = given }
    let inner = fields[field] ?? .unknown(.none)
    fields[field] = inner.setting(path.dropFirst(), to: answer)
    return .value(.record(fields))
  }
}
