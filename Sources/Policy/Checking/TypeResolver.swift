// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Turns written types into types with every name, unit and pattern resolved.
struct TypeResolver {
  /// The units that may be named.
  let units: UnitCatalog
  /// The kinds of subject that a `ref` may name.
  let entities: Set<String>
  let findings: Findings
  private let named: [String: TypeExpression]

  /// A resolver for the types of a file.
  init(
    _ document: PolicyDocument,
    units: UnitCatalog,
    entities: Set<String>,
    findings: Findings
  ) {
    self.units = units
    self.entities = entities
    self.findings = findings
    var named: [String: TypeExpression] = [:]
    var first: [String: Name] = [:]
    for clause in document.header {
      guard case .type(let name, let type) = clause.kind else { continue }
      if let first = first[name.text] {
        findings.twice("the type", name, first: first)
      } else {
        (first[name.text], named[name.text]) = (name, type)
      }
    }
    self.named = named
  }

  /// The type that an expression of types writes.
  ///
  /// - Parameters:
  ///   - expression: The type as written.
  ///   - open: Declared types that are being resolved, which a type may not name again.
  /// - Returns: The type; a damaged one after a finding.
  func resolve(_ expression: TypeExpression, inside open: Set<String> = []) -> ValueType {
    switch expression.kind {
    case .truth: return .truth
    case .date: return .date
    case .text: return .text
    case .year: return .number(NumberType(.year, step: 1))
    case .integer(let range): return number(NumberType(.integer, step: 1), range)
    case .points(let range):
      return number(NumberType(.points, Dimension(base: "points")), range)
    case .decimal(let step, let range), .index(let step, let range):
      let isIndex = if case .index = expression.kind { true } else { false }
      return number(stepped(NumberType(isIndex ? .index : .decimal), step, expression), range)
    case .percent(let step, let range):
      return number(stepped(NumberType(.percent), step, expression), range)
    case .score(let scale, let range, let step):
      return number(stepped(NumberType(.score(scale: scale.text)), step, expression), range)
    case .money(let currency, let per): return money(currency, per)
    case .duration(let unit):
      guard let known = unitNamed(unit) else { return .damaged }
      return .number(NumberType(.duration, known.dimension, unit: known))
    case .code(let pattern):
      if let pattern = CellPattern(pattern) { return .code(pattern) }
      findings.add(
        .typeMismatch,
        "the pattern \"\(pattern)\" cannot be read",
        at: expression.site,
        help: "use letters, digits, classes such as [0-9], and ? * + {m,n} |"
      )
      return .damaged
    case .oneOf(let members): return oneOf(members)
    case .interval(let type):
      let ends = resolve(type, inside: open)
      if let number = ends.number { return .interval(number) }
      return mismatch("an interval has numbers as its ends", ends, expression)
    case .list(let type): return .list(resolve(type, inside: open))
    case .record(let fields): return record(fields, inside: open)
    case .reference(let entity):
      if entities.contains(entity.text) { return .entity(entity.text) }
      findings.unknown("the entity", entity.text, at: entity.site, among: entities)
      return .damaged
    case .named(let name):
      guard let type = named[name.text] else {
        findings.unknown("the type", name.text, at: name.site, among: named.keys)
        return .damaged
      }
      guard !open.contains(name.text) else {
        findings.add(.cycle, "the type `\(name.text)` is made of itself", at: name.site)
        return .damaged
      }
      return resolve(type, inside: open.union([name.text]))
    case .union(let type, let other): return union(type, other, expression, inside: open)
    }
  }

  private func number(_ type: NumberType, _ range: TypeExpression.NumberRange?) -> ValueType {
    guard let range else { return .number(type) }
    if range.lower.value > range.upper.value {
      findings.add(
        .outsideRange,
        "the range ends below its start",
        at: range.site,
        help: "write the lower end first"
      )
    }
    var type = type
    (type.lower, type.upper) = (range.lower.value, range.upper.value)
    return .number(type)
  }

  private func stepped(
    _ type: NumberType,
    _ step: NumberLiteral?,
    _ expression: TypeExpression
  ) -> NumberType {
    guard let step else { return type }
    if case .percent = type.form, !step.isPercent {
      // The step 0.1 would be ten percentage points.
      findings.add(
        .units,
        "a percentage is written with a per cent sign",
        at: expression.site,
        help: "write `percent(\(step.text)%)`"
      )
      return type
    }
    guard step.value > .zero else {
      findings.add(.outsideRange, "a step is above 0", at: expression.site)
      return type
    }
    var type = type
    type.step = step.value
    return type
  }

  private func money(_ currency: Name, _ per: Name?) -> ValueType {
    guard let unit = unitNamed(currency) else { return .damaged }
    var dimension = unit.dimension
    if let per {
      // An amount for a year is an amount with the name of the period: twelve months are no divisor.
      guard unitNamed(per) != nil else { return .damaged }
      dimension = dimension / Dimension(base: units[per.text]?.singular ?? per.text)
    }
    return .number(NumberType(.money, dimension, step: Rational(1, 100)))
  }

  private func unitNamed(_ name: Name) -> Unit? {
    if let unit = units[name.text] { return unit }
    findings.unknown("the unit", name.text, at: name.site, among: units.names)
    return nil
  }

  private func oneOf(_ members: [TypeExpression.Member]) -> ValueType {
    var first: [String: Name] = [:]
    for member in members {
      if let earlier = first[member.name.text] {
        findings.twice("the member", member.name, first: earlier)
      }
      first[member.name.text] = member.name
    }
    return .oneOf(members.map { ValueType.Member($0.name.text, weight: $0.weight?.value) })
  }

  private func record(
    _ fields: [TypeExpression.Field],
    inside open: Set<String>
  ) -> ValueType {
    var first: [String: Name] = [:]
    var resolved: [ValueType.Field] = []
    for field in fields {
      if let earlier = first[field.name.text] {
        findings.twice("the field", field.name, first: earlier)
      } else {
        first[field.name.text] = field.name
        resolved.append(ValueType.Field(field.name.text, resolve(field.type, inside: open)))
      }
    }
    return .record(resolved)
  }

  private func union(
    _ type: TypeExpression,
    _ other: TypeExpression,
    _ expression: TypeExpression,
    inside open: Set<String>
  ) -> ValueType {
    guard case .named(let constant) = other.kind, named[constant.text] == nil else {
      let resolved = resolve(other, inside: open)
      return mismatch("behind `or` stands a named constant such as `none`", resolved, other)
    }
    let resolved = resolve(type, inside: open)
    if case .damaged = resolved { return .damaged }
    if resolved.constants.contains(constant.text) {
      findings.add(
        .duplicate,
        "the constant `\(constant.text)` stands twice",
        at: constant.site
      )
      return resolved
    }
    return .union(resolved.withoutConstants, constants: resolved.constants + [constant.text])
  }

  private func mismatch(
    _ message: String,
    _ type: ValueType,
    _ expression: TypeExpression
  ) -> ValueType {
    if case .damaged = type { return .damaged }
    findings.add(.typeMismatch, message, at: expression.site, label: type.words)
    return .damaged
  }
}
