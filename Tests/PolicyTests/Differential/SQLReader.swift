// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

@testable import Policy

/// Reads the rows of a query and compares each column with what trees say.
struct SQLReader {
  private(set) var differences: [String] = []
  /// The decisions and measures in the query.
  let names: Set<String>
  private let program: Program
  private let leaves: [[String: Int]]
  private let columns: [SQLOutput]
  private let entity: String
  private let decisions: [String: Int]
  private let measures: [String: Int]
  private let decided: [Int: [DecidedRow]]
  private let measured: [Int: [Answer]]

  init(
    _ program: Program,
    _ leaves: [[String: Int]],
    _ query: SQLQuery,
    decided: [Int: [DecidedRow]],
    measured: [Int: [Answer]]
  ) {
    self.program = program
    self.leaves = leaves
    self.decided = decided
    self.measured = measured
    columns = query.columns
    entity = query.entity
    names = Set(
      columns.compactMap { if case .fault(let name) = $0.content { name } else { nil } }
    )
    decisions = Dictionary(
      uniqueKeysWithValues: program.decisions.indices.map { (program.decisions[$0].name, $0) }
    )
    measures = Dictionary(
      uniqueKeysWithValues: program.measures.indices.map { (program.measures[$0].name, $0) }
    )
  }

  /// Compares the rows of the query with those that were given.
  mutating func compare(_ results: [[SQLiteDatabase.Cell]], _ given: [CaseRow]) throws {
    var places: [String: Int] = [:]
    for (place, row) in given.enumerated() { places[Self.key(row.id, row.period)] = place }
    let counted = columns.firstIndex { $0.content == .period }
    var seen = 0
    for row in results {
      let id = row[0].text ?? ""
      let period = counted.flatMap { row[$0].integer }
      guard let place = places[Self.key(id, period)] else {
        // A row without an id stands for an ancestor that no row is given for.
        if !id.isEmpty { differences.append("SQLite has a row \(id) \(period ?? 0) of \(entity)") }
        continue
      }
      seen += 1
      for (number, column) in columns.enumerated() {
        guard let expected = expected(column.content, place, number, row) else { continue }
        if row[number] != expected {
          differences.append(
            "\(column.name) of \(id) \(period ?? 0): tree \(expected), SQLite \(row[number])"
          )
        }
      }
    }
    if seen != given.count {
      differences.append("SQLite has \(seen) of \(given.count) rows of \(entity)")
    }
  }

  private static func key(_ id: String, _ period: Int?) -> String { "\(id)|\(period ?? 0)" }

  private func decision(_ name: String, _ row: Int) -> DecidedRow? {
    decisions[name].flatMap { decided[$0]?[row] }
  }

  private func measure(_ name: String, _ row: Int) -> Answer {
    measures[name].flatMap { measured[$0]?[row] } ?? .unknown(.none)
  }

  /// What a cell must be; `nil` for one that is compared with another.
  private func expected(
    _ content: SQLOutput.Content,
    _ place: Int,
    _ number: Int,
    _ row: [SQLiteDatabase.Cell]
  ) -> SQLiteDatabase.Cell? {
    switch content {
    case .id, .period, .presumed: return nil
    case .outcome(let name):
      switch decision(name, place)?.outcome {
      case .met: return .integer(1)
      case .notMet: return .integer(0)
      default: return .null
      }
    case .fault(let name):
      let isFault =
        decision(name, place).map { $0.outcome == .fault } ?? !measure(name, place).faults.isEmpty
      return .integer(isFault ? 1 : 0)
    case .missing(let name, let start):
      let missing = decision(name, place)?.missing ?? []
      return .integer(
        missing.reduce(0) { $1 >= start && $1 < start + 62 ? $0 | 1 << ($1 - start) : $0 }
      )
    case .why(let name):
      return (decision(name, place)?.failing).map { .integer($0 + 1) } ?? .null
    case .number(let name, let unit):
      guard let value = measure(name, place).number else { return .null }
      guard let divisor = columns.firstIndex(where: { $0.content == .divisor(measure: name) })
      else { return (value / unit).integer.map { .integer($0) } ?? .other }
      // A quotient need not be in lowest terms.
      guard let bottom = row[divisor].integer, let top = row[number].integer else { return .other }
      return unit * Rational(top) == value * Rational(bottom) ? .integer(top) : .other
    case .divisor(let name): return measure(name, place).number == nil ? .null : nil
    case .text(let name):
      switch measure(name, place) {
      case .value(.text(let text)), .value(.entity(let text)): return .text(text)
      case .value(.name(let text)): return isConstant(text, of: name) ? .null : .text(text)
      default: return .null
      }
    case .constant(let name):
      guard case .value(.name(let text)) = measure(name, place), isConstant(text, of: name) else {
        return .null
      }
      return .text(text)
    case .truth(let name):
      guard case .value(.truth(let isMet)) = measure(name, place) else { return .null }
      return .integer(isMet ? 1 : 0)
    }
  }

  private func isConstant(_ text: String, of name: String) -> Bool {
    measures[name].map { program.measures[$0].type.constants.contains(text) } ?? false
  }
}
