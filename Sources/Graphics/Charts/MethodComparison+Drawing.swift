// SPDX-License-Identifier: Apache-2.0

extension MethodComparison: DrawnChart {
  private static let left = 190.0
  private static let right = 500.0

  func canvas() -> Canvas {
    let values = methods.flatMap { [$0.cut, $0.low, $0.high, $0.functional] }
      .compactMap(\.self).filter(\.isFinite).map(\.value)
    guard !values.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let axis = LinearScale(covering: values, target: 6, range: (Self.left, Self.right))
    let reportedCut = methods.first { $0.label == reported }?.functional
    var flags: [Flag] = []
    if let reportedCut, reportedCut.isFinite {
      flags.append(
        Flag(
          x: axis(reportedCut.value),
          text: "reported cut \(reportedCut.text)",
          style: .bold,
          tone: .accent
        )
      )
    }
    let places = FlagLayout.places(flags, right: Self.right + 40)
    let top = 34 + places.height
    for (title, x) in [("cut", 566.0), ("SE", 636), ("rounded", 704)] {
      canvas.text(title, x, top - 8, anchor: .end, tone: .muted)
    }
    let hasNotes = methods.contains { !$0.note.isEmpty }
    let pitch = hasNotes ? 42.0 : 30
    let bottom = top + Double(methods.count) * pitch + 4
    canvas.draw(flags, at: places, top: top, feet: flags.map { _ in bottom })
    for (row, method) in methods.enumerated() {
      draw(method, &canvas, axis, y: top + (Double(row) + 0.5) * pitch)
    }
    let end = canvas.horizontalAxis(axis, ticks: axis.ticks(6), y: bottom, title: axisTitle)
    var notes: [String] = []
    if methods.contains(where: { $0.low != nil || $0.high != nil }) {
      notes.append("Lines: \(intervalTitle). No average is taken across methods.")
    }
    notes += Canvas.leftOut(methods.count { !$0.cut.isFinite })
    canvas.height = canvas.notes(notes, top: end) + 8
    return canvas
  }

  private func draw(
    _ method: Method,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    y: Double
  ) {
    let isReported = method.label == reported
    let style: TextStyle = isReported ? .bold : .plain
    let tone: Tone = isReported ? .accent : .ink
    let error = method.standardError?.text ?? "none"
    canvas.mark("\(method.label): cut \(method.cut.text), SE \(error)") { canvas in
      canvas.line(Self.left, y, Self.right, y, .grid)
      let labelY = method.note.isEmpty ? y + 4 : y - 3
      let room = Self.left - 32
      canvas.text(
        TextWidth.fitted(method.label, width: room, size: 12, isBold: isReported),
        16,
        labelY,
        style: style
      )
      canvas.text(
        TextWidth.fitted(method.note, width: room, size: 12),
        16,
        y + 13,
        tone: .muted
      )
      drawInterval(method, &canvas, axis, y, tone)
      if method.cut.isFinite {
        let x = axis(method.cut.value)
        if isReported {
          canvas.diamond(x, y, 7, fill: .plain(.accent))
        } else {
          canvas.circle(x, y, 5, fill: .plain(.ink))
        }
      }
      let texts = [method.cut.text, method.standardError?.text ?? "none"]
      for (text, x) in zip(texts, [566.0, 636]) {
        canvas.text(
          TextWidth.fitted(text, width: 58, size: 12, isBold: isReported),
          x,
          y + 4,
          anchor: .end,
          style: style
        )
      }
      if let functional = method.functional {
        canvas.text(
          TextWidth.fitted(functional.text, width: 58, size: 12, isBold: true),
          704,
          y + 4,
          anchor: .end,
          style: .bold
        )
      }
    }
  }

  private func drawInterval(
    _ method: Method,
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ y: Double,
    _ tone: Tone
  ) {
    guard let low = method.low, let high = method.high, low.isFinite, high.isFinite else { return }
    canvas.line(axis(low.value), y, axis(high.value), y, tone, width: 2)
    for end in [low, high] {
      canvas.line(axis(end.value), y - 5, axis(end.value), y + 5, tone, width: 2)
    }
  }
}
