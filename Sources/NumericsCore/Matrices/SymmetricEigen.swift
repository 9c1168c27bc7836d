// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// The eigenvalues and eigenvectors of a symmetric matrix.
public struct SymmetricEigen: Hashable, Sendable {
  /// The eigenvalues in ascending order.
  public let values: [Double]

  /// The eigenvectors, one column per value, of length 1 and orthogonal to one another.
  ///
  /// The sign of a vector is free; here its largest element in size is positive (the first of
  /// several). Vectors of equal eigenvalues are one basis of many.
  public let vectors: Matrix
}

extension Matrix {
  /// The eigenvalues and eigenvectors of a symmetric matrix (LAPACK's divide and conquer).
  ///
  /// Only the lower triangle is read.
  ///
  /// - Throws: `NumericsError.noConvergence`, `NumericsError.shape` or `NumericsError.notFinite`.
  /// - Returns: Values in ascending order with their vectors.
  public func symmetricEigen() throws(NumericsError) -> SymmetricEigen {
    try requireSquareAndFinite("the eigenvalue decomposition")
    guard rows > 0 else { return SymmetricEigen(values: [], vectors: self) }
    OpenBLAS.prepare()
    var vectors = self
    var values = [Double](repeating: 0, count: rows)
    var order = Int32(rows)
    var info: Int32 = 0
    // The sizes LAPACK's documentation asks for with job "V".
    var work = [Double](repeating: 0, count: 1 + 6 * rows + 2 * rows * rows)
    var integerWork = [Int32](repeating: 0, count: 3 + 5 * rows)
    var workSize = Int32(work.count)
    var integerSize = Int32(integerWork.count)
    dsyevd_(
      "V",
      "L",
      &order,
      &vectors.elements,
      &order,
      &values,
      &work,
      &workSize,
      &integerWork,
      &integerSize,
      &info
    )
    guard info == 0 else { throw .noConvergence(operation: "the eigenvalue decomposition") }
    for column in 0..<columns { vectors.makeLargestPositive(column: column) }
    return SymmetricEigen(values: values, vectors: vectors)
  }

  private mutating func makeLargestPositive(column: Int) {
    let values = self.column(column)
    // Sizes equal but for rounding count as equal, so that the choice is the same everywhere.
    let largest = values.reduce(0) { max($0, abs($1)) } * (1 - 1e-9)
    guard let leading = values.first(where: { abs($0) >= largest }), leading < 0 else { return }
    for row in 0..<rows { self[row, column] = -self[row, column] }
  }
}
