// SPDX-License-Identifier: Apache-2.0

extension DotAndRangeStrip: DrawnChart {
  private static let left = 176.0
  /// The right end of the axis at most; the labels of the last dots run on to the edge.
  private static let right = 590.0
  /// The right end of the axis at least; labels that then have no room are shortened.
  private static let leastRight = 400.0
  private static let edge = 704.0

  /// The room for a claim that is itself a range, under the dots.
  private static let lane = 13.0
  /// The room for a claim of the same number, under the dot before it.
  private static let step = 11.0
  /// How many labels stand above the dots of one topic; more make a wall that nobody reads.
  private static let mostFlags = 60
  /// The room for a line of a claim in words, under dots and ranges.
  private static let wordLine = 17.0

  func canvas() -> Canvas {
    let numbers = topics.flatMap(\.claims).flatMap { [$0.value, $0.upper] }.compactMap(\.self)
    let values = numbers.filter(\.isFinite).map(\.value)
    let hasWords = topics.contains { !$0.words.isEmpty }
    guard !values.isEmpty || hasWords else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let axis = axis(values)
    var y = 10.0
    for topic in topics {
      y = draw(topic, &canvas, axis, top: y)
      canvas.line(16, y, 704, y, .grid)
    }
    let end =
      values.isEmpty
      ? y : canvas.horizontalAxis(axis, ticks: axis.ticks(6), y: y + 6, title: axisTitle)
    let hasRange = topics.contains { $0.claims.contains { $0.upper != nil } }
    let hasStack = topics.contains { Self.largestStack($0.claims) > 1 }
    let dots =
      values.isEmpty
      ? []
      : [
        "Bar: from the lowest to the highest claim on the topic. Dot: one claim"
          + (hasStack ? "; claims of the same number stand under each other." : ".")
          + (hasRange ? " Square ends: a claim that is itself a range." : "")
          + (topics.contains { $0.claims.contains { $0.isInConflict } }
            ? " Diamond: another claim on the topic, of the same people, says something else, or "
              + "other claims give another number."
            : "")
      ]
    let notes =
      dots
      + (hasWords
        ? ["In quotation marks: a claim that is no number and has no place on an axis."] : [])
      + crowded + Canvas.leftOut(numbers.count - values.count)
    canvas.height = canvas.notes(notes, top: end) + 8
    return canvas
  }

  /// The note on topics whose dots have no room for their labels, or none.
  private var crowded: [String] {
    guard topics.contains(where: { $0.claims.count > Self.mostFlags }) else { return [] }
    return [
      "Of a topic with more than \(Self.mostFlags) claims only the lowest and the highest are "
        + "labelled; all stand in the table."
    ]
  }

  /// The claims that have a label: all, or the ends where there are too many.
  private static func labelled(_ claims: [Claim]) -> [Claim] {
    guard claims.count > mostFlags else { return claims }
    let ends = [
      claims.min { $0.value.value < $1.value.value },
      claims.max { $0.value.value < $1.value.value },
    ]
    return ends.compactMap(\.self)
  }

  /// An axis so short that every label has room on the right of its dot: labels that all wave to
  /// one side form a staircase that no pole crosses.
  private func axis(_ values: [Double]) -> LinearScale {
    func scale(_ right: Double) -> LinearScale {
      LinearScale(covering: values, target: 6, range: (Self.left, right))
    }
    let widest = scale(Self.right)
    var right = Self.right
    for claim in topics.flatMap(\.claims) where claim.value.isFinite {
      let place = widest(claim.value.value) - Self.left
      guard place > 0 else { continue }
      let room = Self.edge - Self.left - flag(claim, at: 0, width: .infinity).width
      right = min(right, Self.left + room * (Self.right - Self.left) / place)
    }
    return scale(max(right, Self.leastRight))
  }

  private func flag(_ claim: Claim, at x: Double, width: Double) -> Flag {
    let text = "\(claim.text) \(claim.source)"
    return Flag(x: x, text: width.isFinite ? TextWidth.fitted(text, width: width, size: 12) : text)
  }

  private func draw(
    _ topic: Topic,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    top: Double
  ) -> Double {
    let claims = topic.claims.filter(\.value.isFinite)
    let labelled = Self.labelled(claims)
    let flags = labelled.map { claim in
      let x = axis(claim.value.value)
      return flag(claim, at: x, width: max(Self.edge - x, x - Self.left) - 6)
    }
    let places = FlagLayout.places(flags, right: Self.edge)
    let lines = TextWidth.wrapped(topic.label, width: Self.left - 40, size: 12, isBold: true)
      .prefix(4)
    let textHeight = Double(lines.count) * 16 + 8
    let ranges = claims.filter { $0.upper?.isFinite ?? false }
    let stack = Double(Self.largestStack(claims) - 1) * Self.step
    let barHeight = 16 + stack + Double(ranges.count) * Self.lane
    let phrases = topic.words.map(Self.lines)
    let wordsHeight = Double(phrases.joined().count) * Self.wordLine + (phrases.isEmpty ? 0 : 8)
    let dotsHeight = claims.isEmpty && !phrases.isEmpty ? 0 : places.height + barHeight + 20
    let height = max(dotsHeight + wordsHeight, textHeight + 8)
    let y = top + height - wordsHeight - barHeight + 2
    for (index, line) in lines.enumerated() {
      let first = top + max(20, (height - textHeight) / 2 + 14)
      canvas.text(line, 16, first + Double(index) * 16, style: .bold)
    }
    if let range = Self.range(topic), range.low != range.high {
      let start = axis(range.low.value)
      let end = axis(range.high.value)
      canvas.rectangle(
        start - 8,
        y - 8,
        end - start + 16,
        barHeight,
        fill: .plain(.band),
        stroke: .neutral
      )
    }
    var lanes: [Claim: Double] = [:]
    for (index, range) in ranges.enumerated() {
      lanes[range] = y + stack + Double(index + 1) * Self.lane
    }
    canvas.draw(flags, at: places, top: y - 7, feet: labelled.map { lanes[$0] ?? y })
    var seen: [Double: Int] = [:]
    for claim in claims {
      if let lane = lanes[claim] {
        draw(claim, &canvas, axis, lane)
        continue
      }
      let repeats = seen[claim.value.value, default: 0]
      seen[claim.value.value] = repeats + 1
      draw(claim, &canvas, axis, y + Double(repeats) * Self.step)
    }
    var baseline = top + height - wordsHeight + 2
    for (words, lines) in zip(topic.words, phrases) {
      draw(words, lines, &canvas, &baseline)
    }
    return top + height + 6
  }

  private static func lines(_ words: Words) -> [String] {
    TextWidth.folded(
      "printed \"\(words.text)\", \(words.source)" + (words.isInConflict ? "; in conflict" : ""),
      width: edge - left - 4,
      size: 12
    )
  }

  /// Words without a mark, so that nobody takes them for a place on the axis.
  private func draw(
    _ words: Words,
    _ lines: [String],
    _ canvas: inout Canvas,
    _ baseline: inout Double
  ) {
    let detail = words.detail.isEmpty ? "" : " (\(words.detail))"
    canvas.mark("\(words.source): \(words.text)\(detail)") { canvas in
      for line in lines {
        baseline += Self.wordLine
        canvas.text(line, Self.left, baseline)
      }
    }
  }

  /// How many claims give the same single number, at most; 1 at least.
  private static func largestStack(_ claims: [Claim]) -> Int {
    let singles = claims.filter { $0.value.isFinite && !($0.upper?.isFinite ?? false) }
    return Dictionary(grouping: singles, by: \.value.value).values.map(\.count).max() ?? 1
  }

  private func draw(
    _ claim: Claim,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ y: Double
  ) {
    let detail = claim.detail.isEmpty ? "" : " (\(claim.detail))"
    canvas.mark("\(claim.source): \(claim.text)\(detail)") { canvas in
      let x = axis(claim.value.value)
      if let upper = claim.upper, upper.isFinite {
        let end = axis(upper.value)
        canvas.line(x, y, end, y, .second, width: 3)
        canvas.square(x, y, 4.5, fill: .plain(.second))
        canvas.square(end, y, 4.5, fill: .plain(.second))
      } else if claim.isInConflict {
        canvas.diamond(x, y, 5.5, fill: .plain(.second))
      } else {
        canvas.circle(x, y, 4.5, fill: .plain(.accent))
      }
    }
  }
}
