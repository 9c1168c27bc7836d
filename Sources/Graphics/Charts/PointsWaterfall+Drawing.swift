// SPDX-License-Identifier: Apache-2.0

extension PointsWaterfall: DrawnChart {
  private static let left = 224.0
  private static let right = 600.0
  private static let rowHeight = 24.0
  private static let barHeight = 14.0

  func canvas() -> Canvas {
    let lengths = rows.map { $0.length + ($0.lost?.value ?? 0) }
    guard !rows.isEmpty, lengths.allSatisfy(\.isFinite) else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let reach = rows.reduce(0) { $0 + $1.length } + (rows.compactMap(\.lost?.value).max() ?? 0)
    let most = max(reach, possible?.value ?? 0, lines.map(\.total.value).max() ?? 0)
    guard most > 0, most.isFinite else { return sentenceCanvas(finding) }
    let axis = LinearScale(domain: (0, most), range: (Self.left, Self.right))
    var top = lineHeads(&canvas, axis)
    let start = top
    canvas.text("earned", 664, top, anchor: .end, tone: .muted)
    canvas.text("most", 704, top, anchor: .end, tone: .muted)
    top += 8
    var sum = 0.0
    for row in rows {
      draw(row, &canvas, axis, from: sum, middle: top + Self.rowHeight / 2)
      sum += row.length
      top += Self.rowHeight
    }
    for line in lines {
      let x = axis(line.total.value)
      canvas.mark("\(line.label): from \(line.total.text)") { canvas in
        canvas.line(x, start + 4, x, top, .second, dash: "4 3")
      }
    }
    canvas.line(Self.left, start + 8, Self.left, top, .neutral)
    let bottom = canvas.horizontalAxis(
      axis,
      ticks: axis.ticks(6),
      y: top,
      title: "points, added up"
    )
    canvas.height = canvas.notes(legend, top: bottom) + 8
    return canvas
  }

  /// The words of the levels above the plot, each on a line of its own so that none covers another.
  private func lineHeads(_ canvas: inout Canvas, _ axis: LinearScale) -> Double {
    var baseline = 22.0
    for line in lines {
      let x = axis(line.total.value)
      canvas.text("\(line.label) from \(line.total.text)", x, baseline, anchor: .end, tone: .muted)
      canvas.line(x, baseline + 3, x, baseline + 8, .second)
      baseline += 17
    }
    return baseline + 4
  }

  private var legend: [String] {
    var sentences = ["Each bar starts where the one before it ends."]
    if rows.contains(where: { $0.lost != nil }) {
      sentences.append("Hatched: points lost to the maximum of the component.")
    }
    if rows.contains(where: { $0.earned == nil }) {
      sentences.append("Dashed: a component that is not scored, as long as its maximum.")
    }
    return sentences
  }

  private func draw(
    _ row: Row,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    from sum: Double,
    middle: Double
  ) {
    let lost = row.lost.map { ", \($0.text) lost to the maximum" } ?? ""
    let words = row.earned.map { "\($0.text) of \(row.most.text)" } ?? "not scored, \(row.reason)"
    canvas.mark("\(row.label): \(words)\(lost)") { canvas in
      let label = TextWidth.fitted(row.label, width: Self.left - 30, size: 12)
      canvas.text(label, 16, middle + 4)
      let left = axis(sum)
      let top = middle - Self.barHeight / 2
      let width = axis(sum + row.length) - left
      if row.earned != nil {
        canvas.rectangle(left, top, width, Self.barHeight, fill: .plain(.accent), stroke: .accent)
      } else {
        canvas.rectangle(left, top, width, Self.barHeight, fill: .none, stroke: .ink, dash: "3 3")
      }
      if let lost = row.lost, lost.value > 0 {
        let end = axis(sum + row.length + lost.value)
        canvas.rectangle(
          left + width,
          top,
          end - left - width,
          Self.barHeight,
          fill: .hatch(.ink),
          stroke: .ink
        )
      }
      canvas.text(row.earned?.text ?? "open", 664, middle + 4, anchor: .end)
      canvas.text(row.most.text, 704, middle + 4, anchor: .end, tone: .muted)
    }
  }
}
