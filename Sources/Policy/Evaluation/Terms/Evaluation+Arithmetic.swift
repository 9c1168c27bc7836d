// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Evaluation {
  /// The greatest size of a numerator or denominator; beyond it a number is a fault.
  static let greatestBits = 4_096

  /// A number, unless it has grown beyond the limit.
  static func limited(_ number: Rational) -> Answer {
    number.fits(bits: greatestBits) ? .value(.number(number)) : tooLarge
  }

  private static let tooLarge = Answer.fault(.limit, "a number needs more than 4096 bits")

  /// Bounds as an answer: a value when they are one number, an unknown when they say nothing.
  static func settled(_ interval: NumberInterval, _ unknowns: Unknowns) -> Answer {
    if let single = interval.single { return limited(single) }
    if interval.lower == nil, interval.upper == nil { return .unknown(unknowns) }
    let ends = [interval.lower, interval.upper].compactMap { $0 }
    return ends.allSatisfy { $0.fits(bits: greatestBits) }
      ? .between(interval, unknowns) : tooLarge
  }

  /// The bounds of a number; open where nothing is known.
  static func interval(_ answer: Answer) -> NumberInterval {
    switch answer {
    case .value(.number(let number)): NumberInterval(number)
    case .between(let interval, _): interval
    default: NumberInterval(nil, nil)
    }
  }

  /// Two numbers computed: strict, or by bounds where the measure keeps them.
  func computed(_ operation: ArithmeticOperator, _ left: Answer, _ right: Answer) -> Answer {
    if let a = Self.number(left), let b = Self.number(right) {
      switch operation {
      case .plus: return Self.limited(a + b)
      case .minus: return Self.limited(a - b)
      case .times: return Self.limited(a * b)
      case .divided, .percentOf:
        guard b != .zero else {
          return .fault(.division, operation == .divided ? "division by zero" : "per cent of zero")
        }
        return Self.limited(a / b)
      }
    }
    guard let failure = Answer.strictFailure(left, right) else { return .unknown(.none) }
    guard frame.keepsBounds, case .unknown(let unknowns) = failure else { return failure }
    let (a, b) = (Self.interval(left), Self.interval(right))
    switch operation {
    case .plus: return Self.settled(a + b, unknowns)
    case .minus: return Self.settled(a - b, unknowns)
    case .times: return Self.settled(a * b, unknowns)
    case .divided, .percentOf:
      return a.divided(by: b).map { Self.settled($0, unknowns) } ?? failure
    }
  }

  /// A number, or the days that periods cover.
  private static func number(_ answer: Answer) -> Rational? {
    switch answer {
    case .value(.number(let number)): number
    case .value(.time(let time)): Rational(time.days)
    default: nil
    }
  }

  /// The negative of a number.
  func negated(_ operand: Answer) -> Answer {
    switch operand {
    case .value(.number(let number)): return .value(.number(-number))
    case .value: return .unknown(.none)
    case .between(let interval, let unknowns) where frame.keepsBounds:
      return .between(-interval, unknowns)
    case .fault: return operand
    default: return .unknown(operand.unknowns)
    }
  }

  /// A number after a change that never reverses order; so bounds change by their ends.
  func mapped(_ operand: Answer, _ change: (Rational) -> Rational) -> Answer {
    switch operand {
    case .value(.number(let number)): return Self.limited(change(number))
    case .value: return .unknown(.none)
    case .between(let interval, let unknowns) where frame.keepsBounds:
      return Self.settled(interval.mapped(change), unknowns)
    case .fault: return operand
    default: return .unknown(operand.unknowns)
    }
  }

  /// The greatest, least, mean or sum of several numbers.
  func extreme(_ extreme: Extreme, _ operands: [Answer]) -> Answer {
    let numbers = operands.compactMap(\.number)
    if numbers.count == operands.count, let first = numbers.first {
      switch extreme {
      case .greatest: return .value(.number(numbers.reduce(first) { max($0, $1) }))
      case .least: return .value(.number(numbers.reduce(first) { min($0, $1) }))
      case .sum: return Self.limited(numbers.sum())
      case .mean: return Self.limited(numbers.sum() / Rational(numbers.count))
      }
    }
    guard let failure = Answer.strictFailure(operands) else {
      return Self.extremeDate(extreme, operands)
    }
    guard frame.keepsBounds, case .unknown(let unknowns) = failure else { return failure }
    let intervals = operands.map(Self.interval)
    let lowers = intervals.compactMap(\.lower)
    let uppers = intervals.compactMap(\.upper)
    let all = operands.count
    switch extreme {
    case .greatest:
      let upper = uppers.count == all ? uppers.max() : nil
      return Self.settled(NumberInterval(lowers.max(), upper), unknowns)
    case .least:
      let lower = lowers.count == all ? lowers.min() : nil
      return Self.settled(NumberInterval(lower, uppers.min()), unknowns)
    case .sum, .mean:
      let share = extreme == .mean ? Rational(1, all) : .one
      let ends = NumberInterval(
        lowers.count == all ? lowers.sum() * share : nil,
        uppers.count == all ? uppers.sum() * share : nil
      )
      return Self.settled(ends, unknowns)
    }
  }

  /// The later or earlier of several dates.
  private static func extremeDate(_ extreme: Extreme, _ operands: [Answer]) -> Answer {
    let dates = operands.compactMap { answer in
      if case .value(.date(let date)) = answer { date } else { nil }
    }
    guard dates.count == operands.count else { return .unknown(.none) }
    let date = extreme == .greatest ? dates.max() : dates.min()
    return date.map { .value(.date($0)) } ?? .unknown(.none)
  }

  /// A date or year with months, days or years added.
  ///
  /// - Parameters:
  ///   - start: The date or year.
  ///   - by: How much, in base units.
  ///   - type: The type of how much.
  /// - Returns: The date or year; a fault outside the calendar's years 1 to 9999.
  func shifted(_ start: Answer, by: Answer, of type: ValueType) -> Answer {
    if let failure = Answer.strictFailure(start, by) { return failure }
    guard let amount = by.number else { return .unknown(.none) }
    let isCalendar = type.withoutConstants.number?.dimension == .calendarTime
    switch start {
    case .value(.number(let year)):
      return Self.limited(year + (isCalendar ? amount / 12 : amount))
    case .value(.date(let date)):
      guard let count = amount.integer else {
        return .fault(.value, "a date moves by whole days and months")
      }
      let moved = isCalendar ? date.adding(months: count) : date.adding(days: count)
      return moved.map { .value(.date($0)) } ?? .fault(.limit, "a date outside the calendar")
    default: return .unknown(.none)
    }
  }
}
