// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

extension TreeGenerator {
  mutating func table() -> TableDeclaration {
    let isImported = chance(15)
    var table = TableDeclaration(
      name(),
      keys: many(1...2) { $0.key() },
      outputs: many(1...2) { $0.field() },
      body: isImported
        ? .csv(path: text("praxis.csv"), sha256: text("a37a"))
        : .rows(head: row(isHead: true), many(1...3) { $0.row() })
    )
    table.hit = maybe { $0.pick(TableDeclaration.Hit.self) }
    table.layout = maybe { $0.pick(TableDeclaration.Layout.self) }
    table.domain = maybe { generator in
      TableDeclaration.Domain(generator.range(), step: generator.maybe { $0.number() })
    }
    table.tail = tail()
    return table
  }

  private func text(_ text: String) -> Literal { Literal(.text(text), Self.site) }

  private mutating func key() -> TableDeclaration.Key {
    guard chance(40) else { return .value(name(), type: maybe { $0.type() }) }
    return .band(of: expression(), name: maybe { $0.name() })
  }

  mutating func row(isHead: Bool = false) -> TableRow {
    TableRow(
      many(1...4) { TableRow.Located($0.cell(), Self.site) },
      tail: isHead ? Tail() : tail(),
      Self.site,
      margin()
    )
  }

  private mutating func cell() -> TableRow.Cell {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: .condition(pick(Relation.self), literal())
    case 1: .otherwise
    case 2: .any
    case 3: .unknown(pick(UnknownKind.self))
    default: .values(many(1...3) { $0.literal() })
    }
  }

  // MARK: - Versions

  mutating func version() -> VersionDeclaration {
    let body: VersionDeclaration.Body
    switch Int.random(in: 0..<3, using: &random) {
    case 0: body = .shared
    case 1: body = .blocks(many(1...3) { $0.block(isInVersion: true) })
    default: body = .amendment(of: versionName(), many(1...3) { $0.edit() })
    }
    return VersionDeclaration(
      versionName(),
      status: status(),
      appliesTo: maybe(30) { $0.expression() },
      tail: attributedTail(),
      body: body
    )
  }

  private mutating func versionName() -> Name {
    name(pick(["2023", "base", "2023-07", "", "a \"b\"", "0", "007", "when"]))
  }

  private mutating func status() -> VersionDeclaration.Status {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .proposed
    case 1: .undated
    case 2: .withdrawn
    case 3: .inForce(from: .year(integer()), until: .open)
    case 4: .inForce(from: .date(date()), until: .replaced)
    default: .inForce(from: .date(date()), until: .before(.date(date())))
    }
  }

  private mutating func edit() -> Edit {
    let criterion = Edit.Target.criterion(decision: name(), labels())
    let named = pick([
      Edit.Target.measure(name()), .table(name()), .result(name()),
      .fact(many(1...2) { $0.name() }),
    ])
    let action: Edit.Action
    switch Int.random(in: 0..<6, using: &random) {
    case 0: action = .replaceCriterion(criterion, wording: maybe(30) { $0.string() }, body())
    case 1: action = .addCriterion(criterion, wording: maybe(30) { $0.string() }, body())
    case 2: action = .replaceBlock(named, bareBlock())
    case 3: action = .addBlock(bareBlock())
    case 4: action = .drop(chance(50) ? criterion : named)
    default:
      let row = many(1...2) { $0.literal() }
      action = .setCell(table: name(), row: row, column: name(), literal())
    }
    return Edit(action, Self.site, margin())
  }

  /// A block of an edit: the comments stand with the edit.
  private mutating func bareBlock() -> Block {
    Block(blockKind(isInVersion: true), Self.site, Margin())
  }

  // MARK: - Tests

  mutating func test() -> TestDeclaration {
    TestDeclaration(
      title: text(string()),
      circumstances: many(0...2) { $0.circumstance() },
      lines: many(1...4) { TestDeclaration.Line($0.line(), Self.site, $0.margin()) }
    )
  }

  private mutating func circumstance() -> TestDeclaration.Circumstance {
    pick([
      .on(date()), .year(integer()), .reading(name(), letter: name()), .knownOn(date()),
      .version(name()),
    ])
  }

  private mutating func line() -> TestDeclaration.Line.Kind {
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1: .given(many(1...3) { $0.assignment() })
    case 2: .rows(entity: name(), head: row(isHead: true), many(1...3) { $0.row() })
    case 3: .expect(expression(), expectation())
    default: .needs(many(0...2) { $0.name() }, direction: maybe { $0.pick(Direction.self) })
    }
  }

  private typealias Direction = TestDeclaration.Direction

  private mutating func assignment() -> TestDeclaration.Assignment {
    TestDeclaration.Assignment(
      name(),
      arguments: many(0...2) { $0.literal() },
      fields: many(0...2) { $0.name() },
      period: maybe(30) { $0.integer() },
      value: chance(30) ? .unknown(pick(UnknownKind.self)) : .literal(literal())
    )
  }

  private mutating func expectation() -> TestDeclaration.Expectation {
    let word = pick(TestDeclaration.OutcomeWord.self)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return .between(number(), number())
    case 1: return .probability(word, number(), within: number())
    case 2: return .differs(number(), within: number())
    case 3: return .values(many(1...3) { $0.literal() })
    default:
      let kinds = many(0...2) { $0.pick(UnknownKind.self) }
      return .outcome(
        word,
        kinds: word == .unknown ? kinds : [],
        fault: word == .fault ? maybe { _ in "F02" } : nil,
        because: many(0...2) { $0.labels() }
      )
    }
  }
}
