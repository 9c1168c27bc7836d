// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension TermBuilder {
  /// Builds a constant: as the expected type where the place asks for one, else as it is written.
  func constant(_ literal: Literal, expecting expected: ValueType?) -> Term {
    let site = literal.site
    if case .number(let number, let unit, let error) = literal.kind {
      if error != nil {
        return failed(.typeMismatch, "a standard error stands only behind given values", site)
      }
      return self.number(number, unit: unit, site, expecting: expected)
    }
    if let expected, !expected.isDamaged, fits(literal, expected) {
      guard let value = literals.value(literal, as: expected) else { return damaged(site) }
      return Term(.constant(value), expected, site)
    }
    switch literal.kind {
    case .truth(let truth): return Term(.constant(.truth(truth)), .truth, site)
    case .date(let date): return Term(.constant(.date(date)), .date, site)
    case .text(let text): return Term(.constant(.text(text)), .text, site)
    case .none:
      return Term(.constant(.none), .union(expected ?? .damaged, constants: ["none"]), site)
    default:
      return failed(
        .typeMismatch,
        "\(literal.words) cannot stand here",
        site,
        label: expected.map { "\($0.words) is expected" } ?? ""
      )
    }
  }

  /// Whether a literal is read by its place: codes, members, lists and records are.
  private func fits(_ literal: Literal, _ expected: ValueType) -> Bool {
    switch (literal.kind, expected.withoutConstants) {
    case (.text, .code), (.text, .oneOf), (.text, .text), (.text, .entity): true
    case (.none, _): expected.constants.contains("none")
    case (.name, _), (.list, .list), (.record, .record), (.list, .interval): true
    default: false
    }
  }

  /// A number: of the expected kind where it carries no unit of its own.
  private func number(
    _ number: NumberLiteral,
    unit name: String?,
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    if let name {
      guard let unit = literals.units[name] else {
        findings.unknown("the unit", name, at: site, among: literals.units.names)
        return damaged(site)
      }
      let form: NumberType.Form = unit.dimension.isTime ? .duration : .decimal
      let type = NumberType(form, unit.dimension, unit: unit)
      return Term(.constant(.number(number.value * unit.factor)), .number(type), site)
    }
    guard let target = expected?.withoutConstants.number else {
      let type = NumberType(number.isPercent ? .percent : .decimal)
      return Term(.constant(.number(number.value)), .number(type), site)
    }
    guard let value = literals.scaled(number, unit: nil, site, as: target) else {
      return damaged(site)
    }
    var type = target
    (type.lower, type.upper, type.step) = (nil, nil, nil)
    return Term(.constant(.number(value)), .number(type), site)
  }

  /// The term with its named constants ruled out; a constant that could still be met is a finding.
  func ruledOut(_ term: Term, _ expression: Expression, _ purpose: String) -> Term {
    guard case .union(let inner, let constants) = term.type else { return term }
    let open = constants.filter {
      !exclusions.contains(Exclusion(expression: expression, constant: $0))
    }
    if let constant = open.first {
      let text = constant == "none" ? "x is given" : "x <> \(constant)"
      findings.add(
        .unionBranch,
        "the value may be `\(constant)` where \(purpose) is expected",
        at: expression.site,
        help: "rule it out beside: `\(text) and …`, or with `applies when`"
      )
    }
    var term = term
    term.type = inner
    return term
  }

  /// Checks that a term has a type; numbers need the same dimension and scale.
  func require(_ term: Term, _ type: ValueType, _ what: String) {
    guard let problem = mismatch(term.type, type) else { return }
    findings.add(
      problem,
      "\(what) is \(type.words), and this is \(term.type.words)",
      at: term.site
    )
  }

  /// What keeps two types from being compared or assigned; `nil` when nothing does.
  func mismatch(_ left: ValueType, _ right: ValueType) -> DiagnosticCode? {
    switch (left.withoutConstants, right.withoutConstants) {
    case (let left, let right) where left.isDamaged || right.isDamaged: nil
    case (.truth, .truth), (.date, .date), (.time, .time): nil
    case (.text, .text), (.text, .code), (.code, .text), (.code, .code): nil
    case (.oneOf(let left), .oneOf(let right)):
      left.map(\.name) == right.map(\.name) ? nil : .typeMismatch
    case (.entity(let left), .entity(let right)): left == right ? nil : .typeMismatch
    case (.list(let left), .list(let right)): mismatch(left, right)
    case (.record(let left), .record(let right)): left == right ? nil : .typeMismatch
    case (.interval(let left), .interval(let right)): mismatch(left, right)
    case (.number(let left), .number(let right)): mismatch(left, right)
    default: .typeMismatch
    }
  }

  /// What keeps two numbers from being compared or added; `nil` when nothing does.
  func mismatch(_ left: NumberType, _ right: NumberType) -> DiagnosticCode? {
    if left.dimension != right.dimension { return .units }
    if let one = left.scale, let other = right.scale, one != other { return .scales }
    let isYear = (left.form == .year, right.form == .year)
    let isWhole = (left.isPlainWhole, right.isPlainWhole)
    switch (isYear, isWhole) {
    case ((true, false), (_, false)), ((false, true), (false, _)): return .typeMismatch
    default: return nil
    }
  }

  /// The type of a number made from two others: what they have in common.
  func common(_ left: NumberType, _ right: NumberType) -> NumberType {
    var type = left
    if left.form != right.form {
      type.form = left.scale != nil ? left.form : right.scale != nil ? right.form : .decimal
    }
    (type.lower, type.upper, type.step) = (nil, nil, left.step == right.step ? left.step : nil)
    return type
  }

  /// The type of a number that is one of two others or lies between them.
  func spanning(_ left: NumberType, _ right: NumberType) -> NumberType {
    var type = common(left, right)
    type.lower = left.lower.flatMap { low in right.lower.map { min(low, $0) } }
    type.upper = left.upper.flatMap { high in right.upper.map { max(high, $0) } }
    return type
  }
}

extension NumberType {
  /// Whether it may stand for a year: a year, or a plain number.
  fileprivate var isPlainWhole: Bool {
    switch form {
    case .integer, .decimal: dimension == .none
    default: false
    }
  }
}
