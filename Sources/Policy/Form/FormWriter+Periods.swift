// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Measures of the same subject in another period.
extension FormWriter {
  mutating func shifted(
    _ place: Int,
    _ arguments: [Term],
    to period: Term,
    at home: Int,
    _ scope: Scope,
    _ site: Site
  ) throws(Unsayable) -> FormRange {
    guard let periods, home == periods.entity, program.measures[place].home == home else {
      throw Unsayable("a measure in another period of what is no subject", site)
    }
    let asked = try write(period, at: home, scope.strict)
    guard let shift = shift(asked) else {
      throw Unsayable("a measure in a period that the row says", site)
    }
    var (inner, ranges) = try inner(arguments, at: home, scope)
    guard ranges.flatMap(\.slots).allSatisfy({ form[$0].home == FormNode.anywhere }) else {
      throw Unsayable("a measure in another period with arguments of this one", site)
    }
    switch shift {
    case .to(let period): inner.period = period
    case .by(let count): inner.period = scope.period.map { $0 + count }
    }
    guard !open.contains(.measure(place, period: inner.period)) else {
      throw Unsayable("a cycle", site)
    }
    return try body(place, ranges, at: home, inner).mapped { (slot) throws(Unsayable) in
      if form[slot].home == FormNode.anywhere || shift == .by(0) { return slot }
      return form.slot(FormNode(operation: .shifted(slot, shift), type: type(slot), home: home))
    }
  }

  /// From the row's period to that of a slot; `nil` where only the data say it.
  private func shift(_ slot: Slot) -> PeriodShift? {
    func constant(_ slot: Slot) -> Int? {
      guard case .constant(.number(let number)) = form[slot].operation else { return nil }
      return number.integer
    }
    if let period = constant(slot) { return .to(period) }
    if isPeriod(slot) { return .by(0) }
    switch form[slot].operation {
    case .arithmetic(.plus, let a, let b):
      if isPeriod(a) { return constant(b).map { .by($0) } }
      return isPeriod(b) ? constant(a).map { .by($0) } : nil
    case .arithmetic(.minus, let a, let b) where isPeriod(a):
      return constant(b).map { .by(-$0) }
    default: return nil
    }
  }

  /// Whether a slot is the fact that says a row's period.
  func isPeriod(_ slot: Slot) -> Bool {
    guard let periods else { return false }
    return form[slot].operation == .fact(periods.fact)
  }

  /// The truth of a condition in a period, where nothing but the period decides it.
  func truth(_ slot: Slot, in period: Int) -> Bool? {
    func number(_ slot: Slot) -> Rational? {
      if isPeriod(slot) { return Rational(period) }
      guard case .constant(.number(let number)) = form[slot].operation else { return nil }
      return number
    }
    switch form[slot].operation {
    case .constant(.truth(let isMet)): return isMet
    case .comparison(let relation, let a, let b):
      guard let left = number(a), let right = number(b) else { return nil }
      return relation.holds(between: left, and: right)
    case .membership(let a, let values):
      return number(a).map { values.contains(.number($0)) }
    case .not(let a): return truth(a, in: period).map { !$0 }
    case .all(let members):
      let truths = members.map { truth($0, in: period) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .any(let members):
      let truths = members.map { truth($0, in: period) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    default: return nil
    }
  }
}
