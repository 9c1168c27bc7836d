// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Why a cell of a file is no value of a type.
public struct CellObjection: Error, Sendable, Hashable {
  /// The rule, such as `is a date, written 2024-07-01`.
  public let rule: String
}

extension ValueType {
  /// The value that a cell of a file holds.
  ///
  /// Numbers are plain decimals in the type's own unit, percentages may carry their sign, dates are
  /// written 2024-07-01, `yes` and `no` also `true`, `false`, `1` and `0`; a list of codes is
  /// separated by `;`. Codes stay texts: `0091` and `91` are two.
  ///
  /// - Parameter text: The cell's text, not empty.
  /// - Returns: The value, whether or not it lies in the type's range.
  /// - Throws: `CellObjection` when the text is written as no value of the type.
  public func value(ofCell text: String) throws(CellObjection) -> Value {
    switch self {
    case .truth:
      switch text.lowercased() {
      case "yes", "true", "1": return .truth(true)
      case "no", "false", "0": return .truth(false)
      default: throw CellObjection(rule: "is `yes` or `no`")
      }
    case .number(let type): return .number(try type.number(ofCell: text))
    case .date:
      guard let date = CalendarDate(text) else {
        throw CellObjection(rule: "is a date, written 2024-07-01")
      }
      return .date(date)
    case .text, .code: return .text(text)
    case .oneOf(let members):
      guard members.contains(where: { $0.name == text }) else {
        let names = members.map(\.name)
        throw CellObjection(
          rule: "is one of \(names.joined(separator: ", "))"
            + Spelling.suggestion(for: text, among: names)
        )
      }
      return .name(text)
    case .entity: return .entity(text)
    case .union(let type, let constants):
      return constants.contains(text) ? .name(text) : try type.value(ofCell: text)
    case .list(let element):
      var values: [Answer] = []
      for part in text.split(separator: ";") {
        let cell = part.trimmingPrefix(while: \.isWhitespace)
        values.append(.value(try element.value(ofCell: String(cell))))
      }
      return .list(values, isComplete: true)
    case .interval(let type):
      let ends = text.split(separator: ";").map(String.init)
      guard ends.count == 2 else {
        throw CellObjection(rule: "is an interval, written LOWER;UPPER")
      }
      let (lower, upper) = (try type.number(ofCell: ends[0]), try type.number(ofCell: ends[1]))
      guard lower <= upper else { throw CellObjection(rule: "is an interval, the lower end first") }
      return .interval(lower, upper)
    case .record, .time, .damaged:
      throw CellObjection(rule: "stands in no cell: records are given as JSON")
    }
  }
}

extension ValueType {
  /// The cell of a file that holds a value; what `value(ofCell:)` reads back.
  ///
  /// - Parameter value: A value of the type.
  /// - Returns: The cell; `nil` for a value that stands in no cell: a record, a list, a number
  ///   without a finite decimal.
  public func cell(of value: Value) -> String? {
    switch (self, value) {
    case (.truth, .truth(let isMet)): isMet ? "yes" : "no"
    case (.number(let type), .number(let number)): type.cell(of: number)
    case (.date, .date(let date)): date.description
    case (.text, .text(let text)), (.code, .text(let text)): text
    case (.oneOf, .name(let name)): name
    case (.entity, .entity(let id)), (.entity, .text(let id)): id
    case (.union(_, let constants), .name(let name)) where constants.contains(name): name
    case (.union(let type, _), _): type.cell(of: value)
    default: nil
    }
  }
}

extension NumberType {
  /// A number as a cell holds it, in the type's own unit; `nil` without a finite decimal.
  fileprivate func cell(of number: Rational) -> String? {
    let isPercent = form == .percent
    let text = (isPercent ? number * 100 : number / (unit?.factor ?? .one)).description
    // A fraction without a finite decimal is written with a stroke.
    return text.contains("/") ? nil : isPercent ? text + "%" : text
  }

  /// The number that a cell holds, in base units.
  func number(ofCell text: String) throws(CellObjection) -> Rational {
    let isPercent = text.hasSuffix("%")
    guard let number = Rational(decimal: isPercent ? text.dropLast() : text[...]) else {
      throw CellObjection(rule: "is a number")
    }
    if isPercent {
      guard case .percent = form else { throw CellObjection(rule: "carries no per cent sign") }
      return number / 100
    }
    if case .percent = form, number != .zero {
      throw CellObjection(rule: "is a percentage, written with its sign, such as 12.5%")
    }
    return number * (unit?.factor ?? .one)
  }
}
