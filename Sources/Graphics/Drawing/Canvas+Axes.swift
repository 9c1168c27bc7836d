// SPDX-License-Identifier: Apache-2.0

extension Canvas {
  /// A horizontal axis: a line, ticks, the texts that have room, and the title under them.
  ///
  /// - Parameters:
  ///   - scale: The scale of the axis.
  ///   - ticks: The ticks; a text that would touch the one before it is left out.
  ///   - y: The height of the line.
  ///   - title: What the axis measures.
  /// - Returns: Where the axis ends below.
  @discardableResult
  mutating func horizontalAxis(
    _ scale: LinearScale,
    ticks: [ChartNumber],
    y: Double,
    title: String
  ) -> Double {
    line(scale.start, y, scale.end, y, .neutral)
    var free = -Double.infinity
    for tick in ticks where scale.contains(tick.value) {
      let x = scale(tick.value)
      line(x, y, x, y + 5, .neutral)
      let half = TextWidth.of(tick.text, size: 12) / 2
      if x - half >= free {
        text(tick.text, x, y + 18, anchor: .middle, tone: .muted)
        free = x + half + 4
      }
    }
    guard !title.isEmpty else { return y + 22 }
    let fitted = TextWidth.fitted(title, width: width - scale.start - 8, size: 12)
    let middle = (scale.start + scale.end) / 2
    let half = TextWidth.of(fitted, size: 12) / 2
    text(fitted, min(middle, width - 8 - half), y + 37, anchor: .middle, tone: .muted)
    return y + 42
  }

  /// Horizontal grid lines with their texts to the left.
  mutating func verticalAxis(
    _ scale: LinearScale,
    ticks: [ChartNumber],
    left: Double,
    right: Double
  ) {
    for tick in ticks where scale.contains(tick.value) {
      let y = scale(tick.value)
      line(left, y, right, y, .grid)
      text(tick.text, left - 7, y + 4, anchor: .end, tone: .muted)
    }
  }

  /// Lines of secondary text over the whole width.
  ///
  /// - Parameters:
  ///   - sentences: The texts; each begins a new line.
  ///   - top: Where the first line begins.
  ///   - left: The left edge.
  /// - Returns: Where the last line ends.
  mutating func notes(_ sentences: [String], top: Double, left: Double = 16) -> Double {
    var baseline = top
    for sentence in sentences {
      for line in TextWidth.wrapped(sentence, width: width - left - 16, size: 12) {
        baseline += 17
        text(line, left, baseline, tone: .muted)
      }
    }
    return baseline + 4
  }

  /// The sentence about values without a place, or none.
  static func leftOut(_ count: Int) -> [String] {
    switch count {
    case 0: []
    case 1: ["One value has no place on the axis; it stands in the table only."]
    default: ["\(count) values have no place on the axis; they stand in the table only."]
    }
  }

  // MARK: - Marks

  mutating func diamond(
    _ x: Double,
    _ y: Double,
    _ radius: Double,
    fill: Fill,
    stroke: Tone? = nil
  ) {
    polygon(
      [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)],
      fill: fill,
      stroke: stroke
    )
  }

  mutating func square(
    _ x: Double,
    _ y: Double,
    _ radius: Double,
    fill: Fill,
    stroke: Tone? = nil
  ) {
    rectangle(x - radius, y - radius, radius * 2, radius * 2, fill: fill, stroke: stroke)
  }

  /// An ellipse cut off at the edges of a plot.
  mutating func clippedEllipse(
    center: (x: Double, y: Double),
    radii: (x: Double, y: Double),
    plot: (x: Double, y: Double, width: Double, height: Double),
    _ tone: Tone
  ) {
    raw(
      "<clipPath id=\"chart-\(name)-plot\"><rect x=\"\(Markup.coordinate(plot.x))\""
        + " y=\"\(Markup.coordinate(plot.y))\" width=\"\(Markup.coordinate(plot.width))\""
        + " height=\"\(Markup.coordinate(plot.height))\"/></clipPath>"
    )
    raw(
      "<ellipse class=\"open s-\(tone.rawValue)\" clip-path=\"url(#chart-\(name)-plot)\""
        + " cx=\"\(Markup.coordinate(center.x))\" cy=\"\(Markup.coordinate(center.y))\""
        + " rx=\"\(Markup.coordinate(radii.x))\" ry=\"\(Markup.coordinate(radii.y))\""
        + " stroke-width=\"1.5\" stroke-dasharray=\"6 3\"/>"
    )
  }
}
