// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads an edit of an amendment.
  mutating func edit() -> Edit? {
    let (start, margin) = (at, margin())
    return recovering { parser throws(Unreadable) in
      let action: Edit.Action
      switch parser.word() ?? "" {
      case "replace": action = try parser.replacement()
      case "drop":
        parser.at += 1
        action = .drop(try parser.target())
        parser.endLine()
      case "add": action = try parser.addition()
      case "set": action = try parser.cellSetting()
      default:
        guard !parser.reportMisplacedBlock("among the edits of an amendment") else {
          throw Unreadable()
        }
        throw parser.expected("`replace`, `drop`, `add` or `set table`", among: Words.edits)
      }
      return Edit(action, parser.site(start), margin)
    }
  }

  private mutating func replacement() throws(Unreadable) -> Edit.Action {
    at += 1
    let target = try target()
    try expect("with")
    if case .criterion = target {
      let (wording, body) = try criterionBody()
      return .replaceCriterion(target, wording: wording, body)
    }
    return .replaceBlock(target, try editedBlock())
  }

  private mutating func addition() throws(Unreadable) -> Edit.Action {
    at += 1
    guard isAt("decision"), isName(1), isAtLabel(2) else { return .addBlock(try editedBlock()) }
    let target = try target()
    let (wording, body) = try criterionBody()
    return .addCriterion(target, wording: wording, body)
  }

  private mutating func editedBlock() throws(Unreadable) -> Block {
    let start = at
    let kind = try blockKind(isInVersion: true)
    return Block(kind, site(start), Margin())
  }

  private mutating func target() throws(Unreadable) -> Edit.Target {
    if take("decision") {
      let decision = try name("the name of a decision")
      return .criterion(decision: decision, try labelPath())
    }
    if take("measure") { return .measure(try name("the name of a measure")) }
    if take("table") { return .table(try name("the name of a table")) }
    if take("fact") { return .fact(try path("the name of a fact")) }
    if take("result") { return .result(try name("the name of a result")) }
    throw expected(
      "`decision`, `measure`, `table`, `fact` or `result`",
      among: ["decision", "measure", "table", "fact", "result"]
    )
  }

  private mutating func cellSetting() throws(Unreadable) -> Edit.Action {
    try expect("set", "table")
    let table = try name("the name of a table")
    try expect("row")
    var row = [try literal()]
    while take(.comma) { row.append(try literal()) }
    try expect("column")
    let column = try name("the name of a column")
    try expect("to")
    let value = try literal()
    endLine()
    return .setCell(table: table, row: row, column: column, value)
  }
}
