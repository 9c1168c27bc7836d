// SPDX-License-Identifier: Apache-2.0

extension PassProbabilityCurve: DrawnChart {
  private static let left = 66.0
  private static let right = 690.0

  func canvas() -> Canvas {
    let curve = points.filter(\.isFinite)
    guard !curve.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let shown = marked.filter(\.isFinite)
    let scores = (curve + shown).map(\.x.value) + (cut.isFinite ? [cut.value] : [])
    let axis = LinearScale(
      domain: (scores.min() ?? 0, scores.max() ?? 1),
      range: (Self.left, Self.right)
    )
    let flags =
      cut.isFinite ? [Flag(x: axis(cut.value), text: "cut \(cut.text)", style: .bold)] : []
    let places = FlagLayout.places(flags, right: 704)
    let top = 34 + places.height
    let bottom = top + 230
    let scale = LinearScale(domain: (0, 1), range: (bottom, top))
    canvas.text("Probability of passing", 16, 20, style: .head)
    canvas.verticalAxis(scale, ticks: scale.percentTicks(4), left: Self.left, right: Self.right)
    canvas.draw(flags, at: places, top: top, feet: flags.map { _ in bottom })
    let polyline = curve.map { (x: axis($0.x.value), y: scale($0.y.value)) }
    canvas.mark("probability of passing", count: curve.count) { canvas in
      if polyline.count > 1 {
        canvas.polyline(polyline, .accent, width: 2.5)
      } else {
        canvas.circle(polyline[0].x, polyline[0].y, 4, fill: .plain(.accent))
      }
    }
    draw(shown, &canvas, axis, scale)
    let end = canvas.horizontalAxis(axis, ticks: axis.ticks(8), y: bottom, title: axisTitle)
    let missing = points.count + marked.count - curve.count - shown.count
    let notes = (assumption.isEmpty ? [] : [assumption]) + Canvas.leftOut(missing)
    canvas.height = canvas.notes(notes, top: end) + 8
    return canvas
  }

  /// Labels stand on the free side of a rising curve and away from the cut in its middle: on the
  /// left above a low point, on the right below a high one.
  private func draw(
    _ shown: [ChartPoint],
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ scale: LinearScale
  ) {
    for isUpper in [false, true] {
      let half = shown.filter { ($0.y.value >= 0.5) == isUpper }
      let centres = LabelPlacement.spread(
        wanted: half.map { scale($0.y.value) + (isUpper ? 12 : -12) },
        sizes: half.map { _ in 16 },
        low: scale.end,
        high: scale.start - 2
      )
      for (point, centre) in zip(half, centres) {
        let x = axis(point.x.value)
        let y = scale(point.y.value)
        canvas.mark("\(point.x.text): \(point.y.text)") { canvas in
          let text = "\(point.y.text) at \(point.x.text)"
          let width = TextWidth.of(text, size: 12, isBold: true)
          let isRight = isUpper ? x + 22 + width < Self.right : x - 22 - width < Self.left
          let end = isRight ? x + 18 : x - 18
          canvas.line(x, y, end, centre, .neutral)
          canvas.circle(x, y, 5, fill: .plain(.paper), stroke: .accent, width: 2)
          canvas.text(
            text,
            isRight ? end + 4 : end - 4,
            centre + 4,
            anchor: isRight ? .start : .end,
            style: .bold,
            hasHalo: true
          )
        }
      }
    }
  }
}
