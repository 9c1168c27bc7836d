// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import NumericsCore

@Suite struct SampleQuantileTests {
  @Test func `a quantile lies on the line between its neighbours`() {
    let values = [1.0, 2, 4, 8]
    #expect(values.sampleQuantile(0) == 1 && values.sampleQuantile(1) == 8)
    #expect(values.sampleQuantile(0.5) == 3)
    #expect(values.sampleQuantile(0.75) == 5)
    #expect([7.0].sampleQuantile(0.3) == 7)
  }

  @Test func `the central interval does not depend on the order`() {
    let values = (0...100).map(Double.init)
    let interval = values.percentileInterval(0.9)
    // The shares .05 and .95 are no binary numbers.
    #expect(abs(interval.lowerBound - 5) < 1e-12 && abs(interval.upperBound - 95) < 1e-12)
    #expect(Array(values.reversed()).percentileInterval(0.9) == interval)
  }
}
