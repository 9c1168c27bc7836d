// SPDX-License-Identifier: Apache-2.0

extension OutcomeBars: DrawnChart {
  private static let left = 236.0
  private static let barHeight = 18.0
  private static let mostLabelLines = 3

  /// How an outcome is drawn: its fill, and the line around it.
  private static func look(_ outcome: Int) -> (fill: Fill, stroke: Tone, dash: String?) {
    switch outcome {
    case 0: (.plain(.accent), .accent, nil)
    case 1: (.hatch(.ink), .ink, nil)
    case 2: (.none, .ink, "3 3")
    case 3: (.plain(.ink), .ink, nil)
    default: (.plain(.band), .grid, nil)
    }
  }

  /// The right edges of the columns of counts, each as wide as its word or its longest count.
  private var columnEdges: (rights: [Double], plotRight: Double) {
    var right = 704.0
    var rights: [Double] = []
    for column in shownWords.reversed() {
      let texts = [Self.words[column]] + rows.map { String($0.counts[column]) }
      rights.insert(right, at: 0)
      right -= (texts.map { TextWidth.of($0, size: 12, isBold: true) }.max() ?? 0) + 16
    }
    return (rights, right)
  }

  func canvas() -> Canvas {
    let most = rows.map(\.total).max() ?? 0
    guard most > 0 else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let (rights, plotRight) = columnEdges
    let axis = LinearScale(domain: (0, Double(most)), range: (Self.left, plotRight))
    canvas.text(rowTitle, 16, 36, tone: .muted)
    for (column, right) in zip(shownWords, rights) {
      let look = Self.look(column)
      canvas.rectangle(
        right - 16,
        9,
        16,
        12,
        fill: look.fill,
        stroke: look.stroke,
        dash: look.dash
      )
      canvas.text(Self.words[column], right, 36, anchor: .end, tone: .muted)
    }
    var top = 46.0
    for row in rows {
      let lines = TextWidth.wrapped(
        row.label,
        width: Self.left - 30,
        size: 12,
        most: Self.mostLabelLines
      )
      let height = max(Self.barHeight + 10, Double(lines.count) * 16 + 8)
      draw(row, lines, &canvas, axis, rights, middle: top + height / 2)
      top += height
    }
    canvas.line(Self.left, 46, Self.left, top, .neutral)
    canvas.height = canvas.notes(["The longest bar is \(most) \(unit)."], top: top) + 8
    return canvas
  }

  private func draw(
    _ row: Row,
    _ lines: [String],
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ rights: [Double],
    middle: Double
  ) {
    let words = shownWords.map { "\(row.counts[$0]) \(Self.words[$0])" }.joined(separator: ", ")
    canvas.mark("\(row.label): \(words)") { canvas in
      let first = middle + 4 - Double(lines.count - 1) * 8
      for (index, line) in lines.enumerated() {
        canvas.text(line, 16, first + Double(index) * 16)
      }
      var start = 0
      for (outcome, count) in row.counts.enumerated() where count > 0 {
        let look = Self.look(outcome)
        let left = axis(Double(start))
        canvas.rectangle(
          left,
          middle - Self.barHeight / 2,
          axis(Double(start + count)) - left,
          Self.barHeight,
          fill: look.fill,
          stroke: look.stroke,
          dash: look.dash
        )
        start += count
      }
      for (column, right) in zip(shownWords, rights) {
        canvas.text(String(row.counts[column]), right, middle + 4, anchor: .end)
      }
    }
  }
}
