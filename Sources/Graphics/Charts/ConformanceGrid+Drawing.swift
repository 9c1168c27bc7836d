// SPDX-License-Identifier: Apache-2.0

extension ConformanceGrid: DrawnChart {
  private static let right = 704.0
  private static let lineHeight = 14.0
  /// A cell is as wide as its longest word at least.
  private static let leastWidth = 62.0
  private static let mostWidth = 96.0

  func canvas() -> Canvas {
    guard !rows.isEmpty, !columns.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let widest = rows.map { TextWidth.of($0.label, size: 12, isBold: true) }.max() ?? 0
    let heading = TextWidth.of(rowTitle, size: 12)
    let left = 16 + min(max(widest, heading, 40) + 14, 130)
    let most = max(1, Int((Self.right - left) / Self.leastWidth))
    // Columns that do not fit stand in a further block below, as even as they come.
    let blocks = (columns.count + most - 1) / most
    let perBlock = (columns.count + blocks - 1) / blocks
    let width = min((Self.right - left) / Double(perBlock), Self.mostWidth)
    var top = 8.0
    for start in stride(from: 0, to: columns.count, by: perBlock) {
      let shown = start..<min(start + perBlock, columns.count)
      top = draw(shown, &canvas, left: left, width: width, top: top) + 14
    }
    top = drawLegend(&canvas, top: top)
    let words = columns.filter { !$0.words.isEmpty }.map { "\($0.label): \($0.words)" }
    canvas.height = (words.isEmpty ? top : canvas.notes(words, top: top)) + 8
    return canvas
  }

  private func draw(
    _ shown: Range<Int>,
    _ canvas: inout Canvas,
    left: Double,
    width: Double,
    top: Double
  ) -> Double {
    let end = left + width * Double(shown.count)
    canvas.text(
      TextWidth.fitted(columnTitle, width: Self.right - left, size: 12),
      left,
      top + 12,
      tone: .muted
    )
    let heads = columns[shown].map {
      TextWidth.folded($0.label, width: width - 6, size: 12, isBold: true)
    }
    let headHeight = Double(max(heads.map(\.count).max() ?? 1, 1)) * Self.lineHeight
    let rowTitle = TextWidth.fitted(rowTitle, width: left - 22, size: 12)
    canvas.text(rowTitle, 16, top + 16 + headHeight, tone: .muted)
    for (place, lines) in heads.enumerated() {
      for (index, line) in lines.enumerated() {
        let x = left + (Double(place) + 0.5) * width
        let y = top + 30 + Double(index) * Self.lineHeight
        canvas.text(line, x, y, anchor: .middle, style: .bold)
      }
    }
    var y = top + 24 + headHeight
    canvas.line(16, y, end, y, .neutral)
    for row in rows {
      let label = TextWidth.folded(row.label, width: left - 26, size: 12, isBold: true)
      let cells = Array(row.cells[shown])
      let words = cells.map {
        TextWidth.folded($0.conformance.words, width: width - 3, size: 12)
      }
      let lines = Double(max(words.map(\.count).max() ?? 1, 1))
      let height = max(30 + lines * Self.lineHeight, Double(label.count) * 16 + 10)
      for (index, line) in label.enumerated() {
        canvas.text(line, 16, y + 20 + Double(index) * 16, style: .bold)
      }
      for (place, cell) in cells.enumerated() {
        let column = columns[shown.lowerBound + place]
        canvas.mark("\(row.label), \(column.label): \(cell.conformance.words)") { canvas in
          let x = left + (Double(place) + 0.5) * width
          canvas.draw(cell.conformance, x, y + 15)
          for (index, line) in words[place].enumerated() {
            let baseline = y + 36 + Double(index) * Self.lineHeight
            canvas.text(line, x, baseline, anchor: .middle)
          }
        }
      }
      y += height
      canvas.line(16, y, end, y, .grid)
    }
    return y
  }

  /// The shapes with what they mean, two to a line.
  private func drawLegend(_ canvas: inout Canvas, top: Double) -> Double {
    for (index, word) in Conformance.allCases.enumerated() {
      let x = 24 + Double(index % 2) * 344
      let y = top + 12 + Double(index / 2) * 24
      canvas.draw(word, x, y)
      canvas.text("\(word.words): \(word.meaning)", x + 18, y + 4, tone: .muted)
    }
    return top + 12 + Double((Conformance.allCases.count + 1) / 2) * 24
  }
}

extension Canvas {
  /// The shape of a word; each differs by form, so that no colour carries it alone.
  fileprivate mutating func draw(
    _ conformance: ConformanceGrid.Conformance,
    _ x: Double,
    _ y: Double
  ) {
    switch conformance {
    case .same:
      circle(x, y, 7, fill: .plain(.accent))
    case .stricter:
      polygon([(x, y - 8), (x + 8, y + 6), (x - 8, y + 6)], fill: .plain(.second))
    case .looser:
      polygon(
        [(x - 8, y - 6), (x + 8, y - 6), (x, y + 8)],
        fill: .plain(.paper),
        stroke: .second
      )
    case .other:
      diamond(x, y, 8, fill: .plain(.ink))
    case .silent:
      line(x - 8, y, x + 8, y, .ink, width: 2.5)
    case .notPublished:
      rectangle(x - 8, y - 7, 16, 14, fill: .plain(.paper), stroke: .ink, dash: "3 2")
      text("?", x, y + 4, anchor: .middle, style: .bold)
    }
  }
}
