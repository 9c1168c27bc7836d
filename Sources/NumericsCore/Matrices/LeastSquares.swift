// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// A linear model fitted by least squares.
public struct LeastSquaresFit: Hashable, Sendable {
  /// One coefficient per column of the design.
  public let coefficients: [Double]

  /// Observed minus fitted, one per row.
  public let residuals: [Double]

  /// The sum of squared residuals.
  public let residualSumOfSquares: Double

  /// (X′X)⁻¹, from the triangle of the QR factorisation: times the error variance, this is the
  /// covariance of the coefficients.
  public let inverseGram: Matrix

  /// Rows minus columns.
  public var residualDegreesOfFreedom: Int { residuals.count - coefficients.count }

  /// The unbiased error variance; `nil` when no degree of freedom is left.
  public var residualVariance: Double? {
    residualDegreesOfFreedom > 0 ? residualSumOfSquares / Double(residualDegreesOfFreedom) : nil
  }

  /// The standard error of each coefficient; `nil` when no degree of freedom is left.
  public var standardErrors: [Double]? {
    residualVariance.map { variance in inverseGram.diagonal.map { (variance * $0).squareRoot() } }
  }
}

extension Matrix {
  /// Fits y by the columns of this matrix, by Householder QR.
  ///
  /// Nothing is dropped silently: a column whose part outside the span of the columns before it is
  /// smaller than `tolerance` times its length is an error. R's `lm` uses 10⁻⁷ for the same test.
  ///
  /// - Parameters:
  ///   - observed: y, one number per row.
  ///   - tolerance: The relative length below which a column counts as dependent.
  /// - Throws: `NumericsError.rankDeficient`, `NumericsError.shape` or `NumericsError.notFinite`.
  /// - Returns: The fit.
  public func leastSquares(
    _ observed: [Double],
    tolerance: Double = 1e-10
  ) throws(NumericsError) -> LeastSquaresFit {
    guard observed.count == rows else {
      throw .shape("\(observed.count) observations for \(rows) rows")
    }
    guard columns > 0, rows >= columns else {
      throw .shape("least squares needs one column or more and as many rows, not \(shape)")
    }
    try requireFinite("least squares")
    guard observed.allSatisfy(\.isFinite) else { throw .notFinite(operation: "least squares") }
    let qr = QRFactor(self)
    for column in 0..<columns {
      let length = qr.columnLengths[column]
      guard abs(qr.packed[column, column]) > tolerance * length else {
        throw .rankDeficient(column: column)
      }
    }
    let inverse = qr.inverseTriangle()
    let coefficients = qr.solve(observed)
    let fitted = try product(coefficients)
    let residuals = zip(observed, fitted).map { $0 - $1 }
    return LeastSquaresFit(
      coefficients: coefficients,
      residuals: residuals,
      residualSumOfSquares: residuals.reduce(0) { $0 + $1 * $1 },
      inverseGram: try inverse.product(inverse.transposed)
    )
  }
}
