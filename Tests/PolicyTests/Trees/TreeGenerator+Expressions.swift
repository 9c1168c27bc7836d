// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy

extension TreeGenerator {
  /// An expression; every construct stands in every place, so that parentheses are tried.
  mutating func expression() -> Expression {
    guard depth > 0 else { return leaf() }
    return inside { generator in
      let kind: Expression.Kind
      switch Int.random(in: 0..<23, using: &generator.random) {
      case 0: kind = .field(generator.expression(), generator.name())
      case 1: kind = .period(generator.expression(), generator.expression())
      case 2: kind = .negative(generator.expression())
      case 3, 4, 5:
        kind = .arithmetic(
          generator.pick(ArithmeticOperator.self),
          generator.expression(),
          generator.expression()
        )
      case 6, 7: kind = generator.comparison()
      case 8: kind = generator.between()
      case 9:
        kind = .membership(
          generator.expression(),
          generator.chance(50) ? generator.constants() : generator.expression(),
          isNegated: generator.chance(40)
        )
      case 10: kind = .given(generator.expression(), isNegated: generator.chance(50))
      case 11:
        kind = .excludes(generator.expression(), generator.expression())
      case 12, 13:
        let isAnd = generator.chance(50)
        kind = .logical(isAnd: isAnd, generator.many(2...3) { $0.expression() })
      case 14: kind = .not(generator.expression())
      case 15:
        kind = .conditional(
          generator.expression(),
          generator.expression(),
          generator.expression()
        )
      case 16: kind = generator.quantified()
      default: return generator.operation()
      }
      return Expression(kind, Self.site)
    }
  }

  private mutating func comparison() -> Expression.Kind {
    let years = maybe(25) { $0.pick(YearCount.self) }
    return .comparison(pick(Relation.self), expression(), expression(), by: years)
  }

  private mutating func between() -> Expression.Kind {
    .between(expression(), expression(), expression())
  }

  private mutating func quantified() -> Expression.Kind {
    .quantified(isEvery: chance(50), name(), in: expression(), expression())
  }

  private mutating func constants() -> Expression {
    Expression(
      .literal(Literal(.set(many(0...3) { $0.literal() }), Self.site)),
      Self.site
    )
  }

  private mutating func operation() -> Expression {
    let kind: Expression.Kind
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1, 2: kind = .aggregate(aggregate())
    case 3:
      kind = .extreme(pick(Extreme.self), many(2...3) { $0.expression() })
    case 4: kind = .window(expression(), name(), from: expression(), to: expression())
    case 5: kind = .timeIn(timeIn())
    case 6:
      kind = .best(Best(name(), in: expression(), filter: maybe { $0.expression() }))
    case 7:
      kind = .allocate(
        Allocation(
          of: expression(),
          over: name(),
          by: expression(),
          to: number(),
          ties: many(1...2) { $0.expression() }
        )
      )
    case 8:
      kind = .reading(name(), many(1...2) { Alternative($0.name(), $0.expression()) })
    default: kind = .round(expression(), number(), pick(RoundingMode.self))
    }
    return Expression(kind, Self.site)
  }

  private mutating func aggregate() -> Aggregate {
    let operation = pick(Aggregate.Operation.self)
    return Aggregate(
      operation,
      value: operation == .count ? nil : expression(),
      over: name(),
      in: maybe { $0.name() },
      filter: maybe { $0.expression() },
      weight: maybe(30) { $0.expression() },
      unknowns: maybe { $0.unknownPolicy() }
    )
  }

  mutating func unknownPolicy() -> UnknownPolicy {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .strict
    case 1: .bounds
    case 2: .knownOnly(atLeast: nil)
    default: .knownOnly(atLeast: NumberLiteral(Rational(19, 20), isPercent: true))
    }
  }

  private mutating func timeIn() -> TimeIn {
    let window = maybe { generator in
      TimeIn.Window(
        generator.number(),
        generator.name("years"),
        before: generator.maybe { $0.expression() }
      )
    }
    return TimeIn(expression(), filter: maybe { $0.expression() }, window: window)
  }

  private mutating func leaf() -> Expression {
    let kind: Expression.Kind
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1, 2: kind = .reference(word(), arguments: [])
    case 3: kind = .reference(word(), arguments: many(1...2) { $0.leaf() })
    case 4: kind = .criterion(labels())
    case 5: kind = .unknown(pick(UnknownKind.self))
    default:
      var constant = literal()
      // A bare word of an expression is a reference.
      while case .name = constant.kind { constant = literal() }
      kind = .literal(constant)
    }
    return Expression(kind, Self.site)
  }

  // MARK: - Types

  mutating func type() -> TypeExpression {
    let kind: TypeExpression.Kind
    switch Int.random(in: 0..<(depth > 0 ? 21 : 16), using: &random) {
    case 0: kind = .truth
    case 1: kind = .integer(maybe { $0.range() })
    case 2: kind = .decimal(step: number(), maybe { $0.range() })
    case 3: kind = .percent(step: maybe { $0.number() }, maybe { $0.range() })
    case 4: kind = .money(currency: name("USD"), per: maybe { $0.name("year") })
    case 5: kind = .points(maybe { $0.range() })
    case 6: kind = .score(scale: name("praxis"), range(), step: maybe { $0.number() })
    case 7: kind = .index(step: number(), maybe { $0.range() })
    case 8: kind = .date
    case 9: kind = .year
    case 10: kind = .duration(unit: name("days"))
    case 11: kind = .code(pattern: string())
    case 12: kind = .oneOf(many(1...3) { $0.member() })
    case 13: kind = .text
    case 14: kind = .reference(entity: name())
    case 15: kind = .named(name(pick(["LND", "testcode", "none", "ongoing"])))
    case 16: kind = .interval(inside { $0.type() })
    case 17: kind = .list(inside { $0.type() })
    case 18: kind = .record(inside { $0.many(1...3) { $0.field() } })
    default: kind = inside { .union($0.type(), or: $0.type()) }
    }
    return TypeExpression(kind, Self.site)
  }

  mutating func range() -> TypeExpression.NumberRange {
    TypeExpression.NumberRange(number(), number(), Self.site)
  }

  mutating func field() -> TypeExpression.Field { TypeExpression.Field(name(), type()) }

  private mutating func member() -> TypeExpression.Member {
    let isQuoted = chance(20)
    return TypeExpression.Member(
      name(isQuoted ? string() : constant()),
      isQuoted: isQuoted,
      weight: maybe { $0.number() }
    )
  }
}
