// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import NumericsCore

@Suite struct CompensatedSumTests {
  @Test func `small terms survive large ones`() {
    #expect([1, 1e100, 1, -1e100].compensatedSum() == 2)
    #expect(Array(repeating: 0.1, count: 10).compensatedSum() == 1)
    #expect([Double]().compensatedSum() == 0)
    #expect([Double.infinity, 1].compensatedSum() == .infinity)
    #expect([Double.infinity, -.infinity].compensatedSum().isNaN)
  }

  @Test(arguments: (0..<5).map(Seed.init))
  func `a sum in chunks agrees with exact arithmetic`(seed: Seed) throws {
    var g = seed.generator
    let terms = (0..<1000).map { _ in
      Double.random(in: -1...1, using: &g) * (g.next() % 2 == 0 ? 1 : 1e8)
    }
    var exact = Rational.zero
    for term in terms { exact += try #require(Rational(exactly: term)) }
    let sum = OrderedParallel.reduce(
      CompensatedSum(),
      count: terms.count,
      chunkSize: 100,
      threads: 2
    ) { chunk in
      var part = CompensatedSum()
      for index in chunk { part.add(terms[index]) }
      return part
    } combine: {
      $0.add($1)
    }
    #expect(abs(sum.value - exact.double) <= exact.double.ulp)
  }
}
