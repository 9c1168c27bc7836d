// SPDX-License-Identifier: Apache-2.0

/// A table of counts of which some are hidden, as one sees it who knows the sums of all rows and
/// columns.
struct CountTable {
  /// A place in the table.
  struct Cell: Hashable, Comparable {
    let row: Int
    let column: Int

    static func < (left: Cell, right: Cell) -> Bool {
      (left.row, left.column) < (right.row, right.column)
    }
  }

  /// The counts, in rows of one length.
  let counts: [[Int]]
  /// What is not shown.
  var hidden: Set<Cell> = []

  /// A table with nothing hidden.
  init(_ counts: [[Int]]) {
    precondition(Set(counts.map(\.count)).count < 2, "the rows of a table have one length")
    self.counts = counts
  }

  private var columns: Int { counts.first?.count ?? 0 }

  /// All places, row by row.
  var cells: [Cell] {
    counts.indices.flatMap { row in (0..<columns).map { Cell(row: row, column: $0) } }
  }

  subscript(cell: Cell) -> Int { counts[cell.row][cell.column] }

  /// The other three corners of each rectangle that has the cell as a corner.
  func rectangles(round cell: Cell) -> [Set<Cell>] {
    counts.indices.filter { $0 != cell.row }.flatMap { row in
      (0..<columns).filter { $0 != cell.column }.map { column in
        [
          Cell(row: cell.row, column: column), Cell(row: row, column: cell.column),
          Cell(row: row, column: column),
        ]
      }
    }
  }

  /// How far the numbers reach that a hidden cell can have: the greatest less the least, where every
  /// count is 0 or more and all sums stay.
  func reach(of cell: Cell) -> Int {
    guard hidden.contains(cell) else { return 0 }
    return rise(of: cell) + fall(of: cell)
  }

  /// By how much a hidden cell can be greater: what others of its row and column can give, moved
  /// round through hidden cells.
  func rise(of cell: Cell) -> Int {
    flow(from: .column(cell.column), to: .row(cell.row), without: cell)
  }

  /// By how much a hidden cell can be less.
  func fall(of cell: Cell) -> Int {
    let most = self[cell]
    return min(
      most,
      flow(from: .row(cell.row), to: .column(cell.column), without: cell)
    )
  }

  private enum Node: Hashable {
    case row(Int)
    case column(Int)
  }

  /// The greatest flow through hidden cells: from a row to a column a cell is raised, without end,
  /// and from a column to a row it is lowered, to 0.
  private func flow(from start: Node, to end: Node, without cell: Cell) -> Int {
    var values = counts
    let open = hidden.subtracting([cell]).sorted()
    // No cell can be raised by more than all the people there are.
    let most = counts.reduce(0) { $0 + $1.reduce(0, +) }
    var total = 0
    while total < most, let path = path(from: start, to: end, open, values) {
      let lowered = path.filter { !$0.isRaised }.map { values[$0.cell.row][$0.cell.column] }
      let amount = min(lowered.min() ?? most, most - total)
      for step in path {
        values[step.cell.row][step.cell.column] += step.isRaised ? amount : -amount
      }
      total += amount
    }
    return total
  }

  private typealias Move = (cell: Cell, isRaised: Bool)

  /// The shortest way, by breadth; `nil` when there is none.
  private func path(from start: Node, to end: Node, _ open: [Cell], _ values: [[Int]]) -> [Move]? {
    var came: [Node: (Node, Move)] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      if node == end { break }
      for cell in open {
        let (row, column) = (Node.row(cell.row), Node.column(cell.column))
        let other: Node
        if node == row {
          other = column
        } else if node == column, values[cell.row][cell.column] > 0 {
          other = row
        } else {
          continue
        }
        guard other != start, came[other] == nil else { continue }
        came[other] = (node, (cell, node == row))
        queue.append(other)
      }
    }
    var moves: [Move] = []
    var node = end
    while node != start {
      guard let (before, move) = came[node] else { return nil }
      moves.append(move)
      node = before
    }
    return moves
  }
}
