// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

@testable import Policy

extension ProgramMaker {
  mutating func value(_ type: ValueType, _ home: Int, _ depth: Int) -> Term {
    switch type {
    case .truth: truth(home, depth)
    case .text: text(home, depth)
    default: plainNumber(home, depth)
    }
  }

  /// A number that is no named constant.
  private mutating func plainNumber(_ home: Int, _ depth: Int) -> Term {
    while true {
      let found = number(home, depth)
      if found.type.constants.isEmpty { return found }
    }
  }

  mutating func number(_ home: Int, _ depth: Int) -> Term {
    guard depth > 0 else {
      if let field = field(home, { $0.withoutConstants.number != nil }) { return field }
      let found = places(home) { $0.withoutConstants.number != nil }
      return found.isEmpty || roll(4) == 0 ? constant() : fact(pick(found))
    }
    let type = SmallWorld.tenth
    switch roll(12) {
    case 0, 1: return number(home, 0)
    case 2, 3, 4:
      let operation = pick(ArithmeticOperator.allCases)
      return term(
        .arithmetic(operation, number(home, depth - 1), number(home, depth - 1)),
        type
      )
    case 5: return term(.negative(number(home, depth - 1)), type)
    case 6:
      let members = (0..<(2 + roll(2))).map { _ in number(home, depth - 1) }
      return term(.extreme(pick(Extreme.allCases), members), type)
    case 7:
      let step = pick([Rational(1), Rational(1, 10), Rational(1, 4)])
      return term(.round(number(home, depth - 1), step, pick(RoundingMode.allCases)), type)
    case 8:
      return term(
        .conditional(
          truth(home, depth - 1),
          plainNumber(home, depth - 1),
          plainNumber(home, depth - 1)
        ),
        type
      )
    case 9: return lookup(home, depth, output: 0)
    case 10:
      if home == SmallWorld.pupil {
        return roll(2) == 0
          ? term(.weight(fact(pick([3, 10]))), type)
          : measure(home) { $0.number != nil } ?? constant()
      }
      return aggregate(home, depth)
    default: return measure(home) { $0.number != nil } ?? constant()
    }
  }

  private mutating func lookup(_ home: Int, _ depth: Int, output: Int) -> Term {
    let type = program.tables[0].outputs[output].type
    let table = home == SmallWorld.pupil ? roll(3) : 1
    switch table {
    case 0: return term(.lookup(table: 0, keys: [fact(pick([3, 10]))], output: output), type)
    case 1: return term(.lookup(table: 1, keys: [number(home, depth - 1)], output: output), type)
    default:
      let keys = [fact(3), number(home, depth - 1)]
      return term(.lookup(table: 2, keys: keys, output: output), type)
    }
  }

  private mutating func aggregate(_ home: Int, _ depth: Int) -> Term {
    let operation = pick(Aggregate.Operation.allCases)
    let outside = list
    list = nil
    defer { list = outside }
    let member = home == SmallWorld.district && roll(2) == 0 ? SmallWorld.school : SmallWorld.pupil
    var value: Term?
    var isNumber: Term?
    switch operation {
    case .count: value = nil
    case .share: value = truth(member, min(depth - 1, 2))
    // Sums of fractions have no common denominator; members are whole steps.
    default:
      let places = places(member) { $0.withoutConstants.number != nil }
      value = fact(pick(places))
      // The checker wants a named constant ruled out where a number is added up.
      if let own = value, let constant = own.type.constants.first {
        let other = term(.constant(.name(constant)), own.type)
        isNumber = term(.comparison(.different, own, other, by: nil), .truth)
      }
      if roll(3) == 0, let own = value {
        value = term(.arithmetic(pick([.plus, .times]), own, constant()), SmallWorld.tenth)
      }
    }
    let share = NumberLiteral(Rational(1 + roll(4), 5), isPercent: true)
    let unknowns = pick([
      UnknownPolicy.strict, .knownOnly(atLeast: nil), .knownOnly(atLeast: share),
    ])
    return term(
      .aggregate(
        RowAggregate(
          operation,
          value: value,
          entity: member,
          parent: roll(8) == 0 ? nil : home,
          filter: isNumber ?? (roll(2) == 0 ? truth(member, 1) : nil),
          weight: operation != .count && roll(4) == 0 ? fact(member == 0 ? 1 : 11) : nil,
          unknowns: unknowns
        )
      ),
      SmallWorld.tenth
    )
  }

  mutating func text(_ home: Int, _ depth: Int) -> Term {
    switch roll(depth > 0 ? 4 : 1) {
    case 0: return term(.constant(.text(pick(["a", "b"]))), .text)
    case 1:
      return term(
        .conditional(truth(home, depth - 1), text(home, depth - 1), text(home, depth - 1)),
        .text
      )
    case 2: return measure(home) { $0 == .text } ?? lookup(home, depth, output: 1)
    default: return lookup(home, depth, output: 1)
    }
  }

  mutating func day(_ home: Int) -> Term {
    guard roll(4) == 0 else { return plainDay(home) }
    let isCalendar = roll(2) == 0
    let length = NumberType(.duration, isCalendar ? .calendarTime : .none)
    // Some leave the calendar.
    let amount = roll(30) == 0 ? 200_000 : roll(80) - 40
    let by = term(.constant(.number(Rational(amount))), .number(length))
    return term(.shifted(plainDay(home), by: by), .date)
  }

  private mutating func plainDay(_ home: Int) -> Term {
    let found = places(home) { $0 == .date }
    if roll(3) == 0 || found.isEmpty {
      return term(.constant(.date(CalendarDate(dayNumber: 13_900 + roll(40)))), .date)
    }
    return fact(pick(found))
  }
}
