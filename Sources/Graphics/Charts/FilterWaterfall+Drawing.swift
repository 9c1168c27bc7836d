// SPDX-License-Identifier: Apache-2.0

extension FilterWaterfall: DrawnChart {
  private static let left = 200.0
  private static let right = 424.0
  private static let barHeight = 18.0
  private static let mostLabelLines = 3
  /// The right edges of the columns of counts.
  private static let edges = [480.0, 536.0, 592.0, 648.0, 704.0]

  private var heads: [(first: String, second: String)] {
    [("", "in"), ("", settledWord), ("", "referred"), ("only", "this one"), ("if it", "is first")]
  }

  func canvas() -> Canvas {
    let most = rows.map(\.entering).max() ?? 0
    guard most > 0 else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let axis = LinearScale(domain: (0, Double(most)), range: (Self.left, Self.right))
    canvas.text("filter", 16, 34, tone: .muted)
    for (edge, head) in zip(Self.edges, heads) {
      canvas.text(head.first, edge, 18, anchor: .end, tone: .muted)
      canvas.text(head.second, edge, 34, anchor: .end, tone: .muted)
    }
    let start = 42.0
    var top = start
    for row in rows {
      let lines = TextWidth.wrapped(
        row.label,
        width: Self.left - 28,
        size: 12,
        most: Self.mostLabelLines
      )
      let height = max(Self.barHeight + 10, Double(lines.count) * 16 + 8)
      draw(row, lines, &canvas, axis, middle: top + height / 2)
      top += height
    }
    canvas.line(Self.left, start, Self.left, top, .neutral)
    // The two columns that do not depend on the order stand apart.
    canvas.line(Self.edges[2] + 6, start, Self.edges[2] + 6, top, .grid)
    canvas.height = canvas.notes(legend, top: top + 4) + 8
    return canvas
  }

  private var legend: [String] {
    [
      "Hatched: \(settledWord) here. Dashed: referred to a person, and still in. Plain: the others, which go "
        + "on. The last two columns do not depend on the order of the filters.",
      "The longest bar is \(rows.map(\.entering).max() ?? 0) files.",
    ]
  }

  private func draw(
    _ row: Row,
    _ lines: [String],
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    middle: Double
  ) {
    let words =
      "\(row.entering) in, \(row.settled) \(settledWord), \(row.referred) referred, "
      + "\(row.others) others; \(row.onlyHere) by this filter only, \(row.ifFirst) if it came first"
    canvas.mark("\(row.label): \(words)") { canvas in
      let first = middle + 4 - Double(lines.count - 1) * 8
      for (index, line) in lines.enumerated() {
        canvas.text(line, 16, first + Double(index) * 16)
      }
      var start = 0
      let looks: [(count: Int, fill: Fill, stroke: Tone, dash: String?)] = [
        (row.others, .plain(.accent), .accent, nil), (row.referred, .none, .ink, "3 3"),
        (row.settled, .hatch(.ink), .ink, nil),
      ]
      for look in looks where look.count > 0 {
        let left = axis(Double(start))
        canvas.rectangle(
          left,
          middle - Self.barHeight / 2,
          axis(Double(start + look.count)) - left,
          Self.barHeight,
          fill: look.fill,
          stroke: look.stroke,
          dash: look.dash
        )
        start += look.count
      }
      let counts = [row.entering, row.settled, row.referred, row.onlyHere, row.ifFirst]
      for (edge, count) in zip(Self.edges, counts) {
        let text = TextWidth.fitted(String(count), width: 52, size: 12)
        canvas.text(text, edge, middle + 4, anchor: .end)
      }
    }
  }
}
