// SPDX-License-Identifier: Apache-2.0

extension CountGrid: DrawnChart {
  private static let left = 152.0
  private static let right = 704.0
  private static let sums = 52.0
  private static let rowHeight = 46.0
  private static let lineHeight = 16.0

  func canvas() -> Canvas {
    let most = cells.joined().map(\.count).max() ?? 0
    guard most > 0 else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let width = (Self.right - Self.sums - Self.left) / Double(columns.count)
    var top = drawHeads(&canvas, width)
    for (row, own) in zip(rows, cells) {
      drawRow(row, own, &canvas, (top, width), most)
      top += Self.rowHeight
    }
    canvas.text("all", 16, top + 20, tone: .muted)
    for column in columns.indices {
      let sum = cells.reduce(0) { $0 + $1[column].count }
      let x = Self.left + (Double(column) + 0.5) * width
      guard TextWidth.of(String(sum), size: 12) <= width - 2 else { continue }
      canvas.text(String(sum), x, top + 20, anchor: .middle, tone: .muted)
    }
    let total = String(cells.joined().reduce(0) { $0 + $1.count })
    canvas.text(total, Self.right, top + 20, anchor: .end, style: .bold)
    let notes = ["The stronger the shade of a cell, the more \(unit); the count stands in it."]
    canvas.height = canvas.notes(notes, top: top + 32) + 8
    return canvas
  }

  /// The words of the columns, and what rows and columns are; gives where the cells begin.
  private func drawHeads(_ canvas: inout Canvas, _ width: Double) -> Double {
    let middle = (Self.left + Self.right - Self.sums) / 2
    let title = TextWidth.fitted(columnTitle, width: Self.right - Self.sums - Self.left, size: 12)
    canvas.text(title, middle, 22, anchor: .middle, tone: .muted)
    let heads = columns.map { TextWidth.folded($0, width: width - 6, size: 12, isBold: true) }
    let lines = heads.map(\.count).max() ?? 1
    for (column, head) in heads.enumerated() {
      for (index, line) in head.enumerated() {
        let x = Self.left + (Double(column) + 0.5) * width
        let y = 42 + Double(lines - head.count + index) * Self.lineHeight
        canvas.text(line, x, y, anchor: .middle, style: .bold)
      }
    }
    let bottom = 42 + Double(lines - 1) * Self.lineHeight
    let rowHead = TextWidth.fitted(rowTitle, width: Self.left - 26, size: 12)
    canvas.text(rowHead, 16, bottom, tone: .muted)
    canvas.text("all", Self.right, bottom, anchor: .end, tone: .muted)
    return bottom + 8
  }

  private func drawRow(
    _ row: String,
    _ own: [Cell],
    _ canvas: inout Canvas,
    _ place: (top: Double, width: Double),
    _ most: Int
  ) {
    let (top, width) = place
    let folded = TextWidth.folded(row, width: Self.left - 26, size: 12, isBold: true)
    let label =
      folded.count > 2
      ? [folded[0], TextWidth.fitted(folded[1] + "\u{2026}", width: Self.left - 26, size: 12)]
      : folded
    for (index, line) in label.enumerated() {
      let y = top + 28 + (Double(index) - Double(label.count - 1) / 2) * Self.lineHeight
      canvas.text(line, 16, y, style: .bold)
    }
    for (column, cell) in own.enumerated() {
      let note = cell.note.isEmpty ? "" : ", \(cell.note)"
      canvas.mark("\(row), \(columns[column]): \(cell.count) \(unit)\(note)") { canvas in
        let x = Self.left + Double(column) * width
        // Rounded up, so that a single unit has a shade too.
        let step = (cell.count * Fill.steps.upperBound + most - 1) / most
        canvas.rectangle(
          x + 1,
          top + 1,
          width - 2,
          Self.rowHeight - 2,
          fill: cell.count == 0 ? .none : .wash(.accent, step: step),
          stroke: cell.count == 0 ? .grid : .neutral
        )
        let words = TextWidth.fitted(cell.note, width: width - 6, size: 12)
        let middle = x + width / 2
        let baseline = top + (words.isEmpty ? 27 : 20)
        let count = TextWidth.fitted(String(cell.count), width: width - 2, size: 12, isBold: true)
        canvas.text(count, middle, baseline, anchor: .middle, style: .bold)
        canvas.text(words, middle, top + 37, anchor: .middle)
      }
    }
    let sum = String(own.reduce(0) { $0 + $1.count })
    canvas.text(sum, Self.right, top + 28, anchor: .end, tone: .muted)
  }
}
