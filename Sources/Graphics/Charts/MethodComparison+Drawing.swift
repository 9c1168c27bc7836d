// SPDX-License-Identifier: Apache-2.0

extension MethodComparison: DrawnChart {
  private static let left = 196.0

  /// The columns of numbers beside the plot, as wide as their texts: a number is never cut.
  private struct Columns {
    static let heads = ["cut", "SE", "rounded"]
    let rights: [Double]
    /// Where the plot ends.
    let plotRight: Double

    init(_ methods: [Method]) {
      let texts = methods.map { Columns.texts($0) }
      let widths = Columns.heads.indices.map { column in
        (texts.map { TextWidth.of($0[column], size: 12, isBold: true) }
          + [TextWidth.of(Columns.heads[column], size: 12)]).max() ?? 0
      }
      var right = 704.0
      var rights: [Double] = []
      for width in widths.reversed() {
        rights.insert(right, at: 0)
        right -= width + 20
      }
      self.rights = rights
      plotRight = max(right, MethodComparison.left + 120)
    }

    static func texts(_ method: Method) -> [String] {
      [method.cut.text, method.standardError?.text ?? "none", method.functional?.text ?? ""]
    }
  }

  func canvas() -> Canvas {
    let values = methods.flatMap { [$0.cut, $0.low, $0.high, $0.functional] }
      .compactMap(\.self).filter(\.isFinite).map(\.value)
    guard !values.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let columns = Columns(methods)
    let axis = LinearScale(covering: values, target: 6, range: (Self.left, columns.plotRight))
    let flags = reportedFlag(axis)
    let places = FlagLayout.places(flags, right: columns.plotRight + 20)
    canvas.text("method", 16, 20, tone: .muted)
    for (head, x) in zip(Columns.heads, columns.rights) {
      canvas.text(head, x, 20, anchor: .end, tone: .muted)
    }
    let top = 30 + places.height
    let labels = methods.map(label)
    let pitch = max(30, Double(labels.map(\.count).max() ?? 1) * 16 + 8)
    let bottom = top + Double(methods.count) * pitch + 4
    canvas.draw(flags, at: places, top: top, feet: flags.map { _ in bottom })
    for (row, method) in methods.enumerated() {
      let y = top + (Double(row) + 0.5) * pitch
      draw(method, labels[row], &canvas, axis, columns, y: y)
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

  private func reportedFlag(_ axis: LinearScale) -> [Flag] {
    guard let cut = methods.first(where: { $0.label == reported })?.functional, cut.isFinite else {
      return []
    }
    let text = "reported cut \(cut.text)"
    return [Flag(x: axis(cut.value), text: text, style: .bold, tone: .accent)]
  }

  /// The lines beside a row: the name in up to two lines, the note in up to two more.
  private func label(_ method: Method) -> [(text: String, isNote: Bool)] {
    let isBold = method.label == reported
    let room = Self.left - 34
    func lines(_ text: String, isBold: Bool) -> [String] {
      let all = TextWidth.wrapped(text, width: room, size: 12, isBold: isBold)
      guard all.count > 2 else { return all }
      let rest = all.dropFirst().joined(separator: " ")
      return [all[0], TextWidth.fitted(rest, width: room, size: 12, isBold: isBold)]
    }
    return lines(method.label, isBold: isBold).map { ($0, false) }
      + lines(method.note, isBold: false).map { ($0, true) }
  }

  private func draw(
    _ method: Method,
    _ label: [(text: String, isNote: Bool)],
    _ canvas: inout Canvas,
    _ axis: LinearScale,
    _ columns: Columns,
    y: Double
  ) {
    let isReported = method.label == reported
    let texts = Columns.texts(method)
    canvas.mark("\(method.label): cut \(texts[0]), SE \(texts[1])") { canvas in
      canvas.line(axis.start, y, axis.end, y, .grid)
      let first = y + 4 - Double(label.count - 1) * 8
      for (index, line) in label.enumerated() {
        canvas.text(
          line.text,
          16,
          first + Double(index) * 16,
          style: isReported && !line.isNote ? .bold : .plain,
          tone: line.isNote ? .muted : .ink
        )
      }
      drawInterval(method, &canvas, axis, y, isReported ? .accent : .ink)
      if method.cut.isFinite {
        let x = axis(method.cut.value)
        if isReported {
          canvas.diamond(x, y, 7, fill: .plain(.accent))
        } else {
          canvas.circle(x, y, 5, fill: .plain(.ink))
        }
      }
      for (column, text) in texts.enumerated() {
        canvas.text(
          text,
          columns.rights[column],
          y + 4,
          anchor: .end,
          style: isReported || column == 2 ? .bold : .plain
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
