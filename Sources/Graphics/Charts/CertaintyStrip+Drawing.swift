// SPDX-License-Identifier: Apache-2.0

extension CertaintyStrip: DrawnChart {
  private static let left = 152.0
  private static let right = 552.0
  private static let rowHeight = 28.0
  private static let barHeight = 18.0

  func canvas() -> Canvas {
    guard !rows.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let axis = LinearScale(domain: (0, 100), range: (Self.left, Self.right))
    var top = drawLegend(&canvas) + 12
    let head = TextWidth.fitted(rowTitle, width: Self.left - 26, size: 12)
    canvas.text(head, 16, top, tone: .muted)
    canvas.text("the same level", 704, top, anchor: .end, tone: .muted)
    top += 6
    for row in rows {
      draw(row, &canvas, axis, top: top)
      top += Self.rowHeight
    }
    let bottom = canvas.horizontalAxis(
      axis,
      ticks: axis.ticks(5),
      y: top,
      title: "of 100 redrawn cohorts"
    )
    let left = rows.flatMap(\.shares).count { !$0.number.isFinite }
    canvas.height = canvas.notes([method] + Canvas.leftOut(left), top: bottom) + 8
    return canvas
  }

  /// What stands in the strip for a level: its number from the lowest, a question mark where it is open.
  private func key(_ level: Int) -> String { levels[level].isKnown ? String(level + 1) : "?" }

  private func look(_ level: Int) -> (fill: Fill, stroke: Tone, dash: String?) {
    guard levels[level].isKnown else { return (.none, .ink, "3 3") }
    // The lowest is hatched; beyond the steps of the shade the numbers alone part the levels.
    return level == 0
      ? (.hatch(.second), .second, nil) : (.wash(.accent, step: level), .accent, nil)
  }

  /// The levels with their keys, in as many lines as they need.
  private func drawLegend(_ canvas: inout Canvas) -> Double {
    var (x, y) = (16.0, 8.0)
    for level in levels.indices {
      let label = TextWidth.fitted(levels[level].label, width: 300, size: 12)
      let width = 32 + TextWidth.of(label, size: 12)
      if x > 16, x + width > 552 { (x, y) = (16, y + 22) }
      drawSegment(level, &canvas, x, y, 24, 16)
      canvas.text(label, x + 30, y + 12, tone: .muted)
      x += width + 18
    }
    if x > 16, x + 130 > 704 { (x, y) = (16, y + 22) }
    canvas.rectangle(x, y, 24, 16, fill: .none, stroke: .ink)
    canvas.rectangle(x - 1.5, y - 1.5, 27, 19, fill: .none, stroke: .ink)
    canvas.text("the level reported", x + 32, y + 12, tone: .muted)
    return y + 24
  }

  private func drawSegment(
    _ level: Int,
    _ canvas: inout Canvas,
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double
  ) {
    let look = look(level)
    canvas.rectangle(x, y, width, height, fill: look.fill, stroke: look.stroke, dash: look.dash)
    let key = key(level)
    guard TextWidth.of(key, size: 12, isBold: true) + 6 <= width else { return }
    let isHatched = if case .hatch = look.fill { true } else { false }
    canvas.text(
      key,
      x + width / 2,
      y + height / 2 + 4,
      anchor: .middle,
      style: .bold,
      hasHalo: isHatched
    )
  }

  private func draw(_ row: Row, _ canvas: inout Canvas, _ axis: LinearScale, top: Double) {
    let bar = top + (Self.rowHeight - Self.barHeight) / 2
    let label = TextWidth.fitted(row.label, width: Self.left - 26, size: 12)
    canvas.text(label, 16, bar + 13)
    var (sum, frame) = (0.0, (x: 0.0, width: 0.0))
    for place in row.shown {
      let share = row.shares[place].number
      let reported = place == row.reported ? ", the level reported" : ""
      let words = "\(row.label): \(levels[place].label) \(share.text) of 100\(reported)"
      canvas.mark(words) { canvas in
        guard share.isFinite, share.value > 0 else { return }
        let from = axis(min(sum, 100))
        sum += share.value
        let width = axis(min(sum, 100)) - from
        drawSegment(place, &canvas, from, bar, width, Self.barHeight)
        if place == row.reported { frame = (from, width) }
      }
    }
    if frame.width > 0 {
      let height = Self.barHeight + 5
      canvas.rectangle(frame.x - 1, bar - 2.5, frame.width + 2, height, fill: .none, stroke: .ink)
    }
    let words = TextWidth.fitted(row.words, width: 704 - Self.right - 14, size: 12, isBold: true)
    canvas.text(words, 704, bar + 13, anchor: .end, style: .bold)
  }
}
