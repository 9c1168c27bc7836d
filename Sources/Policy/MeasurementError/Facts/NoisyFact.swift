// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A number that was observed with a normal error of known standard deviation.
struct NoisyFact: Sendable {
  /// Which fact of which row.
  let slot: FactSlot
  /// Its type.
  let type: NumberType
  /// The observed value x, in base units.
  let observed: Rational
  /// The standard error, above 0, in base units.
  let standardError: Rational
  /// The declared population of true values; `nil` for a flat reference.
  let population: NormalPopulation?

  /// What is believed of the true value once x is observed.
  ///
  /// Flat reference: N(x, se²). Population N(m, s²), by Kelley's regression (T. L. Kelley,
  /// "Fundamentals of Statistics", 1947): N(ρx + (1 − ρ)m, ρ·se²) with ρ = s²/(s² + se²).
  var belief: NormalBelief {
    let variance = standardError * standardError
    guard let population else { return NormalBelief(mean: observed, variance: variance) }
    let reliability = population.reliability(standardError: standardError)
    return NormalBelief(
      mean: reliability * observed + (1 - reliability) * population.mean,
      variance: reliability * variance
    )
  }
}

/// A normal distribution with exact mean and variance.
struct NormalBelief: Sendable, Hashable {
  /// The mean.
  let mean: Rational
  /// The variance; 0 for a certain value.
  let variance: Rational

  /// The standard deviation in binary.
  var deviation: Double { variance.double.squareRoot() }

  /// Numbers from so many standard deviations below the mean to as many above it.
  ///
  /// - Parameter deviations: How many.
  /// - Returns: The ends, outside the exact ones by a rounding error at most.
  func range(deviations: Double) -> (lower: Rational, upper: Rational) {
    let width = Rational(exactly: deviations * deviation) ?? .zero
    return (mean - width, mean + width)
  }
}
