// SPDX-License-Identifier: Apache-2.0
import CNumerics

extension Matrix {
  /// Solves A X = B for a general square A, by elimination with row exchanges.
  ///
  /// For a symmetric positive definite A, `cholesky().solve` is faster and says when A is not.
  /// A matrix that is singular but for rounding is not noticed here.
  ///
  /// - Parameter right: B, with as many rows as A.
  /// - Throws: `NumericsError.singular`, `NumericsError.shape` or `NumericsError.notFinite`.
  /// - Returns: X.
  public func solve(_ right: Matrix) throws(NumericsError) -> Matrix {
    try requireSquareAndFinite("solving")
    guard right.rows == rows else {
      throw .shape("the right side is \(right.shape), the left \(shape)")
    }
    try right.requireFinite("solving")
    guard rows > 0, right.columns > 0 else { return right }
    OpenBLAS.prepare()
    var left = elements
    var solution = right
    var order = Int32(rows)
    var count = Int32(right.columns)
    var pivots = [Int32](repeating: 0, count: rows)
    var info: Int32 = 0
    dgesv_(&order, &count, &left, &order, &pivots, &solution.elements, &order, &info)
    guard info == 0 else { throw .singular(position: Int(info)) }
    return solution
  }

  /// Solves A x = b for one right side.
  ///
  /// - Parameter right: b, one number per row.
  /// - Throws: As `solve` for a matrix.
  /// - Returns: x.
  public func solve(_ right: [Double]) throws(NumericsError) -> [Double] {
    try solve(Matrix(column: right)).elements
  }
}
