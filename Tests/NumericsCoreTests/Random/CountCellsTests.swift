// SPDX-License-Identifier: Apache-2.0
import NumericsCore
import Testing

/// Counts of many cells at once, against those of one cell after the other.
@Suite struct CountCellsTests {
  @Test func `draws cell by cell are those of the stream`() {
    let cells: [(alpha: [Double], trials: Int)] = [
      ([0.5, 20.5, 58.5, 0.5], 79), ([1, 2], 0), ([3.5, 0.5, 900.5], 904), ([7], 3),
      ([1000.5, 0.5, 0.5, 3000.5], 4000),
    ]
    let source = CountCells(cells)
    var counts = Array(repeating: Int64(0), count: source.countOfDraw)
    let random = CounterRandom(seed: 3)
    for draw in 0..<200 {
      source.draw(random.generator(unit: 8, replicate: UInt64(draw)), into: &counts)
      var generator = random.generator(unit: 8, replicate: UInt64(draw))
      let expected = cells.flatMap { cell in
        generator.dirichletMultinomial(cell.alpha, trials: cell.trials)
      }
      #expect(counts.map(Int.init) == expected)
    }
  }
}
