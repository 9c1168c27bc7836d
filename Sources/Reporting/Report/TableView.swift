// SPDX-License-Identifier: Apache-2.0
import Graphics

/// A table as markup: caption, header cells with scope, a region to scroll in when it is wide.
struct TableView: Sendable {
  /// A column's head and alignment.
  struct Column: Sendable {
    let head: String
    let isNumeric: Bool
    /// Whether cells stay in one line, as dates do.
    var isUnbroken = false

    var classes: [Attribute] {
      isNumeric ? [.class("numeric")] : isUnbroken ? [.class("unbroken")] : []
    }
  }

  let id: String
  /// The name of the region that the table scrolls in.
  let label: String
  let caption: [Markup]
  let columns: [Column]
  let keyColumns: Int
  let rows: [[String]]
  var summaryRows = 0
  var notes: [String] = []
  /// Cells that lead to what they are made of.
  var links: [TableBlock.Cell: LinkTarget] = [:]
  /// Up to this many lines of text, the table stays on one sheet of paper.
  var staysWholeUpTo = 26

  /// From this many columns on, the table may be wider than a narrow screen.
  private static let wideFrom = 4
  /// So many characters without a break fit on a narrow screen beside each other.
  private static let narrowScreen = 32
  /// A cell longer than this holds a sentence, or else a few words, rather than one.
  private static let sentenceFrom = 48
  private static let wordsFrom = 18
  /// The characters of a column that the stylesheet keeps from being squeezed.
  private static let leastRoom = ["sentences": 26, "words": 18]
  /// From so many characters of least room on, columns stand closer to each other on paper.
  private static let crowdedFrom = 96
  /// First cells that are equal become one, as long as it can be seen from all its rows.
  private static let largestGroup = 12
  /// From so many rows on, a narrow table stands in columns of its own on paper.
  private static let tallFrom = 24
  /// So many characters fit in each of two or three such columns.
  private static let halfSheet = 48
  private static let thirdOfSheet = 27

  var markup: Markup {
    var table = Markup.element(.table, parts)
    if columns.count >= TableView.wideFrom || unbrokenWidth > TableView.narrowScreen {
      table = .element(
        .division,
        [.class("scroll"), .role(.region), .label(label), .focusable],
        [table]
      )
    }
    let below = notes.map { Markup.element(.paragraph, [.class("table-note")], [.text($0)]) }
    return .element(.division, [.id(id), .class(shape)], [table] + below)
  }

  /// How the stylesheet lays the table out on paper.
  private var shape: String {
    let isNarrow = rows.count >= TableView.tallFrom && summaryRows == 0 && !hasSentences
    if isNarrow, printedWidth <= TableView.halfSheet {
      let parts = printedWidth <= TableView.thirdOfSheet ? 3 : 2
      let whole = lines <= staysWholeUpTo * parts ? " short" : ""
      return "table tall " + (parts == 3 ? "three" : "two") + whole
    }
    return "table" + (isCrowded ? " crowded" : "") + (lines <= staysWholeUpTo ? " short" : "")
  }

  /// Whether the columns would not fit beside each other on paper with their usual room.
  private var isCrowded: Bool {
    let needed = columns.indices.reduce(0) { sum, column in
      sum + (room(column).flatMap { TableView.leastRoom[$0] } ?? 10)
    }
    return needed > TableView.crowdedFrom
  }

  /// The columns beside each other on paper, where every row costs room: only heads and long cells
  /// are broken between words.
  private var printedWidth: Int {
    columns.indices.reduce(0) { width, column in
      let pieces = cells(column).flatMap { cell in
        cell.count <= TableView.wordsFrom ? [cell[...]] : cell.split(separator: " ")
      }
      let widest = (columns[column].head.split(separator: " ") + pieces).map(\.count).max() ?? 0
      return width + widest + 3
    }
  }

  private func cells(_ column: Int) -> [String] { rows.map { $0[column] } }

  /// The longest words of all columns beside each other, in characters with the room between; a
  /// column of texts is not squeezed to its longest word.
  private var unbrokenWidth: Int {
    columns.indices.reduce(0) { width, column in
      let texts = [columns[column].head] + cells(column)
      let longest =
        texts.flatMap { $0.split(whereSeparator: { " -/".contains($0) }) }
        .map(\.count).max() ?? 0
      return width + max(longest, TableView.leastRoom[room(column) ?? "", default: 0]) + 2
    }
  }

  private var hasSentences: Bool { columns.indices.contains(where: holdsSentences) }

  private func holdsSentences(_ column: Int) -> Bool {
    cells(column).contains { $0.count > TableView.sentenceFrom }
  }

  /// The class that keeps a column of texts from being squeezed.
  private func room(_ column: Int) -> String? {
    if holdsSentences(column) { return "sentences" }
    let isWords = cells(column).contains { $0.count > TableView.wordsFrom }
    return isWords && !columns[column].isNumeric ? "words" : nil
  }

  /// About how many lines of text the rows take.
  private var lines: Int {
    rows.reduce(0) { sum, row in
      let longest = row.enumerated().map { position, text in
        holdsSentences(position) ? (text.count + 39) / 40 : 1
      }
      return sum + (longest.max() ?? 1)
    }
  }

  private var parts: [Markup] {
    let body = rows.dropLast(summaryRows)
    let summary = rows.suffix(summaryRows)
    var out: [Markup] = [
      .element(.caption, [.element(.span, [.class("caption")], caption)]),
      .element(.tableHead, [.element(.row, heads)]),
    ]
    if !body.isEmpty { out.append(.element(.tableBody, rows(Array(body)))) }
    if !summary.isEmpty {
      let summed = rows(Array(summary), from: body.count)
      out.append(.element(.tableBody, [.class("summary")], summed))
    }
    return out
  }

  private var heads: [Markup] {
    columns.enumerated().map { position, column in
      column.head.isEmpty
        ? .element(.cell, [])
        : .element(
          .headerCell,
          [.scope(.column)]
            + (room(position).map { [.class($0)] } ?? column.classes),
          [.text(column.head)]
        )
    }
  }

  /// The rows; equal first cells become one that spans them, or stand back when there are many.
  private func rows(_ rows: [[String]], from offset: Int = 0) -> [Markup] {
    var out: [Markup] = []
    var start = 0
    while start < rows.count {
      var end = start + 1
      while keyColumns > 1, end < rows.count, rows[end].first == rows[start].first { end += 1 }
      let spans =
        2...TableView.largestGroup ~= end - start && rows[start].first?.isEmpty == false
      for position in start..<end {
        let first: FirstCell =
          position == start ? .full(rows: spans ? end - start : 1) : spans ? .spanned : .repeated
        let attributes: [Attribute] = first == .spanned ? [.class("again")] : []
        out.append(
          .element(.row, attributes, row(rows[position], first, number: offset + position))
        )
      }
      start = end
    }
    return out
  }

  /// What becomes of a row's first cell.
  private enum FirstCell: Equatable {
    case full(rows: Int)
    case repeated
    case spanned
  }

  private func row(_ cells: [String], _ first: FirstCell, number: Int) -> [Markup] {
    zip(cells, columns).enumerated().compactMap { position, pair in
      let (text, column) = pair
      let words = content(text, links[.init(row: number, column: position)])
      // A header cell without text would name nothing.
      guard position < keyColumns, !text.isEmpty else {
        return .element(.cell, column.classes, words)
      }
      guard position == 0 else {
        return .element(.headerCell, [.scope(.row)] + column.classes, words)
      }
      switch first {
      case .spanned: return nil
      case .repeated:
        return .element(.headerCell, [.scope(.row), .class("repeated")], words)
      case .full(let rows):
        let span: [Attribute] = rows > 1 ? [.rowSpan(rows)] : []
        return .element(.headerCell, [.scope(.row)] + span + column.classes, words)
      }
    }
  }

  /// A cell's text, as a link where it leads on.
  private func content(_ text: String, _ link: LinkTarget?) -> [Markup] {
    guard let link, !text.isEmpty else { return Markup.breakable(text) }
    return [.element(.anchor, [link.attribute], Markup.breakable(text))]
  }

  /// The columns of a chart's table; a column is numeric when all its cells look like numbers.
  static func columns(of table: ChartTable) -> [Column] {
    table.columns.enumerated().map { position, head in
      let cells = table.rows.map { $0[position] }
      let isNumeric =
        position >= table.keyColumns && !cells.isEmpty && cells.allSatisfy(looksNumeric)
      return Column(head: head, isNumeric: isNumeric)
    }
  }

  /// Whether a cell is made of digits and the marks that numbers are written with.
  private static func looksNumeric(_ text: String) -> Bool {
    let marks = "0123456789.,+-\u{2212}\u{2013}% "
    return text.isEmpty || (text.contains(where: \.isNumber) && text.allSatisfy(marks.contains))
  }
}
