// SPDX-License-Identifier: Apache-2.0

extension MatchFlow: DrawnChart {
  private static let nodeWidth = 8.0
  private static let left = 156.0
  private static let middle = 356.0
  private static let right = 476.0
  private static let lineHeight = 17.0
  private static let firstTop = 38.0

  /// A party on one side: where its box stands.
  private struct Node {
    let top: Double
    let height: Double
  }

  func canvas() -> Canvas {
    guard isDrawn, !proposals.isEmpty else { return sentenceCanvas(finding) }
    var canvas = Canvas(self, height: 0)
    let total = proposals.reduce(0) { $0 + $1.count }
    let thickness = min(9, max(1.5, 420 / Double(total)))
    let made = applicants.indices.map { place in count { $0.applicant == place } }
    let received = programs.indices.map { place in count { $0.program == place } }
    let ends = [made, received].map { Self.height($0, thickness) }
    let tallest = ends.max() ?? 0
    let starts = Self.nodes(made, thickness, top: Self.firstTop + (tallest - ends[0]) / 2)
    let targets = Self.nodes(received, thickness, top: Self.firstTop + (tallest - ends[1]) / 2)
    canvas.text("applicants", Self.left + Self.nodeWidth, 22, anchor: .end, style: .bold)
    canvas.text("proposals", Self.middle + 4, 22, anchor: .middle, style: .bold)
    canvas.text("programs", Self.right, 22, style: .bold)
    draw(thickness, starts, targets, &canvas)
    for (place, node) in starts.enumerated() { drawApplicant(place, node, &canvas) }
    for (place, node) in targets.enumerated() {
      drawProgram(place, node, received[place], thickness, &canvas)
    }
    canvas.height =
      canvas.notes(
        [
          "The width of a band is its number of proposals; shaded: held at the end; gray: refused, "
            + "at once or later. Beside the middle: how many proposals a program received."
        ],
        top: Self.firstTop + tallest + 2
      ) + 8
    return canvas
  }

  private func count(_ isMeant: (Proposal) -> Bool) -> Int {
    proposals.filter(isMeant).reduce(0) { $0 + $1.count }
  }

  private static func room(_ count: Int, _ thickness: Double) -> Double {
    max(Double(count) * thickness + 4, lineHeight)
  }

  private static func height(_ counts: [Int], _ thickness: Double) -> Double {
    counts.reduce(0) { $0 + room($1, thickness) }
  }

  private static func nodes(_ counts: [Int], _ thickness: Double, top: Double) -> [Node] {
    var free = top
    return counts.map { count in
      let room = room(count, thickness)
      let height = max(Double(count) * thickness, 1)
      defer { free += room }
      return Node(top: free + (room - height) / 2, height: height)
    }
  }

  // MARK: - Bands

  /// The bands: refused ones first, so that a held one is drawn over them.
  private func draw(
    _ thickness: Double,
    _ starts: [Node],
    _ targets: [Node],
    _ canvas: inout Canvas
  ) {
    var freeLeft = starts.map(\.top)
    var lefts = [Double](repeating: 0, count: proposals.count)
    for place in proposals.indices.sorted(by: { byProgram($0, $1) }) {
      lefts[place] = freeLeft[proposals[place].applicant]
      freeLeft[proposals[place].applicant] += Double(proposals[place].count) * thickness
    }
    // Held proposals come in above the refused ones, so that they go on in one band.
    var freeHeld = targets.map(\.top)
    var freeRefused = targets.indices.map { program in
      targets[program].top + Double(held(program)) * thickness
    }
    var bands: [(place: Int, held: Double, refused: Double)] = []
    for place in proposals.indices.sorted(by: { byApplicant($0, $1) }) {
      let proposal = proposals[place]
      bands.append((place, freeHeld[proposal.program], freeRefused[proposal.program]))
      freeHeld[proposal.program] += Double(proposal.held) * thickness
      freeRefused[proposal.program] += Double(proposal.count - proposal.held) * thickness
    }
    for band in bands.sorted(by: { drawnBefore($0.place, $1.place) }) {
      let proposal = proposals[band.place]
      let (applicant, program) = (applicants[proposal.applicant], programs[proposal.program].label)
      let words = proposal.count == 1 ? "" : "\(proposal.held) of \(proposal.count) "
      let end = proposal.held > 0 ? "held" : "refused"
      canvas.mark("\(applicant) to \(program): \(words)\(end)") { canvas in
        let heldWidth = Double(proposal.held) * thickness
        if proposal.held < proposal.count {
          let width = Double(proposal.count - proposal.held) * thickness
          ribbon(lefts[band.place] + heldWidth, band.refused, width, .plain(.band), &canvas)
        }
        guard proposal.held > 0 else { return }
        ribbon(lefts[band.place], band.held, heldWidth, .wash(.accent, step: 3), &canvas)
        let target = targets[proposal.program]
        let seat = band.held + heldTop(proposal.program, target, thickness) - target.top
        ribbon(
          band.held,
          seat,
          heldWidth,
          .wash(.accent, step: 3),
          &canvas,
          from: Self.middle + Self.nodeWidth,
          to: Self.right
        )
      }
    }
  }

  private func held(_ program: Int) -> Int {
    proposals.filter { $0.program == program }.reduce(0) { $0 + $1.held }
  }

  /// Where the seats of a program begin: in the middle of its proposals.
  private func heldTop(_ program: Int, _ node: Node, _ thickness: Double) -> Double {
    node.top + (node.height - max(Double(held(program)) * thickness, 1)) / 2
  }

  private func byProgram(_ left: Int, _ right: Int) -> Bool {
    (proposals[left].program, left) < (proposals[right].program, right)
  }

  private func byApplicant(_ left: Int, _ right: Int) -> Bool {
    (proposals[left].applicant, left) < (proposals[right].applicant, right)
  }

  private func drawnBefore(_ left: Int, _ right: Int) -> Bool {
    (min(proposals[left].held, 1), left) < (min(proposals[right].held, 1), right)
  }

  private func ribbon(
    _ from: Double,
    _ to: Double,
    _ width: Double,
    _ fill: Fill,
    _ canvas: inout Canvas,
    from x1: Double = left + nodeWidth,
    to x2: Double = middle
  ) {
    canvas.polygon(
      [(x1, from), (x2, to), (x2, to + width), (x1, from + width)],
      fill: fill,
      stroke: fill == .plain(.band) ? .neutral : .accent,
      width: 0.75
    )
  }

  // MARK: - Parties

  private func drawApplicant(_ place: Int, _ node: Node, _ canvas: inout Canvas) {
    canvas.rectangle(Self.left, node.top, Self.nodeWidth, node.height, fill: .plain(.ink))
    let words = isHeld(place) ? "" : ": none held"
    let room = Self.left - 12 - TextWidth.of(words, size: 12)
    canvas.text(
      TextWidth.fitted(applicants[place], width: room, size: 12) + words,
      Self.left - 5,
      node.top + node.height / 2 + 4,
      anchor: .end
    )
  }

  private func drawProgram(
    _ place: Int,
    _ node: Node,
    _ received: Int,
    _ thickness: Double,
    _ canvas: inout Canvas
  ) {
    let held = held(place)
    canvas.rectangle(Self.middle, node.top, Self.nodeWidth, node.height, fill: .plain(.ink))
    let heldHeight = max(Double(held) * thickness, 1)
    let heldTop = heldTop(place, node, thickness)
    canvas.rectangle(Self.right, heldTop, Self.nodeWidth, heldHeight, fill: .plain(.ink))
    let baseline = node.top + node.height / 2 + 4
    canvas.text(
      String(received),
      Self.middle + Self.nodeWidth + 5,
      baseline,
      style: .bold,
      hasHalo: true
    )
    let seats = programs[place].seats
    let words = ": \(held) of \(seats) \(seats == 1 ? "seat" : "seats")"
    let x = Self.right + Self.nodeWidth + 5
    let room = 704 - x - TextWidth.of(words, size: 12)
    canvas.text(
      TextWidth.fitted(programs[place].label, width: room, size: 12) + words,
      x,
      baseline
    )
  }
}
