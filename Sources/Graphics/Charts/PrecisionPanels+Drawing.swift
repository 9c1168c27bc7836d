// SPDX-License-Identifier: Apache-2.0

extension PrecisionPanels: DrawnChart {
  /// A line through all panels, with the column of texts above it.
  private struct Column {
    let multiple: Int
    let score: ChartNumber
    let texts: [String]

    var isCut: Bool { multiple == 0 }
    var dash: String? {
      switch abs(multiple) {
      case 0: nil
      case 1: "7 3"
      default: "2 3"
      }
    }
  }

  private static let left = 66.0
  private static let right = 700.0
  /// The room above a panel for its name.
  private static let headHeight = 42.0

  func canvas() -> Canvas {
    let curve = csem.filter(\.isFinite)
    let above = upper.filter(\.isFinite)
    guard !curve.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let columns = columns()
    let scores = (curve + above).map(\.x.value) + columns.map(\.score.value)
    let axis = LinearScale(
      domain: (scores.min() ?? 0, scores.max() ?? 1),
      range: (Self.left, Self.right)
    )
    let tableBottom = drawTable(&canvas, columns, axis)
    var panels: [(title: String, points: [ChartPoint], height: Double)] = []
    if !above.isEmpty { panels.append((upperTitle, above, 150)) }
    panels.append((csemTitle, curve, 170))
    var top = tableBottom
    var bottom = tableBottom
    var scales: [LinearScale] = []
    for panel in panels {
      bottom = top + Self.headHeight + panel.height
      scales.append(
        LinearScale(
          covering: panel.points.map(\.y.value) + [0],
          target: 4,
          range: (bottom, top + Self.headHeight)
        )
      )
      top = bottom
    }
    for scale in scales {
      canvas.verticalAxis(scale, ticks: scale.ticks(4), left: Self.left, right: Self.right)
    }
    for column in columns {
      let x = axis(column.score.value)
      let name = Self.name(column.multiple, minus: "\u{2212}")
      canvas.mark("\(name): \(column.texts.joined(separator: ", "))") { canvas in
        canvas.line(
          x,
          tableBottom,
          x,
          bottom,
          column.isCut ? .ink : .muted,
          width: column.isCut ? 2 : 1.25,
          dash: column.dash
        )
      }
    }
    top = tableBottom
    for (panel, scale) in zip(panels, scales) {
      let isLast = top + Self.headHeight + panel.height == bottom
      let value = isLast && cut.isFinite ? "\(csemAtCut.text) at \(cut.text)" : ""
      draw(panel.title, panel.points, &canvas, axis, scale, top: top, value: value)
      top += Self.headHeight + panel.height
    }
    if cut.isFinite, csemAtCut.isFinite, let scale = scales.last {
      let x = axis(cut.value)
      let y = scale(csemAtCut.value)
      canvas.circle(x, y, 5, fill: .plain(.paper), stroke: .accent, width: 2)
    }
    let end = canvas.horizontalAxis(axis, ticks: axis.ticks(10), y: bottom, title: axisTitle)
    let missing = csem.count + upper.count - curve.count - above.count
    let notes = (rule.isEmpty ? [] : [rule]) + Canvas.leftOut(missing)
    canvas.height = canvas.notes(notes, top: end) + 8
    return canvas
  }

  private func columns() -> [Column] {
    let hasScale = !cutScaled.isEmpty || lines.contains { !$0.scaled.isEmpty }
    var columns = lines.filter(\.rounded.isFinite).map {
      Column(
        multiple: $0.multiple,
        score: $0.rounded,
        texts: [
          "\($0.multiple < 0 ? "\u{2212}" : "+")\(abs($0.multiple)) CSEM", $0.unrounded.text,
          $0.rounded.text,
        ] + (hasScale ? [$0.scaled] : [])
      )
    }
    if cut.isFinite {
      columns.append(
        Column(
          multiple: 0,
          score: cut,
          texts: ["cut", "", cut.text] + (hasScale ? [cutScaled] : [])
        )
      )
    }
    return columns.sorted { ($0.score.value, $0.multiple) < ($1.score.value, $1.multiple) }
  }

  /// Draws the small table above the panels, with bent leaders from each column to its line.
  private func drawTable(
    _ canvas: inout Canvas,
    _ columns: [Column],
    _ axis: LinearScale
  ) -> Double {
    let rows = columns.first?.texts.count ?? 0
    guard rows > 0 else { return 8 }
    let heads = ["", "before rounding", "score", "scaled score"].prefix(rows)
    for (row, head) in heads.enumerated() {
      canvas.text(head, 16, 22 + Double(row) * 17, tone: .muted)
    }
    let widths = columns.map { column in
      (column.texts.map { TextWidth.of($0, size: 12, isBold: true) }.max() ?? 0) + 14
    }
    let centres = LabelPlacement.spread(
      wanted: columns.map { axis($0.score.value) },
      sizes: widths,
      low: 16 + TextWidth.of("before rounding", size: 12) + 10,
      high: 708
    )
    let bottom = 22 + Double(rows - 1) * 17 + 6
    for (column, centre) in zip(columns, centres) {
      for (row, text) in column.texts.enumerated() {
        canvas.text(
          text,
          centre,
          22 + Double(row) * 17,
          anchor: .middle,
          style: column.isCut || row == 2 ? .bold : .plain,
          tone: row == 1 ? .muted : .ink
        )
      }
      canvas.polyline(
        [(centre, bottom), (centre, bottom + 4), (axis(column.score.value), bottom + 20)],
        column.isCut ? .ink : .muted,
        width: column.isCut ? 2 : 1.25
      )
    }
    return bottom + 20
  }

  private func draw(
    _ title: String,
    _ points: [ChartPoint],
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ scale: LinearScale,
    top: Double,
    value: String
  ) {
    let name = TextWidth.fitted(title, width: 300, size: 13, isBold: true)
    canvas.text(
      name,
      16,
      top + 24,
      style: .head,
      hasHalo: true
    )
    canvas.text(
      value,
      16 + TextWidth.of(name, size: 13, isBold: true) + 10,
      top + 24,
      style: .bold,
      tone: .accent,
      hasHalo: true
    )
    let places = points.map { (x: axis($0.x.value), y: scale($0.y.value)) }
    canvas.mark(title, count: points.count) { canvas in
      if places.count > 1 {
        canvas.polyline(places, .accent, width: 2.25)
      } else if let only = places.first {
        canvas.circle(only.x, only.y, 4, fill: .plain(.accent))
      }
    }
  }
}
