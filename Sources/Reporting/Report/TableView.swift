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
  /// Up to this many rows, the table stays on one sheet of paper.
  var staysWholeUpTo = 25

  /// From this many columns on, the table may be wider than a narrow screen.
  private static let wideFrom = 4

  var markup: Markup {
    var table = Markup.element(.table, parts)
    if columns.count >= TableView.wideFrom {
      table = .element(
        .division,
        [.class("scroll"), .role(.region), .label(label), .focusable],
        [table]
      )
    }
    let below = notes.map { Markup.element(.paragraph, [.class("table-note")], [.text($0)]) }
    let name = rows.count <= staysWholeUpTo ? "table short" : "table"
    return .element(.division, [.id(id), .class(name)], [table] + below)
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
      out.append(.element(.tableBody, [.class("summary")], rows(Array(summary))))
    }
    return out
  }

  private var heads: [Markup] {
    columns.map { column in
      column.head.isEmpty
        ? .element(.cell, [])
        : .element(
          .headerCell,
          [.scope(.column)] + column.classes,
          [.text(column.head)]
        )
    }
  }

  /// The rows; a first cell that says what the one above it says stands back.
  private func rows(_ rows: [[String]]) -> [Markup] {
    rows.enumerated().map { position, cells in
      let repeats = keyColumns > 1 && position > 0 && cells.first == rows[position - 1].first
      return .element(.row, row(cells, repeatsFirst: repeats))
    }
  }

  private func row(_ cells: [String], repeatsFirst: Bool) -> [Markup] {
    zip(cells, columns).enumerated().map { position, pair in
      let (text, column) = pair
      // A header cell without text would name nothing.
      guard position < keyColumns, !text.isEmpty else {
        return .element(.cell, column.classes, [.text(text)])
      }
      let classes: [Attribute] = position == 0 && repeatsFirst ? [.class("repeated")] : []
      return .element(.headerCell, [.scope(.row)] + classes, [.text(text)])
    }
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
