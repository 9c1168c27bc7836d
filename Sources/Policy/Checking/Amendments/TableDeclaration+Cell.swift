// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension TableDeclaration {
  /// Sets the cell of a row that is named by its keys and of a column that is named in the head.
  ///
  /// - Parameters:
  ///   - keys: The values in the key columns; `else` and `any` name the rows that say so.
  ///   - column: The column.
  ///   - value: The new value.
  /// - Throws: `EditFault` when there is no such cell, or when it holds that value.
  mutating func set(
    _ keys: [Literal],
    _ column: Name,
    to value: Literal
  ) throws(EditFault) {
    guard case .rows(let head, var rows) = body else {
      throw EditFault(
        "the rows of table `\(name.text)` stand in a file of their own",
        at: column.site,
        other: name.site,
        help: "replace the table by one that imports another file"
      )
    }
    let cell = try cell(of: column, in: head)
    let row = try row(of: keys, in: rows, column)
    guard rows[row].cells.indices.contains(cell) else {
      throw EditFault(
        "the row has no cell in column `\(column.text)`",
        at: column.site,
        other: rows[row].site
      )
    }
    let old = rows[row].cells[cell]
    let new = TableRow.Cell.values([value])
    guard old.cell != new else {
      throw EditFault(
        "the edit changes nothing: the cell holds `\(Pieces(value).text)` already",
        .amendmentIdle,
        at: value.site,
        other: old.site,
        help: "leave the edit out"
      )
    }
    rows[row].cells[cell] = TableRow.Located(new, value.site)
    if let last = head.cells.indices.last, cell != last, head.cells[last].cell.isPrintedUppers {
      // The upper ends were printed beside the bound that is gone.
      rows[row].cells[last].cell = .any
    }
    body = .rows(head: head, rows)
  }

  /// How many columns at the left hold keys.
  private var keyColumns: Int {
    switch layout {
    case .bands:
      max(1, keys.filter { if case .value = $0 { true } else { false } }.count)
    case .cross: max(1, keys.count - 1)
    case .long, nil: keys.count
    }
  }

  private func cell(of column: Name, in head: TableRow) throws(EditFault) -> Int {
    let titles = head.cells.map(\.cell.title)
    guard let cell = titles.firstIndex(of: column.text) else {
      let names = titles.dropFirst(keyColumns).compactMap { $0 }
      let guess = Spelling.suggestion(for: column.text, among: names)
      throw EditFault(
        "table `\(name.text)` has no column `\(column.text)`\(guess)",
        at: column.site,
        other: head.site,
        help: "write one of its columns: " + names.map { "`\($0)`" }.joined(separator: ", ")
      )
    }
    guard cell >= keyColumns else {
      throw EditFault(
        "`\(column.text)` is a key of table `\(name.text)`, and a row keeps its key",
        at: column.site,
        other: head.cells[cell].site,
        help: "replace the table"
      )
    }
    return cell
  }

  private func row(
    of keys: [Literal],
    in rows: [TableRow],
    _ column: Name
  ) throws(EditFault) -> Int {
    let first = keys.first?.site ?? column.site
    let site = keys.reduce(first) { Site($0.span.joined($1.site.span)) }
    let text = keys.map { Pieces($0).text }.joined(separator: ", ")
    guard keys.count == keyColumns else {
      let noun = keyColumns == 1 ? "one key" : "\(keyColumns) keys"
      throw EditFault("a row of table `\(name.text)` is named by \(noun)", at: site)
    }
    let found = rows.indices.filter { row in
      rows[row].cells.count >= keys.count
        && zip(keys, rows[row].cells).allSatisfy { $0.names($1.cell) }
    }
    guard let row = found.first else {
      throw EditFault("table `\(name.text)` has no row `\(text)`", at: site, other: name.site)
    }
    guard found.count == 1 else {
      throw EditFault(
        "table `\(name.text)` has more than one row `\(text)`",
        at: site,
        other: rows[found[1]].site,
        help: "replace the table"
      )
    }
    return row
  }
}

extension TableRow.Cell {
  /// The name of the column that a cell of the head opens, without the band's value behind it.
  fileprivate var title: String? {
    guard case .values(let values) = self else { return nil }
    switch values.first?.kind {
    case .name(let name), .text(let name): return name
    default: return nil
    }
  }
}

extension Literal {
  /// Whether the value names a row with that key; `1` names the key `1.0`.
  fileprivate func names(_ cell: TableRow.Cell) -> Bool {
    switch cell {
    case .values(let values): values.count == 1 && isSameKey(values[0])
    case .otherwise: kind == .name("else")
    case .any: kind == .name("any")
    case .condition, .unknown: false
    }
  }

  private func isSameKey(_ other: Literal) -> Bool {
    guard case .number(let left, let unit, nil) = kind,
      case .number(let right, unit, nil) = other.kind
    else { return kind == other.kind }
    return left.value == right.value && left.isPercent == right.isPercent
  }
}
