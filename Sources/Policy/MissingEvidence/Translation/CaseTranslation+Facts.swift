// SPDX-License-Identifier: Apache-2.0
import Evidence

extension CaseTranslation {
  func fact(_ slot: ReachedFact, cells: [String], known: Int?) -> CaseFact {
    let fact = program.facts[slot.fact]
    return CaseFact(
      fact.name,
      effort: fact.effort,
      mobility: fact.mobility,
      cells: cells,
      state: known.map { .known($0) } ?? .unknown
    )
  }

  /// The value of a fact; `nil` when it is not known, or a list is not complete.
  func standing(_ slot: ReachedFact) -> Value? {
    let answer = answer(slot)
    if case .value(.list(_, isComplete: false)) = answer { return nil }
    return answer.value
  }

  /// Whether the evidence of a fact cannot be had.
  func isUnobtainable(_ slot: ReachedFact) -> Bool {
    guard case .unknown(let unknowns) = answer(slot) else { return false }
    return unknowns.causes.contains { $0.kind == .unobtainable }
  }

  private func answer(_ slot: ReachedFact) -> Answer {
    if let row = slot.row {
      return evaluation.referred(.value(.entity(row)), fact: slot.fact)
    }
    let fact = program.facts[slot.fact]
    return evaluation.answer(
      Term(.fact(slot.fact, arguments: []), fact.type, fact.declaration.site)
    )
  }

  func place(of slot: ReachedFact) -> CaseData.FactPlace {
    let fact = program.facts[slot.fact]
    let entity = program.entities[fact.entity].name
    if let row = slot.row {
      return CaseData.FactPlace(entity: entity, id: row, period: nil, fact: fact.name)
    }
    guard case .row(let row) = evaluation.locate(fact.entity),
      evaluation.entities[fact.entity].rows.indices.contains(row)
    else { return CaseData.FactPlace(entity: entity, id: "", period: nil, fact: fact.name) }
    let found = evaluation.entities[fact.entity].rows[row]
    return CaseData.FactPlace(entity: entity, id: found.id, period: found.period, fact: fact.name)
  }

  /// Neighbouring cells whose truths agree everywhere, as one.
  static func merged(_ truths: [[Truth]], count: Int) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for cell in 0..<count {
      if let last = ranges.last, truths.allSatisfy({ $0[cell] == $0[last.lowerBound] }) {
        ranges[ranges.count - 1] = last.lowerBound...cell
      } else {
        ranges.append(cell...cell)
      }
    }
    return ranges
  }
}

extension CaseData {
  /// Where a fact stands.
  struct FactPlace {
    let entity: String
    let id: String
    let period: Int?
    let fact: String
  }

  /// The data with another value of one fact.
  func setting(_ place: FactPlace, to value: Value) -> CaseData {
    var copy = self
    if let row = copy.place(of: place.id, in: place.entity, period: place.period) {
      copy[place.entity, row].facts[place.fact] = FactRecord(value)
    } else {
      var row = CaseRow(place.entity, id: place.id, period: place.period)
      row.facts[place.fact] = FactRecord(value)
      copy.add(row)
    }
    return copy
  }
}
