// SPDX-License-Identifier: Apache-2.0

extension DotPlot: DrawnChart {
  private static let left = 116.0
  private static let right = 696.0

  func canvas() -> Canvas {
    let judged = rounds.flatMap(\.judgments).map(\.value)
    let places = (scale + judged).filter(\.isFinite).map(\.value)
    guard !places.isEmpty, !rounds.isEmpty else { return sentenceCanvas(finding) }
    let low = places.min() ?? 0
    let high = places.max() ?? 1
    let axis = LinearScale(domain: (low, high), range: (Self.left + 14, Self.right - 14))
    let radius = dotRadius(axis)
    let tallest = rounds.map { stacks($0).values.map(\.count).max() ?? 0 }.max() ?? 0
    let pitch = min(radius * 2 + 1.5, 200 / Double(max(tallest, 1)))

    var canvas = Canvas(self, height: 0)
    var top = 8.0
    if !result.isEmpty {
      canvas.text(result, 16, 24, style: .head)
      let offset = 16 + TextWidth.of(result, size: 13, isBold: true) + 10
      canvas.text(
        TextWidth.fitted(resultDetail, width: Self.right - offset, size: 12),
        offset,
        24,
        tone: .muted
      )
      top = 36
    }
    var bottom = top + (bands.isEmpty ? 4 : 24)
    let baselines = rounds.map { round in
      let levels = stacks(round).values.map(\.count).max() ?? 0
      bottom += max(Double(levels) * pitch + 42, 66)
      return bottom - 28
    }
    drawBands(&canvas, axis, top: top, bottom: bottom)
    for (index, round) in rounds.enumerated() {
      draw(round, &canvas, axis, (baselines[index], radius, pitch), isFirst: index == 0)
    }
    let end = canvas.horizontalAxis(
      axis,
      ticks: scale.filter(\.isFinite),
      y: bottom,
      title: axisTitle
    )
    var notes = Canvas.leftOut(judged.count { !$0.isFinite })
    if own != nil { notes.append("The ring marks your own judgment.") }
    canvas.height = canvas.notes(notes, top: end, left: 16) + 6
    return canvas
  }

  /// A radius at which the dots of neighbouring values stay apart.
  private func dotRadius(_ axis: LinearScale) -> Double {
    let xs = scale.filter(\.isFinite).map { axis($0.value) }.sorted()
    let gap = zip(xs, xs.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? 20
    return max(2, min(5, gap * 0.45))
  }

  /// The judgments of a round by value, each stack in the order given.
  private func stacks(_ round: Round) -> [Double: [Judgment]] {
    Dictionary(grouping: round.judgments.filter(\.value.isFinite), by: \.value.value)
  }

  private func drawBands(
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    top: Double,
    bottom: Double
  ) {
    let values = scale.filter(\.isFinite).map(\.value)
    for (index, band) in bands.enumerated()
    where band.lowest.isFinite && band.highest.isFinite && band.lowest <= band.highest {
      // An edge stands midway between the outermost value of the band and its neighbour outside.
      let before = values.last { $0 < band.lowest }
      let after = values.first { $0 > band.highest }
      let start = before.map { axis(($0 + band.lowest) / 2) } ?? Self.left
      let end = after.map { axis(($0 + band.highest) / 2) } ?? Self.right
      canvas.rectangle(
        start,
        top,
        end - start,
        bottom - top,
        fill: .plain(index.isMultiple(of: 2) ? .band : .paper)
      )
      canvas.text(
        TextWidth.fitted(band.word, width: end - start - 4, size: 12),
        (start + end) / 2,
        top + 16,
        anchor: .middle,
        tone: .muted
      )
    }
  }

  private func draw(
    _ round: Round,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ shape: (baseline: Double, radius: Double, pitch: Double),
    isFirst: Bool
  ) {
    let baseline = shape.baseline
    canvas.text(
      TextWidth.fitted(round.label, width: Self.left - 24, size: 12, isBold: true),
      16,
      baseline - 14,
      style: .bold
    )
    canvas.text("n = \(round.judgments.count)", 16, baseline + 2, tone: .muted)
    canvas.line(Self.left, baseline, Self.right, baseline, .grid)
    var rings: [(x: Double, y: Double)] = []
    for (value, stack) in stacks(round).sorted(by: { $0.key < $1.key }) {
      for (level, judgment) in stack.enumerated() {
        let x = axis(value)
        let y = baseline - shape.radius - 2 - Double(level) * shape.pitch
        canvas.mark("\(round.label), \(judgment.panelist): \(judgment.value.text)") { canvas in
          canvas.circle(
            x,
            y,
            shape.radius - (isFirst ? 0.75 : 0),
            fill: .plain(isFirst ? .paper : .accent),
            stroke: isFirst ? .accent : nil
          )
        }
        if judgment.panelist == own { rings.append((x, y)) }
      }
    }
    for ring in rings {
      canvas.circle(ring.x, ring.y, shape.radius + 1.5, fill: .none, stroke: .ink, width: 2.25)
    }
    guard let median = round.median, median.isFinite, axis.contains(median.value) else { return }
    canvas.mark("\(round.label), median: \(median.text)") { canvas in
      let x = axis(median.value)
      canvas.line(x, baseline, x, baseline + 8, .ink, width: 2.5)
      let label = "median \(median.text)"
      let half = TextWidth.of(label, size: 12) / 2
      canvas.text(
        label,
        max(Self.left + half, min(x, Self.right - half)),
        baseline + 21,
        anchor: .middle
      )
    }
  }
}
