// SPDX-License-Identifier: Apache-2.0

extension StageTimeline: DrawnChart {
  private static let left = 172.0
  private static let right = 690.0
  private static let edge = 704.0
  private static let barHeight = 14.0

  /// The place of each day; a single day stands in an axis of about half a year.
  private struct Axis {
    let scale: LinearScale
    let ticks: [ChartNumber]

    init?(_ dates: [ChartDate], hasOpenEnd: Bool) {
      guard let first = dates.min(), let last = dates.max() else { return nil }
      let span = first == last ? 3000.0 : Double(last.day - first.day)
      // A bar without an end gets room to be seen as one.
      scale = LinearScale(
        domain: (
          Double(first.day) - span * 0.03, Double(last.day) + span * (hasOpenEnd ? 0.15 : 0.03)
        ),
        range: (StageTimeline.left, StageTimeline.right)
      )
      let rounds = ChartDate.ticks(from: first, through: last)
      ticks = rounds.isEmpty ? [ChartNumber(Double(first.day), first.text)] : rounds
    }

    func callAsFunction(_ date: ChartDate) -> Double { scale(Double(date.day)) }
  }

  /// A date above a bar: its flag, and the shape at the foot of its pole.
  private struct Point {
    let date: ChartDate
    let kind: String
    let words: String

    var text: String {
      words.isEmpty ? "\(date.text) \(kind)" : "\(date.text) \(kind): \(words)"
    }
  }

  func canvas() -> Canvas {
    guard !stages.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let axis = Axis(
      stages.flatMap(\.dates) + [today].compactMap(\.self),
      hasOpenEnd: stages.contains { $0.end == nil }
    )
    var y = today == nil ? 8.0 : 28.0
    let heights = stages.map { height($0, axis) }
    let bottom = y + heights.reduce(0, +)
    if let today, let axis { draw(today, &canvas, axis, bottom: bottom) }
    for (stage, height) in zip(stages, heights) {
      draw(stage, &canvas, axis, top: y, height: height)
      y += height
      canvas.line(16, y, Self.edge, y, .grid)
    }
    if let axis {
      y = canvas.horizontalAxis(axis.scale, ticks: axis.ticks, y: y + 6, title: "date")
    }
    canvas.height = canvas.notes(legend, top: y) + 8
    return canvas
  }

  /// What the shapes mean, as far as they occur.
  private var legend: [String] {
    var words = ["Bar: a stage from its start to the end of its term"]
    if stages.contains(where: { !$0.extensions.isEmpty }) { words.append("dashed: an extension") }
    if stages.contains(where: { $0.start == nil }) {
      words.append("hatched: a stage whose start is not known")
    }
    if stages.contains(where: { $0.end == nil }) { words.append("arrow: no end of term") }
    if stages.contains(where: { !$0.notices.isEmpty }) { words.append("triangle: a notice") }
    if stages.contains(where: { !$0.decisions.isEmpty }) {
      words.append("diamond: a decision by a person")
    }
    return [words.joined(separator: "; ") + ". The end of a term changes no stage by itself."]
  }

  private func points(_ stage: Stage) -> [Point] {
    func points(_ kind: String, _ events: [Event]) -> [Point] {
      events.map { Point(date: $0.date, kind: kind, words: $0.words) }
    }
    let ends = [(stage.start, "start"), (stage.end, "end of term")]
      .compactMap { date, kind in date.map { Point(date: $0, kind: kind, words: "") } }
    return ends + points("extension", stage.extensions) + points("notice", stage.notices)
      + points("decision", stage.decisions)
  }

  private func flags(_ stage: Stage, _ axis: Axis?) -> [Flag] {
    guard let axis else { return [] }
    return points(stage).map { point in
      let x = axis(point.date)
      let room = max(Self.edge - x, x - Self.left) - 6
      return Flag(x: x, text: TextWidth.fitted(point.text, width: room, size: 12))
    }
  }

  private func labelLines(_ stage: Stage) -> [String] {
    TextWidth.folded(stage.label, width: Self.left - 36, size: 12, isBold: true)
  }

  /// What has no date, said under the bar.
  private func missing(_ stage: Stage) -> String {
    [stage.start == nil ? Self.unknownStart : nil, stage.end == nil ? Self.openEnd : nil]
      .compactMap(\.self).joined(separator: "; ")
  }

  private func height(_ stage: Stage, _ axis: Axis?) -> Double {
    let tiers = FlagLayout.places(flags(stage, axis), right: Self.edge).height
    let words = missing(stage).isEmpty ? 0.0 : 16
    return max(
      tiers + Self.barHeight + words + 24,
      Double(labelLines(stage).count) * 16 + 16
    )
  }

  private func draw(
    _ today: ChartDate,
    _ canvas: inout Canvas,
    _ axis: Axis,
    bottom: Double
  ) {
    canvas.mark("today: \(today.text)") { canvas in
      let x = axis(today)
      canvas.line(x, 22, x, bottom + 6, .second, width: 1.5, dash: "5 3")
      let text = "today \(today.text)"
      let half = TextWidth.of(text, size: 12, isBold: true) / 2
      canvas.text(
        text,
        min(max(x, Self.left + half), Self.edge - half),
        16,
        anchor: .middle,
        style: .bold
      )
    }
  }

  private func draw(
    _ stage: Stage,
    _ canvas: inout Canvas,
    _ axis: Axis?,
    top: Double,
    height: Double
  ) {
    let lines = labelLines(stage)
    let first = top + (height - Double(lines.count) * 16) / 2 + 12
    for (index, line) in lines.enumerated() {
      canvas.text(line, 16, first + Double(index) * 16, style: .bold)
    }
    let words = missing(stage)
    let bar = top + height - Self.barHeight - 8 - (words.isEmpty ? 0 : 16)
    let spanLeft = stage.start.flatMap { date in axis.map { $0(date) } } ?? Self.left
    let spanRight = stage.end.flatMap { date in axis.map { $0(date) } } ?? Self.right
    drawSpan(stage, &canvas, left: spanLeft, right: max(spanRight, spanLeft), bar)
    let wordsLeft = min(spanLeft, Self.edge - TextWidth.of(words, size: 12))
    canvas.text(words, wordsLeft, bar + Self.barHeight + 14, tone: .muted)
    guard let axis else { return }
    var from = max(spanRight, spanLeft)
    for item in stage.extensions {
      let to = axis(item.date)
      canvas.mark("\(stage.label), extension: \(item.date.text) \(item.words)") { canvas in
        canvas.rectangle(
          from,
          bar,
          to - from,
          Self.barHeight,
          fill: .plain(.paper),
          stroke: .accent,
          dash: "4 3"
        )
      }
      from = max(from, to)
    }
    let flags = flags(stage, axis)
    let places = FlagLayout.places(flags, right: Self.edge)
    canvas.draw(flags, at: places, top: bar, feet: flags.map { _ in bar })
    for item in stage.notices {
      canvas.mark("\(stage.label), notice: \(item.date.text) \(item.words)") { canvas in
        let x = axis(item.date)
        canvas.polygon(
          [(x - 5, bar + 1), (x + 5, bar + 1), (x, bar + 10)],
          fill: .plain(.paper),
          stroke: .ink
        )
      }
    }
    for item in stage.decisions {
      canvas.mark("\(stage.label), decision: \(item.date.text) \(item.words)") { canvas in
        canvas.diamond(
          axis(item.date),
          bar + Self.barHeight / 2,
          7,
          fill: .plain(.ink),
          stroke: .paper
        )
      }
    }
  }

  /// The bar from start to end: hatched without a start, with an arrow without an end.
  private func drawSpan(
    _ stage: Stage,
    _ canvas: inout Canvas,
    left: Double,
    right: Double,
    _ bar: Double
  ) {
    let isOpen = stage.end == nil
    let isKnown = stage.start != nil
    canvas.mark("\(stage.label), start: \(stage.start?.text ?? "not known")") { canvas in
      canvas.rectangle(
        left,
        bar,
        right - left - (isOpen ? 7 : 0),
        Self.barHeight,
        fill: isKnown ? .plain(.accent) : .hatch(.ink),
        stroke: isKnown ? .accent : .ink,
        dash: isKnown ? nil : "3 3"
      )
    }
    canvas.mark("\(stage.label), end of term: \(stage.end?.text ?? "none")") { canvas in
      if isOpen {
        canvas.polygon(
          [
            (right - 7, bar - 3), (right + 5, bar + Self.barHeight / 2),
            (right - 7, bar + Self.barHeight + 3),
          ],
          fill: isKnown ? .plain(.accent) : .plain(.ink)
        )
      } else {
        canvas.line(right, bar - 3, right, bar + Self.barHeight + 3, .ink, width: 2.5)
      }
    }
  }
}
