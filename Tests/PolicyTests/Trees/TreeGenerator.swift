// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy
import TestKit

/// Random syntax trees that a text can have: every construct, with small parts.
struct TreeGenerator {
  var random: SplitMix64
  /// How many parts may still stand inside one another.
  var depth = 4

  static let site = Site(Span(0, 0))

  init(_ seed: Seed) { random = seed.generator }

  /// A whole policy.
  mutating func document() -> PolicyDocument {
    PolicyDocument(
      id: name(pick(["us.tn.itp-provisional", "example", "a1.b-2.2026", "x.2013-01-01"])),
      header: many(0...5) { $0.headerClause() },
      blocks: many(0...5) { $0.block(isInVersion: false) },
      margin: margin(),
      closing: margin()
    )
  }

  // MARK: - Choices

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  mutating func pick<Choice: CaseIterable>(_ type: Choice.Type) -> Choice {
    pick(Array(Choice.allCases))
  }

  mutating func many<Node>(
    _ counts: ClosedRange<Int>,
    _ make: (inout TreeGenerator) -> Node
  ) -> [Node] {
    (0..<Int.random(in: counts, using: &random)).map { _ in make(&self) }
  }

  mutating func maybe<Node>(_ percent: Int = 40, _ make: (inout TreeGenerator) -> Node) -> Node? {
    chance(percent) ? make(&self) : nil
  }

  /// Makes a part one level further inside.
  mutating func inside<Node>(_ make: (inout TreeGenerator) -> Node) -> Node {
    depth -= 1
    defer { depth += 1 }
    return make(&self)
  }

  // MARK: - Small parts

  mutating func name(_ text: String? = nil) -> Name { Name(text ?? word(), Self.site) }

  /// A name, among them words of the language that are not reserved.
  mutating func word() -> String {
    pick([
      "a", "b", "x1", "score", "level", "reading", "best", "first", "weight", "note", "sum",
      "mean", "year", "points", "every", "some", "se", "from", "table", "given", "date", "met",
      "to", "for", "with", "within", "any", "all", "fixed", "_z", "Camel", "R1", "country",
    ])
  }

  /// A constant's name that stands well behind any other constant.
  mutating func constant() -> String {
    pick(["permanent", "math", "LND", "on_track", "floor", "US", "highly_effective"])
  }

  mutating func string() -> String {
    pick([
      "", "words", "a \"quoted\" \\ text", "line\nbreak", "Gesetz über Prüfungen", "-- no comment",
      "tab\there", "\u{202E}hidden", "{a|b}", "IV.2", "日本語", "e\u{301}", "\u{1}", "a: b:",
    ])
  }

  mutating func integer() -> Int { pick([0, 1, 2, 14, 365, 2013, 10_000, 123_456_789]) }

  mutating func number(isSigned: Bool = true) -> NumberLiteral {
    let places = pick([0, 0, 0, 1, 2, 4])
    let isPercent = chance(15)
    var whole = Rational(integer() * pick([1, 3, 7]))
    for _ in 0..<(places + (isPercent ? 2 : 0)) { whole = whole / Rational(10) }
    if isSigned, chance(20) { whole = -whole }
    return NumberLiteral(whole, places: places, isPercent: isPercent, isGrouped: chance(20))
  }

  mutating func date() -> CalendarDate {
    CalendarDate(dayNumber: Int.random(in: -700_000...2_900_000, using: &random))
  }

  mutating func literal() -> Literal {
    let kinds = depth > 0 ? 10 : 7
    let kind: Literal.Kind
    switch Int.random(in: 0..<kinds, using: &random) {
    case 0, 1:
      let unit = maybe { $0.pick(["years", "day", "USD", "hours/week", "points"]) }
      kind = .number(number(), unit: unit, error: maybe(20) { $0.number() })
    case 2: kind = .text(string())
    case 3: kind = .date(date())
    case 4: kind = .truth(chance(50))
    case 5: kind = .none
    case 6: kind = .name(constant())
    case 7: kind = .set(inside { $0.many(0...3) { $0.literal() } })
    case 8: kind = .list(inside { $0.many(0...3) { $0.literal() } })
    default:
      kind = .record(inside { $0.many(1...3) { Literal.Field($0.word(), $0.literal()) } })
    }
    return Literal(kind, Self.site)
  }

  mutating func labels() -> LabelPath {
    LabelPath(many(1...3) { $0.label() }, Self.site)
  }

  mutating func label() -> String { pick(["1", "2", "14", "A", "b", "iv", "aabb"]) }

  mutating func tail() -> Tail {
    guard chance(50) else { return Tail() }
    return Tail(
      citations: many(0...2) { $0.citation() },
      readings: many(0...1) { $0.name() },
      notes: many(0...1) { $0.string() }
    )
  }

  mutating func attributedTail() -> Tail {
    var tail = tail()
    guard chance(30) else { return tail }
    tail.attributes.strength = maybe { $0.pick(ClauseAttributes.Strength.self) }
    tail.attributes.addressee = maybe { $0.name() }
    tail.attributes.stage = maybe { $0.name() }
    tail.attributes.comparisons = many(0...2) { generator in
      .init(
        Tail.Citation(generator.name(), pin: generator.string()),
        generator.pick(ClauseAttributes.Relation.self)
      )
    }
    return tail
  }

  mutating func citation() -> Tail.Citation { Tail.Citation(name(), pin: maybe { $0.string() }) }

  mutating func margin() -> Margin {
    guard chance(25) else { return Margin() }
    let comments: [String?] = [nil, " words", "", "- ruler ---", "\" quote", " { (", nil]
    return Margin(
      above: many(0...3) { $0.pick(comments) },
      behind: maybe(30) { _ in " behind: words" }
    )
  }
}
