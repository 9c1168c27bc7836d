// SPDX-License-Identifier: Apache-2.0

extension MisclassificationChart: DrawnChart {
  /// One of the three curves.
  private struct Series {
    let label: String
    let number: @Sendable (Point) -> ChartNumber
    let tone: Tone
    let width: Double
    let dash: String?
  }

  private static let series = [
    Series(
      label: "false positives",
      number: { $0.falsePositive },
      tone: .second,
      width: 1.75,
      dash: "7 3"
    ),
    Series(
      label: "false negatives",
      number: { $0.falseNegative },
      tone: .accent,
      width: 1.75,
      dash: nil
    ),
    Series(label: "weighted loss", number: { $0.weighted }, tone: .ink, width: 3, dash: nil),
  ]

  private static let left = 66.0
  private static let right = 560.0

  func canvas() -> Canvas {
    let points = points.filter(\.isFinite)
    guard !points.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let cuts = points.map(\.cut.value) + (reportedCut.isFinite ? [reportedCut.value] : [])
    let axis = LinearScale(
      domain: (cuts.min() ?? 0, cuts.max() ?? 1),
      range: (Self.left, Self.right)
    )
    let flags = flags(axis)
    let places = FlagLayout.places(flags, right: 704)
    let top = 36 + places.height
    let bottom = top + 250
    let rates = Self.series.flatMap { series in points.map { series.number($0).value } }
    let scale = LinearScale(covering: rates + [0], target: 5, range: (bottom, top))
    canvas.text("Share of the judgments", 16, 20, style: .head)
    canvas.verticalAxis(scale, ticks: scale.percentTicks(5), left: Self.left, right: Self.right)
    canvas.draw(flags, at: places, top: top, feet: flags.map { _ in bottom })
    draw(points, &canvas, axis, scale)
    drawLabels(points, &canvas, scale, low: top, high: bottom)
    let end = canvas.horizontalAxis(axis, ticks: axis.ticks(8), y: bottom, title: axisTitle)
    let notes = ["Loss: \(loss).", assumption] + Canvas.leftOut(self.points.count - points.count)
    canvas.height = canvas.notes(notes, top: end) + 8
    return canvas
  }

  private func flags(_ axis: LinearScale) -> [Flag] {
    var flags: [Flag] = []
    let isLeast = least.map { $0.cut.value == reportedCut.value } ?? false
    if reportedCut.isFinite {
      let text = "reported cut \(reportedCut.text)" + (isLeast ? ", least weighted loss" : "")
      flags.append(Flag(x: axis(reportedCut.value), text: text, style: .bold))
    }
    if let least, !isLeast {
      flags.append(
        Flag(x: axis(least.cut.value), text: "least weighted loss: \(least.cut.text)", tone: .muted)
      )
    }
    return flags
  }

  private func draw(
    _ points: [Point],
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ scale: LinearScale
  ) {
    for series in Self.series where points.count > 1 {
      canvas.polyline(
        points.map { (axis($0.cut.value), scale(series.number($0).value)) },
        series.tone,
        width: series.width,
        dash: series.dash
      )
    }
    let isDense = points.count > 30
    for point in points {
      let isReported = point.cut.value == reportedCut.value
      let texts = Self.series.map { "\($0.label) \($0.number(point).text)" }
      canvas.mark("cut \(point.cut.text): \(texts.joined(separator: ", "))") { canvas in
        // On a dense grid only the reported cut keeps its shapes; the dash still parts the lines.
        guard isReported || !isDense else { return }
        let x = axis(point.cut.value)
        let size = isReported ? 5.0 : 3.0
        canvas.square(x, scale(point.falsePositive.value), size, fill: .plain(.second))
        canvas.circle(x, scale(point.falseNegative.value), size + 0.5, fill: .plain(.accent))
        canvas.diamond(x, scale(point.weighted.value), size + 1, fill: .plain(.ink))
      }
    }
  }

  private func drawLabels(
    _ points: [Point],
    _ canvas: inout Canvas,
    _ scale: LinearScale,
    low: Double,
    high: Double
  ) {
    guard let last = points.last else { return }
    let wanted = Self.series.map { scale($0.number(last).value) }
    let centres = LabelPlacement.spread(
      wanted: wanted,
      sizes: Self.series.map { _ in reported == nil ? 18 : 36 },
      low: low - 8,
      high: high + 8
    )
    for (index, series) in Self.series.enumerated() {
      let y = centres[index] + (reported == nil ? 4 : -4)
      canvas.line(Self.right + 6, wanted[index], Self.right + 16, centres[index], .neutral)
      canvas.text(series.label, Self.right + 20, y, style: .bold, tone: series.tone)
      if let reported {
        let text = "\(series.number(reported).text) at \(reported.cut.text)"
        canvas.text(
          TextWidth.fitted(text, width: 704 - Self.right - 20, size: 12),
          Self.right + 20,
          y + 15,
          tone: .muted
        )
      }
    }
  }
}
