// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import NumericsCore

/// Random continuous distributions with parameters over many orders of magnitude.
private func continuousDistributions(_ g: inout SplitMix64) throws -> [any Distribution] {
  func size(_ range: ClosedRange<Double>) -> Double {
    pow2(Double.random(in: range, using: &g))
  }
  return [
    NormalDistribution.standard,
    try StudentT(degreesOfFreedom: size(-1...20)),
    try ChiSquared(degreesOfFreedom: size(-1...12)),
    try FDistribution(numeratorDegrees: size(0...10), denominatorDegrees: size(0...10)),
    try BetaDistribution(alpha: size(-2...9), beta: size(-2...9)),
  ]
}

/// Two to a power, whole part exact; enough for drawing test parameters.
private func pow2(_ exponent: Double) -> Double {
  let whole = exponent.rounded(.down)
  return Double(sign: .plus, exponent: Int(whole), significand: 1 + (exponent - whole))
}

/// 0, 1, and every kind of outside.
private let noProbabilities = [
  -0.1, -Double.leastNonzeroMagnitude, 1.0.nextUp, 2, .infinity, -.infinity, .nan,
]

@Suite struct DistributionLawTests {
  /// In the lower tail F⁻¹ is taken by p and in the upper by q, each down to 10⁻²⁵⁰.
  ///
  /// The relative
  /// error of F(F⁻¹(p)) is that of x times x f(x) / F(x), the condition number, plus that of F.
  @Test(arguments: (0..<40).map(Seed.init))
  func `a quantile undoes the cumulative probability`(seed: Seed) throws {
    var g = seed.generator
    for distribution in try continuousDistributions(&g) {
      for _ in 0..<10 {
        let p = pow2(Double.random(in: -830 ... -1, using: &g))
        let x = distribution.quantile(p)
        if x.isFinite, abs(x) > 1e-300, x < 1 - 1e-10 || !(distribution is BetaDistribution) {
          let condition = abs(x) * distribution.density(x) / p
          let error = abs(distribution.cumulative(x) - p) / p
          #expect(error < 1e-13 + 4 * condition * 0x1p-52, "\(distribution) p = \(p), x = \(x)")
        } else {
          #expect(!x.isNaN, "\(distribution) p = \(p)")
        }
        let y = distribution.complementQuantile(p)
        if y.isFinite, abs(y) > 1e-300, y < 1 - 1e-10 || !(distribution is BetaDistribution) {
          let condition = abs(y) * distribution.density(y) / p
          let error = abs(distribution.survival(y) - p) / p
          #expect(error < 1e-13 + 4 * condition * 0x1p-52, "\(distribution) q = \(p), x = \(y)")
        } else {
          #expect(!y.isNaN, "\(distribution) q = \(p)")
        }
      }
    }
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `both tails add to one and the cumulative probability rises`(seed: Seed) throws {
    var g = seed.generator
    for distribution in try continuousDistributions(&g) {
      let points = (0..<20).map { _ in
        distribution.quantile(Double.random(in: 0.001...0.999, using: &g))
      }
      var before = 0.0
      for x in points.sorted() {
        let lower = distribution.cumulative(x)
        #expect(abs(lower + distribution.survival(x) - 1) < 1e-14)
        // Where two points nearly coincide rounding may turn the order by a few units.
        #expect(lower >= before - 1e-14)
        before = lower
      }
    }
  }

  @Test(arguments: (0..<30).map(Seed.init))
  func `a binomial quantile is the smallest number that reaches p`(seed: Seed) throws {
    var g = seed.generator
    let n = Int.random(in: 0...400, using: &g)
    let binomial = try BinomialDistribution(
      trials: n,
      probability: Double.random(in: 0...1, using: &g)
    )
    var probabilities = (0..<20).map { _ in Double.random(in: 0...1, using: &g) }
    // Ties: p exactly the cumulative probability of some k.
    probabilities += (0..<20).map { _ in
      binomial.cumulative(Double(Int.random(in: 0...n, using: &g)))
    }
    for p in probabilities where p > 0 && p < 1 {
      let k = binomial.quantile(p)
      #expect(binomial.cumulative(k) >= p)
      #expect(k == 0 || binomial.cumulative(k - 1) < p, "n = \(n), p = \(p), k = \(k)")
      let c = binomial.complementQuantile(p)
      #expect(binomial.survival(c) <= p)
      #expect(c == 0 || binomial.survival(c - 1) > p, "n = \(n), q = \(p), k = \(c)")
    }
    let total = (0...n).reduce(0.0) { $0 + binomial.density(Double($1)) }
    #expect(abs(total - 1) < 1e-13)
  }

  @Test func `NaN and a probability outside the unit interval give NaN`() throws {
    var g = Seed(1).generator
    let all = try continuousDistributions(&g) + [BinomialDistribution(trials: 9, probability: 0.4)]
    for distribution in all {
      for p in noProbabilities {
        #expect(distribution.quantile(p).isNaN, "\(distribution) \(p)")
        #expect(distribution.complementQuantile(p).isNaN, "\(distribution) \(p)")
      }
      #expect(distribution.density(.nan).isNaN)
      #expect(distribution.cumulative(.nan).isNaN)
      #expect(distribution.survival(.nan).isNaN)
    }
  }

  @Test func `the infinities are limits and the ends of the support are quantiles`() throws {
    let cases: [(any Distribution, Double, Double)] = [
      (NormalDistribution.standard, -.infinity, .infinity),
      (try StudentT(degreesOfFreedom: 1), -.infinity, .infinity),
      (try StudentT(degreesOfFreedom: 7), -.infinity, .infinity),
      (try ChiSquared(degreesOfFreedom: 3), 0, .infinity),
      (try FDistribution(numeratorDegrees: 1, denominatorDegrees: 1), 0, .infinity),
      (try FDistribution(numeratorDegrees: 3, denominatorDegrees: 5), 0, .infinity),
      (try BetaDistribution(alpha: 2, beta: 0.5), 0, 1),
      (try BinomialDistribution(trials: 12, probability: 0.25), 0, 12),
    ]
    for (distribution, lower, upper) in cases {
      #expect(distribution.cumulative(-.infinity) == 0)
      #expect(distribution.cumulative(.infinity) == 1)
      #expect(distribution.survival(-.infinity) == 1)
      #expect(distribution.survival(.infinity) == 0)
      #expect(distribution.density(-.infinity) == 0)
      #expect(distribution.density(.infinity) == 0)
      #expect(distribution.quantile(0) == lower, "\(distribution)")
      #expect(distribution.quantile(1) == upper, "\(distribution)")
      #expect(distribution.complementQuantile(1) == lower, "\(distribution)")
      #expect(distribution.complementQuantile(0) == upper, "\(distribution)")
    }
  }

  @Test func `outside the support nothing happens`() throws {
    let beta = try BetaDistribution(alpha: 0.5, beta: 3)
    #expect(beta.density(-0.1) == 0 && beta.density(1.1) == 0)
    #expect(beta.cumulative(-1) == 0 && beta.cumulative(2) == 1 && beta.survival(2) == 0)
    #expect(beta.density(0) == .infinity && beta.density(1) == 0)
    #expect(try BetaDistribution(alpha: 1, beta: 3).density(0) == 3)
    #expect(try ChiSquared(degreesOfFreedom: 1).density(0) == .infinity)
    #expect(try ChiSquared(degreesOfFreedom: 2).density(0) == 0.5)
    #expect(try ChiSquared(degreesOfFreedom: 2).density(-1) == 0)
    let binomial = try BinomialDistribution(trials: 3, probability: 0.5)
    #expect(binomial.density(1.5) == 0)
    #expect(binomial.cumulative(1.5) == 0.5)
    #expect(binomial.density(-1) == 0 && binomial.density(4) == 0)
  }

  @Test func `a certain binomial has one value`() throws {
    for (n, p, value) in [(0, 0.3, 0.0), (5, 0.0, 0.0), (5, 1.0, 5.0)] {
      let binomial = try BinomialDistribution(trials: n, probability: p)
      #expect(binomial.density(value) == 1)
      #expect(binomial.cumulative(value) == 1 && binomial.survival(value) == 0)
      #expect(binomial.cumulative(value - 1) == 0 && binomial.survival(value - 1) == 1)
      #expect(binomial.quantile(0.5) == value && binomial.complementQuantile(0.5) == value)
    }
  }

  @Test func `a bad parameter is refused with its name and value`() throws {
    #expect(
      throws: NumericsError.parameter(
        name: "the standard deviation",
        value: 0,
        requirement: "positive and finite"
      )
    ) { try NormalDistribution(mean: 0, standardDeviation: 0) }
    #expect(throws: NumericsError.self) {
      try NormalDistribution(mean: .infinity, standardDeviation: 1)
    }
    for bad in [0, -1, .infinity, .nan] {
      #expect(throws: NumericsError.self) { try StudentT(degreesOfFreedom: bad) }
      #expect(throws: NumericsError.self) { try ChiSquared(degreesOfFreedom: bad) }
      #expect(throws: NumericsError.self) {
        try FDistribution(numeratorDegrees: 1, denominatorDegrees: bad)
      }
      #expect(throws: NumericsError.self) { try BetaDistribution(alpha: bad, beta: 1) }
    }
    #expect(throws: NumericsError.self) { try BinomialDistribution(trials: -1, probability: 0.5) }
    let error = #expect(throws: NumericsError.self) {
      try BinomialDistribution(trials: 3, probability: 1.5)
    }
    #expect(error?.description == "the probability of success is 1.5; it must be from 0 to 1")
  }

  @Test func `a normal distribution is shifted and scaled`() throws {
    let iq = try NormalDistribution(mean: 100, standardDeviation: 15)
    #expect(iq.cumulative(100) == 0.5)
    #expect(iq.quantile(0.5) == 100)
    #expect(iq.density(130) == NormalDistribution.standard.density(2) / 15)
    #expect(iq.survival(130) == NormalDistribution.standard.survival(2))
  }
}
