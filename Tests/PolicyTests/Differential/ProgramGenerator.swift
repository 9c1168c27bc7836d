// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy
import TestKit

/// Random rules, well-typed by construction: schools in districts, with pupils and lists.
///
/// Values are few and near each other, so that comparisons tie, bands meet and groups agree.
struct ProgramGenerator {
  var random: SplitMix64
  var program = Program()
  /// The fact that counts the schools' periods, by its place.
  var period: Int?
  /// Whether only what columns carry is written: no lists, intervals, references or periods.
  let isPlain: Bool

  static let school = 0
  static let district = 1
  static let pupil = 2
  static let site = Site(Span(0, 0))
  static let grades = ValueType.oneOf([
    .init("low", weight: 1), .init("mid", weight: Rational(5, 2)), .init("high", weight: 4),
  ])
  static let small = NumberType(.integer, lower: 0, upper: 5, step: 1)
  static let tenths = NumberType(.decimal, lower: 0, upper: 3, step: Rational(1, 10))
  static let free = NumberType(.decimal)
  static let whole = NumberType(.integer, step: 1)

  /// A generator of one program.
  init(_ seed: Seed, isPlain: Bool = false) {
    self.isPlain = isPlain
    // Neighbouring seeds give the same numbers one step apart: the first of them is the seed of ours.
    var first = seed.generator
    random = SplitMix64(state: first.next())
  }

  // MARK: Dice

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }
  mutating func pick<Element>(_ list: [Element]) -> Element { list[roll(list.count)] }

  // MARK: Rules

  /// A policy with one version, about schools.
  mutating func rulebook() -> Rulebook {
    program.entities = [
      Entity("school", ancestors: [Self.district]), Entity("district"),
      Entity("pupil", ancestors: [Self.school, Self.district]),
    ]
    for entity in program.entities.indices { declareFacts(entity) }
    if chance(30), !isPlain {
      period = program.facts.count
      program.facts.append(fact("s_year", Self.school, .number(NumberType(.year, step: 1))))
      program.facts[program.facts.count - 1].presumption = nil
    }
    for _ in 0..<roll(3) { declareTable() }
    for entity in [Self.pupil, Self.district, Self.school] {
      for _ in 0..<(entity == Self.school ? 1 + roll(3) : roll(2)) { declareMeasure(entity) }
    }
    for _ in 0..<(1 + roll(2)) { declareDecision() }
    let period = period == nil ? nil : "s_year"
    return .undated("random", about: "school", period: period, program, Self.site)
  }

  private mutating func declareFacts(_ entity: Int) {
    let prefix = ["s", "d", "p"][entity]
    let types: [(String, ValueType)] = [
      ("yes", .truth), ("n", .number(Self.small)), ("x", .number(Self.tenths)),
      ("g", Self.grades), ("w", .number(Self.whole)), ("q", .number(Self.free)),
      ("u", .union(Self.grades, constants: ["LND"])),
      ("v", .union(.number(Self.small), constants: ["none"])),
      ("on", .date), ("t", .text), ("i", .interval(Self.tenths)),
      ("home", .entity("district")),
    ]
    for (name, type) in types where entity == Self.school || chance(60) || name == "n" {
      if isPlain, name == "i" { continue }
      program.facts.append(fact("\(prefix)_\(name)", entity, type))
    }
    guard entity == Self.school, chance(50), !isPlain else { return }
    let element = ValueType.record([
      .init("n", .number(Self.small)), .init("g", Self.grades), .init("yes", .truth),
    ])
    var list = fact("s_list", entity, .list(element))
    if chance(40) { list.completeWhen = truth(1, Place(entity: entity)) }
    program.facts.append(list)
  }

  private mutating func fact(_ name: String, _ entity: Int, _ type: ValueType) -> Fact {
    let declaration = FactDeclaration(
      Name(name, Self.site),
      parameters: [],
      type: TypeExpression(.text, Self.site),
      Self.site,
      Margin()
    )
    var fact = Fact(entity: entity, parameters: [], type: type, declaration: declaration)
    if chance(8), let value = value(of: type) {
      fact.presumption = (value, Tail.Citation(Name("S", Self.site), pin: nil))
    }
    return fact
  }

  /// A value of a simple type.
  mutating func value(of type: ValueType) -> Value? {
    switch type {
    case .truth: return .truth(chance(50))
    case .number(let number) where number == Self.small: return .number(Rational(roll(6)))
    case .number(let number) where number == Self.tenths: return .number(Rational(roll(31), 10))
    case .number(let number) where number == Self.whole: return .number(Rational(roll(9) - 4))
    case .number: return .number(Rational(roll(13) - 4, pick([1, 2, 3])))
    case .date: return .date(CalendarDate(dayNumber: 19_000 + roll(4)))
    case .text: return .text(pick(["a", "b", "it's"]))
    case .oneOf(let members): return .name(pick(members).name)
    case .union(let inner, let constants):
      return chance(25) ? .name(constants[0]) : value(of: inner)
    case .interval:
      let low = roll(20)
      return .interval(Rational(low, 10), Rational(low + roll(11), 10))
    case .entity: return .entity(pick(["D1", "D2"]))
    default: return nil
    }
  }

  private mutating func declareTable() {
    let isFirst = chance(30)
    let step = Rational(1, pick([1, 2, 10]))
    var bounds: [Rational] = []
    for _ in 0..<(1 + roll(chance(20) ? 30 : 5)) { bounds.append(step * Rational(roll(40) - 5)) }
    bounds = Array(Set(bounds)).sorted()
    let hasGrade = chance(60)
    var rows: [Policy.Table.Row] = []
    for (place, bound) in bounds.enumerated() {
      let upper = place + 1 < bounds.count ? bounds[place + 1] : chance(50) ? nil : bound + 2
      let band = Policy.Table.Match.range(lower: bound, upper: upper, includesUpper: chance(10))
      if chance(8) { continue }
      rows.append(row(band, hasGrade ? grade() : nil))
      if hasGrade, chance(30) { rows.append(row(band, grade())) }
    }
    if chance(30) { rows.append(row(.otherwise, hasGrade ? grade() : nil)) }
    if hasGrade, chance(20) { rows.append(row(.any, .otherwise)) }
    if rows.isEmpty { rows.append(row(.any, hasGrade ? grade() : nil)) }
    var keys = [
      Policy.Table.Key(name: "band", type: .number(Self.free), standard: nil, isBand: true)
    ]
    if hasGrade {
      keys.append(Policy.Table.Key(name: "grade", type: Self.grades, standard: nil, isBand: false))
    }
    program.tables.append(
      Policy.Table(
        name: "table\(program.tables.count + 1)",
        keys: keys,
        outputs: [
          .init("level", Self.grades), .init("points", .number(Self.free)),
          .init("limit", .union(.text, constants: ["none"])),
        ],
        hit: isFirst ? .first : .one,
        domain: chance(50) ? NumberType(.decimal, lower: -1, upper: 4) : nil,
        rows: rows,
        tail: Tail(),
        site: Self.site
      )
    )
  }

  private mutating func grade() -> Policy.Table.Match {
    switch roll(6) {
    case 0: return .any
    case 1: return .otherwise
    case 2: return .values([.name("low"), .name("high")])
    default: return .values([.name(pick(["low", "mid", "high"]))])
    }
  }

  private mutating func row(_ band: Policy.Table.Match, _ grade: Policy.Table.Match?)
    -> Policy.Table.Row
  {
    let limit: Value = chance(40) ? .name("none") : .text(pick(["a", "b"]))
    let level = Answer.value(.name(pick(["low", "mid", "high"])))
    let points = Answer.value(.number(Rational(roll(9), pick([1, 2]))))
    return Policy.Table.Row(
      matches: [band] + (grade.map { [$0] } ?? []),
      outputs: [
        chance(8) ? .unknown(.illegible, "t") : level,
        chance(8) ? .unknown(.illegible, "t") : points,
        .value(limit),
      ],
      tail: Tail(),
      site: Self.site
    )
  }

  private mutating func declareMeasure(_ home: Int) {
    let place = Place(entity: home)
    let name = "m\(program.measures.count + 1)"
    if chance(12), declareBand(name, home) { return }
    let isTruth = chance(10)
    let type = isTruth ? ValueType.truth : .number(Self.free)
    var body = Measure.Body.value(isTruth ? truth(3, place) : number(4, place))
    if !isTruth, chance(25) {
      var cases: [Measure.Case] = []
      let count = 2 + roll(2)
      for label in 0..<count {
        let despite = chance(40) ? roll(count) : label
        cases.append(
          Measure.Case(
            label: "\(label + 1)",
            value: number(2, place),
            condition: chance(85) ? truth(2, place) : nil,
            despite: despite == label ? nil : despite,
            tail: Tail(),
            site: Self.site
          )
        )
      }
      body = .cases(cases)
    }
    var adjustments: [Measure.Adjustment] = []
    if !isTruth, chance(25) {
      var inside = place
      inside.hasPrevious = true
      adjustments.append(
        Measure.Adjustment(
          condition: chance(80) ? truth(2, place) : nil,
          value: number(2, inside),
          steps: isTruth ? [] : steps(inside),
          tail: Tail(),
          site: Self.site
        )
      )
    }
    program.measures.append(
      Measure(
        name: name,
        parameters: [],
        type: type,
        home: home,
        body: body,
        steps: isTruth ? [] : steps(place),
        keepsBounds: false,
        adjustments: adjustments,
        tail: Tail(),
        site: Self.site
      )
    )
  }

  /// A measure that is a name or a text of a table: the band that a number falls into.
  private mutating func declareBand(_ name: String, _ home: Int) -> Bool {
    let output = pick([0, 0, 2])
    guard let band = lookup(4, Place(entity: home), output: output) else { return false }
    program.measures.append(
      Measure(
        name: name,
        parameters: [],
        type: band.type,
        home: home,
        body: .value(band),
        steps: [],
        keepsBounds: false,
        adjustments: [],
        tail: Tail(),
        site: Self.site
      )
    )
    return true
  }

  private mutating func steps(_ place: Place) -> [Measure.Step] {
    var steps: [Measure.Step] = []
    if chance(50) { steps.append(.rounded(Rational(1, pick([1, 2, 4, 10])), roundingMode())) }
    if chance(15) { steps.append(.capped(number(1, place))) }
    if chance(15) { steps.append(.floored(number(1, place))) }
    return steps
  }

  mutating func roundingMode() -> RoundingMode { pick(RoundingMode.allCases) }

  private mutating func declareDecision() {
    let root = group(3, Place(entity: Self.school), label: "")
    program.decisions.append(
      Decision(
        name: "d\(program.decisions.count + 1)",
        parameters: [],
        home: Self.school,
        isCyclic: false,
        root: root,
        site: Self.site
      )
    )
  }

  private mutating func group(_ depth: Int, _ place: Place, label: String) -> DecisionNode {
    var members: [DecisionNode] = []
    let count = 1 + roll(4)
    for number in 1...count {
      let label = "\(number)"
      if depth > 1, chance(25) {
        members.append(group(depth - 1, place, label: label))
      } else {
        members.append(node(label, .condition(truth(4, place)), place))
      }
    }
    let quorum: CriterionGroup.Quorum =
      switch roll(4) {
      case 0: .all
      case 1: .any
      case 2: .none
      default: .atLeast(roll(count + 1))
      }
    return node(label, .group(quorum, members), label.isEmpty ? nil : place)
  }

  private mutating func node(
    _ label: String,
    _ content: DecisionNode.Content,
    _ place: Place?
  ) -> DecisionNode {
    var guards: [DecisionNode.Guard] = []
    if let place {
      while chance(20), guards.count < 2 {
        guards.append(.init(isUnless: chance(50), condition: truth(2, place)))
      }
    }
    return DecisionNode(
      label: label,
      wording: nil,
      guards: guards,
      content: content,
      tail: Tail(),
      site: Self.site
    )
  }
}
