// SPDX-License-Identifier: Apache-2.0

extension BandLadder: DrawnChart {
  private static let left = 176.0
  private static let right = 700.0
  private static let stripHeight = 20.0

  func canvas() -> Canvas {
    let known = strips.filter(\.hasPlace)
    guard let domain = domain(known) else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let axis = LinearScale(domain: domain, range: (Self.left, Self.right))
    var top = 14.0
    for strip in strips {
      guard strip.hasPlace else {
        canvas.mark("\(strip.label): no bands") { canvas in
          canvas.text("\(strip.label): bands not published", 16, top + 14, tone: .muted)
        }
        top += 24
        continue
      }
      draw(strip, &canvas, axis, top: top)
      top += Self.stripHeight + 46
    }
    let bottom = canvas.horizontalAxis(axis, ticks: axis.ticks(6), y: top, title: axisTitle)
    let notes = ["The mark is the number; each band includes its lower edge."]
    canvas.height = canvas.notes(notes, top: bottom) + 8
    return canvas
  }

  /// From a little below the edges and numbers to a little above: the outer bands, which may be many
  /// times as wide as the others, are cut.
  private func domain(_ strips: [Strip]) -> (Double, Double)? {
    let lows = strips.compactMap(\.bands.first?.lower.value)
    guard let low = lows.min(), let high = strips.map(\.upper.value).max(), low < high else {
      return nil
    }
    let inner = strips.flatMap { strip in
      strip.bands.dropFirst().map(\.lower.value)
        + [strip.value].compactMap { $0 }.filter(\.isFinite).map(\.value)
    }
    guard let least = inner.min(), let most = inner.max(), least < most else { return (low, high) }
    let pad = (most - least) * 0.4
    return (max(low, least - pad), min(high, most + pad))
  }

  private func draw(_ strip: Strip, _ canvas: inout Canvas, _ axis: LinearScale, top: Double) {
    let words = strip.value.map { "\($0.text)" } ?? "not known"
    canvas.mark("\(strip.label): \(words)") { canvas in
      let bar = top + 18
      let label = TextWidth.fitted(strip.label, width: Self.left - 26, size: 12)
      canvas.text(label, 16, bar + 14)
      let ends = strip.bands.dropFirst().map(\.lower.value) + [strip.upper.value]
      var free = -Double.infinity
      for (place, band) in strip.bands.enumerated() {
        let from = axis(max(band.lower.value, axis.low))
        let to = axis(min(ends[place], axis.high))
        guard from < to else { continue }
        canvas.rectangle(
          from,
          bar,
          to - from,
          Self.stripHeight,
          fill: place.isMultiple(of: 2) ? .plain(.band) : .plain(.paper),
          stroke: .neutral
        )
        if TextWidth.of(band.label, size: 12) <= to - from - 6 {
          canvas.text(band.label, (from + to) / 2, bar + 14, anchor: .middle, tone: .muted)
        }
        let half = TextWidth.of(band.lower.text, size: 12) / 2
        if axis.contains(band.lower.value), from - half >= free {
          canvas.text(
            band.lower.text,
            from,
            bar + Self.stripHeight + 15,
            anchor: .middle,
            tone: .muted
          )
          free = from + half + 4
        }
      }
      guard let value = strip.value, value.isFinite, axis.contains(value.value) else { return }
      let x = axis(value.value)
      if let interval = strip.interval {
        let from = axis(max(interval.lowerBound, axis.low))
        let to = axis(min(interval.upperBound, axis.high))
        canvas.line(from, bar - 4, to, bar - 4, .accent, width: 3)
      }
      canvas.line(x, bar - 4, x, bar + Self.stripHeight + 3, .accent, width: 2)
      canvas.polygon([(x, bar), (x - 5, bar - 8), (x + 5, bar - 8)], fill: .plain(.accent))
      let text = value.text
      let half = TextWidth.of(text, size: 12, isBold: true) / 2
      let middle = min(max(x, Self.left + half), Self.right - half)
      canvas.text(text, middle, bar - 11, anchor: .middle, style: .bold)
    }
  }
}

extension BandLadder.Strip {
  /// Whether its bands have a place on an axis.
  fileprivate var hasPlace: Bool {
    !bands.isEmpty && bands.allSatisfy(\.lower.isFinite) && upper.isFinite
  }
}
