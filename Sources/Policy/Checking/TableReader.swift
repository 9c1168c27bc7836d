// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Reads the rows of a table as they are written, in any layout, into rows of one shape.
struct TableReader {
  let checker: VersionChecker
  let declaration: TableDeclaration
  var built: BuiltTable

  var findings: Findings { checker.findings }
  var keys: [Table.Key] { built.table.keys }
  var outputs: [ValueType.Field] { built.table.outputs }

  init(_ checker: VersionChecker, _ declaration: TableDeclaration, _ built: BuiltTable) {
    self.checker = checker
    self.declaration = declaration
    self.built = built
  }

  /// Reads the rows under their head.
  mutating func read(_ head: TableRow, _ rows: [TableRow]) {
    for row in rows { checker.check(row.tail) }
    let complete = rows.filter { row in
      guard row.cells.count != head.cells.count else { return true }
      findings.add(
        .cellCount,
        "the row has \(row.cells.count) cells, and its head has \(head.cells.count)",
        at: row.site,
        others: [Diagnostic.Mark(head.site.span, "head")]
      )
      return false
    }
    switch declaration.layout ?? .long {
    case .long: readLong(head, complete)
    case .bands: readBands(head, complete)
    case .cross: readCross(head, complete)
    }
  }

  // MARK: One row for each combination

  private mutating func readLong(_ head: TableRow, _ rows: [TableRow]) {
    guard isHead(head, cells: keys.count + outputs.count) else { return }
    for (cell, name) in zip(head.cells, keys.map(\.name) + outputs.map(\.name)) {
      guard cell.cell != .any, cell.cell.word != name else { continue }
      findings.unknown(
        "the column",
        cell.cell.word ?? "?",
        at: cell.site,
        among: [name],
        code: .cellCount
      )
    }
    for row in rows {
      let matches = zip(row.cells, keys).map { match($0, $1) }
      let values = zip(row.cells.dropFirst(keys.count), outputs).map { output($0, $1) }
      append(matches, values, row)
    }
  }

  private func isHead(_ head: TableRow, cells: Int) -> Bool {
    if head.cells.count == cells { return true }
    findings.add(
      .cellCount,
      "the head has \(head.cells.count) cells; the table has \(keys.count) "
        + "key\(keys.count == 1 ? "" : "s") and \(outputs.count) "
        + "output\(outputs.count == 1 ? "" : "s"), \(cells) cells",
      at: head.site
    )
    return false
  }

  /// Reads a cell of a key.
  func match(_ cell: TableRow.Located, _ key: Table.Key) -> Table.Match? {
    let literals = checker.shared.literals
    switch cell.cell {
    case .any: return .any
    case .otherwise: return .otherwise
    case .values(let written):
      let values = written.flatMap { literal -> [Literal] in
        if case .set(let members) = literal.kind { members } else { [literal] }
      }.map { literals.value($0, as: key.type) }
      let known = values.compactMap { $0 }
      return known.count == values.count ? .values(known) : nil
    case .condition(let relation, let literal):
      guard let number = key.type.number else { return mismatch(cell, key) }
      guard case .number(let bound)? = literals.value(literal, as: .number(number)) else {
        return nil
      }
      switch relation {
      case .atLeast: return .range(lower: bound, upper: nil, includesUpper: false)
      case .less: return .range(lower: nil, upper: bound, includesUpper: false)
      case .atMost: return .range(lower: nil, upper: bound, includesUpper: true)
      case .equal: return .values([.number(bound)])
      case .greater, .different:
        findings.add(
          .typeMismatch,
          "a row takes values from a bound on, or below one",
          at: cell.site,
          help: "write `>=`, `<` or `<=`"
        )
        return nil
      }
    case .unknown: return mismatch(cell, key)
    }
  }

  private func mismatch(_ cell: TableRow.Located, _ key: Table.Key) -> Table.Match? {
    guard !key.type.isDamaged else { return nil }
    findings.add(
      .typeMismatch,
      "the key `\(key.name)` takes \(key.type.words)",
      at: cell.site
    )
    return nil
  }

  /// Reads a cell of an output.
  private func output(_ cell: TableRow.Located, _ field: ValueType.Field) -> Answer? {
    switch cell.cell {
    case .unknown(let kind): return .unknown(kind, declaration.name.text)
    case .values(let written) where written.count == 1:
      return checker.shared.literals.value(written[0], as: field.type).map(Answer.value)
    default:
      findings.add(
        .typeMismatch,
        "the output `\(field.name)` is \(field.type.words)",
        at: cell.site
      )
      return nil
    }
  }

  mutating func append(_ matches: [Table.Match?], _ outputs: [Answer?], _ row: TableRow) {
    let (known, values) = (matches.compactMap { $0 }, outputs.compactMap { $0 })
    guard known.count == matches.count, values.count == outputs.count else { return }
    built.table.rows.append(
      Table.Row(matches: known, outputs: values, tail: row.tail, site: row.site)
    )
  }

  // MARK: Rows by columns

  private mutating func readCross(_ head: TableRow, _ rows: [TableRow]) {
    guard keys.count == 2, outputs.count == 1 else {
      findings.add(
        .cellCount,
        "`layout cross` asks for two keys and one output",
        at: declaration.name.site
      )
      return
    }
    let columns = head.cells.dropFirst().map { match($0, keys[1]) }
    for row in rows {
      let key = match(row.cells[0], keys[0])
      for (cell, column) in zip(row.cells.dropFirst(), columns) {
        append([key, column], [output(cell, outputs[0])], row)
      }
    }
  }
}

extension TableRow.Cell {
  /// The word of a cell that is one name.
  fileprivate var word: String? {
    guard case .values(let written) = self, written.count == 1 else { return nil }
    switch written[0].kind {
    case .name(let name), .text(let name): return name
    default: return nil
    }
  }
}
