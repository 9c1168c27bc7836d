// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Cells of the space of true values, for draws: the tree is asked once for each cell that is met.
struct DrawCells<Key: Hashable> {
  /// With more directions than this nearly every draw has a cell of its own.
  private static var greatestDirections: Int { 16 }

  private let axes: [(slopes: [(column: Int, factor: Double)], places: [Double])]
  private var memory: CellMemory<Key>

  /// The cells that edges cut out; `nil` where every draw is better asked for itself.
  ///
  /// - Parameters:
  ///   - edges: The edges, by places in the list of facts.
  ///   - draws: The draws.
  ///   - columns: For each place in the list of facts its column.
  init?(_ edges: Edges, _ draws: DrawColumns, columns: [Int: Int]) {
    let sorted = edges.sorted
    guard !edges.isCurved, sorted.count <= Self.greatestDirections,
      let memory = CellMemory<Key>(counts: sorted.map(\.places.count))
    else { return nil }
    self.memory = memory
    axes = sorted.map { direction, places in
      let slopes = direction.form.slopes.compactMap { slope in
        columns[slope.fact].map { ($0, slope.value) }
      }
      let mean = slopes.reduce(Rational.zero) { $0 + $1.1 * draws.beliefs[$1.0].mean }
      return (
        slopes.map { ($0, $1.double * draws.beliefs[$0].deviation) },
        places.map { ($0 - mean).double }
      )
    }
  }

  /// What holds in a draw.
  ///
  /// - Parameters:
  ///   - draws: The draws.
  ///   - row: The pair.
  ///   - sign: 1 for its first draw, −1 for the second.
  ///   - ask: What holds in it, where the cell is new.
  /// - Returns: The result.
  mutating func key(
    _ draws: DrawColumns,
    _ row: Int,
    sign: Double,
    _ ask: () -> Key
  ) -> Key {
    var cell = 0
    for (number, axis) in axes.enumerated() {
      var value = 0.0
      for (column, factor) in axis.slopes { value += factor * draws.columns[column][row] }
      cell += memory.strides[number] * axis.places.count(upTo: sign * value)
    }
    let place = memory.place(of: cell, ask)
    return memory.keys[place]
  }
}
