// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import NumericsCore

private func randomMatrix(_ rows: Int, _ columns: Int, _ g: inout SplitMix64) -> Matrix {
  var matrix = Matrix(rows: rows, columns: columns)
  for column in 0..<columns {
    for row in 0..<rows { matrix[row, column] = Double.random(in: -1...1, using: &g) }
  }
  return matrix
}

/// The largest difference of two matrices of one shape.
private func distance(_ a: Matrix, _ b: Matrix) -> Double {
  precondition(a.rows == b.rows && a.columns == b.columns)
  return zip(a.elements, b.elements).reduce(0) { max($0, abs($1.0 - $1.1)) }
}

@Suite struct MatrixTests {
  @Test func `elements stand column by column`() throws {
    let matrix = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix[1, 2] == 6)
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(1) == [2, 5])
    #expect(matrix.transposed == (try Matrix(rows: [[1, 4], [2, 5], [3, 6]])))
    #expect(matrix.diagonal == [1, 5])
    #expect(Matrix.identity(2).elements == [1, 0, 0, 1])
  }

  @Test func `products of small matrices are exact`() throws {
    let a = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    let b = try Matrix(rows: [[1, 0], [2, 1], [0, 3]])
    #expect(try a.product(b) == (try Matrix(rows: [[5, 11], [14, 23]])))
    #expect(try a.transposedProduct(a) == a.gram())
    #expect(a.gram() == (try Matrix(rows: [[17, 22, 27], [22, 29, 36], [27, 36, 45]])))
    #expect(try a.product([1, 1, 1]) == [6, 15])
  }

  @Test func `shapes that do not go together are named`() throws {
    let a = Matrix(rows: 2, columns: 3)
    let error = #expect(throws: NumericsError.self) { try a.product(a) }
    #expect(error?.description == "a 2 by 3 matrix times a 2 by 3 matrix")
    #expect(throws: NumericsError.self) { try a.transposedProduct(Matrix(rows: 3, columns: 1)) }
    #expect(throws: NumericsError.self) { try a.product([1, 2]) }
    #expect(throws: NumericsError.self) { try a.cholesky() }
    #expect(throws: NumericsError.self) { try a.symmetricEigen() }
    #expect(throws: NumericsError.self) { try a.solve([1, 2]) }
    #expect(throws: NumericsError.self) { try Matrix(rows: [[1, 2], [3]]) }
    #expect(throws: NumericsError.self) { try Matrix(rows: 2, columns: 2, elements: [1]) }
  }

  @Test func `NaN and infinity are refused before LAPACK sees them`() throws {
    for bad in [Double.nan, .infinity] {
      let matrix = try Matrix(rows: [[1, bad], [bad, 1]])
      #expect(throws: NumericsError.self) { try matrix.cholesky() }
      #expect(throws: NumericsError.self) { try matrix.symmetricEigen() }
      #expect(throws: NumericsError.self) { try matrix.solve([1, 1]) }
      #expect(throws: NumericsError.self) { try matrix.leastSquares([1, 1]) }
      #expect(throws: NumericsError.self) { try Matrix.identity(2).leastSquares([1, bad]) }
      #expect(throws: NumericsError.self) { try Matrix.identity(2).solve([1, bad]) }
    }
  }

  @Test func `a matrix without elements has empty answers`() throws {
    let empty = Matrix(rows: 0, columns: 0)
    #expect(try empty.product(empty) == empty)
    #expect(empty.gram() == empty)
    #expect(try empty.symmetricEigen().values.isEmpty)
    #expect(try empty.cholesky().logDeterminant == 0)
    #expect(try empty.solve([]).isEmpty)
    #expect(
      try Matrix(rows: 2, columns: 0).product(Matrix(rows: 0, columns: 2)).elements == [0, 0, 0, 0]
    )
    #expect(throws: NumericsError.self) { try Matrix(rows: 3, columns: 0).leastSquares([1, 2, 3]) }
  }

  /// Pascal's symmetric matrix has determinant 1 and the binomial triangle as its factor.
  @Test func `the factor of Pascal's matrix is Pascal's triangle`() throws {
    var pascal = Matrix(rows: 6, columns: 6, repeating: 1)
    var triangle = Matrix(rows: 6, columns: 6)
    for i in 0..<6 {
      for j in 0..<6 {
        if i > 0, j > 0 { pascal[i, j] = pascal[i - 1, j] + pascal[i, j - 1] }
        if j <= i {
          triangle[i, j] = j == 0 ? 1 : triangle[i - 1, j - 1] + (i > j ? triangle[i - 1, j] : 0)
        }
      }
    }
    let factor = try pascal.cholesky()
    // The factor's condition number is about 400; ten times that in rounding units.
    #expect(distance(factor.lower, triangle) < 1e-12)
    #expect(abs(factor.logDeterminant) < 1e-11)
    #expect(distance(try pascal.product(factor.inverse()), .identity(6)) < 1e-9)
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `factors and solutions of a random positive definite matrix fit together`(seed: Seed) throws
  {
    var g = seed.generator
    let n = Int.random(in: 1...30, using: &g)
    // The diagonal keeps the condition number below about 100.
    var a = randomMatrix(n + 5, n, &g).gram()
    for i in 0..<n { a[i, i] += 1 }
    let factor = try a.cholesky()
    #expect(distance(try factor.lower.product(factor.lower.transposed), a) < 1e-13 * Double(n))
    let b = randomMatrix(n, 3, &g)
    let x = try factor.solve(b)
    #expect(distance(try a.product(x), b) < 1e-12)
    #expect(distance(try a.solve(b), x) < 1e-12)
    #expect(distance(try a.product(factor.inverse()), .identity(n)) < 1e-12)
    let eigen = try a.symmetricEigen()
    let rebuilt = try eigen.vectors.product(.diagonal(eigen.values))
      .product(eigen.vectors.transposed)
    #expect(distance(rebuilt, a) < 1e-12)
    #expect(distance(eigen.vectors.gram(), .identity(n)) < 1e-13)
    #expect(eigen.values == eigen.values.sorted())
    let logarithms = eigen.values.reduce(0.0) { $0 + log($1) }
    #expect(abs(logarithms - factor.logDeterminant) < 1e-10)
  }

  /// The second difference matrix of order n has the eigenvalues 2 − 2 cos(k π / (n + 1)).
  @Test func `eigenvalues of the second difference are cosines`() throws {
    let n = 12
    var matrix = Matrix.diagonal(Array(repeating: 2, count: n))
    for i in 1..<n {
      matrix[i, i - 1] = -1
      matrix[i - 1, i] = -1
    }
    let eigen = try matrix.symmetricEigen()
    for k in 1...n {
      let expected = 2 - 2 * cos(Double(k) * .pi / Double(n + 1))
      #expect(abs(eigen.values[k - 1] - expected) < 1e-14)
      let vector = eigen.vectors.column(k - 1)
      let largest = vector.reduce(0) { max($0, abs($1)) }
      #expect(try #require(vector.first { abs($0) > largest * (1 - 1e-9) }) > 0)
    }
  }

  @Test func `what has no factor or solution says where`() throws {
    let indefinite = try Matrix(rows: [[1, 0, 0], [0, 1, 2], [0, 2, 1]])
    #expect(throws: NumericsError.notPositiveDefinite(order: 3)) { try indefinite.cholesky() }
    let singular = try Matrix(rows: [[1, 2], [2, 4]])
    #expect(throws: NumericsError.singular(position: 2)) { try singular.solve([1, 1]) }
  }

  @Test func `a general system is solved with row exchanges`() throws {
    let matrix = try Matrix(rows: [[0, 2, 1], [1, 0, 0], [3, 0, 4]])
    let x = try matrix.solve([7, 1, 15])
    #expect(zip(x, [1, 2, 3]).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  @Test func `sums are the same bits on every thread`() {
    var g = Seed(3).generator
    let a = randomMatrix(200, 150, &g)
    let expected = a.gram()
    let copies = OrderedParallel.map(count: 8, threads: 4) { _ in a.gram() }
    #expect(copies.allSatisfy { $0 == expected })
  }
}
