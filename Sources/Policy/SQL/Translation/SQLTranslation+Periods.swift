// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension SQLTranslation {
  /// The longest window that is written out.
  private static let longestWindow = 24

  /// The period that a term names: the row's own, so many before or after it, or one for all.
  ///
  /// - Throws: P701 for a period that depends on the data, or that may be under another version.
  func frame(of term: Term, _ context: SQLContext) throws(SQLRefusal) -> PeriodFrame {
    guard hasOneVersion else {
      throw .construct("a measure in another period, in which another version may be in force")
    }
    guard let frame = named(term, context) else {
      throw .construct("a period that depends on the data")
    }
    return frame
  }

  private func named(_ term: Term, _ context: SQLContext) -> PeriodFrame? {
    switch term.kind {
    case .fact(let fact, _) where fact == period: return context.scope.frame
    case .variable(let variable): return context.periods[variable]
    case .constant(.number(let number)): return number.integer.map { .fixed($0) }
    case .arithmetic(let operation, let left, let right):
      guard let frame = named(left, context), let count = amount(right) else { return nil }
      switch operation {
      case .plus: return frame.adding(count)
      case .minus: return frame.adding(-count)
      default: return nil
      }
    case .shifted(let start, let by):
      guard let frame = named(start, context), let count = amount(by) else { return nil }
      return frame.adding(count)
    default: return nil
    }
  }

  /// A number of periods that the rule states; calendar time counts in years.
  private func amount(_ term: Term) -> Int? {
    switch term.kind {
    case .constant(.number(let number)):
      let isCalendar = term.type.number?.dimension == .calendarTime
      return (isCalendar ? number / 12 : number).integer
    case .negative(let inner): return amount(inner).map { -$0 }
    default: return nil
    }
  }

  /// The mean of a value over periods, written out period by period.
  func window(
    _ value: Term,
    _ variable: Int,
    _ from: Term,
    _ to: Term,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let (first, last) = (try frame(of: from, context), try frame(of: to, context))
    var frames = [first]
    while let frame = frames.last, frame != last {
      guard frames.count < Self.longestWindow, let next = frame.adding(1) else {
        throw .construct("a window of more than \(Self.longestWindow) periods, or of none")
      }
      frames.append(next)
    }
    var values: [Carried] = []
    for frame in frames {
      var inside = context
      inside.periods[variable] = frame
      inside.variables[variable] = (try number(of: frame, context), context.scope)
      values.append(try answer(value, inside))
    }
    return try extreme(.mean, values, context)
  }

  /// A period as a number.
  private func number(of frame: PeriodFrame, _ context: SQLContext) throws(SQLRefusal) -> Carried {
    guard let column = periodColumn(of: context.scope) else {
      throw .construct("a period on rows that have none")
    }
    let period = frame.period(from: column)
    if case .integer(let number) = period {
      return Carried(.number(try ScaledNumber(Rational(number))))
    }
    let reach = Int128(SQLLimits.number) + 1_000_000
    return Carried(.number(ScaledNumber(unit: 1, top: period, try IntegerRange(-reach, reach))))
  }
}
