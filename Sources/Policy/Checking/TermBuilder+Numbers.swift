// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension TermBuilder {
  /// Builds a number; anything else is a finding.
  mutating func number(
    _ expression: Expression,
    expecting expected: ValueType? = nil,
    for purpose: String = "a number"
  ) -> Term {
    let term = ruledOut(self.term(expression, expecting: expected), expression, purpose)
    if term.type.isDamaged || term.type.number != nil { return term }
    return failed(
      .typeMismatch,
      "\(purpose) is expected, and this is \(term.type.words)",
      expression.site
    )
  }

  mutating func negative(
    _ inner: Expression,
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    let value = number(inner, expecting: expected)
    guard var type = value.type.number else { return value }
    (type.lower, type.upper) = (type.upper.map { -$0 }, type.lower.map { -$0 })
    return Term(.negative(value), .number(type), site)
  }

  mutating func arithmetic(
    _ operation: ArithmeticOperator,
    _ left: Expression,
    _ right: Expression,
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    switch operation {
    case .plus, .minus: return sum(operation, left, right, site, expecting: expected)
    case .times, .divided, .percentOf:
      let (first, second) = (number(left), number(right))
      guard let one = first.type.number, let other = second.type.number else {
        return damaged(site)
      }
      if operation == .percentOf, let code = mismatch(one, other) {
        return differ(code, first, second, site)
      }
      if operation != .times, case .constant(.number(.zero)) = second.kind {
        return failed(
          .outsideRange,
          "nothing can be divided by 0",
          right.site,
          help: "write a number other than 0; a quotient of facts is a fault where the divisor is 0"
        )
      }
      let dimension =
        operation == .times ? one.dimension * other.dimension : one.dimension / other.dimension
      var type = NumberType(.decimal, dimension)
      if operation == .percentOf { type.form = .percent }
      // An amount times a pure number stays an amount, a score does not stay a score.
      if dimension == one.dimension, one.form.survivesScaling { type.form = one.form }
      if operation == .times, dimension == other.dimension, other.form.survivesScaling {
        type.form = other.form
      }
      if dimension.isTime {
        (type.form, type.unit) = (.duration, one.unit ?? other.unit)
      }
      return Term(.arithmetic(operation, first, second), .number(type), site)
    }
  }

  /// A sum or difference: of two numbers of one unit, of a date or year and a length of time, or of
  /// two dates.
  private mutating func sum(
    _ operation: ArithmeticOperator,
    _ left: Expression,
    _ right: Expression,
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    let first: Term
    let second: Term
    if left.isPlainNumber {
      second = ruledOut(term(right, expecting: expected), right, "a number")
      first = ruledOut(term(left, expecting: second.type), left, "a number")
    } else {
      first = ruledOut(term(left, expecting: expected), left, "a number")
      let isDate = if case .date = first.type { true } else { false }
      second = ruledOut(term(right, expecting: isDate ? nil : first.type), right, "a number")
    }
    if first.type.isDamaged || second.type.isDamaged { return damaged(site) }
    switch (first.type, second.type) {
    case (.date, .date) where operation == .minus:
      let type = NumberType(.duration, .dayTime, unit: literals.units["days"])
      return Term(.arithmetic(.minus, first, second), .number(type), site)
    case (.date, .number(let length)) where length.dimension.isTime:
      let by = operation == .plus ? second : Term(.negative(second), second.type, second.site)
      return Term(.shifted(first, by: by), .date, site)
    case (.number(let one), .number(let other)):
      if let code = mismatch(one, other) { return differ(code, first, second, site) }
      var type = common(one, other)
      if one.form == .year, other.form == .year, operation == .minus {
        type = NumberType(.integer)
      } else if one.form == .year || other.form == .year {
        type = NumberType(.year, step: 1)
      }
      return Term(.arithmetic(operation, first, second), .number(type), site)
    default:
      return failed(
        .typeMismatch,
        "`\(operation.rawValue)` stands between numbers, not between \(first.type.words) and "
          + second.type.words,
        site
      )
    }
  }

  /// Adds the finding that two numbers, or two values, do not go together.
  func differ(
    _ code: DiagnosticCode,
    _ left: Term,
    _ right: Term,
    _ site: Site,
    help: String? = nil
  ) -> Term {
    let what =
      switch code {
      case .units: "units differ"
      case .scales: "scales differ"
      default: "types differ"
      }
    return failed(
      code,
      "\(what): \(left.type.words) and \(right.type.words)",
      left.site,
      label: left.type.words,
      others: [Diagnostic.Mark(right.site.span, right.type.words)],
      help: help
    )
  }

  mutating func rounded(
    _ inner: Expression,
    _ step: NumberLiteral,
    _ mode: RoundingMode,
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    let value = number(inner, expecting: expected)
    guard var type = value.type.number else { return value }
    guard let size = self.step(step, of: type, site) else { return damaged(site) }
    type.step = size
    return Term(.round(value, size, mode), .number(type), site)
  }

  /// The step of a rounding in base units, in the unit that the value is written in.
  func step(_ step: NumberLiteral, of type: NumberType, _ site: Site) -> Rational? {
    guard step.value > .zero else {
      findings.add(.outsideRange, "a step is above 0", at: site)
      return nil
    }
    return step.value * (type.unit?.factor ?? .one)
  }

  mutating func extreme(
    _ extreme: Extreme,
    _ members: [Expression],
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    // A member with a unit of its own says what the plain numbers beside it count.
    let guide = members.first { !$0.isPlainNumber } ?? members[0]
    let type = number(guide, expecting: expected).type
    let values = members.map { number($0, expecting: type) }
    guard var result = values[0].type.number else { return damaged(site) }
    for value in values.dropFirst() {
      guard let other = value.type.number else { return damaged(site) }
      if let code = mismatch(result, other) { return differ(code, values[0], value, site) }
      result = extreme == .sum ? common(result, other) : spanning(result, other)
      if extreme == .mean { result.step = nil }
    }
    return Term(.extreme(extreme, values), .number(result), site)
  }
}

extension Expression {
  /// Whether it is a number without a unit, which takes the unit of what it stands beside.
  var isPlainNumber: Bool {
    switch kind {
    case .literal(let literal):
      if case .number(_, nil, _) = literal.kind { true } else { false }
    case .negative(let inner): inner.isPlainNumber
    default: false
    }
  }

  /// Whether it is a constant that is read by what it stands beside.
  var isFlexible: Bool {
    switch kind {
    case .literal(let literal):
      if case .number(_, _?, _) = literal.kind { false } else { true }
    case .negative(let inner): inner.isFlexible
    case .unknown: true
    default: false
    }
  }
}

extension NumberType.Form {
  /// Whether a multiple of such a number is one of its kind.
  fileprivate var survivesScaling: Bool {
    switch self {
    case .money, .points, .percent: true
    default: false
    }
  }
}
