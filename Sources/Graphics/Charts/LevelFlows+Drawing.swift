// SPDX-License-Identifier: Apache-2.0

extension LevelFlows: DrawnChart {
  private static let left = 208.0
  private static let right = 500.0
  private static let nodeWidth = 10.0
  private static let plotHeight = 260.0
  private static let lineHeight = 16.0
  /// The least height of a band in which its count has room.
  private static let leastHeight = 15.0

  /// A level on one side: what it is called there, how many units it has, where its box stands.
  private struct Node {
    let lines: [String]
    let count: Int
    let top: Double
    let height: Double
  }

  func canvas() -> Canvas {
    let total = flows.reduce(0) { $0 + $1.count }
    guard total > 0 else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let thickness = Self.plotHeight / Double(total)
    let room = Self.left - 6
    let heads = [before, after].map { TextWidth.fitted($0, width: room, size: 12, isBold: true) }
    canvas.text(heads[0], Self.left + Self.nodeWidth, 22, anchor: .end, style: .bold)
    canvas.text(heads[1], Self.right - Self.nodeWidth, 22, style: .bold)
    let (before, beforeEnd) = nodes(thickness, width: Self.left - 22) { $0.from }
    let (after, afterEnd) = nodes(thickness, width: canvas.width - Self.right - 22) { $0.to }
    let hidden = draw(ribbons(thickness, before, after), &canvas)
    for level in levels.indices {
      if let node = before[level] { draw(node, &canvas, isBefore: true) }
      if let node = after[level] { draw(node, &canvas, isBefore: false) }
    }
    canvas.height = canvas.notes(notes(hidden), top: max(beforeEnd, afterEnd) + 4) + 8
    return canvas
  }

  /// The levels of one side from the top, the highest first and what is undetermined last; each has room
  /// for its words.
  private func nodes(
    _ thickness: Double,
    width: Double,
    side: (Flow) -> Int
  ) -> (places: [Int: Node], end: Double) {
    var places: [Int: Node] = [:]
    var top = 36.0
    let order =
      levels.indices.filter { levels[$0].isKnown }.reversed()
      + levels.indices.filter { !levels[$0].isKnown }
    for level in order {
      let count = flows.filter { side($0) == level }.reduce(0) { $0 + $1.count }
      guard count > 0 else { continue }
      let lines = TextWidth.folded(levels[level].label, width: width, size: 12)
      let height = max(Double(count) * thickness, 1)
      let room = max(height, Double(lines.count + 1) * Self.lineHeight)
      places[level] = Node(
        lines: lines,
        count: count,
        top: top + (room - height) / 2,
        height: height
      )
      top += room + 12
    }
    return (places, top)
  }

  private func draw(_ node: Node, _ canvas: inout Canvas, isBefore: Bool) {
    let box = isBefore ? Self.left : Self.right - Self.nodeWidth
    canvas.rectangle(box, node.top, Self.nodeWidth, node.height, fill: .plain(.ink))
    let (x, anchor): (Double, Anchor) = isBefore ? (Self.left - 6, .end) : (Self.right + 6, .start)
    let middle = node.top + node.height / 2
    let first = middle + 4 - Double(node.lines.count) * Self.lineHeight / 2
    for (index, line) in node.lines.enumerated() {
      canvas.text(line, x, first + Double(index) * Self.lineHeight, anchor: anchor)
    }
    let last = first + Double(node.lines.count) * Self.lineHeight
    canvas.text(String(node.count), x, last, anchor: anchor, style: .bold)
  }

  /// A flow between its places on both sides.
  private struct Ribbon {
    let flow: Flow
    let from: Double
    let to: Double
    let height: Double
  }

  /// The flows with their places, the widest first, so that a narrow one is drawn over it.
  ///
  /// Within a level they stand in the order of the other side, so that they cross no more than they must.
  private func ribbons(_ thickness: Double, _ before: [Int: Node], _ after: [Int: Node]) -> [Ribbon]
  {
    func starts(_ own: [Int: Node], _ side: (Flow) -> Int, by other: (Flow) -> Double) -> [Double] {
      var free = own.mapValues(\.top)
      var places = [Double](repeating: 0, count: flows.count)
      let order = flows.indices.sorted { (other(flows[$0]), $0) < (other(flows[$1]), $1) }
      for place in order {
        let level = side(flows[place])
        places[place] = free[level] ?? 0
        free[level, default: 0] += Double(flows[place].count) * thickness
      }
      return places
    }
    let from = starts(before, { $0.from }, by: { after[$0.to]?.top ?? 0 })
    let to = starts(after, { $0.to }, by: { before[$0.from]?.top ?? 0 })
    let order = flows.indices.sorted { (-flows[$0].count, $0) < (-flows[$1].count, $1) }
    return order.map { place in
      let height = Double(flows[place].count) * thickness
      return Ribbon(flow: flows[place], from: from[place], to: to[place], height: height)
    }
  }

  /// The flows with their counts; gives whether a count had no room.
  private func draw(_ ribbons: [Ribbon], _ canvas: inout Canvas) -> Bool {
    let (x1, x2) = (Self.left + Self.nodeWidth, Self.right - Self.nodeWidth)
    for ribbon in ribbons {
      let (flow, from, to) = (ribbon.flow, ribbon.from, ribbon.to)
      let (first, second) = (levels[flow.from].label, levels[flow.to].label)
      canvas.mark("\(flow.count) \(unit) from \(first) to \(second)") { canvas in
        let look = look(flow)
        canvas.polygon(
          [(x1, from), (x2, to), (x2, to + ribbon.height), (x1, from + ribbon.height)],
          fill: look.fill,
          stroke: look.stroke,
          width: 1
        )
      }
    }
    // After all flows, so that none covers the count of another.
    let roomy = ribbons.filter { $0.height >= Self.leastHeight }
    for ribbon in roomy {
      let count = String(ribbon.flow.count)
      let (left, right) = (ribbon.from + ribbon.height / 2 + 4, ribbon.to + ribbon.height / 2 + 4)
      canvas.text(count, x1 + 6, left, style: .bold, hasHalo: true)
      canvas.text(count, x2 - 6, right, anchor: .end, style: .bold, hasHalo: true)
    }
    return roomy.count < ribbons.count
  }

  private func look(_ flow: Flow) -> (fill: Fill, stroke: Tone) {
    guard levels[flow.from].isKnown, levels[flow.to].isKnown else { return (.none, .neutral) }
    if flow.to > flow.from { return (.wash(.accent, step: 3), .accent) }
    if flow.to < flow.from { return (.hatch(.second), .second) }
    return (.plain(.band), .neutral)
  }

  private func notes(_ isHidden: Bool) -> [String] {
    var kinds: [String] = []
    let known = flows.filter { levels[$0.from].isKnown && levels[$0.to].isKnown }
    if known.contains(where: { $0.to > $0.from }) { kinds.append("shaded: to a higher level") }
    if known.contains(where: { $0.to < $0.from }) { kinds.append("hatched: to a lower one") }
    if known.contains(where: { $0.to == $0.from }) { kinds.append("gray: the same level") }
    if known.count < flows.count { kinds.append("open: undetermined in one of them") }
    let words = "The width of a band is its count; \(kinds.joined(separator: ", "))."
    return [words] + (isHidden ? ["A count without room stands in the table only."] : [])
  }
}
