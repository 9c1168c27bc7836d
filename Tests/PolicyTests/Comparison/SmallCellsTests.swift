// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Policy

/// What is held back cannot be computed from what is shown and the totals.
@Suite struct SmallCellsTests {
  @Test func `nothing is held back where no count is small`() {
    let cells = SmallCells(smallest: 10)
    #expect(cells.shown([[10, 0], [0, 300]]) == [[10, 0], [0, 300]])
    #expect(cells.shown([0, 10, 12]) == [0, 10, 12])
    #expect(SmallCells(smallest: 1).shown([[1, 0], [0, 1]]) == [[1, 0], [0, 1]])
  }

  @Test func `a small count takes a rectangle with it`() {
    let shown = SmallCells(smallest: 10).shown([[500, 3, 0], [20, 400, 0], [0, 0, 60]])
    #expect(shown == [[nil, nil, 0], [nil, nil, 0], [0, 0, 60]])
  }

  @Test func `the rectangle is the one with the fewest people that is wide enough`() {
    let shown = SmallCells(smallest: 5).shown([[900, 2, 40], [700, 80, 30], [600, 50, 20]])
    #expect(shown == [[900, nil, nil], [700, 80, 30], [600, nil, nil]])
  }

  @Test func `a handful of people shows nothing at all`() {
    #expect(SmallCells(smallest: 10).shown([[2, 1], [0, 3]]) == [[nil, nil], [nil, nil]])
    #expect(SmallCells(smallest: 10).shown([0, 3, 4]) == [nil, nil, nil])
  }

  @Test func `a list holds back a second count`() {
    #expect(SmallCells(smallest: 10).shown([3, 50, 20, 0]) == [nil, 50, nil, 0])
    #expect(SmallCells(smallest: 10).shown([3, 8, 20, 0]) == [nil, nil, 20, 0])
    #expect(SmallCells(smallest: 10).shown([3, 6, 20, 0]) == [nil, nil, nil, 0])
  }

  /// Every way to fill the hidden cells of a table that keeps the sums of rows and columns.
  private func fillings(_ counts: [[Int]], _ shown: [[Int?]]) -> [[[Int]]] {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    var found: [[[Int]]] = []
    func fill(_ place: Int, _ table: [[Int]]) {
      let (row, column) = (place / columns.count, place % columns.count)
      guard row < rows.count else {
        let sums = columns.indices.map { column in table.reduce(0) { $0 + $1[column] } }
        if sums == columns { found.append(table) }
        return
      }
      var choices = shown[row][column].map { [$0] } ?? []
      if shown[row][column] == nil {
        let left = min(
          rows[row] - table[row][..<column].reduce(0, +),
          columns[column] - table[..<row].reduce(0) { $0 + $1[column] }
        )
        choices = left < 0 ? [] : Array(0...left)
      }
      for choice in choices {
        var next = table
        next[row][column] = choice
        if column == columns.count - 1, next[row].reduce(0, +) != rows[row] { continue }
        fill(place + 1, next)
      }
    }
    fill(0, counts.map { row in row.map { _ in 0 } })
    return found
  }

  @Test(arguments: (0..<120).map(Seed.init))
  func `no small count follows from the rest and the sums`(seed: Seed) {
    var generator = seed.generator
    let limit = 3
    let counts = (0..<3).map { _ in
      (0..<3).map { _ in
        Bool.random(using: &generator)
          ? Int.random(in: 0...2, using: &generator) : Int.random(in: 0...7, using: &generator)
      }
    }
    let cells = SmallCells(smallest: limit)
    let shown = cells.shown(counts)
    for (row, line) in shown.enumerated() {
      for (column, count) in line.enumerated() where count != nil {
        #expect(count == counts[row][column])
        #expect(!cells.isSmall(counts[row][column]))
      }
    }
    // Where nothing is shown, nothing more can be held back.
    guard shown.contains(where: { $0.contains { $0 != nil } }) else { return }
    let fillings = fillings(counts, shown)
    #expect(fillings.contains(counts))
    for row in 0..<3 {
      for column in 0..<3 where cells.isSmall(counts[row][column]) {
        let values = Set(fillings.map { $0[row][column] })
        #expect((values.max() ?? 0) - (values.min() ?? 0) >= limit, "\(counts) \(shown)")
      }
    }
  }

  @Test(arguments: (0..<60).map(Seed.init))
  func `the reach of a cell is what trying every filling finds`(seed: Seed) {
    var generator = seed.generator
    let counts = (0..<3).map { _ in (0..<3).map { _ in Int.random(in: 0...4, using: &generator) } }
    var table = CountTable(counts)
    for cell in table.cells where Int.random(in: 0..<3, using: &generator) > 0 {
      table.hidden.insert(cell)
    }
    let shown = counts.indices.map { row in
      counts[row].indices.map { column in
        table.hidden.contains(CountTable.Cell(row: row, column: column)) ? nil : counts[row][column]
      }
    }
    let fillings = fillings(counts, shown)
    for cell in table.hidden {
      let values = fillings.map { $0[cell.row][cell.column] }
      #expect(table[cell] + table.rise(of: cell) == values.max())
      #expect(table[cell] - table.fall(of: cell) == values.min())
    }
  }

  @Test(arguments: (0..<80).map(Seed.init))
  func `no small count of a list follows from the rest and the sum`(seed: Seed) {
    var generator = seed.generator
    let counts = (0..<4).map { _ in Int.random(in: 0...9, using: &generator) }
    let cells = SmallCells(smallest: 5)
    let shown = cells.shown(counts)
    let hidden = counts.indices.filter { shown[$0] == nil }
    let total = hidden.reduce(0) { $0 + counts[$1] }
    #expect(counts.indices.allSatisfy { shown[$0] == nil || !cells.isSmall(counts[$0]) })
    guard hidden.count < counts.count, !hidden.isEmpty else { return }
    // Each of several hidden counts can be anything from 0 to their sum.
    #expect(hidden.count > 1 && total >= 5)
  }
}
