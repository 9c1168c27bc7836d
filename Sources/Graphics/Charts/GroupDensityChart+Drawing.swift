// SPDX-License-Identifier: Apache-2.0

extension GroupDensityChart: DrawnChart {
  private static let left = 66.0
  private static let right = 690.0

  private func bins(_ group: Group) -> [Bin] { group.bins.filter(\.isFinite) }

  private func fill(_ index: Int) -> Fill { index == 0 ? .plain(.band) : .hatch(tone(index)) }

  private func tone(_ index: Int) -> Tone { [.neutral, .accent, .second][min(index, 2)] }

  func canvas() -> Canvas {
    let all = groups.flatMap(bins)
    guard !all.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let shown = cuts.filter(\.value.isFinite)
    let scores = all.flatMap { [$0.lower, $0.upper] } + shown.map(\.value.value)
    let axis = LinearScale(
      domain: (scores.min() ?? 0, scores.max() ?? 1),
      range: (Self.left, Self.right)
    )
    let flags = shown.enumerated().map { index, cut in
      Flag(
        x: axis(cut.value.value),
        text: TextWidth.fitted(
          "\(cut.value.text) \(cut.label)",
          width: 500,
          size: 12,
          isBold: true
        ),
        style: index == 0 ? .bold : .plain
      )
    }
    let places = FlagLayout.places(flags, right: 704)
    // Room for the groups' labels between the flags and the highest step.
    let top = 34 + places.height + Double(groups.count) * 17
    let bottom = top + 220
    let scale = LinearScale(
      covering: all.map(\.share.value) + [0],
      target: 4,
      range: (bottom, top)
    )
    canvas.text("Share of each group", 16, 20, style: .head)
    canvas.verticalAxis(scale, ticks: scale.percentTicks(4), left: Self.left, right: Self.right)
    for (index, group) in groups.enumerated() { draw(group, index, &canvas, axis, scale) }
    let flagTop = 34 + places.height
    canvas.draw(flags, at: places, top: flagTop, feet: flags.map { _ in flagTop })
    for (index, cut) in shown.enumerated() {
      let x = axis(cut.value.value)
      canvas.mark("\(cut.label): \(cut.value.text)") { canvas in
        // The wider line of the ground keeps the cut apart from the hatch behind it.
        canvas.line(x, top, x, bottom, .paper, width: 5)
        canvas.line(x, flagTop, x, bottom, .ink, width: 2, dash: index == 0 ? nil : "7 3")
      }
    }
    drawLabels(&canvas, axis, scale)
    let end = canvas.horizontalAxis(axis, ticks: axis.ticks(10), y: bottom, title: axisTitle)
    let missing =
      groups.reduce(0) { $0 + $1.bins.count } - all.count + cuts.count - shown.count
    canvas.height = canvas.notes(Canvas.leftOut(missing), top: end) + 8
    return canvas
  }

  private func draw(
    _ group: Group,
    _ index: Int,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ scale: LinearScale
  ) {
    let bins = bins(group)
    guard let first = bins.first, let last = bins.last else { return }
    let zero = scale(0)
    var outline: [(x: Double, y: Double)] = [(axis(first.lower), zero)]
    for bin in bins {
      outline.append((axis(bin.lower), scale(bin.share.value)))
      outline.append((axis(bin.upper), scale(bin.share.value)))
    }
    outline.append((axis(last.upper), zero))
    let texts = bins.map { "\($0.label): \($0.count) (\($0.share.text))" }
    canvas.mark("\(group.label): \(texts.joined(separator: "; "))", count: bins.count) { canvas in
      canvas.polygon(outline, fill: fill(index), stroke: tone(index), width: 2)
    }
  }

  /// Draws each group's name above its highest step; a name that would touch another moves up.
  private func drawLabels(_ canvas: inout Canvas, _ axis: LinearScale, _ scale: LinearScale) {
    var boxes: [TextBox] = []
    for (index, group) in groups.enumerated() {
      let bins = bins(group)
      guard let peak = bins.max(by: { $0.share.value < $1.share.value }) else { continue }
      let text = TextWidth.fitted(
        "\(group.label) (n = \(group.count))",
        width: 300,
        size: 12,
        isBold: true
      )
      let width = TextWidth.of(text, size: 12, isBold: true)
      let middle = (axis(peak.lower) + axis(peak.upper)) / 2
      let x = max(Self.left + width / 2 + 2, min(middle, Self.right - width / 2))
      var box: TextBox
      var baseline = scale(peak.share.value) - 8
      repeat {
        box = TextBox(
          text: text,
          left: x - width / 2 - 4,
          right: x + width / 2 + 4,
          top: baseline - 12,
          bottom: baseline + 4
        )
        baseline -= 17
      } while boxes.contains { $0.intersects(box) }
      boxes.append(box)
      canvas.text(
        text,
        x,
        baseline + 17,
        anchor: .middle,
        style: .bold,
        tone: index == 0 ? .muted : tone(index),
        hasHalo: true
      )
    }
  }
}
