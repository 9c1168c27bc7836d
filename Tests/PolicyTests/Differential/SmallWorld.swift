// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import TestKit

@testable import Policy

/// Pupils in schools in districts, with a fact of every type that columns carry.
enum SmallWorld {
  static let site = Site(Span(0, 0))
  static let pupil = 0
  static let school = 1
  static let district = 2

  static let entities = [
    Entity("pupil", ancestors: [school, district]),
    Entity("school", ancestors: [district]),
    Entity("district"),
  ]

  static let grades: [ValueType.Member] = [
    .init("low", weight: 1), .init("mid", weight: 3), .init("high", weight: Rational(9, 2)),
  ]
  static let sorts: [ValueType.Member] = [
    .init("public", weight: nil), .init("charter", weight: nil),
  ]

  static func number(_ low: Int?, _ high: Int?, step: Rational) -> ValueType {
    .number(
      NumberType(
        .decimal,
        lower: low.map { Rational($0) },
        upper: high.map { Rational($0) },
        step: step
      )
    )
  }

  static let count = number(0, 20, step: 1)
  static let tenth = number(-5, 5, step: Rational(1, 10))
  static let money = number(nil, nil, step: Rational(1, 100))

  /// The facts of all entities.
  static let facts: [Fact] = plain + grouped

  /// The facts of which each is one value.
  private static let plain: [Fact] = [
    fact("present", pupil, .truth),
    fact("points", pupil, count),
    fact("change", pupil, tenth),
    fact("grade", pupil, .oneOf(grades)),
    fact("level", pupil, .union(number(0, 10, step: 1), constants: ["LND"])),
    fact("born", pupil, .date),
    fact("code", pupil, .code(CellPattern("[0-9]{2}") ?? anyPattern)),
    fact("consent", pupil, .truth, presumed: .truth(true)),
    fact("visits", pupil, count, presumed: .number(18)),
    fact("fee", pupil, money),
    fact("track", pupil, .union(.oneOf(grades), constants: ["none"])),
    fact("size", school, count),
    fact("open", school, .truth),
    fact("sort", school, .oneOf(sorts)),
    fact("rate", school, number(0, 1, step: Rational(1, 100))),
    fact("funded", district, .truth),
    fact("budget", district, money),
  ]

  /// Lists, records and references.
  private static let grouped: [Fact] = [
    fact("practice", pupil, .list(.record(period))),
    fact("attempts", pupil, .list(.record(attempt)), completeWhen: "present"),
    fact("marks", pupil, .list(count), completeWhen: "consent"),
    fact("offer", pupil, .union(.record(offer), constants: ["none"])),
    fact("mentor", pupil, .union(.entity("school"), constants: ["none"])),
    fact("events", school, .list(.record(attempt)), completeWhen: "open"),
    fact("partner", school, .entity("district")),
    fact("grants", district, .list(.record(attempt)), completeWhen: "funded"),
  ]

  /// The fields of a period of practice.
  static let period: [ValueType.Field] = [
    .init("start", .date), .init("finish", .union(.date, constants: ["ongoing"])),
    .init("grade", .oneOf(grades)), .init("hours", count), .init("site", .entity("school")),
  ]
  /// The fields of an attempt.
  static let attempt: [ValueType.Field] = [
    .init("score", count), .init("passed", .truth), .init("on", .date),
    .init("level", .union(number(0, 10, step: 1), constants: ["LND"])),
  ]
  /// The fields of an offer.
  static let offer: [ValueType.Field] = [
    .init("sponsor", .entity("school")), .init("full", .truth), .init("pay", count),
    .init("track", .union(.oneOf(grades), constants: ["none"])),
  ]

  private static let anyPattern = CellPattern(".*")!

  private static func fact(
    _ name: String,
    _ entity: Int,
    _ type: ValueType,
    presumed: Value? = nil,
    completeWhen condition: String? = nil
  ) -> Fact {
    let declaration = FactDeclaration(
      Name(name, site),
      parameters: [],
      type: TypeExpression(.truth, site),
      site,
      Margin()
    )
    var fact = Fact(entity: entity, parameters: [], type: type, declaration: declaration)
    if let presumed {
      fact.presumption = (presumed, Tail.Citation(Name("S", site), pin: nil))
    }
    if let condition, let place = plain.firstIndex(where: { $0.name == condition }) {
      fact.completeWhen = Term(.fact(place, arguments: []), .truth, site)
    }
    return fact
  }

  /// A rulebook of one version without a date.
  static func rulebook(_ program: Program) -> Rulebook {
    .undated("test.world", about: "pupil", program, site)
  }

  // MARK: - Rows

  /// Rows with 8 in 100 facts unknown and 1 in 200 off range; pupils of all unknown facts, schools
  /// without pupils among them.
  static func rows(
    pupils: Int,
    using generator: inout SplitMix64
  ) -> CaseData {
    var data = CaseData()
    let (schools, districts) = (7, 3)
    for place in 0..<districts {
      data.add(row("district", place, [:], district, &generator))
    }
    for place in 0..<schools {
      let links = ["district": "district \(place % districts)"]
      data.add(row("school", place, links, school, &generator))
    }
    for place in 0..<pupils {
      let school = Int.random(in: 0..<(schools - 2), using: &generator)
      let links = ["school": "school \(school)", "district": "district \(school % districts)"]
      data.add(row("pupil", place, links, pupil, &generator))
    }
    return data
  }

  private static func row(
    _ name: String,
    _ place: Int,
    _ links: [String: String],
    _ entity: Int,
    _ generator: inout SplitMix64
  ) -> CaseRow {
    var row = CaseRow(name, id: "\(name) \(place)", links: links)
    let isBlank = Int.random(in: 0..<40, using: &generator) == 0
    for fact in facts where fact.entity == entity && !isBlank {
      row[fact.name] = answer(fact.type, &generator)
    }
    return row
  }

  private static func answer(_ type: ValueType, _ generator: inout SplitMix64) -> Answer? {
    switch Int.random(in: 0..<200, using: &generator) {
    case 0: return .value(.number(Rational(1_000_001, 7)))
    case 1..<9: return nil
    case 9..<17:
      return .unknown(UnknownKind.allCases.randomElement(using: &generator) ?? .missing, "")
    default: return .value(value(type, &generator))
    }
  }

  /// A record of some fields; periods lie in some years, and one of forty ends before it starts.
  private static func record(
    _ fields: [ValueType.Field],
    _ generator: inout SplitMix64
  ) -> Value {
    var record: [String: Answer] = [:]
    for field in fields { record[field.name] = answer(field.type, &generator) }
    guard fields.contains(where: { $0.name == "start" }) else { return .record(record) }
    let first = Int.random(in: 12_000...14_015, using: &generator)
    let length = Int.random(in: -20...800, using: &generator)
    if case .value(.date)? = record["start"] {
      record["start"] = .value(.date(CalendarDate(dayNumber: first)))
    }
    if case .value(.date)? = record["finish"] {
      record["finish"] = .value(.date(CalendarDate(dayNumber: first + length)))
    }
    return .record(record)
  }

  /// A value of a type.
  static func value(_ type: ValueType, _ generator: inout SplitMix64) -> Value {
    switch type {
    case .truth: return .truth(Bool.random(using: &generator))
    case .number(let number):
      let step = number.step ?? 1
      let low = number.lower.flatMap { ($0 / step).integer } ?? -40_000
      let high = number.upper.flatMap { ($0 / step).integer } ?? 40_000
      return .number(Rational(Int.random(in: low...high, using: &generator)) * step)
    case .date:
      return .date(CalendarDate(dayNumber: Int.random(in: 14_000...14_020, using: &generator)))
    case .oneOf(let members):
      return .name(members.randomElement(using: &generator)?.name ?? "")
    case .code: return .text(["01", "02", "17", "99"].randomElement(using: &generator) ?? "01")
    case .union(let inner, let constants):
      if Int.random(in: 0..<4, using: &generator) == 0 { return .name(constants[0]) }
      return value(inner, &generator)
    case .record(let fields): return record(fields, &generator)
    case .list(let element):
      let items = (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
        answer(element, &generator) ?? .unknown(.missing, "")
      }
      return .list(items, isComplete: Int.random(in: 0..<6, using: &generator) > 0)
    case .entity(let name):
      // The eighth school is not on file.
      return .entity("\(name) \(Int.random(in: 0..<8, using: &generator))")
    default: return .text("text \(Int.random(in: 0..<3, using: &generator))")
    }
  }
}

extension Rulebook {
  /// A rulebook of one version without a date.
  static func undated(
    _ id: String,
    about subject: String,
    period: String? = nil,
    _ program: Program,
    _ site: Site
  ) -> Rulebook {
    Rulebook(
      id: id,
      title: nil,
      subject: subject,
      period: period,
      decidesBy: nil,
      sources: [],
      readings: [],
      versions: [
        RuleVersion(
          name: "base",
          status: .implicit,
          base: nil,
          appliesTo: nil,
          tail: Tail(),
          program: program,
          site: site
        )
      ],
      tests: []
    )
  }
}
