// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import NumericsCore

@Suite struct SharesTests {
  /// Means α/Σα and variances m(1 − m)/(Σα + 1); 20,000 draws, so five standard errors of a mean.
  @Test(arguments: [[4.2, 4.3, 2.5], [0.3, 0.2, 0.5], [40, 1, 0.05], [7]])
  func `shares have the moments of the Dirichlet distribution`(alpha: [Double]) {
    var generator = CounterRandom(seed: 11).generator(unit: 1, replicate: 0)
    let count = 20_000
    let draws = (0..<count).map { _ in generator.dirichlet(alpha) }
    let total = alpha.reduce(0, +)
    for place in alpha.indices {
      let mean = alpha[place] / total
      let variance = mean * (1 - mean) / (total + 1)
      let values = draws.map { $0[place] }
      let found = values.reduce(0, +) / Double(count)
      #expect(abs(found - mean) <= 5 * (variance / Double(count)).squareRoot() + 1e-15)
      let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
      // The fourth moment of a skewed share is large: a tenth of the variance is about 5 errors.
      #expect(abs(spread - variance) <= 0.1 * variance + 1e-15)
    }
    #expect(draws.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-12 && $0.allSatisfy { $0 >= 0 } })
  }

  @Test func `very small parameters still give shares`() {
    var generator = CounterRandom(seed: 5).generator(unit: 1, replicate: 0)
    for _ in 0..<200 {
      let shares = generator.dirichlet([1e-4, 1e-4])
      #expect(shares.allSatisfy { $0.isFinite } && abs(shares[0] + shares[1] - 1) < 1e-12)
    }
  }
}
