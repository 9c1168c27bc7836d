// SPDX-License-Identifier: Apache-2.0

extension ImpactRatioPlot: DrawnChart {
  private static let left = 176.0
  private static let right = 560.0
  private static let rowHeight = 34.0
  /// The axis ends here at most; an interval that goes on has an open end.
  private static let mostShown = 2.0

  func canvas() -> Canvas {
    guard !rows.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let numbers = rows.flatMap { [$0.ratio, $0.lower, $0.upper] }.compactMap(\.self)
    let reach = numbers.filter(\.isFinite).map(\.value).max() ?? 1
    let axis = LinearScale(
      domain: (0, min(max(reach, 1.25), Self.mostShown)),
      range: (Self.left, Self.right)
    )
    let line = axis(threshold.value)
    canvas.text(threshold.text, line, 18, anchor: .end, style: .bold)
    canvas.text("reference", axis(1) + 4, 18, tone: .muted)
    canvas.text("selected", 636, 18, anchor: .end, tone: .muted)
    canvas.text("rate", 704, 18, anchor: .end, tone: .muted)
    let start = 26.0
    let bottom = start + Double(rows.count) * Self.rowHeight
    canvas.line(axis(1), start, axis(1), bottom, .grid)
    canvas.line(line, start, line, bottom, .ink, dash: "5 3")
    for (index, row) in rows.enumerated() {
      draw(row, &canvas, axis, middle: start + (Double(index) + 0.5) * Self.rowHeight)
    }
    let end = canvas.horizontalAxis(
      axis,
      ticks: axis.ticks(5),
      y: bottom,
      title: "rate divided by the rate of the reference group"
    )
    canvas.height = canvas.notes(legend(axis), top: end) + 8
    return canvas
  }

  private func legend(_ axis: LinearScale) -> [String] {
    var sentences = [
      "Dot: the ratio. Line: its interval (\(interval)). Diamond: the reference group."
    ]
    if rows.contains(where: { !$0.isJudged && $0.ratio != nil }) {
      sentences[0] += " Open dot: too few to be judged."
    }
    if rows.contains(where: { ($0.upper?.value ?? 0) > axis.high }) {
      sentences[0] += " An interval with an arrow goes on beyond the axis."
    }
    return sentences + [caution]
  }

  private func draw(_ row: Row, _ canvas: inout Canvas, _ axis: LinearScale, middle: Double) {
    let ratio = row.isReference ? "reference" : row.ratio.map { "ratio \($0.text)" } ?? "no ratio"
    let ends = [row.lower, row.upper].compactMap { $0?.text }.joined(separator: " to ")
    let words = "\(row.label): \(row.count), \(row.rate), \(ratio)"
    canvas.mark(words + (ends.isEmpty ? "" : " (\(ends))")) { canvas in
      let label = TextWidth.fitted(row.label, width: Self.left - 28, size: 12)
      canvas.text(label, 16, row.note.isEmpty ? middle + 4 : middle - 2)
      let note = TextWidth.fitted(row.note, width: Self.left - 24, size: 12)
      if !row.note.isEmpty { canvas.text(note, 16, middle + 13, tone: .muted) }
      interval(row, &canvas, axis, middle)
      if row.isReference {
        canvas.diamond(axis(1), middle, 6, fill: .plain(.accent), stroke: .accent)
      } else if let ratio = row.ratio, ratio.isFinite {
        canvas.circle(
          axis(min(ratio.value, axis.high)),
          middle,
          5,
          fill: row.isJudged ? .plain(.accent) : .plain(.paper),
          stroke: .accent,
          width: 2
        )
      }
      let count = TextWidth.fitted(row.count, width: 70, size: 12)
      canvas.text(count, 636, middle + 4, anchor: .end)
      let rate = TextWidth.fitted(row.rate, width: 62, size: 12)
      canvas.text(rate, 704, middle + 4, anchor: .end)
    }
  }

  private func interval(
    _ row: Row,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ middle: Double
  ) {
    guard let lower = row.lower, let upper = row.upper, lower.isFinite, upper.value > 0 else {
      return
    }
    let start = axis(min(max(lower.value, 0), axis.high))
    let end = axis(min(upper.value, axis.high))
    canvas.line(start, middle, end, middle, .accent, width: 2)
    canvas.line(start, middle - 5, start, middle + 5, .accent, width: 2)
    guard upper.value > axis.high else {
      canvas.line(end, middle - 5, end, middle + 5, .accent, width: 2)
      return
    }
    canvas.polyline(
      [(end - 6, middle - 5), (end, middle), (end - 6, middle + 5)],
      .accent,
      width: 2
    )
  }
}
