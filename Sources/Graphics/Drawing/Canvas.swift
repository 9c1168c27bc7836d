// SPDX-License-Identifier: Apache-2.0

/// A picture under construction: elements in drawing order, and what was drawn.
///
/// Beside the markup it records the box of every text and the number of data marks, so that a test
/// can prove that no label covers another and that the table has a row for each mark.
struct Canvas {
  let name: String
  let title: String
  let finding: String
  let width = Double(ChartStyle.nominalWidth)
  /// The height, set at the end of drawing when the chart grows downwards.
  var height: Double
  private(set) var texts: [TextBox] = []
  private(set) var markCount = 0
  private var elements: [String] = []
  private var hatches: [Tone] = []
  private var depth = 1

  /// An empty picture for a chart.
  init(_ chart: some Chart, height: Double) {
    name = Markup.identifier(chart.name)
    title = chart.title
    finding = chart.finding
    self.height = height
  }

  // MARK: - Elements

  mutating func line(
    _ x1: Double,
    _ y1: Double,
    _ x2: Double,
    _ y2: Double,
    _ tone: Tone,
    width: Double = 1,
    dash: String? = nil
  ) {
    add(
      "<line class=\"s-\(tone.rawValue)\"\(numbers(("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)))"
        + "\(stroke(width, dash))/>"
    )
  }

  mutating func polyline(
    _ points: [(x: Double, y: Double)],
    _ tone: Tone,
    width: Double = 1.5,
    dash: String? = nil
  ) {
    add(
      "<polyline class=\"open s-\(tone.rawValue)\" points=\"\(list(points))\""
        + "\(stroke(width, dash)) stroke-linejoin=\"round\"/>"
    )
  }

  mutating func polygon(
    _ points: [(x: Double, y: Double)],
    fill: Fill,
    stroke tone: Tone? = nil,
    width: Double = 1.5
  ) {
    add("<polygon\(paint(fill, tone, width)) points=\"\(list(points))\"/>")
  }

  mutating func rectangle(
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    fill: Fill,
    stroke tone: Tone? = nil,
    dash: String? = nil
  ) {
    let dashes = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    add(
      "<rect\(paint(fill, tone, 1.25))"
        + numbers(("x", x), ("y", y), ("width", max(width, 0)), ("height", max(height, 0)))
        + "\(dashes)/>"
    )
  }

  mutating func circle(
    _ x: Double,
    _ y: Double,
    _ radius: Double,
    fill: Fill,
    stroke tone: Tone? = nil,
    width: Double = 1.5,
    dash: String? = nil
  ) {
    let dashes = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    add(
      "<circle\(paint(fill, tone, width))\(numbers(("cx", x), ("cy", y), ("r", radius)))"
        + "\(dashes)/>"
    )
  }

  /// A text on its baseline; an empty text draws nothing.
  mutating func text(
    _ text: String,
    _ x: Double,
    _ y: Double,
    anchor: Anchor = .start,
    style: TextStyle = .plain,
    tone: Tone = .ink,
    hasHalo: Bool = false
  ) {
    guard !text.isEmpty else { return }
    var classes: [String] = []
    switch style {
    case .plain: break
    case .bold: classes.append("bold")
    case .head: classes.append("head")
    }
    if tone != .ink { classes.append("f-\(tone.rawValue)") }
    if hasHalo { classes.append("halo") }
    let classText = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let anchorText = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    add(
      "<text\(classText)\(anchorText)\(numbers(("x", x), ("y", y)))>\(Markup.escaped(text))</text>"
    )
    let width = TextWidth.of(text, size: style.size, isBold: style.isBold)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    texts.append(
      TextBox(
        text: text,
        left: left,
        right: left + width,
        top: y - style.size * 0.78,
        bottom: y + style.size * 0.22
      )
    )
  }

  /// Draws one data mark as a group, with its numbers as a tooltip.
  ///
  /// - Parameters:
  ///   - label: The mark in words with its figures.
  ///   - count: How many rows of the table the mark stands for: 1, or the vertices of a curve.
  ///   - body: Draws the mark.
  mutating func mark(_ label: String, count: Int = 1, _ body: (inout Self) -> Void) {
    markCount += count
    add("<g class=\"mark\">")
    depth += 1
    add("<title>\(Markup.escaped(label))</title>")
    body(&self)
    depth -= 1
    add("</g>")
  }

  // MARK: - The document

  /// The finished element.
  func svg() -> String {
    let id = "chart-\(name)"
    var lines = [
      // The attributes of the last line draw outlines where a reader turns style sheets off.
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"\(ChartStyle.scope)\" id=\"\(id)\""
        + " viewBox=\"0 0 \(Markup.coordinate(width)) \(Markup.coordinate(height))\" width=\"100%\""
        + " role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\""
        + " fill=\"none\" stroke=\"currentColor\" stroke-width=\"0.6\" font-size=\"12\""
        + " font-family=\"sans-serif\">",
      "  <title id=\"\(id)-title\">\(Markup.escaped(title))</title>",
      "  <desc id=\"\(id)-desc\">\(Markup.escaped(finding))</desc>",
      "  <style>\(ChartStyle.sheet)</style>",
    ]
    for tone in hatches {
      lines += [
        "  <pattern id=\"\(hatchIdentifier(tone))\" width=\"7\" height=\"7\""
          + " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">",
        "    <line class=\"s-\(tone.rawValue)\" x1=\"2\" y1=\"0\" x2=\"2\" y2=\"7\""
          + " stroke-width=\"1.75\"/>",
        "  </pattern>",
      ]
    }
    lines.append(
      "  <rect class=\"f-paper\" width=\"\(Markup.coordinate(width))\""
        + " height=\"\(Markup.coordinate(height))\"/>"
    )
    return (lines + elements + ["</svg>", ""]).joined(separator: "\n")
  }

  // MARK: - Parts of an element

  mutating func raw(_ element: String) { add(element) }

  private mutating func add(_ element: String) {
    elements.append(String(repeating: "  ", count: depth) + element)
  }

  private func numbers(_ pairs: (String, Double)...) -> String {
    pairs.map { " \($0.0)=\"\(Markup.coordinate($0.1))\"" }.joined()
  }

  private func list(_ points: [(x: Double, y: Double)]) -> String {
    points.map { Markup.coordinate($0.x) + "," + Markup.coordinate($0.y) }.joined(separator: " ")
  }

  private func stroke(_ width: Double, _ dash: String?) -> String {
    let widthText = width == 1 ? "" : " stroke-width=\"\(Markup.coordinate(width))\""
    return widthText + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "")
  }

  private mutating func paint(_ fill: Fill, _ tone: Tone?, _ width: Double) -> String {
    var classes: [String] = []
    var reference = ""
    switch fill {
    case .none: classes.append("open")
    case .plain(let tone): classes.append("f-\(tone.rawValue)")
    case .wash(let tone, let step):
      classes.append("f-\(tone.rawValue)")
      reference = " fill-opacity=\"\(Markup.coordinate(Fill.opacity(step)))\""
    case .hatch(let tone):
      if !hatches.contains(tone) { hatches.append(tone) }
      reference = " fill=\"url(#\(hatchIdentifier(tone)))\""
    }
    if let tone { classes.append("s-\(tone.rawValue)") }
    let classText = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    return classText + reference + (tone == nil ? "" : stroke(width, nil))
  }

  private func hatchIdentifier(_ tone: Tone) -> String { "chart-\(name)-hatch-\(tone.rawValue)" }
}
