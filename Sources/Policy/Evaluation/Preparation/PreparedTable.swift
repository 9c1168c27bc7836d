// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A table with its rows by key: discrete keys by hash, bands of numbers by binary search.
///
/// Rows with `any`, `else` or a range in a key that is no band are few; they are tried one by one.
final class PreparedTable: Sendable {
  /// The table.
  let table: Table
  /// The readings and sources that its tail names.
  let usage: Usage
  /// The least and greatest number of each output's column.
  let ranges: [NumberInterval]
  private let banks: [[Value]: BandBank]
  private let bandKey: Int?
  private let discreteKeys: [Int]
  private let looseRows: [Int]
  private let inverses: [InverseIndex?]

  /// Indexes a table.
  ///
  /// - Parameter table: The table.
  /// - Complexity: O(rows · log rows).
  init(_ table: Table) {
    self.table = table
    usage = Usage(table.tail)
    ranges = table.outputs.indices.map { table.range(ofOutput: $0) }
    let bandKey = table.keys.firstIndex(where: \.isBand)
    let discreteKeys = table.keys.indices.filter { $0 != bandKey }
    var rowsOfKey: [[Value]: [Int]] = [:]
    var loose: [Int] = []
    for (place, row) in table.rows.enumerated() {
      guard let combinations = Self.combinations(row, discreteKeys),
        bandKey.map({ Self.isRange(row.matches[$0]) }) ?? true
      else {
        loose.append(place)
        continue
      }
      for combination in combinations { rowsOfKey[combination, default: []].append(place) }
    }
    banks = rowsOfKey.mapValues { BandBank($0, of: table, key: bandKey) }
    self.bandKey = bandKey
    self.discreteKeys = discreteKeys
    looseRows = loose
    inverses = table.outputs.indices.map { InverseIndex(table, output: $0) }
  }

  private static func isRange(_ match: Table.Match) -> Bool {
    if case .range = match { true } else { false }
  }

  /// The keys of a row whose discrete keys all name values; `nil` for any other row.
  private static func combinations(_ row: Table.Row, _ keys: [Int]) -> [[Value]]? {
    var result: [[Value]] = [[]]
    for key in keys {
      guard case .values(let values) = row.matches[key] else { return nil }
      result = result.flatMap { start in values.map { start + [$0] } }
    }
    return result
  }

  /// The rows that apply, in file order; an `else` only counts where no other row applies.
  ///
  /// - Parameter keys: A value for each key.
  /// - Returns: The places of the rows.
  /// - Complexity: O(log rows + rows with `any` or `else`).
  func rows(for keys: [Value]) -> [Int] {
    if let domain = table.domain, let bandKey, case .number(let number) = keys[bandKey] {
      if let lower = domain.lower, number < lower { return [] }
      if let upper = domain.upper, number > upper { return [] }
    }
    var found = banks[discreteKeys.map { keys[$0] }]?.rows(for: bandKey.map { keys[$0] }) ?? []
    guard !looseRows.isEmpty else { return found }
    var fallbacks: [Int] = []
    for place in looseRows where zip(table.rows[place].matches, keys).allSatisfy({ $0.takes($1) }) {
      if table.rows[place].matches.contains(.otherwise) {
        fallbacks.append(place)
      } else {
        found.append(place)
      }
    }
    return found.isEmpty ? fallbacks : found.sorted()
  }

  /// The rows whose output holds a value.
  ///
  /// - Parameters:
  ///   - value: A code.
  ///   - output: The output's place.
  /// - Returns: The places of the rows in file order, and those whose output is not known.
  func rows(holding value: Value, output: Int) -> (found: [Int], unknown: [Int]) {
    guard let index = inverses[output] else { return ([], []) }
    return (index.rows[value] ?? [], index.unknown)
  }
}

extension Table {
  /// The least and greatest number of an output's column.
  ///
  /// - Parameter output: The output's place.
  /// - Returns: The range, widened to the declared one by a cell that is not known.
  func range(ofOutput output: Int) -> NumberInterval {
    guard let type = outputs[output].type.number else { return NumberInterval(nil, nil) }
    var known: [Rational] = []
    for row in rows {
      if let number = row.outputs[output].number {
        known.append(number)
      } else {
        guard let lower = type.lower, let upper = type.upper else {
          return NumberInterval(nil, nil)
        }
        known += [lower, upper]
      }
    }
    return NumberInterval(known.min(), known.max())
  }
}

/// Rows by the codes that one output holds.
private struct InverseIndex: Sendable {
  var rows: [Value: [Int]] = [:]
  var unknown: [Int] = []

  /// Indexes an output; `nil` when it holds numbers or truths, which name no row.
  init?(_ table: Table, output: Int) {
    switch table.outputs[output].type.withoutConstants {
    case .code, .text, .oneOf, .entity: break
    case .list(let element):
      switch element.withoutConstants {
      case .code, .text, .oneOf, .entity: break
      default: return nil
      }
    default: return nil
    }
    for (place, row) in table.rows.enumerated() {
      switch row.outputs[output] {
      case .value(.list(let elements, _)):
        for element in elements {
          if let value = element.value { rows[value, default: []].append(place) }
        }
      case .value(let value): rows[value, default: []].append(place)
      default: unknown.append(place)
      }
    }
  }
}
