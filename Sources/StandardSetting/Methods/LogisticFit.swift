// SPDX-License-Identifier: Apache-2.0

/// A fitted curve P(1 | x) = 1/(1 + exp(−b0 − b1·x)) with its covariance and convergence record.
public struct LogisticFit: Sendable, Hashable {
  /// b0, on the scale of the scores as given.
  public let intercept: Double
  /// b1, per score point.
  public let slope: Double
  /// The variance of b0.
  public let interceptVariance: Double
  /// The covariance of b0 and b1.
  public let covariance: Double
  /// The variance of b1.
  public let slopeVariance: Double
  /// The log-likelihood at the maximum.
  public let logLikelihood: Double
  /// How the maximum was reached.
  public let convergence: LogisticConvergence

  /// The score at which the log-odds of 1 have a value: (L − b0)/b1.
  public func score(atLogOdds logOdds: Double) -> Double { (logOdds - intercept) / slope }

  /// The first-order standard error of that score: √(v00 + 2c·v01 + c²·v11)/|b1|.
  public func standardError(at score: Double) -> Double {
    let variance = interceptVariance + 2 * score * covariance + score * score * slopeVariance
    return max(variance, 0).squareRoot() / abs(slope)
  }
}

/// How an iteratively reweighted fit reached its maximum.
public struct LogisticConvergence: Sendable, Hashable {
  /// Why the iteration stopped.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// The last step changed no coefficient by more than the tolerance.
    case smallStep = "small-step"
    /// The gradient is below its tolerance although rounding keeps the steps above theirs.
    case smallGradient = "small-gradient"
    /// The largest number of iterations was used up.
    case iterationLimit = "iteration-limit"
  }

  /// The tolerance of a step, relative to 1 + the largest coefficient, on standardised scores.
  public static let stepTolerance = 1e-13
  /// The tolerance of the gradient, relative to the number of observations.
  public static let gradientTolerance = 1e-10
  /// The largest number of iterations.
  public static let largestIterations = 100

  /// How many iterations were made, from coefficients of zero on standardised scores.
  public let iterations: Int
  /// The log-likelihood at the start and after each iteration.
  public let logLikelihoods: [Double]
  /// The largest element of the gradient at the end, on standardised scores.
  public let gradientNorm: Double
  /// Why the iteration stopped.
  public let reason: Reason

  /// Whether a maximum was reached.
  public var isConverged: Bool { reason != .iterationLimit }
}

/// What a logistic regression of two classes on one score can come to.
public enum LogisticOutcome: Sendable, Hashable {
  /// A finite maximum; the slope may have either sign.
  case fitted(LogisticFit)
  /// No finite slope: every 0 lies at or below every 1; the indices bound the gap.
  case separated(highestZero: Int, lowestOne: Int)
  /// No finite slope: every 1 lies at or below every 0.
  case separatedFalling
  /// All observations are of one class.
  case oneClass
  /// All scores are equal.
  case constantScore
  /// The iteration did not reach its tolerance.
  case notConverged(LogisticConvergence)
}
