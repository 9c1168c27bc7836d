// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A logistic model of counted successes, fitted by maximum likelihood.
///
/// For a row x of the design with y successes in n trials: y ~ Binomial(n, p), ln(p/(1 − p)) = x·b. The
/// maximum is found by iteratively reweighted least squares (Newton's method from b = 0): each step is the
/// weighted least squares solution, by QR, of √w·X·d = (y − n·p)/√w with w = n·p·(1 − p), halved while it
/// would lower the likelihood. It has converged when a step changes no log-odds of a row by more than
/// `tolerance`; convergence is quadratic, so the coefficients are then right to rounding.
///
/// Source: McCullagh and Nelder, "Generalized Linear Models" (1989), chapter 4.
///
/// Where a combination of columns sets all successes apart from all failures, or does so but for rows that
/// it does not touch, the likelihood has no finite maximum. Such a direction is looked for when log-odds
/// grow large, is checked row by row, and is an error that says so: no coefficient is given.
///
/// Cut scores have a fit of their own on a single score, where separation is decided by comparing scores.
public struct LogisticModel: Hashable, Sendable {
  /// One coefficient per column of the design, in log-odds per unit.
  public let coefficients: [Double]

  /// (X′WX)⁻¹ at the maximum: the large-sample covariance of the coefficients.
  public let covariance: Matrix

  /// Σ y·ln p + (n − y)·ln(1 − p) at the maximum, without the binomial coefficients.
  public let logLikelihood: Double

  /// How many steps were made.
  public let iterations: Int

  /// The largest change of a row's log-odds in the last step.
  public let lastChange: Double

  /// The largest element of the gradient X′(y − n·p) at the end.
  public let gradientNorm: Double

  /// The largest number of steps.
  public static let mostIterations = 60

  /// The change of log-odds below which a fit has converged.
  public static let tolerance = 1e-9

  /// The large-sample standard error of each coefficient.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: X, one row for each group of trials with the same values; write a column of ones for an
  ///     intercept.
  ///   - successes: y, one count for each row.
  ///   - trials: n, one count for each row, not below its successes; rows without trials are left out.
  /// - Throws: `NumericsError.separated` when no finite maximum exists, `NumericsError.rankDeficient` for a
  ///   column that others give, `NumericsError.shape`, `NumericsError.notFinite`,
  ///   `NumericsError.parameter` for impossible counts, or `NumericsError.noConvergence`.
  /// - Complexity: O(rows·columns²) for each of at most 60 steps.
  public init(design: Matrix, successes: [Int], trials: [Int]) throws(NumericsError) {
    guard successes.count == design.rows, trials.count == design.rows else {
      throw .shape(
        "\(successes.count) successes and \(trials.count) trials for \(design.rows) rows"
      )
    }
    for (y, n) in zip(successes, trials) {
      guard 0 <= y, y <= n else {
        throw .parameter(
          name: "a number of successes",
          value: Double(y),
          requirement: "from 0 to its \(n) trials"
        )
      }
    }
    try design.requireFinite("logistic regression")
    var fit = try LogisticIteration(design, successes, trials)
    self = try fit.run()
  }

  init(
    coefficients: [Double],
    covariance: Matrix,
    logLikelihood: Double,
    iterations: Int,
    lastChange: Double,
    gradientNorm: Double
  ) {
    self.coefficients = coefficients
    self.covariance = covariance
    self.logLikelihood = logLikelihood
    self.iterations = iterations
    self.lastChange = lastChange
    self.gradientNorm = gradientNorm
  }

  /// The fitted log-odds of a row, x·b.
  ///
  /// - Parameter row: x, one number for each coefficient; another length traps.
  /// - Returns: The log-odds.
  public func logOdds(_ row: [Double]) -> Double {
    precondition(row.count == coefficients.count, "a row has a number for each coefficient")
    return zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The fitted probability of success of a row, 1/(1 + exp(−x·b)).
  ///
  /// - Parameter row: x, one number for each coefficient; another length traps.
  /// - Returns: A number from 0 to 1.
  public func probability(_ row: [Double]) -> Double { Self.probability(logOdds: logOdds(row)) }

  /// The probability that belongs to log-odds, without overflow.
  ///
  /// - Parameter logOdds: ln(p/(1 − p)).
  /// - Returns: p.
  public static func probability(logOdds: Double) -> Double {
    let tail = exp(-abs(logOdds))
    return logOdds >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
  }
}
