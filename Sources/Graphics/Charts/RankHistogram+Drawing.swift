// SPDX-License-Identifier: Apache-2.0

extension RankHistogram: DrawnChart {
  private static let left = 66.0
  private static let right = 690.0
  private static let panelHeight = 84.0
  /// The place outside stands this many slots after the last number.
  private static let gap = 1.6

  func canvas() -> Canvas {
    let shares = panels.flatMap(\.bars).map(\.share).filter(\.isFinite)
    guard !shares.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let last = Double(places.count - 1) + (outside == nil ? 0 : places.isEmpty ? 1 : Self.gap)
    let axis = LinearScale(domain: (-0.6, max(last, 0) + 0.6), range: (Self.left, Self.right))
    canvas.text("Share of each type", 16, 20, style: .head)
    var top = 34.0
    for panel in panels {
      let label = TextWidth.fitted(
        panel.label,
        width: Self.right - Self.left,
        size: 12,
        isBold: true
      )
      canvas.text(label, Self.left, top + 12, style: .bold)
      let bottom = top + 36 + Self.panelHeight
      let scale = LinearScale(
        covering: shares.map(\.value) + [0],
        target: 2,
        range: (bottom, top + 36)
      )
      canvas.verticalAxis(scale, ticks: scale.percentTicks(2), left: Self.left, right: Self.right)
      draw(panel, &canvas, axis, scale)
      canvas.line(Self.left, bottom, Self.right, bottom, .neutral)
      top = bottom + 8
    }
    let ticks = places.enumerated().map { ChartNumber(Double($0.offset), $0.element) }
    let end = canvas.horizontalAxis(
      axis,
      ticks: ticks + (outside.map { [ChartNumber(last, $0)] } ?? []),
      // On the base line of the last panel.
      y: top - 8,
      title: axisTitle
    )
    let missing = panels.reduce(0) { $0 + $1.bars.count } - shares.count
    let notes = ["A number above a bar is its count; one without room stands in the table only."]
    canvas.height = canvas.notes(notes + Canvas.leftOut(missing), top: end) + 8
    return canvas
  }

  private func draw(
    _ panel: Panel,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ scale: LinearScale
  ) {
    let slot = axis(1) - axis(0)
    let width = min(slot * 0.72, 60)
    for (index, bar) in panel.bars.enumerated() where bar.share.isFinite {
      let isOutside = index == places.count
      let name = isOutside ? outside ?? "" : places[index]
      let place =
        isOutside ? (places.isEmpty ? 0 : Double(index - 1) + Self.gap) : Double(index)
      let (x, y) = (axis(place), scale(bar.share.value))
      canvas.mark("\(panel.label), \(name): \(bar.count) (\(bar.share.text))") { canvas in
        if bar.share.value > 0 {
          canvas.rectangle(
            x - width / 2,
            y,
            width,
            scale(0) - y,
            fill: isOutside ? .hatch(.second) : .wash(.accent, step: 4),
            stroke: isOutside ? .second : .accent
          )
        }
        if TextWidth.of(bar.count, size: 12) <= slot - 3 {
          canvas.text(bar.count, x, y - 4, anchor: .middle, hasHalo: true)
        }
      }
    }
  }
}
