// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension PolicyPrinter {
  static func write(
    _ table: TableDeclaration,
    _ lead: String,
    _ margin: Margin,
    to writer: inout LineWriter
  ) {
    var head = Pieces("\(lead)table \(table.name.text) by ")
    head.append(.commas(table.keys.map(pieces)).deeper)
    head.appendBreaking("-> " + .commas(table.outputs.map(output)))
    var clauses = [head] + options(table) + Pieces.clauses(table.tail)
    clauses[clauses.count - 1].append(":")
    writer.write(clauses, margin)
    writer.block { writer in
      switch table.body {
      case .rows(let head, let rows): write(head, rows, to: &writer)
      case .csv(let path, let hash):
        writer.write(["import csv " + Pieces(path), "sha256 " + Pieces(hash)])
      }
    }
  }

  private static func pieces(_ key: TableDeclaration.Key) -> Pieces {
    switch key {
    case .value(let name, let type):
      Pieces(name.text) + (type.map { " as " + Pieces($0) } ?? "")
    case .band(let value, let name):
      "band of " + Pieces(value, in: .sum) + Pieces(name.map { " as " + $0.text } ?? "")
    }
  }

  private static func output(_ field: TypeExpression.Field) -> Pieces {
    Pieces("\(field.name.text) : ") + Pieces(field.type)
  }

  private static func options(_ table: TableDeclaration) -> [Pieces] {
    var result: [Pieces] = []
    if let hit = table.hit { result.append("hit \(hit.rawValue)") }
    if let layout = table.layout { result.append("layout \(layout.rawValue)") }
    if let domain = table.domain {
      let step = domain.step.map { " step " + $0.text } ?? ""
      result.append(Pieces("domain" + Pieces.text(domain.range) + step))
    }
    return result
  }

  /// Writes a head and rows with their columns aligned.
  static func write(_ head: TableRow, _ rows: [TableRow], to writer: inout LineWriter) {
    let all = [head] + rows
    let texts = all.map { row in row.cells.map { text($0.cell) } }
    var widths: [Int] = []
    for cells in texts {
      for (column, cell) in cells.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    for (row, cells) in zip(all, texts) {
      let padded = cells.enumerated().map { column, cell in
        guard column < cells.count - 1 else { return cell }
        return cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      writer.write(
        [Pieces(padded.joined(separator: " | "))] + Pieces.clauses(row.tail),
        row.margin
      )
    }
  }

  static func text(_ cell: TableRow.Cell) -> String {
    switch cell {
    case .values(let values): values.map { Pieces($0).text }.joined(separator: " ")
    case .condition(let relation, let literal): relation.rawValue + " " + Pieces(literal).text
    case .otherwise: "else"
    case .any: "any"
    case .unknown(let kind): "unknown(\(kind.rawValue))"
    }
  }
}
