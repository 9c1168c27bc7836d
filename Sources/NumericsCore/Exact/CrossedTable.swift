// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A complete table of numbers with one value in every cell, and its exact analysis of variance.
///
/// The mean squares are those of the two-way layout without replication: rows, columns, and the
/// residual, which holds interaction and error together. They are rationals, so "no variance" is a
/// fact and not a tolerance.
public struct CrossedTable: Sendable, Hashable {
  /// How many rows.
  public let rowCount: Int
  /// How many columns.
  public let columnCount: Int
  /// The total of each row.
  public let rowTotals: [Rational]
  /// The total of each column.
  public let columnTotals: [Rational]
  /// The sum of all values.
  public let total: Rational
  /// The sum of all squared values.
  public let sumOfSquares: Rational

  /// The totals of a table.
  ///
  /// - Parameter rows: The values row by row; all rows are equally long and there is at least one value.
  ///   Anything else is a mistake of the caller and traps.
  public init(rows: [[Rational]]) {
    let width = rows.first?.count ?? 0
    precondition(width > 0, "a crossed table has at least one value")
    precondition(rows.allSatisfy { $0.count == width }, "the rows of a table are equally long")
    let values = Array(rows.joined())
    if let lattice = Lattice(values) {
      let units = stride(from: 0, to: values.count, by: width).map {
        Array(lattice.units[$0..<$0 + width])
      }
      self.init(units: units, denominator: lattice.denominator)
      return
    }
    self.init(
      rowTotals: rows.map { $0.sum() },
      columnTotals: (0..<width).map { column in rows.map { $0[column] }.sum() },
      sumOfSquares: values.reduce(.zero) { $0 + $1 * $1 }
    )
  }

  /// The totals of a table of whole numbers in one unit.
  ///
  /// - Parameters:
  ///   - units: The values in units, row by row; all rows are equally long and not empty.
  ///   - denominator: How many units make one.
  package init(units: [[Int]], denominator: Int) {
    let width = units[0].count
    var byRow = [Int128](repeating: 0, count: units.count)
    var byColumn = [Int128](repeating: 0, count: width)
    var squares: Int128 = 0
    for (row, cells) in units.enumerated() {
      for (column, cell) in cells.enumerated() {
        let unit = Int128(cell)
        byRow[row] += unit
        byColumn[column] += unit
        squares += unit * unit
      }
    }
    let one = Int128(denominator)
    self.init(
      rowTotals: byRow.map { Rational(wide: $0, over: one) },
      columnTotals: byColumn.map { Rational(wide: $0, over: one) },
      sumOfSquares: Rational(wide: squares, over: one * one)
    )
  }

  private init(rowTotals: [Rational], columnTotals: [Rational], sumOfSquares: Rational) {
    rowCount = rowTotals.count
    columnCount = columnTotals.count
    self.rowTotals = rowTotals
    self.columnTotals = columnTotals
    self.sumOfSquares = sumOfSquares
    total = rowTotals.sum()
  }

  /// The mean square of rows; undefined for a single row.
  public var meanSquareOfRows: Estimate<Rational> {
    guard rowCount > 1 else { return .undefined(.needsAtLeast(2, "rows")) }
    return .known(rowSquares / Rational(rowCount - 1))
  }

  /// The mean square of columns; undefined for a single column.
  public var meanSquareOfColumns: Estimate<Rational> {
    guard columnCount > 1 else { return .undefined(.needsAtLeast(2, "columns")) }
    return .known(columnSquares / Rational(columnCount - 1))
  }

  /// The residual mean square; undefined for a single row or column.
  public var residualMeanSquare: Estimate<Rational> {
    guard rowCount > 1 else { return .undefined(.needsAtLeast(2, "rows")) }
    guard columnCount > 1 else { return .undefined(.needsAtLeast(2, "columns")) }
    let residual = sumOfSquares - correction - rowSquares - columnSquares
    return .known(residual / Rational((rowCount - 1) * (columnCount - 1)))
  }

  private var correction: Rational { total * total / Rational(rowCount * columnCount) }

  private var rowSquares: Rational {
    rowTotals.momentSums().squares / Rational(columnCount) - correction
  }

  private var columnSquares: Rational {
    columnTotals.momentSums().squares / Rational(rowCount) - correction
  }
}
