// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import TestKit

@testable import Policy

/// Random programs of the small world: every term has the type that is asked for.
struct ProgramMaker {
  private var generator: SplitMix64
  private var program = Program()
  /// What may be read at a home: the home itself and what it belongs to.
  private var isInsideAggregate = false
  /// The list whose items a condition is about, by its place.
  private var list: Int?

  init(_ generator: SplitMix64) { self.generator = generator }

  /// A program of some tables, measures and decisions.
  mutating func program(depth: Int) -> Program {
    program.entities = SmallWorld.entities
    program.facts = SmallWorld.facts
    program.tables = [gradeTable(), bandTable(), crossTable()]
    for place in 0..<4 { addMeasure(place, depth: depth) }
    for place in 0..<3 { addDecision(place, depth: depth) }
    return program
  }

  // MARK: - Chance

  private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &generator) }

  private mutating func pick<Element>(_ all: [Element]) -> Element { all[roll(all.count)] }

  private func term(_ kind: Term.Kind, _ type: ValueType) -> Term {
    Term(kind, type, SmallWorld.site)
  }

  // MARK: - Tables

  private func row(_ matches: [Policy.Table.Match], _ outputs: [Answer]) -> Policy.Table.Row {
    Policy.Table.Row(matches: matches, outputs: outputs, tail: Tail(), site: SmallWorld.site)
  }

  private mutating func cell() -> Answer {
    roll(8) == 0
      ? .unknown(.illegible, "cell") : .value(.number(Rational(roll(40) - 10, pick([1, 2, 10]))))
  }

  private mutating func table(
    _ keys: [Policy.Table.Key],
    _ rows: [Policy.Table.Row],
    hit: TableDeclaration.Hit = .one
  ) -> Policy.Table {
    Policy.Table(
      name: "t\(program.tables.count)",
      keys: keys,
      outputs: [
        .init("score", SmallWorld.number(nil, nil, step: Rational(1, 10))), .init("word", .text),
      ],
      hit: hit,
      domain: nil,
      rows: rows,
      tail: Tail(),
      site: SmallWorld.site
    )
  }

  private mutating func word() -> Answer { .value(.text(pick(["a", "b", "c"]))) }

  /// By a name; a name may be left out, or stand for the rest.
  private mutating func gradeTable() -> Policy.Table {
    var rows: [Policy.Table.Row] = []
    for (place, member) in SmallWorld.grades.enumerated() where roll(6) > 0 || place == 0 {
      rows.append(row([.values([.name(member.name)])], [cell(), word()]))
    }
    if roll(3) == 0 { rows.append(row([.otherwise], [cell(), word()])) }
    let key = Policy.Table.Key(
      name: "k",
      type: .oneOf(SmallWorld.grades),
      standard: nil,
      isBand: false
    )
    return table([key], rows)
  }

  /// By bands of a number, sometimes with a closed top and nothing above.
  private mutating func bandTable() -> Policy.Table {
    var bounds = Set((0..<4).map { _ in Rational(roll(60) - 20, 2) }).sorted()
    if roll(2) == 0 { bounds.insert(-100_000, at: 0) }
    var rows: [Policy.Table.Row] = []
    for (place, bound) in bounds.enumerated() {
      let upper = place + 1 < bounds.count ? bounds[place + 1] : (roll(2) == 0 ? bound + 6 : nil)
      let isLast = place + 1 == bounds.count
      rows.append(
        row([.range(lower: bound, upper: upper, includesUpper: isLast)], [cell(), word()])
      )
    }
    let key = Policy.Table.Key(name: "k", type: SmallWorld.count, standard: nil, isBand: true)
    return table([key], rows)
  }

  /// By a name and bands, the first row that applies.
  private mutating func crossTable() -> Policy.Table {
    var rows: [Policy.Table.Row] = []
    for _ in 0..<4 {
      let name = SmallWorld.grades[roll(3)].name
      let first: Policy.Table.Match = roll(3) == 0 ? .any : .values([.name(name)])
      let lower = Rational(roll(20))
      let band = Policy.Table.Match.range(lower: lower, upper: lower + 8, includesUpper: false)
      rows.append(row([first, band], [cell(), word()]))
    }
    let keys = [
      Policy.Table.Key(name: "k", type: .oneOf(SmallWorld.grades), standard: nil, isBand: false),
      Policy.Table.Key(name: "b", type: SmallWorld.count, standard: nil, isBand: true),
    ]
    return table(keys, rows, hit: roll(2) == 0 ? .first : .one)
  }

  // MARK: - Declarations

  private mutating func addMeasure(_ place: Int, depth: Int) {
    let home = pick([SmallWorld.pupil, SmallWorld.pupil, SmallWorld.school, SmallWorld.district])
    let type = pick([SmallWorld.tenth, SmallWorld.tenth, ValueType.text, .truth])
    let body: Measure.Body
    if roll(3) == 0 {
      var cases: [Measure.Case] = []
      for number in 0..<(2 + roll(2)) {
        cases.append(
          Measure.Case(
            label: "\(number + 1)",
            value: value(type, home, depth - 1),
            condition: roll(4) == 0 ? nil : truth(home, depth - 2),
            despite: number > 0 && roll(2) == 0 ? roll(number) : nil,
            tail: Tail(),
            site: SmallWorld.site
          )
        )
      }
      body = .cases(cases)
    } else {
      body = .value(value(type, home, depth))
    }
    var steps: [Measure.Step] = []
    var adjustments: [Measure.Adjustment] = []
    if type.number != nil {
      if roll(2) == 0 {
        steps.append(
          .rounded(pick([Rational(1), Rational(1, 10), 5]), pick(RoundingMode.allCases))
        )
      }
      if roll(3) == 0 { steps.append(.capped(number(home, 1))) }
      if roll(4) == 0 { steps.append(.floored(number(home, 1))) }
    }
    if roll(4) == 0 {
      let value = roll(2) == 0 ? term(.previous, type) : self.value(type, home, depth - 1)
      adjustments.append(
        Measure.Adjustment(
          condition: truth(home, 1),
          value: value,
          steps: [],
          tail: Tail(),
          site: SmallWorld.site
        )
      )
    }
    program.measures.append(
      Measure(
        name: "m\(place)",
        parameters: [],
        type: type,
        home: home,
        body: body,
        steps: steps,
        keepsBounds: false,
        adjustments: adjustments,
        tail: Tail(),
        site: SmallWorld.site
      )
    )
  }

  private mutating func addDecision(_ place: Int, depth: Int) {
    let home = pick([SmallWorld.pupil, SmallWorld.pupil, SmallWorld.school])
    var root = node("", home, depth)
    while root.members.isEmpty { root = node("", home, depth) }
    root.label = ""
    root.guards = []
    program.decisions.append(
      Decision(
        name: "d\(place)",
        parameters: [],
        home: home,
        isCyclic: false,
        root: root,
        site: SmallWorld.site
      )
    )
  }

  private mutating func node(_ label: String, _ home: Int, _ depth: Int) -> DecisionNode {
    var content = DecisionNode.Content.condition(truth(home, min(depth, 3)))
    if label.isEmpty || (depth > 2 && roll(3) == 0) {
      let count = 2 + roll(4)
      let quorum = pick([
        CriterionGroup.Quorum.all, .all, .any, .none, .atLeast(1 + roll(count)),
      ])
      content = .group(
        quorum,
        (0..<count).map { node("\($0 + 1)", home, depth - 1) }
      )
    }
    var guards: [DecisionNode.Guard] = []
    if !label.isEmpty, roll(4) == 0 {
      guards.append(
        DecisionNode.Guard(isUnless: roll(2) == 0, condition: truth(home, 1))
      )
    }
    return DecisionNode(
      label: label,
      wording: nil,
      guards: guards,
      content: content,
      tail: Tail(),
      site: SmallWorld.site
    )
  }

  // MARK: - Terms

  private mutating func value(_ type: ValueType, _ home: Int, _ depth: Int) -> Term {
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

  /// The places of facts that a row of a home can read and that satisfy a test.
  private func places(_ home: Int, _ isWanted: (ValueType) -> Bool) -> [Int] {
    program.facts.indices.filter { place in
      let entity = program.facts[place].entity
      let isNear = entity == home || program.entities[home].ancestors.contains(entity)
      return isNear && isWanted(program.facts[place].type)
    }
  }

  private func fact(_ place: Int) -> Term {
    term(.fact(place, arguments: []), program.facts[place].type)
  }

  private mutating func constant() -> Term {
    let number = Rational(roll(60) - 20, pick([1, 1, 2, 10]))
    return term(.constant(.number(number)), SmallWorld.tenth)
  }

  private mutating func measure(_ home: Int, _ isWanted: (ValueType) -> Bool) -> Term? {
    let found = program.measures.indices.filter { place in
      let own = program.measures[place].home
      return isWanted(program.measures[place].type)
        && (own == home || program.entities[home].ancestors.contains(own))
    }
    guard !found.isEmpty else { return nil }
    let place = pick(found)
    return term(.measure(place, arguments: [], period: nil), program.measures[place].type)
  }

  private mutating func number(_ home: Int, _ depth: Int) -> Term {
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

  private mutating func text(_ home: Int, _ depth: Int) -> Term {
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

  private mutating func truth(_ home: Int, _ depth: Int) -> Term {
    guard depth > 0 else {
      if let field = field(home, { $0 == .truth }) { return field }
      let found = places(home) { $0 == .truth }
      return fact(pick(found))
    }
    switch roll(list == nil ? 16 : 12) {
    case 12, 13: return quantified(home, depth)
    case 14 where roll(3) == 0:
      let dates = (0..<2).map { _ in day(home) }
      return term(.comparison(pick(Relation.allCases), dates[0], dates[1], by: nil), .truth)
    case 14: return covered(home)
    case 15: return best(home, depth)
    case 0: return truth(home, 0)
    case 1, 2, 3:
      return term(
        .comparison(pick(Relation.allCases), number(home, depth - 1), number(home, 0), by: nil),
        .truth
      ).withoutUnionEquality
    case 4: return membership(home)
    case 5:
      let found = places(home) { !$0.constants.isEmpty }
      return found.isEmpty ? truth(home, 0) : term(.given(fact(pick(found))), .truth)
    case 6, 7:
      let members = (0..<(2 + roll(2))).map { _ in truth(home, depth - 1) }
      return term(.logical(isAnd: roll(2) == 0, members), .truth)
    case 8: return term(.not(truth(home, depth - 1)), .truth)
    case 9:
      return term(
        .conditional(truth(home, depth - 1), truth(home, depth - 1), truth(home, depth - 1)),
        .truth
      )
    case 10:
      let found = program.decisions.indices.filter { program.decisions[$0].home == home }
      guard !found.isEmpty else { return truth(home, depth - 1) }
      return term(.decision(pick(found), arguments: []), .truth)
    default:
      let isEqual = pick([Relation.equal, .different])
      if roll(3) == 0 {
        return term(.comparison(isEqual, truth(home, 0), truth(home, 0), by: nil), .truth)
      }
      return term(.comparison(isEqual, text(home, depth - 1), text(home, 0), by: nil), .truth)
    }
  }

  private mutating func membership(_ home: Int) -> Term {
    let found = places(home) { $0.isSingle }
    let operand = field(home) { $0.isSingle } ?? fact(pick(found))
    let values = (0..<roll(4)).map { _ in SmallWorld.value(operand.type, &generator) }
    if roll(3) == 0, let value = values.first {
      let constant = term(.constant(value), operand.type)
      return term(.comparison(pick([.equal, .different]), operand, constant, by: nil), .truth)
    }
    return term(.membership(operand, values), .truth)
  }
}

// MARK: - Lists, records and references

extension ProgramMaker {
  /// A field of the item that a condition is about, of a record, or of a row that a reference names.
  private mutating func field(_ home: Int, _ isWanted: (ValueType) -> Bool) -> Term? {
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

  private mutating func quantified(_ home: Int, _ depth: Int) -> Term {
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

  private mutating func day(_ home: Int) -> Term {
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

  private mutating func covered(_ home: Int) -> Term {
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
    var goal = constant()
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

  private mutating func best(_ home: Int, _ depth: Int) -> Term {
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

extension Term {
  /// Two unions compared for equality are left to single cases; an ordered comparison is not.
  fileprivate var withoutUnionEquality: Term {
    guard case .comparison(let relation, let left, let right, _) = kind,
      relation == .equal || relation == .different,
      !left.type.constants.isEmpty || !right.type.constants.isEmpty
    else { return self }
    return Term(.comparison(.atLeast, left, right, by: nil), .truth, site)
  }
}
