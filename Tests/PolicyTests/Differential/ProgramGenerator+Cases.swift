// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy

extension ProgramGenerator {
  /// Rows for the program: districts, schools, pupils; some facts unknown, some outside their range.
  ///
  /// - Parameter isLinked: Whether every row says what it belongs to.
  /// - Returns: The rows.
  mutating func cases(isLinked: Bool = false) -> CaseData {
    var data = CaseData()
    let unknown = chance(5) ? 100 : chance(10) ? 0 : 8
    let districts = ["D1", "D2"].prefix(1 + roll(2))
    for id in districts { data.add(row("district", id, Self.district, [:], unknown)) }
    var schools: [String] = []
    for number in 1...(1 + roll(4)) {
      let id = "S\(number)"
      schools.append(id)
      let district = chance(2) && !isLinked ? "gone" : pick(Array(districts))
      let links = chance(4) && !isLinked ? [:] : ["district": district]
      for year in isLinked ? Array(years().prefix(1)) : years() {
        var school = row("school", id, Self.school, links, unknown)
        school.period = year
        if let year { school["s_year"] = .value(.number(Rational(year))) }
        data.add(school)
      }
    }
    for number in 0..<roll(9) {
      let school = chance(1) && !isLinked ? "gone" : pick(schools)
      let links = chance(4) && !isLinked ? [:] : ["school": school]
      data.add(row("pupil", "P\(number)", Self.pupil, links, unknown))
    }
    return data
  }

  /// The periods of a school; one without a number where the policy has none.
  private mutating func years() -> [Int?] {
    if period == nil { return [nil] }
    let years = [2013, 2014, 2015].filter { _ in chance(70) }
    return years.isEmpty ? [2014] : years
  }

  private mutating func row(
    _ entity: String,
    _ id: String,
    _ place: Int,
    _ links: [String: String],
    _ unknown: Int
  ) -> CaseRow {
    var row = CaseRow(entity, id: id, links: links)
    for fact in program.facts where fact.entity == place {
      if chance(unknown) {
        if chance(30) {
          row[fact.name] = .unknown(pick([.missing, .pending, .illegible]), fact.name)
        }
        continue
      }
      if case .list(let element) = fact.type {
        row[fact.name] = list(element)
      } else if let value = chance(2) ? broken(fact.type) : value(of: fact.type) {
        row[fact.name] = .value(value)
      }
    }
    return row
  }

  /// A value that is no value of its type.
  private mutating func broken(_ type: ValueType) -> Value? {
    switch type.withoutConstants {
    case .number(let number) where number == Self.small || number == Self.tenths:
      .number(pick([-1, 7]))
    case .oneOf: .name("other")
    case .interval: .interval(2, 1)
    case .entity: .entity("gone")
    default: value(of: type)
    }
  }

  private mutating func list(_ element: ValueType) -> Answer {
    guard case .record(let fields) = element else { return .unknown(.missing, "") }
    var elements: [Answer] = []
    for _ in 0..<roll(4) {
      var record: [String: Answer] = [:]
      for field in fields where !chance(8) {
        let value = chance(2) ? broken(field.type) : value(of: field.type)
        record[field.name] = value.map { .value($0) }
      }
      elements.append(.value(.record(record)))
    }
    return .value(.list(elements, isComplete: chance(70)))
  }
}
