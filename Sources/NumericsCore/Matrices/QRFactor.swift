// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// A = Q R as LAPACK packs it: R in the upper triangle, the reflections of Q below.
///
/// INVARIANT: at least one column, and at least as many rows as columns.
struct QRFactor {
  private(set) var packed: Matrix
  private var scales: [Double]

  /// The Euclidean length of each column of A.
  let columnLengths: [Double]

  init(_ matrix: Matrix) {
    OpenBLAS.prepare()
    columnLengths = (0..<matrix.columns).map { column in
      let values = matrix.column(column)
      // Scaled, so that the squares neither overflow nor vanish.
      let largest = values.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { return 0 }
      return largest * values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    }
    packed = matrix
    scales = [Double](repeating: 0, count: matrix.columns)
    var m = Int32(matrix.rows)
    var n = Int32(matrix.columns)
    var work = [Double](repeating: 0, count: matrix.columns * 64)
    var size = Int32(work.count)
    var info: Int32 = 0
    dgeqrf_(&m, &n, &packed.elements, &m, &scales, &work, &size, &info)
  }

  /// The x that makes A x closest to `observed`; R must have no zero on its diagonal.
  func solve(_ observed: [Double]) -> [Double] {
    var right = observed
    var m = Int32(packed.rows)
    var n = Int32(packed.columns)
    var one: Int32 = 1
    var work = [Double](repeating: 0, count: 64)
    var size = Int32(work.count)
    var info: Int32 = 0
    dormqr_(
      "L",
      "T",
      &m,
      &one,
      &n,
      packed.elements,
      &m,
      scales,
      &right,
      &m,
      &work,
      &size,
      &info
    )
    dtrtrs_("U", "N", "N", &n, &one, packed.elements, &m, &right, &m, &info)
    return Array(right.prefix(packed.columns))
  }

  /// R⁻¹, upper triangular; R must have no zero on its diagonal.
  func inverseTriangle() -> Matrix {
    let order = packed.columns
    var triangle = Matrix(rows: order, columns: order)
    for column in 0..<order {
      for row in 0...column { triangle[row, column] = packed[row, column] }
    }
    var n = Int32(order)
    var info: Int32 = 0
    dtrtri_("U", "N", &n, &triangle.elements, &n, &info)
    return triangle
  }
}
