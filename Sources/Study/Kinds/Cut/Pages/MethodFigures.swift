// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import StandardSetting

/// The figures of a method as a page shows them.
///
/// Heads such as `Station S1, cut` become a row for each station and a column for each figure; a
/// method whose figures do not repeat gets one row for each.
struct MethodFigures {
  let result: MethodResult
  let methodName: String

  private struct Entry {
    let row: String
    let column: String
    let text: String
  }

  private var entries: [Entry] {
    result.figures.map { figure in
      let parts = figure.head.split(separator: ",", maxSplits: 1).map(String.init)
      let text = figure.value.text(places: 3)
      guard parts.count == 2 else { return Entry(row: "", column: figure.head, text: text) }
      return Entry(row: parts[0], column: String(parts[1].drop { $0 == " " }), text: text)
    }
  }

  /// The table, or `nil` for a method without figures.
  var table: ResultTable? {
    let entries = entries
    let rows = entries.map(\.row).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let columns = entries.filter { $0.row == entries.first?.row && !$0.row.isEmpty }.map(\.column)
    let full = rows.filter { row in
      !row.isEmpty && entries.filter { $0.row == row }.map(\.column) == columns
    }
    guard full.count > 1, columns.count > 1 else { return plain }
    let rest = result.figures.enumerated().filter { !full.contains(entries[$0.offset].row) }
    return ResultTable(
      name: "method-figures",
      title: title,
      columns: [.init("part", head: "Part")]
        + columns.map { .init($0, head: Self.capital($0), isNumeric: true) },
      rows: full.map { row in [row] + entries.filter { $0.row == row }.map(\.text) },
      notes: rest.isEmpty
        ? []
        : [
          rest.map { "\($0.element.head) \(entries[$0.offset].text)" }.joined(separator: "; ") + "."
        ]
    )
  }

  private static func capital(_ head: String) -> String {
    head.prefix(1).uppercased() + head.dropFirst()
  }

  private var title: String { "How \(methodName) came to its cut" }

  private var plain: ResultTable? {
    guard !result.figures.isEmpty else { return nil }
    return ResultTable(
      name: "method-figures",
      title: title,
      columns: [.init("item", head: "What"), .init("value", head: "Value", isNumeric: true)],
      rows: result.figures.map { [$0.head, $0.value.text(places: 3)] }
    )
  }
}
