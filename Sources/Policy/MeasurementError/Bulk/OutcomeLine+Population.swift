// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
import NumericsCore

/// How well a decision sorts a normal population whose facts are observed with error.
public struct PopulationFigures: Sendable, Hashable {
  /// Pr(o(X) = o(T)): the decision is the one at the true value.
  public var accuracy: Double
  /// Pr(o(X) met and o(T) not met).
  public var falseMet: Double
  /// Pr(o(X) not met and o(T) met).
  public var falseNotMet: Double
  /// Pr(o(X₁) = o(X₂)) of two independent observations of the same person.
  public var consistency: Double
  /// The outcomes at observed values: the pass rate that is seen.
  public var observed: OutcomeProbabilities
  /// The outcomes at true values.
  public var truth: OutcomeProbabilities
}

extension OutcomeLine {
  /// Accuracy and consistency over a population N(m, s²) of true values.
  ///
  /// T and X = T + e are bivariate normal with correlation s/√(s² + se²), two observations with
  /// correlation ρ = s²/(s² + se²). X counts as continuous (h = 0).
  /// Source: S. A. Livingston and C. Lewis, "Estimating the consistency and accuracy of
  /// classifications based on test scores", Journal of Educational Measurement 32 (1995), for the
  /// notions; here under normality.
  ///
  /// - Parameters:
  ///   - population: The population, of standard deviation above 0; `nil` for the declared one.
  ///   - standardError: The standard error, above 0; `nil` for the one on file.
  /// - Returns: The figures; `nil` without a population, and when nothing varies.
  /// - Complexity: O(intervals²).
  public func figures(
    over population: NormalPopulation? = nil,
    standardError: Rational? = nil
  ) -> PopulationFigures? {
    let error = standardError ?? self.standardError
    guard let population = population ?? self.population, population.deviation > .zero,
      error > .zero
    else { return nil }
    let truth = NormalBelief(
      mean: population.mean,
      variance: population.deviation * population.deviation
    )
    let seen = NormalBelief(mean: population.mean, variance: truth.variance + error * error)
    let reliability = population.reliability(standardError: error).double
    guard let both = try? BivariateNormal(correlation: reliability.squareRoot()),
      let twice = try? BivariateNormal(correlation: reliability)
    else { return nil }
    let line = joined
    var figures = PopulationFigures(
      accuracy: 0,
      falseMet: 0,
      falseNotMet: 0,
      consistency: 0,
      observed: Self.outcomes(line.masses(seen)),
      truth: Self.outcomes(line.masses(truth))
    )
    let (trueEnds, seenEnds) = (line.ends(truth), line.ends(seen))
    for (i, first) in line.keys.enumerated() {
      for (j, second) in line.keys.enumerated() {
        let mass = both.probability(trueEnds[i], seenEnds[j])
        switch (first, second) {
        case _ where first == second:
          figures.accuracy += mass
          figures.consistency += twice.probability(seenEnds[i], seenEnds[j])
        case (.notMet, .met): figures.falseMet += mass
        case (.met, .notMet): figures.falseNotMet += mass
        default: continue
        }
      }
    }
    return figures
  }

  private static func outcomes(
    _ masses: [(key: DecisionOutcome, mass: Double)]
  ) -> OutcomeProbabilities {
    masses.reduce(into: OutcomeProbabilities()) { $0[$1.key] += $1.mass }
  }
}

extension ExactLine {
  /// The ends of each interval in standard deviations from a mean.
  fileprivate func ends(_ belief: NormalBelief) -> [(lower: Double, upper: Double)] {
    let inner = edges.map { ($0 - belief.mean).double / belief.deviation }
    return zip([-Double.infinity] + inner, inner + [.infinity]).map { ($0, $1) }
  }
}
