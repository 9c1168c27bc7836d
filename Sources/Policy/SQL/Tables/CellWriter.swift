// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// A value that no column holds.
struct CellRefusal: Error {}

extension FactLayout {
  /// The cells of a value by column; columns that are not named are NULL.
  ///
  /// - Throws: When the value is of another type, off its step or off its pattern.
  func cells(_ answer: Answer, _ type: ValueType) throws(CellRefusal) -> [String: SQLCell] {
    guard case .value(let value) = answer else {
      if case .unknown = answer { return [:] }
      throw CellRefusal()
    }
    switch (self, value) {
    case (.truth(let column), .truth(let isMet)): return [column: .truth(isMet)]
    case (.text(let column), .text(let text)):
      if case .code(let pattern) = type, !pattern.matches(text) { throw CellRefusal() }
      return [column: .text(text)]
    case (.text(let column), .entity(let id)): return [column: .text(id)]
    case (.name(let column, _), .name(let name)): return [column: .text(name)]
    case (.date(let column), .date(let date)): return [column: .integer(date.dayNumber)]
    case (.scaled, .number(let number)), (.quotient, .number(let number)):
      return try cells(number)
    case (.interval(let low, let high), .interval(let lower, let upper)):
      return try low.cells(lower).merging(try high.cells(upper)) { first, _ in first }
    case (.union(let column, let constants, _), .name(let name)) where constants.contains(name):
      return [column: .text(name)]
    case (.union(_, _, let inner), _): return try inner.cells(answer, type.withoutConstants)
    case (.record(let column, let fields), .record(let given)):
      guard case .record(let types) = type else { throw CellRefusal() }
      var cells: [String: SQLCell] = column.isEmpty ? [:] : [column: .text(Self.given)]
      for (field, declared) in zip(fields, types) {
        guard let answer = given[field.name] else { continue }
        cells.merge(try field.layout.cells(answer, declared.type)) { first, _ in first }
      }
      return cells
    default: throw CellRefusal()
    }
  }

  private func cells(_ number: Rational) throws(CellRefusal) -> [String: SQLCell] {
    switch self {
    case .scaled(let column, _, let unit):
      guard let count = (number / unit).integer else { throw CellRefusal() }
      return [column: .integer(count)]
    case .quotient(let dividend, let divisor, _):
      guard let (top, bottom) = number.fraction, abs(top) <= SQLLimits.number,
        bottom <= SQLLimits.divisor
      else { throw CellRefusal() }
      return [dividend: .integer(top), divisor: .integer(bottom)]
    default: throw CellRefusal()
    }
  }
}

extension ListTable {
  /// The rows of a list's elements.
  func rows(
    _ elements: [Answer],
    of owner: CaseRow,
    in period: Int?,
    _ type: ValueType
  ) throws(CellRefusal) -> [[SQLCell]] {
    var rows: [[SQLCell]] = []
    for (number, element) in elements.enumerated() {
      var cells = try self.element.cells(element, type)
      cells[self.owner] = .text(owner.id)
      if let column = self.period, let period { cells[column] = .integer(period) }
      cells[place] = .integer(number + 1)
      rows.append(columns.map { cells[$0.name] ?? .null })
    }
    return rows
  }
}
