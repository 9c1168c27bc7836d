// SPDX-License-Identifier: Apache-2.0

extension SlopeChart: DrawnChart {
  /// The places that the parts of the picture share.
  private struct Layout {
    let xs: [Double]
    let scale: LinearScale
    let valueWidth: Double
    let nameWidth: Double
  }

  /// A label at an end of the lines.
  private struct EndLabel {
    let name: String
    let value: ChartNumber
    var change = ""
    var style = TextStyle.plain
    var tone = Tone.ink
  }

  private static let top = 52.0

  func canvas() -> Canvas {
    let all = panelists.flatMap(\.values) + mean + cuts
    let finite = all.compactMap(\.self).filter(\.isFinite)
    guard rounds.count > 1, !finite.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let layout = layout(finite)
    let bottom = layout.scale.start
    drawHeads(&canvas, layout, bottom)
    // The thick line lies under the thin ones, so that it hides none of them.
    drawMean(&canvas, layout)
    for panelist in panelists { draw(panelist, &canvas, layout) }
    drawCut(&canvas, layout)
    draw(labels(at: 0), &canvas, layout, isLeft: true, bottom)
    draw(labels(at: rounds.count - 1), &canvas, layout, isLeft: false, bottom)
    var end = bottom + 14
    if !strips.isEmpty {
      end = drawStrips(
        &canvas,
        left: layout.xs[0],
        right: layout.xs[layout.xs.count - 1],
        top: end
      )
    }
    canvas.height = canvas.notes(notes(all), top: end) + 8
    return canvas
  }

  private func notes(_ all: [ChartNumber?]) -> [String] {
    var notes: [String] = []
    if mean.contains(where: { $0 != nil }) {
      let cut = cuts.contains { $0 != nil }
      let rule = roundingRule.isEmpty ? "" : ", \(roundingRule)"
      notes.append(
        "Thick line: \(meanLabel)."
          + (cut ? " Diamond: the cut, from the \(meanLabel)\(rule)." : "")
      )
    }
    if panelists.contains(where: { isFalling($0) }) {
      notes.append("Dash-dotted lines fall, and their change carries a minus.")
    }
    if panelists.contains(where: \.isExcluded) {
      notes.append("Hollow and dashed: excluded from the computation.")
    }
    if let first = rounds.first, let last = rounds.last, !strips.isEmpty {
      notes.append("Spread: hollow for \(first), solid for \(last).")
    }
    return notes + Canvas.leftOut(all.count { $0.map { !$0.isFinite } ?? false })
  }

  private func isFalling(_ panelist: Panelist) -> Bool {
    guard !panelist.isExcluded, let first = panelist.values.first ?? nil,
      let last = panelist.values.last ?? nil
    else { return false }
    return last.value < first.value
  }

  // MARK: - Layout

  private func layout(_ finite: [ChartNumber]) -> Layout {
    let valueWidth = finite.map { TextWidth.of($0.text, size: 12, isBold: true) }.max() ?? 0
    let names = panelists.map(\.label) + [meanLabel]
    let widest = names.map { TextWidth.of($0, size: 12, isBold: true) }.max() ?? 0
    let nameWidth = min(max(widest, 28), 110)
    let start = 16 + nameWidth + 8 + min(valueWidth, 90) + 48
    let end = Double(ChartStyle.nominalWidth) - 16 - 66 - nameWidth - 8 - min(valueWidth, 90) - 48
    let rows = Double(panelists.count + 2) * 16
    let bottom = Self.top + max(250, rows + 60)
    let values = finite.map(\.value)
    let step = (end - start) / Double(rounds.count - 1)
    return Layout(
      xs: rounds.indices.map { start + Double($0) * step },
      scale: LinearScale(
        domain: (values.min() ?? 0, values.max() ?? 1),
        range: (bottom, Self.top + 10)
      ),
      valueWidth: min(valueWidth, 90),
      nameWidth: nameWidth
    )
  }

  private func drawHeads(_ canvas: inout Canvas, _ layout: Layout, _ bottom: Double) {
    canvas.text(TextWidth.fitted(unit, width: 688, size: 12), 16, 20, tone: .muted)
    let room = layout.xs[1] - layout.xs[0]
    for (index, round) in rounds.enumerated() {
      let x = layout.xs[index]
      canvas.line(x, Self.top, x, bottom + 6, .grid)
      canvas.text(
        TextWidth.fitted(round, width: min(room, 150) - 10, size: 13, isBold: true),
        x,
        Self.top - 8,
        anchor: .middle,
        style: .head
      )
    }
    canvas.text("change", 704, Self.top - 8, anchor: .end, tone: .muted)
  }

  // MARK: - Lines

  private func points(_ values: [ChartNumber?], _ layout: Layout) -> [(x: Double, y: Double)] {
    zip(layout.xs, values).compactMap { x, value in
      value.flatMap { $0.isFinite ? (x, layout.scale($0.value)) : nil }
    }
  }

  /// The points in runs without a gap: no line bridges a round that has no value.
  private func runs(
    _ values: [ChartNumber?],
    _ layout: Layout
  ) -> [[(x: Double, y: Double)]] {
    values.indices.split { !(values[$0]?.isFinite ?? false) }.map { indices in
      points(values.indices.map { indices.contains($0) ? values[$0] : nil }, layout)
    }
  }

  private func draw(_ panelist: Panelist, _ canvas: inout Canvas, _ layout: Layout) {
    let points = points(panelist.values, layout)
    let texts = panelist.values.map { $0?.text ?? "none" }.joined(separator: " \u{2192} ")
    let tone: Tone = isFalling(panelist) ? .second : .neutral
    canvas.mark("\(panelist.label): \(texts)\(panelist.isExcluded ? ", excluded" : "")") { canvas in
      let dash = panelist.isExcluded ? "4 4" : (tone == .second ? "9 2 2 2" : nil)
      for run in runs(panelist.values, layout) where run.count > 1 {
        canvas.polyline(run, tone, width: 1.25, dash: dash)
      }
      for point in points {
        canvas.circle(
          point.x,
          point.y,
          3,
          fill: .plain(panelist.isExcluded ? .paper : tone),
          stroke: panelist.isExcluded ? tone : nil
        )
      }
    }
  }

  private func drawMean(_ canvas: inout Canvas, _ layout: Layout) {
    if !mean.isEmpty {
      let points = points(mean, layout)
      let texts = mean.map { $0?.text ?? "none" }.joined(separator: " \u{2192} ")
      canvas.mark("\(meanLabel): \(texts)") { canvas in
        for run in runs(mean, layout) where run.count > 1 {
          canvas.polyline(run, .accent, width: 4)
        }
        for point in points { canvas.circle(point.x, point.y, 5, fill: .plain(.accent)) }
      }
    }
  }

  private func drawCut(_ canvas: inout Canvas, _ layout: Layout) {
    if !cuts.isEmpty {
      let texts = cuts.compactMap { $0?.text }.joined(separator: " \u{2192} ")
      canvas.mark("cut: \(texts)") { canvas in
        for point in points(cuts, layout) {
          canvas.diamond(point.x, point.y, 6, fill: .plain(.paper), stroke: .ink)
        }
      }
    }
  }

  // MARK: - Labels

  private func labels(at round: Int) -> [EndLabel] {
    var labels = panelists.compactMap { panelist -> EndLabel? in
      guard let value = panelist.values[round] else { return nil }
      let change = Self.change(panelist)?.text(withPlus: true) ?? ""
      return EndLabel(
        name: panelist.label,
        value: value,
        change: panelist.isExcluded
          ? "excluded" : change.replacing("-", with: "\u{2212}"),
        style: emphasized.contains(panelist.label) ? .bold : .plain
      )
    }
    if !mean.isEmpty, let value = mean[round] {
      labels.append(EndLabel(name: meanLabel, value: value, style: .bold, tone: .accent))
    }
    if !cuts.isEmpty, let value = cuts[round] {
      labels.append(EndLabel(name: "cut", value: value, change: "rounded", style: .bold))
    }
    return labels.filter(\.value.isFinite)
  }

  private func draw(
    _ labels: [EndLabel],
    _ canvas: inout Canvas,
    _ layout: Layout,
    isLeft: Bool,
    _ bottom: Double
  ) {
    let wanted = labels.map { layout.scale($0.value.value) }
    let centres = LabelPlacement.spread(
      wanted: wanted,
      sizes: labels.map { _ in 16 },
      low: Self.top,
      high: bottom + 10
    )
    let edge = isLeft ? layout.xs[0] : layout.xs[layout.xs.count - 1]
    for (index, label) in labels.enumerated() {
      let y = centres[index] + 4
      let near = isLeft ? edge - 7 : edge + 7
      let far = isLeft ? edge - 40 : edge + 40
      canvas.line(near, wanted[index], far, centres[index], .neutral, width: 0.75)
      let style = label.style
      let valueRight = isLeft ? edge - 43 : edge + 43 + layout.valueWidth
      let value = TextWidth.fitted(
        label.value.text,
        width: layout.valueWidth,
        size: 12,
        isBold: style.isBold
      )
      canvas.text(value, valueRight, y, anchor: .end, style: style, tone: label.tone)
      let nameX = isLeft ? 16 : valueRight + 8
      let name = TextWidth.fitted(
        label.name,
        width: layout.nameWidth,
        size: 12,
        isBold: style.isBold
      )
      canvas.text(name, nameX, y, style: style, tone: label.tone)
      if !isLeft {
        let tone: Tone = style == .bold ? .ink : .muted
        canvas.text(label.change, 704, y, anchor: .end, style: style, tone: tone)
      }
    }
  }
}
