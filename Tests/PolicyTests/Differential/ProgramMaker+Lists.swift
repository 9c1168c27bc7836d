// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

@testable import Policy

extension ProgramMaker {
  /// A field of the item that a condition is about, of a record, or of a row that a reference names.
  mutating func field(_ home: Int, _ isWanted: (ValueType) -> Bool) -> Term? {
    var records: [Term] = []
    if let list, roll(3) > 0, case .list(let element) = program.facts[list].type {
      records.append(term(.variable(7), element))
      if isWanted(element) { return records[0] }
    } else if home == SmallWorld.pupil, roll(4) == 0 {
      let place = pick(
        places(home) { $0.fields != nil || $0.withoutConstants == .entity("school") }
      )
      records.append(fact(place))
    }
    guard let record = records.first else { return nil }
    let fields = record.type.fields ?? []
    if case .entity = record.type.withoutConstants { return referred(record, isWanted) }
    let found = fields.filter { isWanted($0.type) }
    let references = fields.filter { $0.type == .entity("school") }
    if let reference = references.first, found.isEmpty || roll(3) == 0 {
      return referred(term(.field(record, reference.name), reference.type), isWanted)
    }
    guard !found.isEmpty else { return nil }
    let chosen = pick(found)
    return term(.field(record, chosen.name), chosen.type)
  }

  private mutating func referred(_ reference: Term, _ isWanted: (ValueType) -> Bool) -> Term? {
    if roll(4) == 0 {
      let partner = through(reference, "partner")
      let found = places(SmallWorld.district, isWanted)
      guard !found.isEmpty else { return nil }
      let place = pick(found)
      return term(.referred(partner, fact: place), program.facts[place].type)
    }
    let found = program.facts.indices.filter {
      program.facts[$0].entity == SmallWorld.school && isWanted(program.facts[$0].type)
    }
    guard !found.isEmpty else { return nil }
    let place = pick(found)
    return term(.referred(reference, fact: place), program.facts[place].type)
  }

  /// A list that a row of a home can read, and where its owner stands.
  private mutating func someList(
    _ home: Int,
    _ isWanted: (ValueType) -> Bool = { $0.fields != nil }
  ) -> (place: Int, owner: Int)? {
    let found = places(home) { type in
      if case .list(let element) = type { isWanted(element) } else { false }
    }
    guard !found.isEmpty else { return nil }
    let place = pick(found)
    return (place, program.facts[place].entity)
  }

  /// A fact of the row that a reference names.
  private func through(_ reference: Term, _ name: String) -> Term {
    let place = program.facts.firstIndex { $0.name == name } ?? 0
    return term(.referred(reference, fact: place), program.facts[place].type)
  }

  /// A condition on a list of a row that references lead to.
  private mutating func quantifiedBehind(_ depth: Int) -> Term {
    let found = places(SmallWorld.pupil) {
      $0.fields != nil || $0.withoutConstants == .entity("school")
    }
    var reference = fact(pick(found))
    if reference.type.fields != nil {
      reference = term(.field(reference, "sponsor"), .entity("school"))
    }
    let isFar = roll(2) == 0
    if isFar { reference = through(reference, "partner") }
    let list = through(reference, isFar ? "grants" : "events")
    guard case .referred(_, let place) = list.kind else { return truth(SmallWorld.pupil, 0) }
    let condition = inside(place) { $0.truth(SmallWorld.pupil, min(depth, 3) - 1) }
    return term(.quantified(isEvery: roll(2) == 0, variable: 7, list, condition), .truth)
  }

  private mutating func inside<Result>(
    _ list: Int,
    _ body: (inout ProgramMaker) -> Result
  ) -> Result {
    let outside = self.list
    self.list = list
    defer { self.list = outside }
    return body(&self)
  }

  mutating func quantified(_ home: Int, _ depth: Int) -> Term {
    if home == SmallWorld.pupil, roll(3) == 0 { return quantifiedBehind(depth) }
    guard let (place, owner) = someList(home, { _ in true }) else { return truth(home, 0) }
    if program.facts[place].type == .list(SmallWorld.count), roll(2) == 0 {
      let values = places(owner) { $0.number != nil }
      return term(.element(fact(pick(values)), of: fact(place)), .truth)
    }
    let condition = inside(place) { $0.truth(owner, min(depth, 3) - 1) }
    return term(
      .quantified(isEvery: roll(2) == 0, variable: 7, fact(place), condition),
      .truth
    )
  }

  mutating func covered(_ home: Int) -> Term {
    guard home == SmallWorld.pupil else { return truth(home, 0) }
    let place = program.facts.firstIndex { $0.name == "practice" } ?? 0
    let window = CoveredList.Window(months: 12 * roll(7), days: roll(2) * 30, end: day(home))
    let time = term(
      .timeIn(
        CoveredList(
          list: fact(place),
          variable: 7,
          filter: roll(4) == 0 ? nil : inside(place) { $0.truth(home, 1) },
          window: roll(4) == 0 ? nil : window,
          today: roll(6) == 0 ? nil : day(home)
        )
      ),
      .time
    )
    let years = pick([YearCount?.none, .anniversary, .julian])
    let goal: Term
    switch (years, roll(3)) {
    case (nil, 0): goal = term(.constant(.number(Rational(roll(1_200)))), SmallWorld.count)
    case (nil, 1): goal = number(home, 1)
    case (nil, _): goal = term(.constant(.number(Rational(roll(9) * 100))), SmallWorld.count)
    case (_, 0): goal = number(home, 0)
    default: goal = term(.constant(.number(Rational(roll(40), pick([1, 1, 2])))), SmallWorld.tenth)
    }
    let relation = pick(Relation.allCases)
    return roll(4) == 0
      ? term(.comparison(relation, goal, time, by: years), .truth)
      : term(.comparison(relation, time, goal, by: years), .truth)
  }

  mutating func best(_ home: Int, _ depth: Int) -> Term {
    guard let (place, owner) = someList(home), owner == home || roll(4) == 0,
      case .list(let element) = program.facts[place].type
    else { return truth(home, 0) }
    let fields = (element.fields ?? []).filter { field in
      field.type.constants.isEmpty && (field.type == .date || field.type.number != nil)
    }
    let field = pick(fields)
    let filter = roll(3) == 0 ? nil : inside(place) { $0.truth(owner, 1) }
    let best = term(
      .best(field: field.name, variable: 7, fact(place), filter: filter),
      field.type
    )
    let goal = field.type == .date ? day(home) : number(home, roll(2))
    let relation = pick(field.type == .date ? [.less, .atLeast] : Relation.allCases)
    let compared = term(.comparison(relation, best, goal, by: nil), .truth).withoutUnionEquality
    guard field.type.number != nil, roll(3) == 0 else { return compared }
    let sum = term(.arithmetic(.plus, best, constant()), SmallWorld.tenth)
    return term(.comparison(relation, sum, constant(), by: nil), .truth)
  }
}
