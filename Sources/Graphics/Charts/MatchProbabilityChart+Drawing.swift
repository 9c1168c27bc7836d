// SPDX-License-Identifier: Apache-2.0

extension MatchProbabilityChart: DrawnChart {
  private static let left = 66.0
  private static let right = 690.0

  func canvas() -> Canvas {
    let curve = points.filter { $0.ranks.isFinite && $0.probability.isFinite }
    let places = bins.filter { $0.ranks.lowerBound.isFinite && $0.ranks.upperBound.isFinite }
    let ranks =
      curve.map(\.ranks.value) + places.flatMap { [$0.ranks.lowerBound, $0.ranks.upperBound] }
    guard let lowest = ranks.min(), let highest = ranks.max() else {
      return sentenceCanvas(finding)
    }
    var canvas = Canvas(self, height: 0)
    let axis = LinearScale(domain: (lowest - 0.5, highest + 0.5), range: (Self.left, Self.right))
    // Counts that have no room side by side stand in several lines.
    let widths = places.map { TextWidth.of($0.count, size: 12) + 8 }
    let lines = max(1, Int((widths.reduce(0, +) / 690).rounded(.up)))
    let top = 58 + Double(lines - 1) * 17
    let bottom = top + 250
    let scale = LinearScale(domain: (0, 1), range: (bottom, top))
    canvas.text("Probability of matching", 16, 20, style: .head)
    canvas.verticalAxis(scale, ticks: scale.percentTicks(5), left: Self.left, right: Self.right)
    if !curve.isEmpty { draw(curve, &canvas, axis, scale) }
    draw(places, &canvas, axis, scale, counts: (lines, top - 12))
    let end = canvas.horizontalAxis(
      axis,
      // Whole numbers of ranks alone: few of them ask for fewer ticks.
      ticks: axis.ticks(max(1, min(10, Int(highest - lowest)))),
      y: bottom,
      title: "contiguous ranks of the preferred specialty"
    )
    let hasBand = curve.contains { $0.band != nil }
    let line = curve.isEmpty ? [] : ["Line: fitted" + (hasBand ? ", with its \(bandWords)" : "")]
    let dots = places.isEmpty ? [] : ["squares: counted, with their \(intervalWords)"]
    let notes = [(line + dots).joined(separator: "; ") + ".", "This is \(caution)."]
    let missing = points.count - curve.count + bins.count - places.count
    canvas.height = canvas.notes(notes + Canvas.leftOut(missing), top: end) + 8
    return canvas
  }

  private func draw(
    _ curve: [Point],
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ scale: LinearScale
  ) {
    let band = curve.compactMap { point in
      point.band.flatMap { $0.isFinite ? (axis(point.ranks.value), $0) : nil }
    }
    let line = curve.map { (x: axis($0.ranks.value), y: scale($0.probability.value)) }
    canvas.mark("fitted probability of matching", count: curve.count) { canvas in
      if band.count > 1 {
        canvas.polygon(
          band.map { ($0.0, scale($0.1.lower.value)) }
            + band.reversed().map { ($0.0, scale($0.1.upper.value)) },
          fill: .wash(.accent, step: 2)
        )
      } else if let (x, interval) = band.first {
        canvas.line(x, scale(interval.lower.value), x, scale(interval.upper.value), .accent)
      }
      if line.count > 1 {
        canvas.polyline(line, .accent, width: 2.5)
      } else {
        canvas.circle(line[0].x, line[0].y, 4, fill: .plain(.accent))
      }
    }
  }

  /// The bins with their intervals; above the plot how many, moved apart where they are near.
  private func draw(
    _ bins: [Bin],
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ scale: LinearScale,
    counts: (lines: Int, last: Double)
  ) {
    let middles = bins.map { axis(($0.ranks.lowerBound + $0.ranks.upperBound) / 2) }
    var centres = middles
    for line in 0..<counts.lines {
      let own = bins.indices.filter { $0 % counts.lines == line }
      let spread = LabelPlacement.spread(
        wanted: own.map { middles[$0] },
        sizes: own.map { TextWidth.of(bins[$0].count, size: 12) + 8 },
        low: 8,
        high: 712
      )
      for (place, centre) in zip(own, spread) { centres[place] = centre }
    }
    for (place, bin) in bins.enumerated() {
      let words = bin.share.map { ": \($0.value.text)" } ?? ""
      canvas.mark("\(bin.label) ranks, \(bin.count)\(words)") { canvas in
        let line = counts.last - Double(place % counts.lines) * 17
        canvas.text(bin.count, centres[place], line, anchor: .middle, tone: .muted)
        guard let share = bin.share, share.value.isFinite else { return }
        let interval = share.interval
        let (x, y) = (middles[place], scale(share.value.value))
        let ends = (axis(bin.ranks.lowerBound), axis(bin.ranks.upperBound))
        canvas.line(ends.0, y, ends.1, y, .second, width: 1.5, dash: "2 3")
        if interval.isFinite {
          let (low, high) = (scale(interval.lower.value), scale(interval.upper.value))
          canvas.line(x, low, x, high, .second, width: 2)
          canvas.line(x - 5, low, x + 5, low, .second, width: 2)
          canvas.line(x - 5, high, x + 5, high, .second, width: 2)
        }
        canvas.square(x, y, 4.5, fill: .plain(.second))
      }
    }
  }
}
