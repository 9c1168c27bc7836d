// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension Value {
  /// The value as a policy writes it, so that it can be pasted into a test.
  ///
  /// - Parameter type: The value's type.
  /// - Returns: The text; `nil` for a value that no constant writes, such as a third.
  func written(as type: ValueType) -> String? {
    switch (self, type) {
    case (.name(let name), .union(_, let constants)) where constants.contains(name): return name
    case (_, .union(let inner, _)): return written(as: inner)
    case (.number(let number), .number(let form)): return form.written(number)
    case (.name(let name), .oneOf): return name.isPlain ? name : Pieces.quoted(name)
    case (.truth(let truth), .truth): return truth ? "yes" : "no"
    case (.date(let date), .date): return date.description
    case (.text(let text), .text), (.text(let text), .code), (.entity(let text), .entity):
      return Pieces.quoted(text)
    case (.interval(let lower, let upper), .interval(let form)):
      guard let first = form.written(lower), let second = form.written(upper) else { return nil }
      return "[\(first), \(second)]"
    default: return nil
    }
  }
}

extension NumberType {
  /// A number as a policy writes it: with its unit or per cent sign, and the digits of the step.
  ///
  /// - Parameter value: The number, in base units.
  /// - Returns: The text; `nil` for a number with endless digits.
  func written(_ value: Rational) -> String? {
    switch form {
    case .percent: return (value * 100).digits().map { $0 + "%" }
    case .duration:
      guard let unit, let count = (value / unit.factor).digits() else { return nil }
      return "\(count) \(count == "1" ? unit.singular : unit.plural)"
    default:
      guard !dimension.isTime else { return nil }
      return value.digits(atLeast: step?.decimalPlaces ?? 0)
    }
  }
}

extension Rational {
  /// The digits that write the number exactly; `nil` when they do not end.
  fileprivate func digits(atLeast places: Int = 0) -> String? {
    decimalPlaces.map { text(places: Swift.max($0, places)) }
  }
}

extension String {
  /// Whether it can stand as a constant without quotation marks.
  fileprivate var isPlain: Bool {
    guard let first = utf8.first, !(0x30...0x39).contains(first) else { return false }
    let isName = utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x5F
    }
    return isName && !Words.reserved.contains(self) && !Words.notConstants.contains(self)
      && !Words.units.contains(self)
  }
}
