// SPDX-License-Identifier: Apache-2.0

extension SlopeChart {
  /// Draws the strips of the spread statistics over one axis from zero.
  ///
  /// - Parameters:
  ///   - canvas: The picture.
  ///   - left: Where the axis begins.
  ///   - right: Where the axis ends.
  ///   - top: Where the strips begin.
  /// - Returns: Where they end.
  func drawStrips(_ canvas: inout Canvas, left: Double, right: Double, top: Double) -> Double {
    let values = strips.flatMap(\.values).compactMap(\.self).filter(\.isFinite).map(\.value)
    guard !values.isEmpty else { return top }
    let scale = LinearScale(covering: values + [0], target: 5, range: (left, right))
    let title = "Spread of the panel, from zero"
    canvas.text(title, 16, top + 22, style: .head)
    var y = top + 44
    for strip in strips {
      canvas.text(
        TextWidth.fitted(strip.label, width: left - 70, size: 12),
        16,
        y + 4
      )
      canvas.line(left, y, right, y, .grid)
      draw(strip, &canvas, scale, y)
      y += 25
    }
    return canvas.horizontalAxis(scale, ticks: scale.ticks(5), y: y - 6, title: "")
  }

  private func draw(_ strip: Strip, _ canvas: inout Canvas, _ scale: LinearScale, _ y: Double) {
    let points = strip.values.enumerated().compactMap { index, value in
      value.flatMap { $0.isFinite ? (index: index, x: scale($0.value), text: $0.text) : nil }
    }
    let texts = strip.values.map { $0?.text ?? "none" }.joined(separator: " \u{2192} ")
    canvas.mark("\(strip.label): \(texts)") { canvas in
      guard let first = points.first, let last = points.last else { return }
      canvas.polyline(points.map { ($0.x, y) }, .accent, width: 2)
      for point in points {
        let isLast = point.index == strip.values.count - 1
        canvas.circle(
          point.x,
          y,
          4,
          fill: .plain(isLast ? .accent : .paper),
          stroke: .accent
        )
      }
      // The outer side of each end is free, so the two texts cannot meet.
      let isFalling = last.x <= first.x
      for point in points.count > 1 ? [first, last] : [last] {
        let isRight = (point.index == last.index) != isFalling
        canvas.text(
          point.text,
          isRight ? point.x + 9 : point.x - 9,
          y + 4,
          anchor: isRight ? .start : .end,
          style: point.index == last.index ? .bold : .plain,
          hasHalo: true
        )
      }
    }
  }
}
