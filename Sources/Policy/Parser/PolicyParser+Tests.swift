// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension PolicyParser {
  /// Reads `test "…" …:` and the lines below it.
  mutating func test(_ word: String = "test") throws(Unreadable) -> TestDeclaration {
    try expect(word)
    let head = try head { parser throws(Unreadable) in
      let title = try parser.textLiteral("the test's name between quotation marks")
      var circumstances: [TestDeclaration.Circumstance] = []
      while let circumstance = try parser.circumstance() { circumstances.append(circumstance) }
      return (title: title, circumstances: circumstances)
    }
    let lines = try lines("`given` and `expect` lines") { parser in parser.testLine() }
    guard let head else { throw Unreadable() }
    return TestDeclaration(title: head.title, circumstances: head.circumstances, lines: lines)
  }

  private mutating func circumstance() throws(Unreadable) -> TestDeclaration.Circumstance? {
    if take("on") { return .on(try date()) }
    if take("in") { return .year(try integer("a year")) }
    if take("known", "on") { return .knownOn(try date()) }
    if take("version") { return .version(try versionName()) }
    guard take("under") else { return nil }
    let reading = try name("the name of a reading")
    try expect(.dot)
    return .reading(reading, letter: try fieldName())
  }

  private mutating func testLine() -> TestDeclaration.Line? {
    guard !reportMisplacedBlock("in a test") else {
      skipLine(to: level)
      return nil
    }
    let (start, margin) = (at, margin())
    return recovering { parser throws(Unreadable) in
      let kind: TestDeclaration.Line.Kind
      switch parser.word() ?? "" {
      case "given": kind = try parser.given()
      case "expect": kind = try parser.expectation()
      case "needs": kind = try parser.need()
      default:
        throw parser.expected("`given`, `expect` or `needs minimal`", among: Words.testLines)
      }
      return TestDeclaration.Line(kind, parser.site(start), margin)
    }
  }

  private mutating func given() throws(Unreadable) -> TestDeclaration.Line.Kind {
    at += 1
    if isName(0), isAt(.colon, 1) {
      let entity = try name("the name of an entity")
      try openBlock("a head and rows")
      let (head, rows) = try rows()
      return .rows(entity: entity, head: head, rows)
    }
    var assignments: [TestDeclaration.Assignment] = []
    repeat { assignments.append(try assignment()) } while take(.comma)
    endLine("`,` or the end of the line")
    return .given(assignments)
  }

  private mutating func assignment() throws(Unreadable) -> TestDeclaration.Assignment {
    let name = try name("the name of a fact or measure")
    var arguments: [Literal] = []
    let opener = at
    if take(.openParenthesis) {
      repeat { arguments.append(try literal()) } while take(.comma)
      try close(opener)
    }
    var fields: [Name] = []
    while take(.dot) { fields.append(try fieldName()) }
    let period = take("at") ? try integer("a period") : nil
    let value: TestDeclaration.Assignment.Value
    if take("unknown") {
      value = .unknown(isAt(.openParenthesis) ? try unknownKind() : .missing)
    } else {
      value = .literal(try literal())
    }
    return TestDeclaration.Assignment(
      name,
      arguments: arguments,
      fields: fields,
      period: period,
      value: value
    )
  }

  private mutating func need() throws(Unreadable) -> TestDeclaration.Line.Kind {
    try expect("needs", "minimal")
    let opener = at
    try expect(.openBrace)
    var names: [Name] = []
    if !isAt(.closeBrace) {
      repeat { names.append(try name("the name of a fact")) } while take(.comma)
    }
    try close(opener)
    var direction: TestDeclaration.Direction?
    if isAt("to") { direction = try choice("`to meet` or `to fail`") }
    endLine()
    return .needs(names, direction: direction)
  }
}
