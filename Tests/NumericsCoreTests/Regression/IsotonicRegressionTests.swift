// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import NumericsCore

@Suite struct IsotonicRegressionTests {
  /// Expected: scipy 1.17.1, `scipy.optimize.isotonic_regression` with the same weights.
  @Test func `violators are pooled`() throws {
    let fit = try IsotonicRegression(
      [3, 1, 2, 5, 4, 4.5, 1.5, 7],
      weights: [1, 2, 1, 1, 3, 1, 2, 1]
    )
    let expected = [5 / 3.0, 5 / 3.0, 2, 3.5, 3.5, 3.5, 3.5, 7]
    for (a, b) in zip(fit.fitted, expected) { #expect(abs(a - b) < 1e-15) }
    #expect(fit.blocks.map(\.indices) == [0..<2, 2..<3, 3..<7, 7..<8])
    #expect(fit.blocks.map(\.weight) == [3, 1, 7, 1])
  }

  @Test func `an ordered sequence stays as it is`() throws {
    #expect(try IsotonicRegression([0.1, 0.2, 0.2, 0.7]).fitted == [0.1, 0.2, 0.2, 0.7])
    #expect(try IsotonicRegression([]).fitted.isEmpty)
    #expect(try IsotonicRegression([0.3, 0.3, 0.3]).blocks.count == 1)
  }

  @Test func `bad weights and values are refused`() {
    #expect(throws: NumericsError.self) { try IsotonicRegression([1, 2], weights: [1]) }
    #expect(throws: NumericsError.self) { try IsotonicRegression([1, 2], weights: [1, 0]) }
    #expect(throws: NumericsError.self) { try IsotonicRegression([1, .nan]) }
  }

  /// The fit is max over i ≤ k of min over j ≥ k of the mean of i...j: a formula apart from pooling.
  @Test(arguments: (0..<30).map(Seed.init))
  func `the fit is the maximum of minima of means`(seed: Seed) throws {
    var g = seed.generator
    let n = Int.random(in: 1...14, using: &g)
    let values = (0..<n).map { _ in Double(Int.random(in: -9...9, using: &g)) }
    let weights = (0..<n).map { _ in Double(Int.random(in: 1...5, using: &g)) }
    let fitted = try IsotonicRegression(values, weights: weights).fitted
    for k in 0..<n {
      let expected = (0...k).map { i in
        (k..<n).map { j -> Double in
          let total = (i...j).reduce(0.0) { $0 + weights[$1] }
          return (i...j).reduce(0.0) { $0 + weights[$1] * values[$1] } / total
        }.min() ?? .nan
      }.max()
      #expect(abs(fitted[k] - (try #require(expected))) < 1e-13)
    }
  }
}
