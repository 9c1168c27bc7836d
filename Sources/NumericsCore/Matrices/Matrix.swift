// SPDX-License-Identifier: Apache-2.0

/// A dense matrix of `Double`, stored column by column, as BLAS and LAPACK want it.
///
/// A value: copies are independent. Methods that meet a shape or a number they cannot use throw
/// `NumericsError`; only the subscript traps, like that of an array.
///
/// INVARIANT: `elements.count == rows * columns`.
public struct Matrix: Hashable, Sendable {
  /// How many rows, 0 or more.
  public let rows: Int

  /// How many columns, 0 or more.
  public let columns: Int

  /// The elements, column by column: element (i, j) is at i + rows · j.
  public internal(set) var elements: [Double]

  /// A matrix of one repeated value.
  ///
  /// - Parameters:
  ///   - rows: 0 or more; a negative number is a mistake of the caller and traps.
  ///   - columns: 0 or more, likewise.
  ///   - value: Every element.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative dimension")
    self.rows = rows
    self.columns = columns
    elements = Array(repeating: value, count: rows * columns)
  }

  /// A matrix from its elements, column by column.
  ///
  /// - Parameters:
  ///   - rows: The number of rows.
  ///   - columns: The number of columns.
  ///   - elements: rows · columns numbers.
  /// - Throws: `NumericsError.shape` when their number does not fit.
  public init(rows: Int, columns: Int, elements: [Double]) throws(NumericsError) {
    guard rows >= 0, columns >= 0, elements.count == rows * columns else {
      throw .shape("\(elements.count) elements do not fill \(rows) rows and \(columns) columns")
    }
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix from its rows, as one writes it down.
  ///
  /// - Parameter rowValues: Rows of equal length.
  /// - Throws: `NumericsError.shape` when the lengths differ.
  public init(rows rowValues: [[Double]]) throws(NumericsError) {
    self.init(rows: rowValues.count, columns: rowValues.first?.count ?? 0)
    for (row, values) in rowValues.enumerated() {
      guard values.count == columns else {
        throw .shape("row \(row + 1) has \(values.count) values, the first has \(columns)")
      }
      for (column, value) in values.enumerated() { self[row, column] = value }
    }
  }

  /// A matrix of one column.
  public init(column values: [Double]) {
    rows = values.count
    columns = 1
    elements = values
  }

  /// The identity matrix of an order.
  public static func identity(_ order: Int) -> Matrix {
    diagonal(Array(repeating: 1, count: order))
  }

  /// The square matrix with these numbers on its diagonal and zeros elsewhere.
  public static func diagonal(_ values: [Double]) -> Matrix {
    var result = Matrix(rows: values.count, columns: values.count)
    for (index, value) in values.enumerated() { result[index, index] = value }
    return result
  }

  /// The element of a row and a column, both from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition((0..<rows).contains(row) && (0..<columns).contains(column), "index out of range")
      return elements[row + rows * column]
    }
    set {
      precondition((0..<rows).contains(row) && (0..<columns).contains(column), "index out of range")
      elements[row + rows * column] = newValue
    }
  }

  /// The elements of a row, from the first column.
  public func row(_ row: Int) -> [Double] { (0..<columns).map { self[row, $0] } }

  /// The elements of a column, from the first row.
  public func column(_ column: Int) -> [Double] {
    precondition((0..<columns).contains(column), "index out of range")
    return Array(elements[rows * column..<rows * (column + 1)])
  }

  /// The elements of the diagonal.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result[column, row] = self[row, column] }
    }
    return result
  }
}
