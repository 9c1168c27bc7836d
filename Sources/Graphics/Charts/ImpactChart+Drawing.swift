// SPDX-License-Identifier: Apache-2.0

extension ImpactChart: DrawnChart {
  func canvas() -> Canvas {
    let finite = curve.filter(\.isFinite)
    guard !finite.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let shown = cuts.filter(\.point.isFinite)
    let frame = RateCurve(curve: finite, others: shown.map(\.point)) { axis in
      shown.enumerated().map { index, cut in
        Flag(
          x: axis(cut.point.x.value),
          text: TextWidth.fitted(
            "\(cut.label) \(cut.point.x.text): \(cut.point.y.text) under it",
            width: 500,
            size: 12,
            isBold: true
          ),
          style: index == 0 ? .bold : .plain,
          tone: index == 0 ? .accent : .ink
        )
      }
    }
    let end = frame.draw(finite, &canvas, axisTitle: axisTitle)
    canvas.draw(
      frame.flags,
      at: frame.places,
      top: frame.top,
      feet: shown.map { _ in frame.bottom }
    )
    for (index, cut) in shown.enumerated() {
      let place = frame.place(cut.point)
      canvas.mark("\(cut.label) \(cut.point.x.text): \(cut.point.y.text) under it") { canvas in
        canvas.line(RateCurve.left, place.y, place.x, place.y, .neutral, dash: "2 3")
        if index == 0 {
          canvas.diamond(place.x, place.y, 7, fill: .plain(.accent))
        } else {
          canvas.circle(place.x, place.y, 5, fill: .plain(.paper), stroke: .ink)
        }
      }
    }
    let missing = curve.count - finite.count + cuts.count - shown.count
    let notes = (population.isEmpty ? [] : [population]) + Canvas.leftOut(missing)
    canvas.height = canvas.notes(notes, top: end) + 8
    return canvas
  }
}
