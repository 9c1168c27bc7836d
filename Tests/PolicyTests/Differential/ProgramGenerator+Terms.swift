// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy

extension ProgramGenerator {
  /// Where a term stands.
  struct Place {
    var entity: Int
    /// Variables that hold records of a list, by their place.
    var elements: [Int] = []
    var hasPrevious = false
  }

  private func term(_ kind: Term.Kind, _ type: ValueType) -> Term { Term(kind, type, Self.site) }

  /// A fact of a type that the place can see: of its entity or of an ancestor.
  private mutating func fact(_ place: Place, _ fits: (ValueType) -> Bool) -> Term? {
    let seen = [place.entity] + program.entities[place.entity].ancestors
    let able = program.facts.indices.filter {
      seen.contains(program.facts[$0].entity) && fits(program.facts[$0].type)
    }
    guard !able.isEmpty else { return nil }
    let chosen = pick(able)
    return term(.fact(chosen, arguments: []), program.facts[chosen].type)
  }

  private mutating func measure(_ place: Place, isTruth: Bool) -> Term? {
    let seen = [place.entity] + program.entities[place.entity].ancestors
    let able = program.measures.indices.filter {
      let type = program.measures[$0].type
      return seen.contains(program.measures[$0].home)
        && (isTruth ? type == .truth : type.number != nil)
    }
    guard !able.isEmpty else { return nil }
    let chosen = pick(able)
    return term(.measure(chosen, arguments: [], period: nil), program.measures[chosen].type)
  }

  mutating func constant() -> Term {
    term(.constant(.number(Rational(roll(12) - 3, pick([1, 2, 10])))), .number(Self.free))
  }

  // MARK: Numbers

  mutating func number(_ depth: Int, _ place: Place) -> Term {
    let plain = ValueType.number(Self.free)
    if depth <= 0 || chance(25) { return leafNumber(place) }
    switch roll(period == nil ? 14 : 17) {
    case 14, 15: return inPeriod(place) ?? leafNumber(place)
    case 16: return window(place) ?? leafNumber(place)
    case 0, 1:
      let sign = pick([ArithmeticOperator.plus, .minus])
      return term(.arithmetic(sign, number(depth - 1, place), number(depth - 1, place)), plain)
    case 2:
      return term(.arithmetic(.times, number(depth - 2, place), number(depth - 2, place)), plain)
    case 3:
      let sign = pick([ArithmeticOperator.divided, .percentOf])
      return term(.arithmetic(sign, number(depth - 2, place), number(depth - 2, place)), plain)
    case 4: return term(.negative(number(depth - 1, place)), plain)
    case 5:
      return term(
        .conditional(truth(depth - 2, place), number(depth - 1, place), number(depth - 1, place)),
        plain
      )
    case 6:
      let count = 2 + roll(2)
      var operands: [Term] = []
      for _ in 0..<count { operands.append(number(depth - 2, place)) }
      return term(.extreme(pick(Extreme.allCases), operands), plain)
    case 7, 8:
      let step = Rational(1, pick([1, 2, 3, 10]))
      return term(.round(number(depth - 1, place), step, roundingMode()), plain)
    case 9:
      guard let name = fact(place, { $0.withoutConstants == Self.grades }) else {
        return leafNumber(place)
      }
      return term(.weight(name), plain)
    case 10: return lookup(depth, place, output: 1) ?? leafNumber(place)
    default:
      guard place.elements.isEmpty else { return leafNumber(place) }
      return aggregate(depth, place) ?? leafNumber(place)
    }
  }

  /// A measure in another period.
  private mutating func inPeriod(_ place: Place) -> Term? {
    guard place.elements.isEmpty, place.entity != Self.district, let period,
      case .measure(let measure, _, _)? = self.measure(place, isTruth: false)?.kind
    else { return nil }
    let year = ValueType.number(NumberType(.year, step: 1))
    let own = term(.fact(period, arguments: []), year)
    let other =
      chance(50)
      ? term(.constant(.number(Rational(2013 + roll(4)))), year)
      : term(.arithmetic(.minus, own, term(.constant(.number(1)), .number(Self.free))), year)
    return term(
      .measure(measure, arguments: [], period: chance(20) ? own : other),
      program.measures[measure].type
    )
  }

  /// The mean of a measure over three periods.
  private mutating func window(_ place: Place) -> Term? {
    guard place.elements.isEmpty, place.entity != Self.district, let period,
      case .measure(let measure, _, _)? = self.measure(place, isTruth: false)?.kind
    else { return nil }
    let year = ValueType.number(NumberType(.year, step: 1))
    let own = term(.fact(period, arguments: []), year)
    let back = term(.arithmetic(.minus, own, term(.constant(.number(2)), .number(Self.free))), year)
    let inside = term(
      .measure(measure, arguments: [], period: term(.variable(9), year)),
      program.measures[measure].type
    )
    return term(.window(inside, variable: 9, from: back, to: own), .number(Self.free))
  }

  private mutating func leafNumber(_ place: Place) -> Term {
    let plain = ValueType.number(Self.free)
    switch roll(8) {
    case 0: return constant()
    case 1 where place.hasPrevious, 2 where place.hasPrevious: return term(.previous, plain)
    case 3: if let measure = measure(place, isTruth: false) { return measure }
    case 4:
      if let element = place.elements.last {
        let record = term(.variable(element), .record([]))
        return term(.field(record, "n"), .number(Self.small))
      }
    case 5:
      if let interval = fact(place, { if case .interval = $0 { true } else { false } }) {
        return term(.field(interval, pick(["lower", "upper"])), plain)
      }
    case 6 where chance(10): return term(.unknown(.unpublished), plain)
    default: break
    }
    guard let fact = fact(place, { $0.withoutConstants.number != nil }) else { return constant() }
    // A named constant is no number; the checker lets none stand where one is needed as a value.
    return fact.type.constants.isEmpty ? fact : term(.negative(fact), plain)
  }

  mutating func lookup(_ depth: Int, _ place: Place, output: Int) -> Term? {
    guard !program.tables.isEmpty else { return nil }
    let index = roll(program.tables.count)
    var keys = [number(depth - 2, place)]
    if program.tables[index].keys.count > 1 { keys.append(name(place)) }
    let type = program.tables[index].outputs[output].type
    return term(.lookup(table: index, keys: keys, output: output), type)
  }

  private mutating func aggregate(_ depth: Int, _ place: Place) -> Term? {
    let entity: Int
    switch place.entity {
    case Self.district: entity = pick([Self.school, Self.pupil])
    case Self.school: entity = Self.pupil
    default: return nil
    }
    let parent =
      chance(10) ? nil : place.entity == Self.school && chance(15) ? Self.district : place.entity
    let inside = Place(entity: entity)
    let operation = pick(Aggregate.Operation.allCases)
    var value: Term?
    switch operation {
    case .count: break
    case .share: value = truth(min(depth - 2, 2), inside)
    case .sum, .mean: value = number(min(depth - 2, 2), inside)
    }
    let policy: UnknownPolicy =
      switch roll(3) {
      case 0: .knownOnly(atLeast: nil)
      case 1: .knownOnly(atLeast: NumberLiteral(Rational(pick([1, 2, 4]), pick([4, 5]))))
      default: .strict
      }
    let aggregate = RowAggregate(
      operation,
      value: value,
      entity: entity,
      parent: parent,
      filter: chance(50) ? truth(2, inside) : nil,
      weight: chance(20) ? fact(inside) { $0 == .number(Self.small) } : nil,
      unknowns: policy
    )
    return term(.aggregate(aggregate), .number(Self.free))
  }

  // MARK: Names

  private mutating func name(_ place: Place) -> Term {
    if let element = place.elements.last, chance(50) {
      return term(.field(term(.variable(element), .record([])), "g"), Self.grades)
    }
    if chance(15), let found = lookup(2, place, output: 0) { return found }
    if let fact = fact(place, { $0.withoutConstants == Self.grades }) { return fact }
    return term(.constant(.name("mid")), Self.grades)
  }

  // MARK: Truths

  mutating func truth(_ depth: Int, _ place: Place) -> Term {
    if depth <= 0 || chance(15) { return leafTruth(place) }
    switch roll(12) {
    case 0, 1:
      var operands: [Term] = []
      for _ in 0..<(2 + roll(2)) { operands.append(truth(depth - 1, place)) }
      return term(.logical(isAnd: chance(50), operands), .truth)
    case 2: return term(.not(truth(depth - 1, place)), .truth)
    case 3, 4, 5, 6:
      return term(
        .comparison(
          pick(Relation.allCases),
          number(depth - 1, place),
          number(depth - 2, place),
          by: nil
        ),
        .truth
      )
    case 7:
      return term(
        .conditional(truth(depth - 2, place), truth(depth - 1, place), truth(depth - 1, place)),
        .truth
      )
    case 8:
      if let interval = fact(place, { if case .interval = $0 { true } else { false } }) {
        return term(.excludes(interval, number(depth - 2, place)), .truth)
      }
    case 9: if let quantified = quantified(depth, place) { return quantified }
    case 10 where !isPlain:
      if let reference = fact(place, { $0 == .entity("district") }) {
        let able = program.facts.indices.filter {
          program.facts[$0].entity == Self.district && program.facts[$0].type == .truth
        }
        if let found = able.first { return term(.referred(reference, fact: found), .truth) }
      }
    default: break
    }
    return leafTruth(place)
  }

  private mutating func leafTruth(_ place: Place) -> Term {
    switch roll(10) {
    case 0: if let measure = measure(place, isTruth: true) { return measure }
    case 1:
      if let union = fact(place, { !$0.constants.isEmpty }) { return term(.given(union), .truth) }
    case 2, 3:
      let operand = name(place)
      var values: [Value] = []
      for _ in 0..<(1 + roll(2)) { values.append(.name(pick(["low", "mid", "high", "LND"]))) }
      return term(.membership(operand, values), .truth)
    case 4:
      let operand = name(place)
      var other = term(.constant(.name(pick(["low", "high", "LND"]))), Self.grades)
      if chance(50) {
        let found = name(place)
        // Columns compare two values of which one may be a named constant only with constants.
        if !isPlain || operand.type.constants.isEmpty && found.type.constants.isEmpty {
          other = found
        }
      }
      return term(.comparison(pick([.equal, .different]), operand, other, by: nil), .truth)
    case 5:
      if let date = fact(place, { $0 == .date }) {
        let isOther = chance(50)
        let other =
          fact(place) { $0 == .date && isOther }
          ?? term(.constant(.date(CalendarDate(dayNumber: 19_000 + roll(4)))), .date)
        return term(.comparison(pick(Relation.allCases), date, other, by: nil), .truth)
      }
    case 6:
      if let text = fact(place, { $0 == .text }) {
        let other = lookup(2, place, output: 2) ?? term(.constant(.text("it's")), .text)
        return term(.comparison(pick([.equal, .different]), text, other, by: nil), .truth)
      }
    case 9:
      if let union = fact(place, { !$0.constants.isEmpty && $0.withoutConstants.number != nil }) {
        let other =
          chance(30)
          ? term(.constant(.name("none")), union.type) : isPlain ? constant() : number(1, place)
        return term(.comparison(pick([.equal, .different]), union, other, by: nil), .truth)
      }
    case 7:
      let members = program.decisions.indices.filter {
        program.decisions[$0].home == place.entity
      }
      if place.elements.isEmpty, let found = members.first {
        return term(.decision(found, arguments: []), .truth)
      }
    case 8:
      if let element = place.elements.last {
        return term(.field(term(.variable(element), .record([])), "yes"), .truth)
      }
    default: break
    }
    return fact(place) { $0 == .truth }
      ?? term(
        .comparison(pick(Relation.allCases), leafNumber(place), leafNumber(place), by: nil),
        .truth
      )
  }

  private mutating func quantified(_ depth: Int, _ place: Place) -> Term? {
    guard place.elements.isEmpty, place.entity != Self.district,
      let list = fact(place, { if case .list = $0 { true } else { false } })
    else { return nil }
    var inside = place
    inside.entity = Self.school
    inside.elements = [0]
    inside.hasPrevious = false
    return term(
      .quantified(isEvery: chance(50), variable: 0, list, truth(depth - 1, inside)),
      .truth
    )
  }
}
