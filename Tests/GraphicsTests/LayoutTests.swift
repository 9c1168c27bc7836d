// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Graphics

@Suite struct LayoutTests {
  @Test func `labels of one place spread evenly around it`() {
    let centres = LabelPlacement.spread(
      wanted: [50, 50, 50],
      sizes: [10, 10, 10],
      low: 0,
      high: 100
    )
    #expect(centres == [40, 50, 60])
  }

  @Test func `labels with room stay where they are`() {
    let centres = LabelPlacement.spread(wanted: [80, 20], sizes: [10, 10], low: 0, high: 100)
    #expect(centres == [80, 20])
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `spread labels keep apart, keep their order and are nearest in least squares`(seed: Seed) {
    var generator = seed.generator
    let count = Int.random(in: 1...20, using: &generator)
    let wanted = (0..<count).map { _ in Double.random(in: 0...300, using: &generator) }
    let sizes = (0..<count).map { _ in Double.random(in: 4...14, using: &generator) }
    let centres = LabelPlacement.spread(wanted: wanted, sizes: sizes, low: 0, high: 300)
    let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
    for (left, right) in zip(order, order.dropFirst()) {
      let room = (sizes[left] + sizes[right]) / 2
      #expect(centres[right] - centres[left] >= room - 1e-9)
    }
    #expect(order.allSatisfy { centres[$0] - sizes[$0] / 2 >= -1e-9 })
    #expect(order.allSatisfy { centres[$0] + sizes[$0] / 2 <= 300 + 1e-9 })
    // No shift of a run of labels that keeps the constraints lowers the sum of squares.
    func cost(_ centres: [Double]) -> Double {
      zip(centres, wanted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    for start in 0..<count {
      for end in start..<count {
        for step in [-0.01, 0.01] {
          var moved = centres
          for position in start...end { moved[order[position]] += step }
          let isFeasible =
            zip(order, order.dropFirst()).allSatisfy {
              moved[$1] - moved[$0] >= (sizes[$0] + sizes[$1]) / 2 - 1e-12
            }
            && order.allSatisfy {
              moved[$0] - sizes[$0] / 2 >= -1e-12 && moved[$0] + sizes[$0] / 2 <= 300 + 1e-12
            }
          if isFeasible { #expect(cost(moved) >= cost(centres) - 1e-9) }
        }
      }
    }
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `flags of any places never cover each other`(seed: Seed) {
    var generator = seed.generator
    let flags = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
      Flag(
        x: Double.random(in: 60...690, using: &generator).rounded(),
        text: String(repeating: "n", count: Int.random(in: 1...25, using: &generator))
      )
    }
    let places = FlagLayout.places(flags, right: 704)
    for first in flags.indices {
      #expect(places[first].left + flags[first].width <= 704 + 1e-9)
      for second in flags.indices
      where second > first && places[first].tier == places[second].tier {
        let isApart =
          places[first].left + flags[first].width <= places[second].left
          || places[second].left + flags[second].width <= places[first].left
        #expect(isApart)
      }
    }
  }

  @Test func `a text that is too wide is cut with an ellipsis`() {
    let cut = TextWidth.fitted("a very long label", width: 60, size: 12)
    #expect(cut.hasSuffix("\u{2026}"))
    #expect(TextWidth.of(cut, size: 12) <= 60)
    #expect(TextWidth.fitted("short", width: 60, size: 12) == "short")
  }

  @Test func `wrapped lines fit and lose no word`() {
    let text = "Errors are assumed normal with the CSEM at the cut."
    let lines = TextWidth.wrapped(text, width: 120, size: 12)
    #expect(lines.allSatisfy { TextWidth.of($0, size: 12) <= 120 })
    #expect(lines.joined(separator: " ") == text)
  }
}
