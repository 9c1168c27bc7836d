// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Reads the rows of a table as they are written, in any layout, into rows of one shape.
struct TableReader {
  private let checker: VersionChecker
  private let declaration: TableDeclaration
  private(set) var built: BuiltTable

  private var findings: Findings { checker.findings }
  private var keys: [Table.Key] { built.table.keys }
  private var outputs: [ValueType.Field] { built.table.outputs }

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
  private func match(_ cell: TableRow.Located, _ key: Table.Key) -> Table.Match? {
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

  private mutating func append(_ matches: [Table.Match?], _ outputs: [Answer?], _ row: TableRow) {
    let (known, values) = (matches.compactMap { $0 }, outputs.compactMap { $0 })
    guard known.count == matches.count, values.count == outputs.count else { return }
    built.table.rows.append(
      Table.Row(matches: known, outputs: values, tail: row.tail, site: row.site)
    )
  }

  // MARK: Bands by their lower bounds

  private mutating func readBands(_ head: TableRow, _ rows: [TableRow]) {
    guard let band = keys.firstIndex(where: \.isBand), band == keys.count - 1 else {
      findings.add(
        .typeMismatch,
        "`layout bands` asks for `band of` as the last key",
        at: declaration.name.site
      )
      return
    }
    let before = max(keys.count - 1, 1)
    let hasUppers = head.cells.last?.cell.isPrintedUppers ?? false
    let bands = head.cells.dropFirst(before).dropLast(hasUppers ? 1 : 0)
    let outputsByBand = bands.map { bandOutputs($0) }
    guard let type = keys[band].type.number else { return }
    for row in rows {
      let discrete = zip(row.cells, keys.dropLast()).map { match($0, $1) }
      let bounds = row.cells.dropFirst(before).prefix(bands.count).map { bound($0, type) }
      checkRising(bounds, row)
      for place in bounds.indices {
        let upper = place + 1 < bounds.count ? bounds[place + 1] : nil
        let isLast = place + 1 == bounds.count
        let top = isLast ? built.table.domain?.upper ?? type.upper : upper
        let range = bounds[place].map {
          Table.Match.range(lower: $0, upper: top, includesUpper: isLast)
        }
        append(discrete + [range], outputsByBand[place], row)
      }
      if hasUppers, let cell = row.cells.last { readUppers(cell, bounds.count) }
    }
  }

  /// The outputs that the head writes for a band, such as `on_track 12`.
  private func bandOutputs(_ cell: TableRow.Located) -> [Answer?] {
    guard case .values(let written) = cell.cell, written.count == outputs.count else {
      findings.add(
        .cellCount,
        "a band's head gives \(outputs.map { "`\($0.name)`" }.joined(separator: " and "))",
        at: cell.site
      )
      return outputs.map { _ in nil }
    }
    return zip(written, outputs).map { literal, field in
      var literal = literal
      if case .name(let name) = literal.kind, case .text = field.type { literal.kind = .text(name) }
      return checker.shared.literals.value(literal, as: field.type).map(Answer.value)
    }
  }

  private func bound(_ cell: TableRow.Located, _ type: NumberType) -> Rational? {
    var plain = type
    (plain.lower, plain.upper, plain.step) = (nil, nil, nil)
    guard case .values(let written) = cell.cell, written.count == 1,
      case .number(let number)? = checker.shared.literals.value(written[0], as: .number(plain))
    else {
      findings.add(.typeMismatch, "a band's cell is its lower bound", at: cell.site)
      return nil
    }
    return number
  }

  private func checkRising(_ bounds: [Rational?], _ row: TableRow) {
    let known = bounds.compactMap { $0 }
    guard zip(known, known.dropFirst()).contains(where: { $0 >= $1 }) else { return }
    findings.add(
      .tableOverlap,
      "table `\(declaration.name.text)`: the bounds of a row rise from band to band",
      at: row.site,
      help: "a band ends where the next one starts"
    )
  }

  private mutating func readUppers(_ cell: TableRow.Located, _ count: Int) {
    guard case .values(let written) = cell.cell, written.count == count else {
      findings.add(
        .cellCount,
        "there are \(count) bands, and each has one printed upper end",
        at: cell.site
      )
      built.printedUppers.append([])
      return
    }
    built.printedUppers.append(
      written.compactMap { literal in
        guard case .number(let number, _, _) = literal.kind else { return nil }
        return PrintedUpper(number: number, site: literal.site)
      }
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

  /// Whether it is the head of the column of printed upper ends.
  fileprivate var isPrintedUppers: Bool {
    guard case .values(let written) = self else { return false }
    return written.map(\.kind) == [.name("printed"), .name("uppers")]
  }
}
