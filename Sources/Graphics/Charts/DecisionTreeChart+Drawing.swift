// SPDX-License-Identifier: Apache-2.0

extension DecisionTreeChart: DrawnChart {
  /// Where the column of outcomes begins at most.
  private static let mostStatusLeft = 548.0
  private static let right = 704.0
  private static let lineHeight = 16.0
  private static let radius = 7.0

  /// A node with its lines and its place in the picture.
  private struct Row {
    let entry: Entry
    let x: Double
    /// The middle of the shape, level with the first line.
    let y: Double
    let label: String
    let words: [String]
    let wordsLeft: Double
    let citation: [String]
    let status: [String]
    let bottom: Double
  }

  func canvas() -> Canvas {
    let rows = rows()
    let statusLeft = Self.statusLeft(rows)
    var canvas = Canvas(self, height: 0)
    canvas.text("criterion", 16, 18, tone: .muted)
    canvas.text("what the evidence shows", statusLeft, 18, tone: .muted)
    // Thick lines last: where a path leaves a group they cover the thin one below.
    for isPath in [false, true] {
      for row in rows {
        guard let parent = row.entry.parent.map({ rows[$0] }),
          isPath == (row.entry.node.decides && parent.entry.node.decides)
        else { continue }
        connect(parent, row, isPath, &canvas)
      }
    }
    for row in rows { draw(row, &canvas, statusLeft) }
    var notes: [String] = []
    if rows.contains(where: { $0.entry.parent != nil && $0.entry.node.decides }) {
      notes.append("Thick lines and bold words: the path that decides.")
    }
    let bottom = rows.last?.bottom ?? 30
    canvas.height = (notes.isEmpty ? bottom : canvas.notes(notes, top: bottom + 4)) + 8
    return canvas
  }

  /// The column of outcomes stands as near to the criteria as they allow, so that on a narrow
  /// screen a word stays beside its criterion.
  private static func statusLeft(_ rows: [Row]) -> Double {
    let ends = rows.map { row in
      let isBold = row.entry.node.decides
      let widths =
        row.words.map { TextWidth.of($0, size: 12, isBold: isBold) }
        + row.citation.map { TextWidth.of($0, size: 12) }
      return row.wordsLeft + (widths.max() ?? 0)
    }
    return min(max((ends.max() ?? 0) + 20, 120), mostStatusLeft)
  }

  private func rows() -> [Row] {
    let entries = entries
    let deepest = Double(max(entries.map(\.depth).max() ?? 0, 1))
    let step = min(26, 208 / deepest)
    var top = 30.0
    return entries.map { entry in
      let node = entry.node
      let x = 24 + Double(entry.depth) * step
      let left = x + Self.radius + 9
      let label = TextWidth.fitted(node.label, width: 96, size: 12, isBold: true)
      let labelWidth =
        label.isEmpty ? 0 : TextWidth.of(label, size: 12, isBold: true) + 7
      let room = Self.mostStatusLeft - 20 - left - labelWidth
      let words = TextWidth.folded(node.asks, width: room, size: 12, isBold: node.decides)
      let citation = TextWidth.folded(node.citation, width: room, size: 12)
      let status = TextWidth.folded(
        node.status.words,
        width: Self.right - Self.mostStatusLeft,
        size: 12,
        isBold: node.decides
      )
      let lines = max(max(words.count, 1) + citation.count, status.count)
      let y = top + 12
      top += Double(lines) * Self.lineHeight + 10
      return Row(
        entry: entry,
        x: x,
        y: y,
        label: label,
        words: words,
        wordsLeft: left + labelWidth,
        citation: citation,
        status: status,
        bottom: top
      )
    }
  }

  private func connect(_ parent: Row, _ row: Row, _ isPath: Bool, _ canvas: inout Canvas) {
    canvas.polyline(
      [
        (parent.x, parent.y + Self.radius + 2), (parent.x, row.y),
        (row.x - Self.radius - 2, row.y),
      ],
      isPath ? .ink : .neutral,
      width: isPath ? 3 : 1
    )
  }

  private func draw(_ row: Row, _ canvas: inout Canvas, _ statusLeft: Double) {
    let node = row.entry.node
    let style: TextStyle = node.decides ? .bold : .plain
    canvas.mark("\(node.name): \(node.status.words)") { canvas in
      canvas.draw(node.status, row.x, row.y, Self.radius)
      let baseline = row.y + 4
      canvas.text(row.label, row.x + Self.radius + 9, baseline, style: .bold)
      for (index, line) in row.words.enumerated() {
        let y = baseline + Double(index) * Self.lineHeight
        canvas.text(line, row.wordsLeft, y, style: style)
      }
      let below = baseline + Double(max(row.words.count, 1)) * Self.lineHeight
      for (index, line) in row.citation.enumerated() {
        canvas.text(line, row.wordsLeft, below + Double(index) * Self.lineHeight, tone: .muted)
      }
      for (index, line) in row.status.enumerated() {
        let y = baseline + Double(index) * Self.lineHeight
        canvas.text(line, statusLeft, y, style: style)
      }
    }
  }
}

extension Canvas {
  /// The shape of an outcome; each differs by form, so that no colour carries it alone.
  fileprivate mutating func draw(
    _ status: DecisionTreeChart.Status,
    _ x: Double,
    _ y: Double,
    _ radius: Double
  ) {
    switch status {
    case .met:
      circle(x, y, radius, fill: .plain(.accent))
      polyline([(x - 3.5, y + 0.5), (x - 1, y + 3), (x + 3.5, y - 3)], .paper, width: 2)
    case .notShown:
      square(x, y, radius - 1, fill: .plain(.paper), stroke: .second)
      line(x - 3, y - 3, x + 3, y + 3, .second, width: 2)
      line(x - 3, y + 3, x + 3, y - 3, .second, width: 2)
    case .notYetKnown:
      circle(x, y, radius, fill: .plain(.paper), stroke: .ink, dash: "3 2")
      text("?", x, y + 4, anchor: .middle, style: .bold)
    case .discretion:
      diamond(x, y, radius + 1, fill: .plain(.paper), stroke: .ink)
      circle(x, y, 2, fill: .plain(.ink))
    case .broken:
      polygon(
        [(x, y - radius - 1), (x + radius + 1, y + radius), (x - radius - 1, y + radius)],
        fill: .plain(.ink)
      )
      line(x, y - 3, x, y + 2, .paper, width: 2)
      line(x, y + 4, x, y + 6, .paper, width: 2)
    case .exempt:
      line(x - radius, y, x + radius, y, .ink, width: 3)
    }
  }
}
