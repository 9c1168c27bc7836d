// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension TableReader {
  /// Reads bands by their lower bounds.
  mutating func readBands(_ head: TableRow, _ rows: [TableRow]) {
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
}

extension TableRow.Cell {
  /// Whether it is the head of the column of printed upper ends.
  fileprivate var isPrintedUppers: Bool {
    guard case .values(let written) = self else { return false }
    return written.map(\.kind) == [.name("printed"), .name("uppers")]
  }
}
