// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import NumericsCore

/// One row of `Reference/distributions.csv`.
struct DistributionCase: Sendable, CustomTestStringConvertible {
  let family: String
  let parameters: [Double]
  let function: String
  let argument: Double
  let expected: Double

  var testDescription: String { "\(family)\(parameters) \(function)(\(argument))" }

  static let all: [DistributionCase] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/distributions.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst(2).compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count == 6, let argument = Double(cells[4]), let expected = Double(cells[5])
      else { return nil }
      return DistributionCase(
        family: String(cells[0]),
        parameters: cells[1...2].compactMap { Double($0) },
        function: String(cells[3]),
        argument: argument,
        expected: expected
      )
    }
  }()

  func distribution() throws -> any Distribution {
    switch family {
    case "normal": NormalDistribution.standard
    case "studentT": try StudentT(degreesOfFreedom: parameters[0])
    case "chiSquared": try ChiSquared(degreesOfFreedom: parameters[0])
    case "f":
      try FDistribution(numeratorDegrees: parameters[0], denominatorDegrees: parameters[1])
    case "beta": try BetaDistribution(alpha: parameters[0], beta: parameters[1])
    default: try BinomialDistribution(trials: Int(parameters[0]), probability: parameters[1])
    }
  }

  func actual() throws -> Double {
    let distribution = try distribution()
    return switch function {
    case "density": distribution.density(argument)
    case "cumulative": distribution.cumulative(argument)
    case "survival": distribution.survival(argument)
    case "quantile": distribution.quantile(argument)
    default: distribution.complementQuantile(argument)
    }
  }
}

/// A family of distributions, the functions tested, and how near they must come.
struct AccuracyClaim: Sendable, CustomTestStringConvertible {
  let family: String
  let functions: [String]
  /// The largest relative error that passes, in units of 2⁻⁵².
  let units: Double
  /// The largest one seen (Boost 1.74 on x86-64, whose `long double` has 64 bits).
  let worstSeen: Double

  var testDescription: String { "\(family) \(functions.joined(separator: ", "))" }

  private static let probabilities = ["density", "cumulative", "survival"]
  private static let quantiles = ["quantile", "complementQuantile"]

  /// The claims, each about twice the worst error seen.
  ///
  /// Why not all are below 1: the F function rounds the argument of the incomplete beta function to
  /// binary64 and then raises it to the power 250, which costs 83 units in a tail of 10⁻²¹¹, and
  /// for t with a million degrees of freedom likewise; a chi-squared quantile near 0 is solved for
  /// with a few bits to spare. All claims are far below the relative 10⁻¹³ that is wanted.
  static let all = [
    AccuracyClaim(family: "normal", functions: probabilities, units: 2, worstSeen: 0.71),
    AccuracyClaim(family: "normal", functions: quantiles, units: 2, worstSeen: 0.78),
    AccuracyClaim(family: "studentT", functions: probabilities, units: 12, worstSeen: 5.7),
    AccuracyClaim(family: "studentT", functions: quantiles, units: 2, worstSeen: 1.0),
    AccuracyClaim(family: "chiSquared", functions: probabilities, units: 2, worstSeen: 0.76),
    AccuracyClaim(family: "chiSquared", functions: quantiles, units: 16, worstSeen: 8.1),
    AccuracyClaim(family: "f", functions: probabilities, units: 128, worstSeen: 83.0),
    AccuracyClaim(family: "f", functions: quantiles, units: 4, worstSeen: 1.3),
    AccuracyClaim(family: "beta", functions: probabilities, units: 2, worstSeen: 0.79),
    AccuracyClaim(family: "beta", functions: quantiles, units: 2, worstSeen: 0),
    AccuracyClaim(family: "binomial", functions: probabilities, units: 8, worstSeen: 4.2),
    AccuracyClaim(family: "binomial", functions: quantiles, units: 0, worstSeen: 0),
  ]
}

@Suite struct DistributionReferenceTests {
  @Test func `the reference table is complete`() {
    #expect(DistributionCase.all.count == 1538)
    #expect(Set(DistributionCase.all.map(\.family)).count == 6)
  }

  @Test(arguments: AccuracyClaim.all)
  func `values agree with 50 digits`(claim: AccuracyClaim) throws {
    var worst = (units: 0.0, name: "")
    for row in DistributionCase.all
    where row.family == claim.family && claim.functions.contains(row.function) {
      let actual = try row.actual()
      // Half a spacing of subnormal numbers is always allowed: they have no relative precision.
      let distance = max(abs(actual - row.expected) - .leastNonzeroMagnitude, 0)
      let units = row.expected == 0 ? distance : distance / abs(row.expected) / 0x1p-52
      if !(units <= worst.units) { worst = (units, row.testDescription) }
    }
    #expect(worst.units <= claim.units, "\(worst.units) units at \(worst.name)")
  }

  @Test func `a binomial quantile is exact`() throws {
    for row in DistributionCase.all
    where row.family == "binomial" && row.function.hasSuffix("uantile") {
      #expect(try row.actual() == row.expected, "\(row.testDescription)")
    }
  }
}
