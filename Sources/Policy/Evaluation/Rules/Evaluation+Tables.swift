// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Evaluation {
  /// An output of the table's row for the keys.
  ///
  /// A key that is unknown makes the output unknown; where unknowns leave bounds, it lies between
  /// the least and the greatest value of its column.
  ///
  /// - Parameters:
  ///   - index: The table's place in the program.
  ///   - keys: A value for each key.
  ///   - output: The output's place.
  /// - Returns: The output; F03 without a row, F04 with two where one must apply.
  func lookup(_ index: Int, keys: [Answer], output: Int) -> Answer {
    let prepared = self.prepared.tables[index]
    let table = prepared.table
    usage.formUnion(prepared.usage)
    if let failure = Answer.strictFailure(keys) {
      guard frame.keepsBounds, case .unknown(let unknowns) = failure else { return failure }
      return Self.settled(prepared.ranges[output], unknowns)
    }
    let rows = prepared.rows(for: keys.compactMap(\.value))
    guard let first = rows.first else {
      return .fault(.noRow, "table `\(table.name)` has no row for the case")
    }
    guard rows.count == 1 || table.hit == .first else {
      return .fault(.twoRows, "table `\(table.name)` has two rows for the case")
    }
    recorder?.note(.row(first + 1, line: table.rows[first].line))
    let answer = cell(prepared, row: first, output: output)
    guard frame.keepsBounds, case .unknown(let unknowns) = answer else { return answer }
    return Self.settled(prepared.ranges[output], unknowns)
  }

  /// A cell; one that is unknown in the source has the table as its cause.
  private func cell(_ table: PreparedTable, row: Int, output: Int) -> Answer {
    let answer = table.table.rows[row].outputs[output]
    guard case .unknown(let unknowns) = answer else { return answer }
    return .unknown(unknowns.renamed(table.table.name))
  }

  /// The key of the table's row whose output, a code or a list of codes, holds a value.
  ///
  /// - Parameters:
  ///   - index: The table's place in the program.
  ///   - output: The output's place.
  ///   - value: The code.
  /// - Returns: The key; F03 without a row, F04 with rows of two keys. Where no row holds the value
  ///   and the output of some row is not known, it may be that row.
  func inverse(_ index: Int, output: Int, _ value: Answer) -> Answer {
    let prepared = self.prepared.tables[index]
    let table = prepared.table
    usage.formUnion(prepared.usage)
    guard case .value(let code) = value else {
      if case .fault = value { return value }
      return .unknown(value.unknowns)
    }
    let rows = prepared.rows(holding: code, output: output)
    let keys = Set(rows.found.compactMap { Self.onlyKey(table.rows[$0]) })
    if keys.count == 1, let row = rows.found.first, let key = keys.first {
      recorder?.note(.row(row + 1, line: table.rows[row].line))
      return .value(key)
    }
    if keys.count > 1 {
      return .fault(.twoRows, "table `\(table.name)` has the code in two rows")
    }
    if rows.unknown.isEmpty {
      return .fault(.noRow, "table `\(table.name)` has no row with the code")
    }
    let unknowns = rows.unknown.reduce(Unknowns.none) {
      $0.union(table.rows[$1].outputs[output].unknowns.renamed(table.name))
    }
    return .unknown(unknowns)
  }

  private static func onlyKey(_ row: Table.Row) -> Value? {
    guard case .values(let values)? = row.matches.first else { return nil }
    return values.first
  }
}
