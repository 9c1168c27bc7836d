// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension PolicyPrinter {
  static func write(
    _ version: VersionDeclaration,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    var clauses = [Pieces("version \(text(version.name)) \(text(version.status))")]
    if let appliesTo = version.appliesTo { clauses.append("applies to " + Pieces(appliesTo)) }
    clauses += Pieces.clauses(version.tail)
    if version.body != .shared { clauses[clauses.count - 1].append(":") }
    writer.write(clauses, margin)
    writer.block { writer in
      switch version.body {
      case .shared: break
      case .blocks(let blocks): for block in blocks { write(block, to: &writer) }
      case .amendment(let amended, let edits):
        writer.write(["amends \(text(amended))"])
        for edit in edits { write(edit, to: &writer) }
      }
    }
  }

  /// A version's name: bare where it is a name or a number, else between quotation marks.
  static func text(_ name: Name) -> String {
    let bytes = Array(name.text.utf8)
    let isNumber =
      !bytes.isEmpty && bytes.allSatisfy { Lexer.isDigit($0) }
      && (bytes.count == 1 || bytes.first != UInt8(ascii: "0"))
    let isName =
      bytes.first.map(Lexer.startsWord) == true && bytes.allSatisfy(Lexer.continuesWord)
      && !Words.reserved.contains(name.text)
    return isNumber || isName ? name.text : Pieces.quoted(name.text)
  }

  private static func text(_ status: VersionDeclaration.Status) -> String {
    switch status {
    case .inForce(let start, let end): "in force \(text(start)) until \(text(end))"
    case .proposed: "proposed"
    case .undated: "undated"
    case .withdrawn: "withdrawn"
    }
  }

  private static func text(_ end: VersionDeclaration.End) -> String {
    switch end {
    case .before(let bound): text(bound)
    case .replaced: "replaced"
    case .open: "open"
    }
  }

  private static func text(_ bound: VersionDeclaration.Bound) -> String {
    switch bound {
    case .date(let date): date.description
    case .year(let year): String(year)
    }
  }

  private static func write(_ edit: Edit, to writer: inout LineWriter) {
    switch edit.action {
    case .replaceCriterion(let target, let wording, let body):
      write(wording, body, behind: "replace \(text(target)) with ", edit.margin, to: &writer)
    case .addCriterion(let target, let wording, let body):
      write(wording, body, behind: "add \(text(target)) ", edit.margin, to: &writer)
    case .replaceBlock(let target, let block):
      write(block, behind: "replace \(text(target)) with ", edit.margin, to: &writer)
    case .addBlock(let block): write(block, behind: "add ", edit.margin, to: &writer)
    case .drop(let target): writer.write([Pieces("drop \(text(target))")], edit.margin)
    case .setCell(let table, let row, let column, let value):
      var line = Pieces("set table \(table.text) row ")
      line.append(.commas(row.map { Pieces($0) }))
      line.append(Pieces(" column \(column.text) to ") + Pieces(value))
      writer.write([line], edit.margin)
    }
  }

  private static func text(_ target: Edit.Target) -> String {
    switch target {
    case .criterion(let decision, let path): "decision \(decision.text) \(path.description)"
    case .measure(let name): "measure \(name.text)"
    case .table(let name): "table \(name.text)"
    case .fact(let path): "fact " + Pieces.path(path)
    case .result(let name): "result \(name.text)"
    }
  }
}
