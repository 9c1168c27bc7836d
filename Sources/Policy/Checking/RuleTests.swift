// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Checks the tests of a policy and resolves what they ask for in each version.
struct RuleTests {
  private(set) var tests: [RuleTest] = []
  private let versionNames: [String]
  private let checkers: [VersionChecker]
  private let findings: Findings

  init(
    _ document: PolicyDocument,
    _ versions: [VersionDeclaration],
    _ checkers: [VersionChecker],
    _ findings: Findings
  ) {
    versionNames = versions.map(\.name.text)
    self.checkers = checkers
    self.findings = findings
    let all = versions.reduce(document.blocks) { blocks, version in
      if case .blocks(let own) = version.body { blocks + own } else { blocks }
    }
    var first: [String: Literal] = [:]
    for case .test(let test) in all.map(\.kind) {
      checkTitle(test, &first)
      check(test)
      var givens = RepeatedGivens(test, checkers, findings)
      givens.check()
      DecidingDate(test, checkers[0], findings)?.check()
      let asked = resolve(test)
      tests.append(RuleTest(declaration: test, asked: asked))
    }
  }

  private func checkTitle(_ test: TestDeclaration, _ first: inout [String: Literal]) {
    guard case .text(let title) = test.title.kind else { return }
    if let earlier = first[title] {
      findings.add(
        .duplicate,
        "two tests have the name \"\(title)\"",
        at: test.title.site,
        label: "again",
        others: [Diagnostic.Mark(earlier.site.span, "first")]
      )
    }
    first[title] = test.title
  }

  private func check(_ test: TestDeclaration) {
    for case .reading(let name, let letter) in test.circumstances {
      guard let reading = checkers[0].use(name) else { continue }
      let letters = reading.letters
      guard !letters.contains(letter.text) else { continue }
      findings.unknown(
        "the answer",
        letter.text,
        at: letter.site,
        among: letters,
        code: .unknownReading
      )
    }
    for case .version(let name) in test.circumstances where !versionNames.contains(name.text) {
      findings.unknown("the version", name.text, at: name.site, among: versionNames)
    }
    var expects = false
    for line in test.lines {
      switch line.kind {
      case .given(let assignments):
        for assignment in assignments { check(assignment) }
      case .rows(let entity, let head, let rows): check(entity, head, rows)
      case .expect: expects = true
      case .needs(let names, _):
        expects = true
        for name in names where fact(name.text) == nil {
          findings.unknown("the fact", name.text, at: name.site, among: factNames)
        }
      }
    }
    guard !expects else { return }
    findings.add(
      .noExpectation,
      "the test expects nothing, so it cannot fail",
      at: test.title.site,
      help: "write `expect` and what the case must give"
    )
  }

  private var factNames: [String] { checkers.flatMap { $0.factPlaces.keys } }

  private func fact(_ name: String, of entity: String? = nil) -> Fact? {
    for checker in checkers {
      for place in checker.factPlaces[name] ?? [] {
        let fact = checker.facts[place]
        if entity == nil || checker.entities[fact.entity].name == entity { return fact }
      }
    }
    return nil
  }

  private func check(_ assignment: TestDeclaration.Assignment) {
    let name = assignment.name
    var type: ValueType
    var parameters: [Parameter] = []
    if let fact = fact(name.text) {
      (type, parameters) = (fact.type, fact.parameters)
    } else if let checker = checkers.first(where: { $0.measurePlaces[name.text] != nil }),
      let place = checker.measurePlaces[name.text]
    {
      (type, parameters) = checker.signature(ofMeasure: place)
    } else {
      let measures = checkers.flatMap { $0.measurePlaces.keys }
      findings.unknown("the fact or measure", name.text, at: name.site, among: factNames + measures)
      return
    }
    if assignment.arguments.count != parameters.count {
      findings.add(
        .typeMismatch,
        "`\(name.text)` takes \(parameters.count) arguments, and \(assignment.arguments.count) stand here",
        at: name.site
      )
    }
    for field in assignment.fields {
      guard case .record(let fields) = type.withoutConstants,
        let found = fields.first(where: { $0.name == field.text })
      else {
        findings.add(.unknownName, "there is no field `\(field.text)`", at: field.site)
        return
      }
      type = found.type
    }
    guard case .literal(let literal) = assignment.value else { return }
    _ = reader.value(literal, as: type)
  }

  private var reader: LiteralReader {
    var reader = checkers[0].shared.literals
    // A test may give a value off its range, to see the fault.
    reader.isRangeChecked = false
    return reader
  }

  /// Looks up the columns of given rows and reads their cells.
  private func check(_ entity: Name, _ head: TableRow, _ rows: [TableRow]) {
    let known = Set(checkers.flatMap { $0.entities.map(\.name) })
    guard known.contains(entity.text) else {
      findings.unknown("the entity", entity.text, at: entity.site, among: known)
      return
    }
    let types = head.cells.map { columnType($0, entity.text, known) }
    for row in rows {
      guard row.cells.count == head.cells.count else {
        findings.add(
          .cellCount,
          "the row has \(row.cells.count) cells, and its head has \(head.cells.count)",
          at: row.site
        )
        continue
      }
      for (cell, type) in zip(row.cells, types) { check(cell, type) }
    }
  }

  private func check(_ cell: TableRow.Located, _ type: ValueType) {
    switch cell.cell {
    case .unknown: return
    case .values(let values) where values.count == 1: _ = reader.value(values[0], as: type)
    default: findings.add(.typeMismatch, "a cell holds one value", at: cell.site)
    }
  }

  private func columnType(
    _ cell: TableRow.Located,
    _ entity: String,
    _ entities: Set<String>
  ) -> ValueType {
    guard case .values(let values) = cell.cell, values.count == 1,
      case .name(let name) = values[0].kind
    else {
      findings.add(.unexpectedToken, "a column's head is one name", at: cell.site)
      return .damaged
    }
    if name == "id" { return .text }
    if name == "count" { return .number(NumberType(.integer, lower: 0, step: 1)) }
    if let fact = fact(name, of: entity) { return fact.type }
    if entities.contains(name) { return .text }
    let names = checkers.flatMap { checker in
      checker.facts.filter { checker.entities[$0.entity].name == entity }.map(\.name)
    }
    findings.unknown("the fact", name, at: cell.site, among: names + ["id", "count"])
    return .damaged
  }

  // MARK: What is asked for

  private func resolve(_ test: TestDeclaration) -> [[Int: [RuleTest.Question]]] {
    var asked: [[Int: [RuleTest.Question]]] = checkers.map { _ in [:] }
    for (line, written) in test.lines.enumerated() {
      guard case .expect(let expression, _) = written.kind else { continue }
      var problems: Findings?
      var isResolved = false
      for (version, checker) in checkers.enumerated() {
        let (questions, found) = checker.trying { self.questions(expression, checker) }
        if found.list.hasErrors {
          problems = problems ?? found
        } else {
          isResolved = true
          asked[version][line] = questions
        }
      }
      guard !isResolved, let problems else { continue }
      for problem in problems.list.entries { findings.add(problem) }
    }
    return asked
  }

  private func questions(
    _ expression: Expression,
    _ checker: VersionChecker
  ) -> [RuleTest.Question] {
    var builder = TermBuilder(checker)
    if case .reference(let name, let arguments) = expression.kind {
      // `pay("T1")` is the measure of the row with that id, where it takes no arguments itself.
      if let row = builder.row(name, arguments, expression.site) { return [row] }
      if let table = checker.tablePlaces[name] {
        let outputs = checker.table(table).table.outputs
        return outputs.indices.map {
          RuleTest.Question(builder.lookup(table, arguments, output: $0, expression.site))
        }
      }
    }
    return [RuleTest.Question(builder.term(expression))]
  }
}

extension TermBuilder {
  /// Builds the measure or decision of the row whose id a test names.
  fileprivate func row(
    _ name: String,
    _ arguments: [Expression],
    _ site: Site
  ) -> RuleTest.Question? {
    guard arguments.count == 1, case .literal(let literal) = arguments[0].kind,
      case .text(let id) = literal.kind
    else { return nil }
    if let measure = checker.measurePlaces[name],
      checker.signature(ofMeasure: measure).parameters.isEmpty
    {
      let kind = Term.Kind.measure(measure, arguments: [], period: nil)
      return RuleTest.Question(Term(kind, checker.type(ofMeasure: measure), site), row: id)
    }
    if let decision = checker.decisionPlaces[name],
      checker.parameters(ofDecision: decision).isEmpty
    {
      return RuleTest.Question(Term(.decision(decision, arguments: []), .truth, site), row: id)
    }
    return nil
  }
}
