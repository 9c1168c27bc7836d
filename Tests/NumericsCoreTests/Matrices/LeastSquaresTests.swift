// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import NumericsCore

@Suite struct LeastSquaresTests {
  /// Longley's data against exact fractions.
  ///
  /// The condition number is 5·10⁹: of 16 digits about
  /// seven remain in the worst case, and 10⁻⁸ is the tolerance for that reason (worst seen 1.2·10⁻¹¹).
  @Test func `Longley's regression keeps eight digits`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/longley.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    var rows: [[Double]] = []
    var expected: [(coefficient: Double, error: Double)] = []
    var sumOfSquares = 0.0
    for line in lines {
      let cells = line.split(separator: ",")
      let numbers = cells.dropFirst().compactMap { Double($0) }
      switch cells[0] {
      case "data": rows.append(numbers)
      case "coefficient": expected.append((numbers[0], numbers[1]))
      default: sumOfSquares = numbers[0]
      }
    }
    let design = try Matrix(rows: rows.map { [1] + $0.dropFirst() })
    let fit = try design.leastSquares(rows.map { $0[0] })
    let errors = try #require(fit.standardErrors)
    #expect(expected.count == 7 && fit.residualDegreesOfFreedom == 9)
    var worst = abs(fit.residualSumOfSquares / sumOfSquares - 1)
    for (index, value) in expected.enumerated() {
      worst = max(worst, abs(fit.coefficients[index] / value.coefficient - 1))
      worst = max(worst, abs(errors[index] / value.error - 1))
    }
    #expect(worst < 1e-8, "worst \(worst)")
  }

  @Test func `a dependent column is named`() throws {
    let design = try Matrix(rows: [[1, 2, 3], [1, 4, 5], [1, 6, 7], [1, 9, 10]])
    #expect(throws: NumericsError.rankDeficient(column: 2)) {
      try design.leastSquares([1, 2, 3, 4])
    }
    let zero = try Matrix(rows: [[1, 0], [1, 0]])
    #expect(throws: NumericsError.rankDeficient(column: 1)) { try zero.leastSquares([1, 2]) }
  }

  @Test func `the scale of a column does not decide its rank`() throws {
    let design = try Matrix(rows: [[1, 1e-200], [1, 2e-200], [1, 4e-200]])
    let fit = try design.leastSquares([3, 5, 9])
    #expect(abs(fit.coefficients[1] / 2e200 - 1) < 1e-13)
    #expect(abs(fit.coefficients[0] - 1) < 1e-13)
  }

  @Test func `as many rows as columns leave no variance`() throws {
    let fit = try Matrix.identity(2).leastSquares([3, 4])
    #expect(fit.coefficients == [3, 4])
    #expect(fit.residualVariance == nil && fit.standardErrors == nil)
    #expect(throws: NumericsError.self) { try Matrix(rows: 1, columns: 2).leastSquares([1]) }
    #expect(throws: NumericsError.self) { try Matrix.identity(2).leastSquares([1, 2, 3]) }
  }

  @Test(arguments: (0..<10).map(Seed.init))
  func `residuals stand at right angles to the columns`(seed: Seed) throws {
    var g = seed.generator
    let n = Int.random(in: 5...60, using: &g)
    var design = Matrix(rows: n, columns: 4, repeating: 1)
    for row in 0..<n {
      for column in 1..<4 { design[row, column] = Double.random(in: -5...5, using: &g) }
    }
    let observed = (0..<n).map { _ in Double.random(in: -5...5, using: &g) }
    let fit = try design.leastSquares(observed)
    for product in try design.transposedProduct(Matrix(column: fit.residuals)).elements {
      #expect(abs(product) < 1e-11)
    }
    let inverse = try design.gram().cholesky().inverse()
    for (a, b) in zip(inverse.elements, fit.inverseGram.elements) { #expect(abs(a - b) < 1e-11) }
  }
}
