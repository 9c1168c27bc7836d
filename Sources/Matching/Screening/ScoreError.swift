// SPDX-License-Identifier: Apache-2.0
public import NumericsCore

/// The error of measurement of a score, and how likely the true score reaches a cut.
///
/// - flat: `P(true ≥ c | x) = Φ((x − c)/SEM)`: nothing is known of the person but the score.
/// - shrunk (Kelley 1947): with a reference group whose observed scores have mean `μ` and standard
///   deviation `SD`, `rel = 1 − SEM²/SD²`, `m = μ + rel (x − μ)`, `s = SEM √rel`, `P = Φ((m − c)/s)`:
///   what a normal spread of true scores, with variance `SD² − SEM²`, leaves after the score is seen.
public struct ScoreError: Sendable, Hashable {
  /// The group that a person is taken to come from.
  public struct Reference: Sendable, Hashable {
    /// The mean of its scores.
    public let mean: Double
    /// The standard deviation of its observed scores.
    public let standardDeviation: Double

    /// A reference group.
    ///
    /// - Parameters:
    ///   - mean: The mean of its scores.
    ///   - standardDeviation: The standard deviation of its scores.
    public init(mean: Double, standardDeviation: Double) {
      self.mean = mean
      self.standardDeviation = standardDeviation
    }
  }

  /// The standard error of measurement, in points of the scale.
  public let standardError: Double
  /// The reference group; `nil` for the flat formula.
  public let reference: Reference?

  /// An error of measurement.
  ///
  /// - Parameters:
  ///   - standardError: The standard error of measurement, above 0.
  ///   - reference: The reference group; `nil` for the flat formula.
  /// - Throws: `NumericsError` where the error is not positive, or not below the standard deviation of
  ///   the reference group: scores that scatter no more than their error tell nothing.
  public init(_ standardError: Double, reference: Reference? = nil) throws(NumericsError) {
    // The constructor of the distribution says what is wrong with a parameter.
    _ = try NormalDistribution(mean: 0, standardDeviation: standardError)
    if let reference {
      let spread = reference.standardDeviation
      let left = spread * spread - standardError * standardError
      _ = try NormalDistribution(
        mean: reference.mean,
        standardDeviation: left > 0 ? left.squareRoot() : -1
      )
    }
    self.standardError = standardError
    self.reference = reference
  }

  /// The reliability `1 − SEM²/SD²`; `nil` for the flat formula.
  public var reliability: Double? {
    reference.map { group in
      let ratio = standardError / group.standardDeviation
      return 1 - ratio * ratio
    }
  }

  /// The standard error of the difference of two such scores, `SEM √2`.
  public var differenceError: Double { standardError * 2.0.squareRoot() }

  /// The probability that the true score reaches a cut.
  ///
  /// - Parameters:
  ///   - score: The observed score x.
  ///   - cut: The cut c.
  /// - Returns: `P(true ≥ c | x)`, shrunk where there is a reference group.
  public func probability(of score: Double, reaching cut: Double) -> Double {
    let normal = NormalDistribution.standard
    guard let reference, let reliability else {
      return normal.cumulative((score - cut) / standardError)
    }
    let centre = reference.mean + reliability * (score - reference.mean)
    return normal.cumulative((centre - cut) / (standardError * reliability.squareRoot()))
  }
}
