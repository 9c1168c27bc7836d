// SPDX-License-Identifier: Apache-2.0

extension CutProbabilityBars: DrawnChart {
  private static let top = 44.0

  /// The bars that have a place, and those lollipops.
  private var drawnBars: [Bar] { bars.filter { $0.cut.isFinite && $0.probability.isFinite } }

  func canvas() -> Canvas {
    let bars = drawnBars
    guard !bars.isEmpty || leaveOneOut.contains(where: \.statistic.isFinite) else {
      return sentenceCanvas(finding)
    }
    var canvas = Canvas(self, height: 0)
    let hasLollipops = leaveOneOut.contains { $0.statistic.isFinite }
    var bottom = Self.top
    if hasLollipops {
      let left = bars.isEmpty ? 16.0 : 392.0
      bottom = drawLollipops(&canvas, left: left, top: Self.top)
    }
    if !bars.isEmpty {
      let right = hasLollipops ? 360.0 : canvas.width - 16
      bottom = max(bottom, drawBars(&canvas, bars, right: right, lowest: bottom - 40))
    }
    canvas.height = canvas.notes(notes(), top: bottom + 4) + 8
    return canvas
  }

  private func notes() -> [String] {
    var notes = ["Rounding rule: \(roundingRule).", "Probabilities: \(method)."]
    if let run { notes.append("Bracket: \(run.lowest.text) to \(run.highest.text), \(run.share).") }
    if !exclusions.isEmpty { notes.append(exclusions) }
    if leaveOneOut.contains(where: \.isExcluded) {
      notes.append("Hollow: an excluded panelist; the number is the \(statisticLabel) with them.")
    }
    return notes
      + Canvas.leftOut(
        bars.count - drawnBars.count + leaveOneOut.count { !$0.statistic.isFinite }
      )
  }

  // MARK: - Bars

  private func drawBars(
    _ canvas: inout Canvas,
    _ bars: [Bar],
    right: Double,
    lowest: Double
  ) -> Double {
    let pitch = max(24, min(36, (lowest - Self.top) / Double(bars.count)))
    let cutWidth = bars.map { TextWidth.of($0.cut.text, size: 12, isBold: true) }.max() ?? 0
    let start = 34 + min(cutWidth, 90) + 8
    let largest = bars.map(\.probability.value).max() ?? 1
    let reported = "reported cut"
    let room = right - start - 76 - TextWidth.of(reported, size: 12, isBold: true)
    let scale = LinearScale(domain: (0, max(largest, 1e-9)), range: (start, start + room))
    canvas.text("Cut in \(drawn) like this one", 16, 24, style: .head)
    for (index, bar) in bars.enumerated() {
      let y = Self.top + Double(index) * pitch
      let isReported = bar.cut.value == reportedCut.value
      let label = "cut \(bar.cut.text): \(bar.probability.text)"
      canvas.mark(isReported ? label + ", reported cut" : label) { canvas in
        let style: TextStyle = isReported ? .bold : .plain
        let end = max(scale(max(bar.probability.value, 0)), start + 1)
        let middle = y + pitch / 2 + 4
        canvas.text(
          TextWidth.fitted(bar.cut.text, width: 90, size: 12, isBold: isReported),
          start - 8,
          middle,
          anchor: .end,
          style: style
        )
        canvas.rectangle(
          start,
          y + pitch * 0.16,
          end - start,
          pitch * 0.68,
          fill: isReported ? .hatch(.accent) : .plain(.neutral),
          stroke: isReported ? .accent : nil
        )
        canvas.text(bar.probability.text, end + 7, middle, style: style)
        if isReported {
          let width = TextWidth.of(bar.probability.text, size: 12, isBold: true)
          canvas.text(reported, end + 7 + width + 8, middle, style: .bold, tone: .accent)
        }
      }
    }
    let end = Self.top + Double(bars.count) * pitch
    canvas.line(start, Self.top, start, end, .ink)
    drawBracket(&canvas, bars, pitch)
    return end
  }

  private func drawBracket(_ canvas: inout Canvas, _ bars: [Bar], _ pitch: Double) {
    guard let run,
      let first = bars.firstIndex(where: { $0.cut.value == run.lowest.value }),
      let last = bars.firstIndex(where: { $0.cut.value == run.highest.value })
    else { return }
    let top = Self.top + Double(first) * pitch + pitch * 0.2
    let bottom = Self.top + Double(last) * pitch + pitch * 0.8
    canvas.polyline([(26, top), (20, top), (20, bottom), (26, bottom)], .ink, width: 1.25)
  }

  // MARK: - Lollipops

  private func drawLollipops(_ canvas: inout Canvas, left: Double, top: Double) -> Double {
    let entries = leaveOneOut.filter(\.statistic.isFinite)
    let sorted = entries.enumerated().sorted {
      ($1.element.statistic.value, $0.offset) < ($0.element.statistic.value, $1.offset)
    }.map(\.element)
    let nameWidth = min(
      entries.map { TextWidth.of($0.panelist, size: 12, isBold: true) }.max() ?? 0,
      110
    )
    let values =
      entries.map(\.statistic.value)
      + [statistic?.value].compactMap(\.self).filter(\.isFinite)
    // The label of a mover stands outside its dot; on the left it needs room beside the names.
    let origin = statistic?.value ?? -.infinity
    let hasLeftLabel = entries.contains { movesCut($0) && $0.statistic.value < origin }
    let axis = LinearScale(
      covering: values,
      target: 4,
      range: (left + nameWidth + (hasLeftLabel ? 68 : 10), canvas.width - 68)
    )
    canvas.text(
      TextWidth.fitted(
        "\(capitalized(statisticLabel)) without one panelist",
        width: canvas.width - left - 16,
        size: 13,
        isBold: true
      ),
      left,
      24,
      style: .head
    )
    let flags = lineFlags(axis)
    let places = FlagLayout.places(flags, right: canvas.width - 16)
    let first = top + places.height
    let pitch = 17.0
    let bottom = first + 6 + Double(sorted.count) * pitch
    canvas.draw(flags, at: places, top: first, feet: flags.map { _ in bottom })
    for (row, entry) in sorted.enumerated() {
      draw(entry, &canvas, axis, nameX: left, y: first + 6 + (Double(row) + 0.5) * pitch)
    }
    return canvas.horizontalAxis(
      axis,
      ticks: axis.ticks(4),
      y: bottom,
      title: "\(statisticLabel) before rounding"
    )
  }

  /// The lines where the cut changes, and the line of the full panel.
  private func lineFlags(_ axis: LinearScale) -> [Flag] {
    let whole = TickStep(span: 1, target: 1).ticks(from: axis.low, through: axis.high)
    let lines = decisionLines.isEmpty ? (whole.count <= 8 ? whole : []) : decisionLines
    var flags = lines.filter { $0.isFinite && axis.contains($0.value) }.map {
      Flag(x: axis($0.value), text: $0.text, style: .bold)
    }
    if let statistic, statistic.isFinite {
      flags.append(
        Flag(
          x: axis(statistic.value),
          text: "all: \(statistic.text)",
          style: .bold,
          tone: .accent
        )
      )
    }
    return flags
  }

  private func draw(
    _ entry: LeaveOneOut,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    nameX: Double,
    y: Double
  ) {
    let isMover = movesCut(entry)
    let with = entry.isExcluded ? "with excluded" : "without"
    canvas.mark(
      "\(with) \(entry.panelist): \(entry.statistic.text), cut \(entry.cut.text)"
    ) { canvas in
      let x = axis(entry.statistic.value)
      canvas.text(
        TextWidth.fitted(entry.panelist, width: 110, size: 12, isBold: isMover),
        nameX,
        y + 4,
        style: isMover ? .bold : .plain
      )
      let origin = statistic.flatMap { $0.isFinite ? axis($0.value) : nil } ?? axis.start
      canvas.line(
        origin,
        y,
        x,
        y,
        isMover ? .second : .neutral,
        width: 1.5,
        dash: entry.isExcluded ? "4 3" : nil
      )
      if isMover {
        canvas.diamond(
          x,
          y,
          5.5,
          fill: .plain(entry.isExcluded ? .paper : .second),
          stroke: entry.isExcluded ? .second : nil
        )
        canvas.text(
          "cut \(entry.cut.text)",
          x >= origin ? x + 10 : x - 10,
          y + 4,
          anchor: x >= origin ? .start : .end,
          style: .bold,
          tone: .second,
          hasHalo: true
        )
      } else {
        canvas.circle(
          x,
          y,
          entry.isExcluded ? 3.5 : 4,
          fill: .plain(entry.isExcluded ? .paper : .neutral),
          stroke: entry.isExcluded ? .neutral : nil
        )
      }
    }
  }

  private func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }
}
