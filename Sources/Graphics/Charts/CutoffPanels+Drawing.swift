// SPDX-License-Identifier: Apache-2.0

extension CutoffPanels: DrawnChart {
  private static let left = 66.0
  private static let right = 560.0
  private static let height = 190.0
  private static let mostRatio = 1.5
  private static let dashes: [String?] = [nil, "7 4", "2 3", "10 3 2 3", "4 2", "1 4"]

  /// A panel with its axes.
  private struct Panel {
    let axis: LinearScale
    let scale: LinearScale

    func place(_ x: ChartNumber, _ y: ChartNumber) -> (x: Double, y: Double) {
      (axis(x.value), scale(min(max(y.value, scale.low), scale.high)))
    }
  }

  func canvas() -> Canvas {
    let cuts = groups.flatMap(\.points).map(\.cut).filter(\.isFinite)
    guard let first = cuts.first else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let values = cuts.map(\.value) + (stated.map { $0.isFinite ? [$0.value] : [] } ?? [])
    let axis = LinearScale(
      domain: (values.min() ?? first.value, values.max() ?? first.value),
      range: (Self.left, Self.right)
    )
    let rates = groups.flatMap(\.points).compactMap(\.rate).filter(\.isFinite).map(\.value)
    let flags = stated.map { [Flag(x: axis($0.value), text: "cut \($0.text)", style: .bold)] } ?? []
    let places = FlagLayout.places(flags, right: 704)
    let top = 34 + places.height
    let middle = top + Self.height
    let upper = Panel(
      axis: axis,
      scale: LinearScale(covering: rates + [0], target: 4, range: (middle, top))
    )
    let second = middle + 44
    let bottom = second + Self.height
    let shown = groups.flatMap(\.points).filter { $0.ratio != nil }
    let ratios = shown.flatMap { [$0.ratio, $0.upper] }.compactMap(\.?.value).filter(\.isFinite)
    let highest = ratios.max() ?? 1
    let lower = Panel(
      axis: axis,
      scale: LinearScale(
        domain: (0, min(max(highest, 1.1), Self.mostRatio)),
        range: (bottom, second)
      )
    )
    canvas.text("Rate", 16, 20, style: .head)
    canvas.verticalAxis(
      upper.scale,
      ticks: upper.scale.percentTicks(4),
      left: Self.left,
      right: Self.right
    )
    canvas.text("Ratio to the reference group", 16, second - 14, style: .head)
    canvas.verticalAxis(
      lower.scale,
      ticks: lower.scale.ticks(4),
      left: Self.left,
      right: Self.right
    )
    let line = lower.scale(threshold.value)
    canvas.line(Self.left, line, Self.right, line, .ink, dash: "5 3")
    canvas.draw(flags, at: places, top: top, feet: flags.map { _ in bottom })
    draw(&canvas, upper, lower)
    let end = canvas.horizontalAxis(axis, ticks: axis.ticks(8), y: bottom, title: axisTitle)
    canvas.height =
      canvas.notes(
        ["Dashed line across: \(threshold.text). " + (notes.first ?? "")] + notes.dropFirst(),
        top: end
      )
      + 8
    return canvas
  }

  private func draw(_ canvas: inout Canvas, _ upper: Panel, _ lower: Panel) {
    for (index, group) in groups.enumerated() {
      let tone: Tone = index % 2 == 0 ? .accent : .second
      let dash = Self.dashes[index % Self.dashes.count]
      canvas.mark(words(group), count: group.points.count) { canvas in
        let rates = group.points.compactMap { point in
          point.rate.flatMap {
            $0.isFinite && point.cut.isFinite ? upper.place(point.cut, $0) : nil
          }
        }
        curve(&canvas, rates, tone, dash)
        let ratios = group.points.compactMap { point in
          point.ratio.flatMap {
            $0.isFinite && point.cut.isFinite ? lower.place(point.cut, $0) : nil
          }
        }
        curve(&canvas, ratios, tone, dash)
        for point in group.points { whisker(&canvas, point, lower, tone, index) }
      }
    }
    labels(&canvas, upper) { $0.rate }
    labels(&canvas, lower) { $0.ratio }
  }

  private func words(_ group: Group) -> String {
    let points = group.points.map { point in
      let ratio = point.ratio.map { ", ratio \($0.text)" } ?? ""
      return "\(point.cut.text): \(point.rate?.text ?? "no rate")\(ratio)"
    }
    return "\(group.label): \(points.joined(separator: "; "))"
  }

  private func curve(
    _ canvas: inout Canvas,
    _ places: [(x: Double, y: Double)],
    _ tone: Tone,
    _ dash: String?
  ) {
    if places.count > 1 { canvas.polyline(places, tone, width: 2, dash: dash) }
    for place in places { canvas.circle(place.x, place.y, 3, fill: .plain(tone)) }
  }

  /// The interval of a ratio; those of several groups stand beside each other.
  private func whisker(
    _ canvas: inout Canvas,
    _ point: Point,
    _ panel: Panel,
    _ tone: Tone,
    _ index: Int
  ) {
    guard let low = point.lower, let high = point.upper, low.isFinite, high.isFinite,
      point.ratio != nil
    else { return }
    let shift = Double(index) * 3 - Double(groups.count - 1) * 1.5
    let (start, end) = (panel.place(point.cut, low), panel.place(point.cut, high))
    canvas.line(start.x + shift, start.y, end.x + shift, end.y, tone)
  }

  /// The names of the groups behind the ends of their curves.
  private func labels(
    _ canvas: inout Canvas,
    _ panel: Panel,
    _ value: (Point) -> ChartNumber?
  ) {
    let ends = groups.compactMap { group -> (label: String, y: Double)? in
      let last = group.points.last { value($0)?.isFinite == true && $0.cut.isFinite }
      guard let last, let number = value(last) else { return nil }
      return (group.label, panel.place(last.cut, number).y)
    }
    let centres = LabelPlacement.spread(
      wanted: ends.map(\.y),
      sizes: ends.map { _ in 16 },
      low: panel.scale.end - 8,
      high: panel.scale.start + 8
    )
    for (end, centre) in zip(ends, centres) {
      canvas.line(Self.right + 2, end.y, Self.right + 12, centre, .neutral)
      let text = TextWidth.fitted(end.label, width: 704 - Self.right - 16, size: 12)
      canvas.text(text, Self.right + 15, centre + 4, hasHalo: true)
    }
  }
}
