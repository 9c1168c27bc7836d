// SPDX-License-Identifier: Apache-2.0

/// A chart that draws itself on a canvas, so that tests can see its labels and marks.
protocol DrawnChart: Chart {
  /// The finished picture.
  func canvas() -> Canvas
}

extension DrawnChart {
  /// A picture that is only a sentence: for data that have no place on an axis.
  func sentenceCanvas(_ sentence: String) -> Canvas {
    var canvas = Canvas(self, height: 0)
    let lines = TextWidth.wrapped(sentence, width: canvas.width - 40, size: 12)
    for (index, line) in lines.enumerated() {
      canvas.text(line, 20, 32 + Double(index) * 18, tone: .muted)
    }
    canvas.height = 44 + Double(max(lines.count - 1, 0)) * 18
    return canvas
  }
}
