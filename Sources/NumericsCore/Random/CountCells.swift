// SPDX-License-Identifier: Apache-2.0
internal import CNumerics

/// Cells of counts that are drawn from Dirichlet-multinomial distributions again and again.
///
/// A draw is what `dirichletMultinomial` gives cell by cell, bit for bit; what depends on the parameters
/// only is computed once for all draws.
public final class CountCells {
  /// How many counts a draw has: the levels of all cells.
  public let countOfDraw: Int
  private let cells: OpaquePointer?

  /// Cells of counts.
  ///
  /// - Parameter cells: For each the parameters, one to 64 of them above 0, and how many trials, 0 or
  ///   more; anything else traps.
  public init(_ cells: [(alpha: [Double], trials: Int)]) {
    for cell in cells {
      precondition((1...Int(cnumerics_most_levels)).contains(cell.alpha.count), "one to 64 levels")
      precondition(
        cell.alpha.allSatisfy { $0 > 0 && $0.isFinite } && cell.trials >= 0,
        "parameters above 0"
      )
    }
    countOfDraw = cells.reduce(0) { $0 + $1.alpha.count }
    self.cells = cnumerics_cells_new(
      Int32(cells.count),
      cells.map { Int32($0.alpha.count) },
      cells.flatMap(\.alpha),
      cells.map { Int64($0.trials) }
    )
    precondition(self.cells != nil, "there is memory for the cells")
  }

  deinit { cnumerics_cells_free(cells) }

  /// Draws all cells once.
  ///
  /// - Parameters:
  ///   - generator: The stream; the draw is the last thing that may be taken from it.
  ///   - counts: Room for `countOfDraw` counts, cell by cell; those of a cell add up to its trials.
  public func draw(_ generator: consuming CounterGenerator, into counts: inout [Int64]) {
    precondition(counts.count == countOfDraw, "a count for each level")
    var generator = generator
    withUnsafeMutablePointer(to: &generator) { state in
      cnumerics_cells_draw(
        cells,
        { state, values, count in
          guard let values else { return }
          state?.assumingMemoryBound(to: CounterGenerator.self).pointee
            .fill(UnsafeMutableBufferPointer(start: values, count: Int(count)))
        },
        state,
        &counts
      )
    }
  }
}
