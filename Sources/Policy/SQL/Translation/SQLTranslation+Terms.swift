// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension SQLTranslation {
  /// A term on the rows of a context; a refusal gets the place of the innermost term it is about.
  func carried(_ term: Term, _ context: SQLContext) throws(SQLRefusal) -> Carried {
    do throws(SQLRefusal) {
      return try unplaced(term, context)
    } catch {
      throw error.at(term.site)
    }
  }

  /// A term as an operand: a truth that is a fault is no value.
  func answer(_ term: Term, _ context: SQLContext) throws(SQLRefusal) -> Carried {
    let value = try carried(term, context)
    return value.isTruth ? try value.hidden(by: value.fault) : value
  }

  private func unplaced(_ term: Term, _ context: SQLContext) throws(SQLRefusal) -> Carried {
    switch term.kind {
    case .constant(let value): return Carried(try shape(of: value, as: term.type))
    case .unknown: return Carried(try unknown(term.type))
    case .fact(let fact, let arguments):
      guard arguments.isEmpty else { throw .construct("a fact with arguments") }
      return try self.fact(fact, context)
    case .referred(let reference, let fact): return try referred(reference, fact, context)
    case .variable(let variable):
      guard let found = context.variables[variable] else {
        throw .construct("a value that a parameter brings")
      }
      return try imported(found.value, from: found.scope, to: context.scope, as: "v\(variable)")
    case .measure(let measure, let arguments, let period):
      guard let period else { return try self.measure(measure, arguments, context) }
      return try self.measure(measure, arguments, context, in: try frame(of: period, context))
    case .previous:
      guard let found = context.previous else { return Carried(try unknown(term.type)) }
      return try imported(found.value, from: found.scope, to: context.scope, as: "previous")
    case .lookup(let table, let keys, let output):
      return try lookup(table, keys, output, context)
    case .inverse: throw .construct("the key of a table's row by its output")
    case .field(let base, let name): return try field(base, name, context)
    case .weight(let base): return try weight(base, context)
    case .negative(let operand):
      let value = try carried(operand, context)
      return Carried(.number(context.arithmetic.negative(try number(value))), of: [value])
    case .arithmetic(let operation, let left, let right):
      return try computed(operation, left, right, context)
    case .shifted(let start, let by): return try shifted(start, by: by, context)
    case .conditional(let condition, let first, let second):
      return try conditional(condition, first, second, context)
    case .aggregate(let aggregate): return try self.aggregate(aggregate, context)
    case .extreme(let extreme, let operands): return try self.extreme(extreme, operands, context)
    case .window(let value, let variable, let from, let to):
      return try window(value, variable, from, to, context)
    case .timeIn: throw .construct("the time that a list of periods covers")
    case .best: throw .construct("the best element of a list")
    case .allocate: throw .construct("a part of a pool")
    case .reading(let name, let readings): return try reading(name, readings, context)
    case .round(let operand, let step, let mode):
      let value = try carried(operand, context)
      let rounded = try context.arithmetic.rounded(try number(value), to: step, mode)
      return Carried(.number(rounded), of: [value])
    default: return try condition(term, context)
    }
  }

  // MARK: Constants

  /// A constant by its type.
  func shape(of value: Value, as type: ValueType) throws(SQLRefusal) -> Carried.Shape {
    switch (value, type) {
    case (.name(let name), .union(let inner, let constants)) where constants.contains(name):
      return .union(.text(name), try unknown(inner))
    case (_, .union(let inner, _)): return .union(.null(.text), try shape(of: value, as: inner))
    case (.truth(let isMet), _): return .truth(.truth(isMet))
    case (.number(let number), _): return .number(try ScaledNumber(number))
    case (.date(let date), _): return .number(try ScaledNumber(Rational(date.dayNumber)))
    case (.text(let text), _), (.name(let text), _), (.entity(let text), _):
      return .text(.text(text))
    case (.interval(let lower, let upper), _):
      return .interval(try ScaledNumber(lower), try ScaledNumber(upper))
    default: throw .construct("a constant that is a list, a record or a length of covered time")
    }
  }

  /// An unknown of a type.
  func unknown(_ type: ValueType) throws(SQLRefusal) -> Carried.Shape {
    switch type {
    case .truth: return .truth(.null(.truth))
    case .number, .date: return .number(.unknown)
    case .code, .oneOf, .text, .entity: return .text(.null(.text))
    case .interval: return .interval(.unknown, .unknown)
    case .union(let inner, _): return .union(.null(.text), try unknown(inner))
    case .record(let fields):
      var unknowns: [String: Carried] = [:]
      for field in fields { unknowns[field.name] = Carried(try unknown(field.type)) }
      return .record(.null(.truth), unknowns)
    case .list, .time, .damaged: throw .construct("an unknown list")
    }
  }

  private func unknown(_ type: ValueType) throws(SQLRefusal) -> Carried {
    Carried(try unknown(type))
  }

  // MARK: Numbers

  /// The number of a value; a named constant instead of one is unknown.
  func number(_ value: Carried) throws(SQLRefusal) -> ScaledNumber {
    guard case .number(let number) = value.shape.narrowed else {
      throw .construct("a value that is no number, where one is needed")
    }
    return number
  }

  private func computed(
    _ operation: ArithmeticOperator,
    _ left: Term,
    _ right: Term,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let operands = [try carried(left, context), try carried(right, context)]
    let (a, b) = (try number(operands[0]), try number(operands[1]))
    let arithmetic = context.arithmetic
    switch operation {
    case .plus: return Carried(.number(try arithmetic.sum(a, b)), of: operands)
    case .minus:
      return Carried(.number(try arithmetic.sum(a, arithmetic.negative(b))), of: operands)
    case .times:
      let product = try arithmetic.product(a, b)
      return Carried(.number(product), of: operands)
    case .divided, .percentOf:
      let (quotient, isZero) = try arithmetic.quotient(a, b)
      // The division is only tried where both operands are known.
      let fault = isZero.map { SQLExpression.both([$0, a.isPresent]) }
      return Carried(.number(quotient), of: operands, fault: fault)
    }
  }

  private func extreme(
    _ extreme: Extreme,
    _ terms: [Term],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    var operands: [Carried] = []
    for term in terms { operands.append(try carried(term, context)) }
    return try self.extreme(extreme, operands, context)
  }

  /// The greatest, least, mean or sum of several numbers.
  func extreme(
    _ extreme: Extreme,
    _ operands: [Carried],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let arithmetic = context.arithmetic
    guard let first = operands.first else { throw .construct("the extreme of nothing") }
    var result = try number(first)
    for operand in operands.dropFirst() {
      let other = try number(operand)
      switch extreme {
      case .sum, .mean: result = try arithmetic.sum(result, other)
      case .greatest, .least:
        let (a, b) = (
          arithmetic.settled(result, as: "operand"), arithmetic.settled(other, as: "operand")
        )
        let takesFirst = try arithmetic.comparison(extreme == .greatest ? .atLeast : .atMost, a, b)
        result = try arithmetic.choice([(takesFirst, a), (takesFirst.opposite, b)])
      }
    }
    if extreme == .mean { result = try arithmetic.product(result, Rational(1, operands.count)) }
    return Carried(.number(result), of: operands)
  }

  private func shifted(
    _ start: Term,
    by: Term,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let operands = [try carried(start, context), try carried(by, context)]
    let (from, amount) = (try number(operands[0]), try number(operands[1]))
    let isCalendar = by.type.withoutConstants.number?.dimension == .calendarTime
    let arithmetic = context.arithmetic
    guard start.type.withoutConstants == .date else {
      let years = isCalendar ? try arithmetic.product(amount, Rational(1, 12)) : amount
      return Carried(.number(try arithmetic.sum(from, years)), of: operands)
    }
    guard !isCalendar, amount.unit.isInteger, amount.bottom == nil else {
      throw .construct("a date moved by months, or by parts of days")
    }
    var moved = arithmetic.settled(try arithmetic.sum(from, amount), as: "moved")
    let (first, last) = (SQLLimits.days.lowerBound, SQLLimits.days.upperBound)
    let isDay = SQLExpression.both([
      .comparison(.atLeast, moved.top, .integer(first)),
      .comparison(.atMost, moved.top, .integer(last)),
    ])
    moved.top = .only(if: isDay, moved.top)
    moved.topRange = moved.topRange.clipped(low: first, high: last)
    return Carried(.number(moved), of: operands, fault: isDay.isNotMet)
  }

  // MARK: Parts of values

  private func field(
    _ base: Term,
    _ name: String,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let value = try carried(base, context)
    switch value.shape.narrowed {
    case .interval(let lower, let upper):
      return Carried(.number(name.hasPrefix("lo") ? lower : upper), of: [value])
    case .record(_, let fields):
      guard let field = fields[name] else { throw .construct("a field without a column") }
      return Carried(field.shape, of: [value, field])
    default: throw .construct("a field of a value that is no record")
    }
  }

  private func weight(_ base: Term, _ context: SQLContext) throws(SQLRefusal) -> Carried {
    let value = try carried(base, context)
    guard case .text(let name) = value.shape.narrowed,
      case .oneOf(let members) = base.type.withoutConstants
    else { throw .construct("the weight of a value that is no member") }
    var branches: [(SQLExpression, ScaledNumber)] = []
    for member in members {
      guard let weight = member.weight else { continue }
      branches.append((.comparison(.equal, name, .text(member.name)), try ScaledNumber(weight)))
    }
    return Carried(.number(try context.arithmetic.choice(branches)), of: [value])
  }

  private func reading(
    _ name: String,
    _ readings: [Term.Reading],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let letter = answers[name] ?? readings.first?.letter
    guard let chosen = readings.first(where: { $0.letter == letter }) else {
      throw .construct("a reading without the chosen answer")
    }
    return try carried(chosen.value, context)
  }
}
