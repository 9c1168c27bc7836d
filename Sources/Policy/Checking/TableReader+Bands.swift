// SPDX-License-Identifier: Apache-2.0
internal import Evidence
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
      let firstRow = built.table.rows.count
      readBands(bounds, row, discrete, outputsByBand, type)
      if hasUppers, let cell = row.cells.last, cell.cell != .any, bounds.allSatisfy(\.isKnown) {
        readUppers(cell, bounds.count, firstRow)
      }
    }
  }

  /// Reads the bands of a row.
  ///
  /// Where the bound of a band is unknown, nobody knows where the band before it ends: up to the next
  /// known bound the row gives what is unknown.
  private mutating func readBands(
    _ bounds: [Bound],
    _ row: TableRow,
    _ discrete: [Table.Match?],
    _ outputsByBand: [[Answer?]],
    _ type: NumberType
  ) {
    checkRising(bounds.compactMap(\.number), row, type)
    func unknown(_ kind: UnknownKind) -> [Answer?] {
      outputs.map { _ in .unknown(kind, declaration.name.text) }
    }
    let known = bounds.indices.filter { bounds[$0].number != nil }
    if let kind = bounds.first?.kind {
      let first = known.first.flatMap { bounds[$0].number }
      let range = first.map { Table.Match.range(lower: nil, upper: $0, includesUpper: false) }
      append(discrete + [range ?? .any], unknown(kind), row)
    }
    for (number, place) in known.enumerated() {
      let next = number + 1 < known.count ? known[number + 1] : nil
      let top = next.map { bounds[$0].number } ?? built.table.domain?.upper ?? type.upper
      let range = Table.Match.range(
        lower: bounds[place].number,
        upper: top,
        includesUpper: next == nil
      )
      let kind = place + 1 < bounds.count ? bounds[place + 1].kind : nil
      append(discrete + [range], kind.map(unknown) ?? outputsByBand[place], row)
    }
  }

  /// The lower bound of a band as it is written.
  private enum Bound {
    case number(Rational)
    case unknown(UnknownKind)
    case damaged

    var number: Rational? { if case .number(let number) = self { number } else { nil } }
    var kind: UnknownKind? { if case .unknown(let kind) = self { kind } else { nil } }
    var isKnown: Bool { number != nil }
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

  private func bound(_ cell: TableRow.Located, _ type: NumberType) -> Bound {
    if case .unknown(let kind) = cell.cell { return .unknown(kind) }
    var plain = type
    (plain.lower, plain.upper, plain.step) = (nil, nil, nil)
    guard case .values(let written) = cell.cell, written.count == 1 else {
      findings.add(
        .typeMismatch,
        "a band's cell is its lower bound",
        at: cell.site,
        help: "a bound that is not published is `unknown(unpublished)`"
      )
      return .damaged
    }
    // A number in another unit has its own finding.
    let value = checker.shared.literals.value(written[0], as: .number(plain))
    return if case .number(let number)? = value { .number(number) } else { .damaged }
  }

  private mutating func checkRising(_ known: [Rational], _ row: TableRow, _ type: NumberType) {
    guard let fall = zip(known, known.dropFirst()).first(where: { $0 >= $1 }) else { return }
    built.isRising = false
    findings.add(
      .tableOverlap,
      "table `\(declaration.name.text)`: the bounds of a row rise from band to band, and "
        + "\(type.text(fall.1)) stands behind \(type.text(fall.0))",
      at: row.site,
      help: "a band ends where the next one starts"
    )
  }

  private mutating func readUppers(
    _ cell: TableRow.Located,
    _ count: Int,
    _ firstRow: Int
  ) {
    guard case .values(let written) = cell.cell, written.count == count else {
      findings.add(
        .cellCount,
        "there are \(count) bands, and each has one printed upper end",
        at: cell.site
      )
      return
    }
    let ends = written.compactMap { literal -> PrintedUpper? in
      guard case .number(let number, _, _) = literal.kind else { return nil }
      return PrintedUpper(number: number, site: literal.site)
    }
    built.printedUppers.append(PrintedUppers(firstRow: firstRow, ends: ends))
  }
}

extension TableRow.Cell {
  /// Whether it is the head of the column of printed upper ends.
  var isPrintedUppers: Bool {
    guard case .values(let written) = self else { return false }
    return written.map(\.kind) == [.name("printed"), .name("uppers")]
  }
}
