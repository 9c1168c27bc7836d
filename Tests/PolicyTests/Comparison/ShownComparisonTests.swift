// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Policy

/// A comparison as it is printed gives no small number of people away.
@Suite struct ShownComparisonTests {
  private typealias Flip = PopulationComparison.Flip
  private typealias Move = (before: DecisionOutcome, after: DecisionOutcome, sets: [[Int]])

  /// A comparison in which some subjects moved, of a number of changes, and others stayed.
  private static func comparison(
    _ moves: [(move: Move, count: Int)],
    staying: [DecisionOutcome: Int],
    changes: Int
  ) -> PopulationComparison {
    var counts: [[DecisionOutcome]: Int] = [:]
    for (outcome, count) in staying { counts[[outcome, outcome]] = count }
    var flips: [Flip] = []
    for (move, count) in moves {
      counts[[move.before, move.after], default: 0] += count
      for _ in 0..<count {
        flips.append(
          Flip(
            subject: "S",
            before: move.before,
            after: move.after,
            sets: move.sets,
            isProvedMinimal: true
          )
        )
      }
    }
    return PopulationComparison(
      changes: (0..<changes).map { place in
        ClauseChange(
          clause: "decision d (\(place + 1))",
          kind: .changed,
          before: "a",
          after: "b",
          step: .adjustments(of: "m", [])
        )
      },
      transitions: DecisionOutcome.allCases.flatMap { before in
        DecisionOutcome.allCases.map { after in
          PopulationComparison.Transition(
            before: before,
            after: after,
            count: counts[[before, after]] ?? 0
          )
        }
      },
      flips: flips
    )
  }

  @Test func `large counts are shown as they are`() {
    let shown = ShownComparison(
      Self.comparison(
        [((.met, .notMet, [[0]]), 20), ((.unknown, .met, [[0], [1]]), 30)],
        staying: [.met: 500, .notMet: 400],
        changes: 2
      ),
      SmallCells(smallest: 10)
    )
    #expect(shown.flipsByRule == 20 && shown.flipsByUnknown == 30)
    #expect(shown.credits.map(\.alone) == [20, 0] && shown.credits.map(\.shared) == [30, 30])
    #expect(shown.isCreditWhole && !shown.isAnythingHidden)
    #expect(shown.transitions.reduce(0) { $0 + ($1.count ?? 0) } == 950)
  }

  @Test func `the clause that moved a few gives no credit that tells how many`() {
    let shown = ShownComparison(
      Self.comparison(
        [((.met, .notMet, [[0]]), 3)],
        staying: [.met: 500, .notMet: 400],
        changes: 1
      ),
      SmallCells(smallest: 10)
    )
    func count(_ before: DecisionOutcome, _ after: DecisionOutcome) -> Int? {
      shown.transitions.first { $0.before == before && $0.after == after }?.count
    }
    #expect(count(.met, .notMet) == nil && count(.notMet, .met) == nil)
    #expect(count(.met, .met) == nil && count(.notMet, .notMet) == nil)
    #expect(shown.flipsByRule == nil && shown.flipsByUnknown == 0)
    #expect(shown.credits.map(\.alone) == [0])
    #expect(!shown.isCreditWhole && shown.isAnythingHidden)
  }

  @Test func `a small credit takes another one with it`() {
    let shown = ShownComparison(
      Self.comparison(
        [
          ((.met, .notMet, [[0]]), 40), ((.met, .notMet, [[1]]), 4),
          ((.met, .notMet, [[2]]), 15), ((.met, .notMet, [[0, 1]]), 60),
        ],
        staying: [.met: 500, .notMet: 400],
        changes: 3
      ),
      SmallCells(smallest: 10)
    )
    #expect(shown.flipsByRule == 119)
    #expect(shown.credits.map(\.alone) == [40, nil, nil])
    #expect(shown.credits.map(\.shared) == [60, 60, 0])
  }

  @Test func `where parts of shared credit are small, none is shown`() {
    let shown = ShownComparison(
      Self.comparison(
        [((.met, .notMet, [[0, 1]]), 60), ((.met, .notMet, [[0, 2]]), 3)],
        staying: [.met: 500],
        changes: 3
      ),
      SmallCells(smallest: 10)
    )
    #expect(shown.credits.map(\.alone) == [0, 0, 0])
    #expect(shown.credits.map(\.shared) == [nil, nil, nil])
  }

  @Test(arguments: (0..<60).map(Seed.init))
  func `whatever is shown is right and not small, and no sum gives a hidden count away`(seed: Seed)
    throws
  {
    var generator = seed.generator
    let outcomes = DecisionOutcome.allCases
    let sets: [[[Int]]] = [[[0]], [[1]], [[2]], [[0], [1]], [[0, 2]]]
    var moves: [(move: Move, count: Int)] = []
    for _ in 0..<Int.random(in: 0...5, using: &generator) {
      let pair = outcomes.shuffled(using: &generator).prefix(2)
      let move: Move = (pair[0], pair[1], sets.randomElement(using: &generator) ?? [[0]])
      moves.append((move, Int.random(in: 1...30, using: &generator)))
    }
    let comparison = Self.comparison(
      moves,
      staying: [.met: Int.random(in: 0...90, using: &generator), .notMet: 50],
      changes: 3
    )
    let cells = SmallCells(smallest: 10)
    let shown = ShownComparison(comparison, cells)
    for (cell, whole) in zip(shown.transitions, comparison.transitions) {
      #expect(cell.count == nil || cell.count == whole.count)
      #expect(!cells.isSmall(cell.count ?? 0))
    }
    // With every row and column known, a row or column never hides a single count.
    for outcome in outcomes {
      let isRowSafe = shown.transitions.count { $0.before == outcome && $0.count == nil } != 1
      let isColumnSafe = shown.transitions.count { $0.after == outcome && $0.count == nil } != 1
      #expect(isRowSafe && isColumnSafe)
    }
    let hiddenMoves = shown.transitions.filter { $0.before != $0.after && $0.count == nil }
    let isByUnknown = { (cell: ShownComparison.Transition) in
      cell.before == .unknown || cell.after == .unknown
    }
    #expect((shown.flipsByUnknown == nil) == hiddenMoves.contains(where: isByUnknown))
    #expect((shown.flipsByRule == nil) == hiddenMoves.contains { !isByUnknown($0) })
    for credit in shown.credits {
      #expect(!cells.isSmall(credit.alone ?? 0) && !cells.isSmall(credit.shared ?? 0))
    }
  }
}
