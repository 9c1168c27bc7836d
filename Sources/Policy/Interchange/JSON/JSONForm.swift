// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Something that stands in the JSON form of a policy.
protocol JSONForm {
  /// The value in JSON.
  var json: JSONValue { get }

  /// Reads a value.
  ///
  /// - Parameters:
  ///   - json: The value in JSON.
  ///   - site: Where the object stands that holds it.
  /// - Throws: `PolicyJSONError` when the value is something else.
  init(json: JSONValue, at site: Site) throws(PolicyJSONError)
}

/// Something that is an object in the JSON form, or a part of one.
protocol JSONNode: JSONForm {
  /// Writes its members.
  ///
  /// - Parameter object: Gets the members.
  func write(to object: inout ObjectWriter)

  /// Reads its members.
  ///
  /// - Parameter object: The members; those that are read are taken out.
  /// - Throws: `PolicyJSONError` when a member is missing or is something else.
  init(from object: inout ObjectReader) throws(PolicyJSONError)
}

extension JSONNode {
  var json: JSONValue {
    var object = ObjectWriter()
    write(to: &object)
    return object.value
  }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    var object = try ObjectReader(json, in: site)
    try self.init(from: &object)
    try object.finish()
  }
}

extension JSONForm where Self: RawRepresentable & CaseIterable, RawValue == String {
  var json: JSONValue { .text(rawValue) }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    let text = try String(json: json, at: site)
    guard let value = Self(rawValue: text) else {
      let words = Self.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw PolicyJSONError("`\(Lexer.shortened(text))` is none of \(words)")
    }
    self = value
  }
}

extension ArithmeticOperator: JSONForm {}
extension Relation: JSONForm {}
extension YearCount: JSONForm {}
extension RoundingMode: JSONForm {}
extension Extreme: JSONForm {}
extension UnknownKind: JSONForm {}
extension Aggregate.Operation: JSONForm {}
extension SourceDeclaration.Grade: JSONForm {}
extension FactDeclaration.Mobility: JSONForm {}
extension Verification: JSONForm {}
extension ClauseAttributes.Strength: JSONForm {}
extension ClauseAttributes.Relation: JSONForm {}
extension TableDeclaration.Hit: JSONForm {}
extension TableDeclaration.Layout: JSONForm {}
extension TestDeclaration.Direction: JSONForm {}
extension TestDeclaration.OutcomeWord: JSONForm {}

extension String: JSONForm {
  var json: JSONValue { .text(self) }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    guard case .text(let text) = json else {
      throw PolicyJSONError("expected a text, found \(json.noun)")
    }
    self = text
  }
}

/// A whole number of a policy is a text, as every number that a policy writes.
extension Int: JSONForm {
  var json: JSONValue { .text(String(self)) }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    let text = try String(json: json, at: site)
    guard let number = Int(text), String(number) == text else {
      throw PolicyJSONError("`\(Lexer.shortened(text))` is no whole number")
    }
    self = number
  }
}

extension CalendarDate: JSONForm {
  var json: JSONValue { .text(description) }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    let text = try String(json: json, at: site)
    guard let date = CalendarDate(text) else {
      throw PolicyJSONError("`\(Lexer.shortened(text))` is no day of the calendar")
    }
    self = date
  }
}

/// A name is a text; it stands where the object stands that holds it.
extension Name: JSONForm {
  var json: JSONValue { .text(text) }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    self.init(try String(json: json, at: site), site)
  }
}

/// A label path is a text as policies write it: `(4)(B)`.
extension LabelPath: JSONForm {
  var json: JSONValue { .text(description) }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    let text = try String(json: json, at: site)
    let labels = text.split { $0 == "(" || $0 == ")" }.map(String.init)
    self.init(labels, site)
    guard !labels.isEmpty, description == text else {
      throw PolicyJSONError("`\(Lexer.shortened(text))` is no label, such as `(4)(B)`")
    }
  }
}

/// A number is a text with its written scale and its per cent sign: `392.80`, `5%`.
///
/// Whether thousands are set apart is layout, and stands under `trivia` of the object.
extension NumberLiteral: JSONForm {
  /// More digits than a policy can hold.
  private static let mostDigits = 1_000

  var json: JSONValue {
    var plain = self
    plain.isGrouped = false
    return .text(plain.text)
  }

  init(json: JSONValue, at site: Site) throws(PolicyJSONError) {
    let text = try String(json: json, at: site)
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? text.dropLast() : text[...]
    let places = digits.firstIndex(of: ".").map { digits[$0...].utf8.count - 1 } ?? 0
    guard digits.utf8.count <= Self.mostDigits, let value = Rational(decimal: digits) else {
      throw PolicyJSONError("`\(Lexer.shortened(text))` is no number")
    }
    let number = isPercent ? value / Rational(100) : value
    self.init(number, places: places, isPercent: isPercent)
    // One number has one text: no sign without need, no zeros in front.
    guard self.text == text else {
      throw PolicyJSONError("`\(Lexer.shortened(text))` is no number as policies write it")
    }
  }
}
