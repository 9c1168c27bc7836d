// SPDX-License-Identifier: Apache-2.0
import Graphics

/// A table as markup: caption, header cells with scope, a region to scroll in when it is wide.
struct TableView: Sendable {
  /// A column's head and alignment.
  struct Column: Sendable {
    let head: String
    let isNumeric: Bool
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
    return .element(.division, [.id(id), .class("table")], [table] + below)
  }

  private var parts: [Markup] {
    let body = rows.dropLast(summaryRows)
    let summary = rows.suffix(summaryRows)
    var out: [Markup] = [
      .element(.caption, [.element(.span, [.class("caption")], caption)]),
      .element(.tableHead, [.element(.row, heads)]),
    ]
    if !body.isEmpty { out.append(.element(.tableBody, body.map(row))) }
    if !summary.isEmpty {
      out.append(.element(.tableBody, [.class("summary")], summary.map(row)))
    }
    return out
  }

  private var heads: [Markup] {
    columns.map { column in
      column.head.isEmpty
        ? .element(.cell, [])
        : .element(
          .headerCell,
          column.isNumeric ? [.scope(.column), .class("numeric")] : [.scope(.column)],
          [.text(column.head)]
        )
    }
  }

  private func row(_ cells: [String]) -> Markup {
    .element(
      .row,
      zip(cells, columns).enumerated().map { position, pair in
        let (text, column) = pair
        // A header cell without text would name nothing.
        if position < keyColumns, !text.isEmpty {
          return .element(.headerCell, [.scope(.row)], [.text(text)])
        }
        return .element(.cell, column.isNumeric ? [.class("numeric")] : [], [.text(text)])
      }
    )
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
