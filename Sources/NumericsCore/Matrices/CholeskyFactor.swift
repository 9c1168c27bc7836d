// SPDX-License-Identifier: Apache-2.0
import CNumerics
import Foundation

/// The lower triangular L with A = L L′, for a symmetric positive definite A.
public struct CholeskyFactor: Hashable, Sendable {
  /// The triangle L, zeros above its diagonal.
  public let lower: Matrix

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double { 2 * lower.diagonal.reduce(0) { $0 + log($1) } }

  init(lower: Matrix) { self.lower = lower }

  /// Solves A X = B.
  ///
  /// - Parameter right: B, with as many rows as A.
  /// - Throws: `NumericsError.shape` or `NumericsError.notFinite`.
  /// - Returns: X.
  public func solve(_ right: Matrix) throws(NumericsError) -> Matrix {
    guard right.rows == lower.rows else {
      throw .shape("the right side is \(right.shape), the factor \(lower.shape)")
    }
    try right.requireFinite("solving")
    guard right.rows > 0, right.columns > 0 else { return right }
    var solution = right
    var order = Int32(lower.rows)
    var count = Int32(right.columns)
    var info: Int32 = 0
    dpotrs_("L", &order, &count, lower.elements, &order, &solution.elements, &order, &info)
    return solution
  }

  /// The inverse of A.
  ///
  /// - Throws: `NumericsError.singular` when a diagonal element of L underflowed to zero.
  /// - Returns: A symmetric matrix.
  public func inverse() throws(NumericsError) -> Matrix {
    guard lower.rows > 0 else { return lower }
    var result = lower
    var order = Int32(lower.rows)
    var info: Int32 = 0
    dpotri_("L", &order, &result.elements, &order, &info)
    guard info == 0 else { throw .singular(position: Int(info)) }
    result.mirrorLowerTriangle()
    return result
  }
}

extension Matrix {
  /// The Cholesky factor of a symmetric positive definite matrix.
  ///
  /// Only the lower triangle is read.
  ///
  /// - Throws: `NumericsError.notPositiveDefinite`, `NumericsError.shape` or
  ///   `NumericsError.notFinite`.
  /// - Returns: The factor L, with A = L L′.
  public func cholesky() throws(NumericsError) -> CholeskyFactor {
    try requireSquareAndFinite("the Cholesky factorisation")
    var factor = self
    for column in 0..<columns {
      for row in 0..<column { factor[row, column] = 0 }
    }
    guard rows > 0 else { return CholeskyFactor(lower: factor) }
    OpenBLAS.prepare()
    var order = Int32(rows)
    var info: Int32 = 0
    dpotrf_("L", &order, &factor.elements, &order, &info)
    guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
    return CholeskyFactor(lower: factor)
  }
}
