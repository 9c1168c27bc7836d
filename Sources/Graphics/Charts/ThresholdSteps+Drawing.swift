// SPDX-License-Identifier: Apache-2.0

extension ThresholdSteps: DrawnChart {
  private static let left = 52.0
  private static let right = 580.0
  private static let top = 44.0
  private static let bottom = 284.0
  private static let mostWordLines = 3

  /// The width of a year.
  private var step: Double { (Self.right - Self.left) / Double(max(years.count, 1)) }

  private func middle(_ place: Int) -> Double { Self.left + (Double(place) + 0.5) * step }

  private var numbers: [ChartNumber] {
    let own = years.flatMap {
      $0.cuts.compactMap(\.self) + [$0.value, $0.asked].compactMap(\.self)
    }
    return own + [held?.value].compactMap(\.self)
  }

  func canvas() -> Canvas {
    let values = numbers.filter(\.isFinite).map(\.value)
    guard let low = values.min(), let high = values.max() else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let pad = (high - low) * 0.12
    let scale = LinearScale(
      domain: (low - pad, high + pad),
      range: (Self.bottom, Self.top)
    )
    let title = TextWidth.fitted(axisTitle, width: canvas.width - 32, size: 12)
    canvas.text(title, 16, 18, tone: .muted)
    canvas.verticalAxis(scale, ticks: scale.ticks(5), left: Self.left, right: Self.right)
    drawHeld(&canvas, scale)
    drawOwnLine(&canvas, scale)
    drawGoal(&canvas, scale)
    var taken: [TextBox] = []
    for place in years.indices { draw(place, &canvas, scale, &taken) }
    let (below, hasNumbers) = drawYears(&canvas)
    drawBands(&canvas, scale)
    canvas.height = canvas.notes(notes(hasNumbers: hasNumbers), top: below) + 8
    return canvas
  }

  /// The number that is kept, as a dashed line, and the year in which it first lies lower.
  private func drawHeld(_ canvas: inout Canvas, _ scale: LinearScale) {
    guard let held, held.value.isFinite else { return }
    let y = scale(held.value.value)
    canvas.line(middle(held.from), y, Self.right, y, .second, width: 1.5, dash: "5 4")
    guard let drop = held.drop else { return }
    let x = Self.left + Double(drop) * step
    canvas.line(x, Self.top - 6, x, Self.bottom, .second, width: 1.5, dash: "2 3")
    let band = years[drop].heldBand.isEmpty ? "" : ": \(years[drop].heldBand)"
    let words = TextWidth.fitted(
      "\(held.value.text) drops in \(years[drop].label)\(band)",
      width: canvas.width - 40,
      size: 12,
      isBold: true
    )
    let half = TextWidth.of(words, size: 12, isBold: true) / 2
    let place = min(max(x, 16 + half), canvas.width - 16 - half)
    canvas.text(words, place, Self.top - 10, anchor: .middle, style: .bold)
  }

  /// What a goal asks for, year by year: open circles on a dotted line.
  private func drawGoal(_ canvas: inout Canvas, _ scale: LinearScale) {
    let places = years.indices.compactMap { place -> (place: Int, y: Double)? in
      guard let asked = years[place].asked, asked.isFinite else { return nil }
      return (place, scale(asked.value))
    }
    for (from, to) in zip(places, places.dropFirst()) {
      canvas.line(
        middle(from.place),
        from.y,
        middle(to.place),
        to.y,
        .second,
        width: 1.5,
        dash: "1 4"
      )
    }
    for (place, y) in places {
      canvas.circle(middle(place), y, 4.5, fill: .plain(.paper), stroke: .second)
    }
  }

  /// The unit's numbers joined; dashed over years without one.
  private func drawOwnLine(_ canvas: inout Canvas, _ scale: LinearScale) {
    let known = years.indices.filter { years[$0].value?.isFinite ?? false }
    for (from, to) in zip(known, known.dropFirst()) {
      canvas.line(
        middle(from),
        height(from, scale),
        middle(to),
        height(to, scale),
        .accent,
        width: 2,
        dash: to == from + 1 ? nil : "7 3"
      )
    }
  }

  private func height(_ place: Int, _ scale: LinearScale) -> Double {
    scale(years[place].value?.value ?? 0)
  }

  /// A year: its steps with the numbers that changed, and the unit's own number.
  private func draw(
    _ place: Int,
    _ canvas: inout Canvas,
    _ scale: LinearScale,
    _ taken: inout [TextBox]
  ) {
    let year = years[place]
    let own = year.value.map { "; \($0.text), \(year.band)" } ?? ""
    let words = zip(bands, year.cuts).map { "\($0) from \($1?.text ?? "an edge not known")" }
    let (from, to) = (Self.left + Double(place) * step, Self.left + Double(place + 1) * step)
    canvas.mark("\(year.label): \(words.joined(separator: ", "))\(own)") { canvas in
      for (band, cut) in year.cuts.enumerated() {
        guard let cut, cut.isFinite else { continue }
        let y = scale(cut.value)
        canvas.line(from, y, to, y, .ink, width: 1.5)
        let before = place == 0 ? nil : years[place - 1].cuts[band]
        if let before, before.isFinite {
          canvas.line(from, scale(before.value), from, y, .ink, width: 1.5)
        }
        guard cut.text != before?.text else { continue }
        let half = TextWidth.of(cut.text, size: 12) / 2
        let baseline = isClearer(place, above: y, scale) ? y - 4 : y + 13
        let box = TextBox(
          text: cut.text,
          left: middle(place) - half,
          right: middle(place) + half,
          top: baseline - 10,
          bottom: baseline + 3
        )
        guard half * 2 <= step - 2, !taken.contains(where: box.intersects) else { continue }
        taken.append(box)
        canvas.text(cut.text, middle(place), baseline, anchor: .middle, tone: .muted, hasHalo: true)
      }
      guard let value = year.value, value.isFinite else { return }
      canvas.circle(middle(place), scale(value.value), 4.5, fill: .plain(.accent), stroke: .paper)
    }
  }

  /// Whether a text above a cut meets fewer lines and dots than one below it: the unit's own count more
  /// than the number that is kept.
  private func isClearer(_ place: Int, above y: Double, _ scale: LinearScale) -> Bool {
    var lines: [(height: Double, weight: Int)] = []
    if let held, held.from <= place { lines.append((scale(held.value.value), 1)) }
    if let asked = years[place].asked, asked.isFinite { lines.append((scale(asked.value), 2)) }
    let known = years.indices.filter { years[$0].value?.isFinite ?? false }
    if let before = known.last(where: { $0 <= place }),
      let after = known.first(where: { $0 >= place })
    {
      let share = after == before ? 0 : Double(place - before) / Double(after - before)
      let (from, to) = (height(before, scale), height(after, scale))
      lines.append((from + (to - from) * share, 2))
    }
    func met(_ range: ClosedRange<Double>) -> Int {
      lines.filter { range.contains($0.height) }.reduce(0) { $0 + $1.weight }
    }
    return met(y - 20...y) <= met(y...y + 20)
  }

  /// Under the plot each year with the unit's number and the band that it lies in; gives where they end,
  /// and whether a number had room.
  private func drawYears(_ canvas: inout Canvas) -> (bottom: Double, hasNumbers: Bool) {
    canvas.line(Self.left, Self.bottom, Self.right, Self.bottom, .neutral)
    let widest = years.map { TextWidth.of($0.label, size: 12) }.max() ?? 0
    let every = max(1, Int(((widest + 4) / step).rounded(.up)))
    let shown = years.indices.filter { $0 % every == 0 }
    for place in shown {
      canvas.text(
        years[place].label,
        middle(place),
        Self.bottom + 18,
        anchor: .middle,
        tone: .muted
      )
    }
    let own = shown.filter { years[$0].value != nil }
    var lines = 0
    for (index, place) in own.enumerated() {
      let year = years[place]
      let x = middle(place)
      // Words may stand over years without a number, up to halfway to the next year that has one.
      let neighbours = [index - 1, index + 1].filter(own.indices.contains).map { own[$0] }
      let gap = neighbours.map { abs($0 - place) }.min() ?? years.count
      let room = min(step * Double(gap) - 4, 2 * min(x - 8, canvas.width - 8 - x))
      guard let value = year.value, TextWidth.of(value.text, size: 12, isBold: true) <= room else {
        continue
      }
      canvas.text(value.text, x, Self.bottom + 36, anchor: .middle, style: .bold)
      let words = TextWidth.wrapped(year.band, width: room, size: 12).prefix(Self.mostWordLines)
      for (index, line) in words.enumerated() {
        canvas.text(line, x, Self.bottom + 52 + Double(index) * 16, anchor: .middle)
      }
      lines = max(lines, words.count + 1)
    }
    return (Self.bottom + 24 + Double(lines) * 16 + (lines > 0 ? 4 : 0), lines > 0)
  }

  /// The words of the bands at the right end of their steps.
  private func drawBands(_ canvas: inout Canvas, _ scale: LinearScale) {
    let ends = bands.indices.compactMap { band -> (text: String, y: Double)? in
      guard let cut = years.last?.cuts[band] ?? years.compactMap({ $0.cuts[band] }).last,
        cut.isFinite
      else { return nil }
      return (bands[band], scale(cut.value))
    }
    let places = LabelPlacement.spread(
      wanted: ends.map(\.y),
      sizes: ends.map { _ in 17 },
      low: Self.top - 4,
      high: Self.bottom + 8
    )
    for (end, y) in zip(ends, places) {
      let text = TextWidth.fitted(end.text, width: canvas.width - 12 - Self.right, size: 12)
      canvas.text(text, Self.right + 6, y + 4)
    }
  }

  private func notes(hasNumbers: Bool) -> [String] {
    var notes: [String] = []
    if hasNumbers {
      notes.append("Under each year stand the number of the unit and the band that it lies in.")
    }
    if let held {
      let year = years[held.from].label
      notes.append(
        held.isTarget
          ? "Dashed, without dots: \(held.value.text), the target."
          : "Dashed: \(held.value.text), the number of \(year), if it stayed the same."
      )
    }
    if years.contains(where: { $0.asked != nil }) {
      notes.append("Open circles: what the goal asks for in each year.")
    }
    return notes + Canvas.leftOut(numbers.count { !$0.isFinite })
  }
}
