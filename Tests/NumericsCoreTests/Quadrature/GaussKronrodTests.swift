// SPDX-License-Identifier: Apache-2.0
import Foundation
import NumericsCore
import Testing

@Suite struct GaussKronrodTests {
  @Test func `polynomials up to degree 22 need one interval`() {
    for degree in 0...22 {
      let power = Double(degree)
      let result = GaussKronrod.integrate(from: 0, to: 1, tolerance: 1) { [pow($0, power)] }
      #expect(result.evaluations == 15)
      #expect(abs(result.integrals[0] - 1 / Double(degree + 1)) < 1e-15)
    }
  }

  @Test func `a kink is halved until the error is small`() {
    let result = GaussKronrod.integrate(from: -1, to: 2, tolerance: 1e-12) { [abs($0 - 0.3)] }
    #expect(result.hasConverged)
    #expect(abs(result.integrals[0] - (1.3 * 1.3 + 1.7 * 1.7) / 2) < 1e-12)
    let split = GaussKronrod.integrate(from: -1, to: 2, splits: [0.3, 7]) { [abs($0 - 0.3)] }
    #expect(split.evaluations == 30)
    #expect(abs(split.integrals[0] - (1.3 * 1.3 + 1.7 * 1.7) / 2) < 1e-14)
  }

  @Test func `several functions share their points`() {
    let result = GaussKronrod.integrate(from: 0, to: Double.pi) { x in
      x > 1 ? [sin(x), 1] : [sin(x)]
    }
    #expect(abs(result.integrals[0] - 2) < 1e-12)
    #expect(abs(result.integrals[1] - (Double.pi - 1)) < 1e-8)
  }

  @Test func `an interval without length is 0`() {
    #expect(GaussKronrod.integrate(from: 1, to: 1) { [exp($0)] }.integrals == [0])
  }
}
