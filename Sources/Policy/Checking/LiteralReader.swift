// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Reads written constants as values of a type: numbers in base units, members by name.
struct LiteralReader {
  let units: UnitCatalog
  let findings: Findings
  /// Whether a value outside its type's range is a finding; a test may give one on purpose.
  var isRangeChecked = true

  /// The value of a constant, read as a type.
  ///
  /// - Returns: The value; `nil` after a finding.
  func value(_ literal: Literal, as type: ValueType) -> Value? {
    switch (literal.kind, type) {
    case (_, .damaged): return nil
    case (.none, .union(_, let constants)) where constants.contains("none"): return Value.none
    case (.name(let name), .union(_, let constants)) where constants.contains(name):
      return .name(name)
    case (_, .union(let inner, _)): return value(literal, as: inner)
    case (.truth(let truth), .truth): return .truth(truth)
    case (.number(let number, let unit, _), .number(let target)):
      return self.number(number, unit: unit, literal.site, as: target).map(Value.number)
    case (.date(let date), .date): return .date(date)
    case (.text(let text), .text): return .text(text)
    case (.text(let text), .code(let pattern)): return code(text, pattern, literal.site)
    case (.text(let id), .entity): return .entity(id)
    case (.name(let name), .oneOf(let members)), (.text(let name), .oneOf(let members)):
      return member(name, members, literal.site)
    case (.list(let elements), .list(let element)):
      let values = elements.map { value($0, as: element) }
      let known = values.compactMap { $0 }
      guard known.count == values.count else { return nil }
      return .list(known.map(Answer.value), isComplete: true)
    case (.list(let ends), .interval(let target)) where ends.count == 2:
      guard case .number(let lower)? = value(ends[0], as: .number(target)),
        case .number(let upper)? = value(ends[1], as: .number(target))
      else { return nil }
      return interval(lower, upper, literal.site)
    case (.record(let given), .record(let fields)): return record(given, fields, literal.site)
    default: return mismatch(literal, type)
    }
  }

  /// The value of a number literal in base units.
  func number(
    _ number: NumberLiteral,
    unit: String?,
    _ site: Site,
    as target: NumberType
  ) -> Rational? {
    guard let value = scaled(number, unit: unit, site, as: target) else { return nil }
    if isRangeChecked, let objection = target.objection(to: value) {
      findings.add(
        .outsideRange,
        "\(target.text(value)) \(objection)",
        at: site,
        help: "no value of this type is equal to it"
      )
    }
    return value
  }

  /// The value of a number literal in base units, whether or not it lies in the type's range.
  func scaled(
    _ number: NumberLiteral,
    unit name: String?,
    _ site: Site,
    as target: NumberType
  ) -> Rational? {
    if let name {
      guard let unit = units[name] else {
        findings.unknown("the unit", name, at: site, among: units.names)
        return nil
      }
      guard unit.dimension == target.dimension else {
        findings.add(
          .units,
          "units differ: \(unit.plural) where \(target.words) is expected",
          at: site,
          label: unit.dimension.description,
          help: target.dimension.isTime && unit.dimension.isTime
            ? "months and years are calendar time, weeks and days are day time" : nil
        )
        return nil
      }
      return number.value * unit.factor
    }
    if number.isPercent, !target.form.takesShares || target.dimension != .none {
      findings.add(
        .units,
        "a percentage stands where \(target.words) is expected",
        at: site,
        help: "write the number without the per cent sign, if it is one of these"
      )
      return nil
    }
    guard number.value != .zero else { return .zero }
    if target.dimension.isTime {
      let unit = target.unit?.plural ?? (target.dimension == .dayTime ? "days" : "years")
      findings.add(
        .units,
        "a length of time needs its unit",
        at: site,
        help: "write it with a unit, such as `\(number.text) \(unit)`"
      )
      return nil
    }
    if case .percent = target.form, !number.isPercent {
      findings.add(
        .units,
        "a percentage is written with a per cent sign",
        at: site,
        help: "write `\(number.text)%`, or the share as a decimal percentage"
      )
      return nil
    }
    return number.value
  }

  private func code(_ text: String, _ pattern: CellPattern, _ site: Site) -> Value? {
    if isRangeChecked, !pattern.matches(text) {
      findings.add(
        .notMember,
        "\"\(text)\" is no code of the pattern \(pattern)",
        at: site
      )
      return nil
    }
    return .text(text)
  }

  private func member(_ name: String, _ members: [ValueType.Member], _ site: Site) -> Value? {
    if members.contains(where: { $0.name == name }) { return .name(name) }
    findings.unknown(
      "the member",
      name,
      at: site,
      among: members.map(\.name),
      code: .notMember
    )
    return nil
  }

  private func interval(_ lower: Rational, _ upper: Rational, _ site: Site) -> Value? {
    if lower <= upper { return .interval(lower, upper) }
    findings.add(.outsideRange, "the interval ends below its start", at: site)
    return nil
  }

  private func record(
    _ given: [Literal.Field],
    _ fields: [ValueType.Field],
    _ site: Site
  ) -> Value? {
    var values: [String: Answer] = [:]
    for field in given {
      guard let declared = fields.first(where: { $0.name == field.name }) else {
        findings.unknown("the field", field.name, at: field.value.site, among: fields.map(\.name))
        return nil
      }
      guard let value = value(field.value, as: declared.type) else { return nil }
      values[field.name] = .value(value)
    }
    for field in fields where values[field.name] == nil {
      values[field.name] = .unknown(.missing, field.name)
    }
    return .record(values)
  }

  private func mismatch(_ literal: Literal, _ type: ValueType) -> Value? {
    findings.add(
      .typeMismatch,
      "\(literal.words) stands where \(type.words) is expected",
      at: literal.site,
      help: type.hint
    )
    return nil
  }
}

extension Literal {
  /// The constant's kind in words.
  var words: String {
    switch kind {
    case .number(_, let unit?, _): "a number of \(unit)"
    case .number(let number, nil, _): number.isPercent ? "a percentage" : "a number"
    case .text: "a text"
    case .date: "a date"
    case .truth: "yes or no"
    case .none: "`none`"
    case .name(let name): "`\(name)`"
    case .set: "a set"
    case .list: "a list"
    case .record: "a record"
    }
  }
}

extension ValueType {
  /// How a constant of the type is written, where that is not plain.
  fileprivate var hint: String? {
    switch withoutConstants {
    case .code: "codes are texts: write them with quotation marks"
    case .date: "dates are written 2024-07-01"
    case .truth: "write `yes` or `no`"
    case .entity: "name a row by its id in quotation marks"
    default: nil
    }
  }
}

extension NumberType.Form {
  /// Whether a share may be written as a percentage: 50% is 0.5.
  fileprivate var takesShares: Bool {
    switch self {
    case .percent, .decimal: true
    default: false
    }
  }
}

extension Dimension {
  /// Whether it is a length of time, by the calendar or in days.
  var isTime: Bool { self == .calendarTime || self == .dayTime }
}
