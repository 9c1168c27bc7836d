// SPDX-License-Identifier: Apache-2.0
import CNumerics

extension Matrix {
  /// The product A B.
  ///
  /// - Parameter other: A matrix with as many rows as this one has columns.
  /// - Throws: `NumericsError.shape` when they do not go together.
  /// - Returns: The product.
  public func product(_ other: Matrix) throws(NumericsError) -> Matrix {
    guard columns == other.rows else { throw .shape("\(shape) times \(other.shape)") }
    return multiplied(transposingLeft: false, other)
  }

  /// The product A′ B, without forming the transpose.
  ///
  /// - Parameter other: A matrix with as many rows as this one.
  /// - Throws: `NumericsError.shape` when they do not go together.
  /// - Returns: The product.
  public func transposedProduct(_ other: Matrix) throws(NumericsError) -> Matrix {
    guard rows == other.rows else { throw .shape("the transpose of \(shape) times \(other.shape)") }
    return multiplied(transposingLeft: true, other)
  }

  /// The product of the matrix and a vector.
  ///
  /// - Parameter vector: As many numbers as the matrix has columns.
  /// - Throws: `NumericsError.shape` when they do not go together.
  /// - Returns: As many numbers as the matrix has rows.
  public func product(_ vector: [Double]) throws(NumericsError) -> [Double] {
    try product(Matrix(column: vector)).elements
  }

  /// The symmetric matrix A′ A of sums of squares and products of the columns.
  public func gram() -> Matrix {
    var result = Matrix(rows: columns, columns: columns)
    guard rows > 0, columns > 0 else { return result }
    OpenBLAS.prepare()
    var order = Int32(columns)
    var inner = Int32(rows)
    var one = 1.0
    var zero = 0.0
    dsyrk_("L", "T", &order, &inner, &one, elements, &inner, &zero, &result.elements, &order)
    result.mirrorLowerTriangle()
    return result
  }

  private func multiplied(transposingLeft: Bool, _ other: Matrix) -> Matrix {
    let resultRows = transposingLeft ? columns : rows
    let innerCount = transposingLeft ? rows : columns
    var result = Matrix(rows: resultRows, columns: other.columns)
    guard resultRows > 0, other.columns > 0, innerCount > 0 else { return result }
    OpenBLAS.prepare()
    var m = Int32(resultRows)
    var n = Int32(other.columns)
    var k = Int32(innerCount)
    var lead = Int32(rows)
    var one = 1.0
    var zero = 0.0
    dgemm_(
      transposingLeft ? "T" : "N",
      "N",
      &m,
      &n,
      &k,
      &one,
      elements,
      &lead,
      other.elements,
      &k,
      &zero,
      &result.elements,
      &m
    )
    return result
  }

  /// The shape in words, for messages.
  var shape: String { "a \(rows) by \(columns) matrix" }

  /// Copies the lower triangle of a square matrix over the upper one.
  mutating func mirrorLowerTriangle() {
    for column in 0..<columns {
      for row in 0..<column { self[row, column] = self[column, row] }
    }
  }

  /// Checks what every factorisation needs: LAPACK may loop or answer nonsense on NaN.
  func requireSquareAndFinite(_ operation: String) throws(NumericsError) {
    guard rows == columns else { throw .shape("\(operation) needs a square matrix, not \(shape)") }
    try requireFinite(operation)
  }

  /// Checks that no element is NaN or infinite.
  func requireFinite(_ operation: String) throws(NumericsError) {
    guard elements.allSatisfy(\.isFinite) else { throw .notFinite(operation: operation) }
  }
}
