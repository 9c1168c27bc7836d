// SPDX-License-Identifier: Apache-2.0
import Policy

extension TreeGenerator {
  mutating func headerClause() -> HeaderClause {
    let kind: HeaderClause.Kind
    switch Int.random(in: 0..<7, using: &random) {
    case 0: kind = .title(string())
    case 6: kind = .overlays(string())
    case 1: kind = .about(entity: name(), period: maybe { $0.name() })
    case 2: kind = .decidesBy(many(1...2) { $0.name() })
    case 3: kind = .source(source())
    case 4: kind = .type(name(), type())
    default:
      let isBase = chance(50)
      let unit = name(pick(["patient", "credits"]))
      kind = .unit(unit, isBase ? nil : number(), of: isBase ? nil : name("hours"))
    }
    return HeaderClause(kind, Self.site, margin())
  }

  private mutating func source() -> SourceDeclaration {
    SourceDeclaration(
      id: name(),
      title: string(),
      locator: maybe { $0.string() },
      retrieved: maybe { $0.date() },
      sha256: maybe { $0.string() },
      quote: maybe { $0.string() },
      issuer: maybe { $0.string() },
      grade: maybe { $0.pick(SourceDeclaration.Grade.self) },
      notes: many(0...2) { $0.string() }
    )
  }

  mutating func block(isInVersion: Bool) -> Block {
    Block(blockKind(isInVersion: isInVersion), Self.site, margin())
  }

  mutating func blockKind(isInVersion: Bool) -> Block.Kind {
    switch Int.random(in: 0..<(isInVersion ? 10 : 12), using: &random) {
    case 0:
      return .facts(FactsDeclaration(entity: name(), facts: many(1...3) { $0.fact() }))
    case 1: return .measure(measure())
    case 2:
      return .adjust(
        AdjustDeclaration(
          name(),
          condition: maybe(70) { $0.expression() },
          value: expression(),
          finish: finish()
        )
      )
    case 3: return .table(table())
    case 4: return .decision(decision())
    case 5: return .result(result())
    case 6: return .reading(reading())
    case 7: return .check(CheckDeclaration(title: maybe { $0.string() }, condition: expression()))
    case 8: return .test(test())
    case 9: return .scorecard(scorecard())
    default: return .version(inside { $0.version() })
    }
  }

  private mutating func fact() -> FactDeclaration {
    var fact = FactDeclaration(
      name(),
      parameters: maybe(20) { $0.many(1...2) { $0.field() } } ?? [],
      type: type(),
      Self.site,
      margin()
    )
    fact.evidence = maybe(20) { $0.string() }
    fact.verification = maybe(20) { $0.pick(Verification.self) }
    fact.judge = maybe(20) { $0.string() }
    fact.completeWhen = maybe(20) { $0.expression() }
    fact.effort = maybe(20) { $0.integer() }
    fact.mobility = maybe(20) { $0.pick(FactDeclaration.Mobility.self) }
    fact.error = maybe(20) { generator in
      FactDeclaration.NormalError(
        reference: generator.maybe { .init(mean: $0.number(), deviation: $0.number()) }
      )
    }
    fact.presumption = maybe(20) { FactDeclaration.Presumption($0.literal(), $0.citation()) }
    fact.tail = tail()
    return fact
  }

  private mutating func measure() -> MeasureDeclaration {
    let isCases = chance(30)
    return MeasureDeclaration(
      name(),
      parameters: maybe(20) { $0.many(1...2) { $0.field() } } ?? [],
      type: maybe { $0.type() },
      body: isCases ? .cases(many(1...3) { $0.measureCase() }) : .value(expression()),
      finish: isCases ? Finish() : finish()
    )
  }

  private mutating func measureCase() -> MeasureCase {
    MeasureCase(
      name(label()),
      value: expression(),
      condition: maybe { $0.expression() },
      despite: maybe(20) { $0.labels() },
      tail: tail(),
      Self.site,
      margin()
    )
  }

  private mutating func finish() -> Finish {
    let steps = many(0...2) { generator -> Finish.Step in
      switch Int.random(in: 0..<3, using: &generator.random) {
      case 0: .rounded(generator.number(), generator.pick(RoundingMode.self))
      case 1: .capped(generator.expression())
      default: .floored(generator.expression())
      }
    }
    return Finish(steps: steps, unknowns: maybe { $0.unknownPolicy() }, tail: tail())
  }

  private mutating func decision() -> DecisionDeclaration {
    DecisionDeclaration(
      name(),
      parameters: maybe(20) { $0.many(1...2) { $0.field() } } ?? [],
      isCyclic: chance(20),
      root: group(margin())
    )
  }

  private mutating func group(_ margin: Margin = Margin()) -> CriterionGroup {
    let quorum = pick([CriterionGroup.Quorum.all, .any, .none, .atLeast(2)])
    return CriterionGroup(
      quorum,
      guards: many(0...1) { $0.clause() },
      tail: attributedTail(),
      criteria: many(1...3) { $0.criterion() },
      Self.site,
      margin
    )
  }

  private mutating func clause() -> Guard { Guard(isUnless: chance(50), expression()) }

  private mutating func criterion() -> Criterion {
    Criterion(name(label()), wording: maybe(25) { $0.string() }, body: body(), Self.site, margin())
  }

  mutating func body() -> Criterion.Body {
    if depth > 0, chance(25) { return .group(inside { $0.group() }) }
    return .condition(expression(), guards: many(0...1) { $0.clause() }, tail: attributedTail())
  }

  private mutating func result() -> ResultDeclaration {
    ResultDeclaration(
      name(),
      text: string(),
      term: maybe { ResultDeclaration.Term($0.number(), $0.name("years")) },
      stage: maybe { $0.name() },
      condition: expression(),
      tail: tail()
    )
  }

  private mutating func reading() -> ReadingDeclaration {
    ReadingDeclaration(
      name(),
      question: string(),
      chosen: answer(),
      others: many(0...2) { $0.answer() },
      reason: string(),
      author: maybe { $0.string() },
      date: maybe { $0.date() }
    )
  }

  private mutating func answer() -> ReadingDeclaration.Answer { .init(name(), string()) }
}
