// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads `table NAME by … -> …:` and its rows.
  mutating func table() throws(Unreadable) -> TableDeclaration {
    try expect("table")
    let head = try head { parser throws(Unreadable) in try parser.tableHead() }
    try openBlock("its rows")
    let body = try tableBody()
    guard let head else { throw Unreadable() }
    var table = TableDeclaration(head.name, keys: head.keys, outputs: head.outputs, body: body)
    table.hit = head.hit
    table.layout = head.layout
    table.domain = head.domain
    table.tail = head.tail
    return table
  }

  /// The line that opens a table.
  private struct TableHead {
    let name: Name
    let keys: [TableDeclaration.Key]
    let outputs: [TypeExpression.Field]
    var hit: TableDeclaration.Hit?
    var layout: TableDeclaration.Layout?
    var domain: TableDeclaration.Domain?
    var tail = Tail()
  }

  private mutating func tableHead() throws(Unreadable) -> TableHead {
    let name = try name("the name of the table")
    try expect("by")
    var keys: [TableDeclaration.Key] = []
    repeat { keys.append(try key()) } while take(.comma)
    guard take(.arrow) else { throw expected("`,` or `->`") }
    var outputs: [TypeExpression.Field] = []
    repeat { outputs.append(try field("the name of an output")) } while take(.comma)
    var head = TableHead(name: name, keys: keys, outputs: outputs)
    try options(&head)
    return head
  }

  private mutating func key() throws(Unreadable) -> TableDeclaration.Key {
    if take("band", "of") {
      let value = try sum()
      return .band(of: value, name: take("as") ? try name("the name of the key") : nil)
    }
    let name = try name("the name of a key")
    return .value(name, type: take("as") ? try type() : nil)
  }

  private mutating func options(_ head: inout TableHead) throws(Unreadable) {
    var seen: [String: Int] = [:]
    while case .word(let clause) = kind() {
      let start = at
      switch clause {
      case "hit":
        at += 1
        head.hit = try choice("`one` or `first`")
      case "layout":
        at += 1
        head.layout = try choice("`long`, `bands` or `cross`")
      case "domain":
        at += 1
        let range = try wholeRange()
        let step = take("step") ? try number("the step") : nil
        head.domain = TableDeclaration.Domain(range, step: step)
      case _ where try tail(&head.tail): continue
      default: throw expected("`:`", among: ["hit", "layout", "domain", "cite", "note"])
      }
      once(clause, start, &seen)
    }
  }

  private mutating func tableBody() throws(Unreadable) -> TableDeclaration.Body {
    if isAt("import", "csv") {
      var file: (path: Literal, sha256: Literal)?
      _ = blockLines { parser -> Bool? in
        let isSecond = file != nil
        let read = parser.recovering { parser throws(Unreadable) in
          guard !isSecond else { throw parser.expected("the end of the table") }
          return try parser.importLine()
        }
        if let read { file = read }
        return nil
      }
      guard let file else { throw Unreadable() }
      return .csv(path: file.path, sha256: file.sha256)
    }
    let (head, rows) = try rows()
    return .rows(head: head, rows)
  }

  private mutating func importLine() throws(Unreadable) -> (path: Literal, sha256: Literal) {
    try expect("import", "csv")
    let path = try textLiteral("the file's name")
    try expect("sha256")
    let hash = try textLiteral("the hash of the file")
    endLine()
    return (path, hash)
  }

  /// Reads a text with its place.
  mutating func textLiteral(_ what: String) throws(Unreadable) -> Literal {
    let start = at
    return Literal(.text(try text(what)), site(start))
  }

  /// Reads the head and the rows of a block that is open.
  mutating func rows() throws(Unreadable) -> (head: TableRow, rows: [TableRow]) {
    var head: TableRow?
    var isFirst = true
    let rows = blockLines { parser -> TableRow? in
      let row = parser.row(isHead: isFirst)
      if isFirst {
        isFirst = false
        head = row
        return nil
      }
      return row
    }
    guard let head else { throw Unreadable() }
    if rows.isEmpty {
      _ = failure("a row must follow the head", at: head.site.span)
    }
    return (head, rows)
  }

  private mutating func row(isHead: Bool) -> TableRow? {
    let (start, margin) = (at, margin())
    return recovering { parser throws(Unreadable) in
      var cells: [TableRow.Located] = []
      repeat { cells.append(try parser.cell(isHead: isHead)) } while parser.take(.bar)
      parser.cells += cells.count
      if parser.cells > Self.mostCells { parser.reportOverLimit("\(Self.mostCells) cells") }
      let tail = isHead ? Tail() : try parser.tails()
      let site = parser.site(start)
      parser.endLine(isHead ? "`|` or the end of the line" : "`|`, `cite` or the end of the line")
      return TableRow(cells, tail: tail, site, margin)
    }
  }

  private mutating func cell(isHead: Bool) throws(Unreadable) -> TableRow.Located {
    let start = at
    let cell: TableRow.Cell
    if !isHead, startsTail() {
      throw expected("a value")
    } else if take("else") {
      cell = .otherwise
    } else if take("any") {
      cell = .any
    } else if take("unknown") {
      cell = .unknown(try unknownKind())
    } else if case .sign(let sign) = kind(), let relation = Relation(rawValue: sign.rawValue) {
      at += 1
      cell = .condition(relation, try literal())
    } else {
      var values = [try literal()]
      while startsLiteral(), isHead || !startsTail() { values.append(try literal()) }
      cell = .values(values)
    }
    return TableRow.Located(cell, site(start))
  }

  /// Whether `cite`, `reading` or `note` comes next, so that the cells are at an end.
  private func startsTail() -> Bool {
    switch (word() ?? "", kind(1)) {
    case ("cite", .word), ("reading", .word), ("note", .text): true
    default: false
    }
  }

  /// Whether a constant comes next.
  func startsLiteral(_ distance: Int = 0) -> Bool {
    switch kind(distance) {
    case .number, .text, .date, .word, .sign(.openBrace), .sign(.openBracket): return true
    case .sign(.minus):
      if case .number = kind(distance + 1) { return true }
      return false
    default: return false
    }
  }
}
