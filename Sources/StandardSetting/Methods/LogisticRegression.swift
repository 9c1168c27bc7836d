// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Logistic regression of a class on one score, by iteratively reweighted least squares.
///
/// Separation is decided by comparing scores, not by watching coefficients grow: when all 0s lie at
/// or below all 1s, the likelihood has no finite maximum.
public enum LogisticRegression {
  /// Fits the curve.
  ///
  /// - Parameters:
  ///   - scores: The scores, finite.
  ///   - isOne: The classes, parallel to the scores.
  ///   - weights: How often each observation counts, 0 or more; once each when left out.
  /// - Returns: The fit, or why there is none.
  /// - Complexity: O(n) for each of at most 100 iterations.
  public static func fit(
    scores: [Double],
    isOne: [Bool],
    weights: [Double]? = nil
  ) -> LogisticOutcome {
    precondition(scores.count == isOne.count, "each score has a class")
    let weights = weights ?? [Double](repeating: 1, count: scores.count)
    precondition(scores.count == weights.count, "each score has a weight")
    let present = scores.indices.filter { weights[$0] > 0 }
    let zeros = present.filter { !isOne[$0] }
    let ones = present.filter { isOne[$0] }
    func byScore(_ left: Int, _ right: Int) -> Bool { scores[left] < scores[right] }
    guard let lowestZero = zeros.min(by: byScore), let highestZero = zeros.max(by: byScore),
      let lowestOne = ones.min(by: byScore), let highestOne = ones.max(by: byScore)
    else { return .oneClass }
    let lowest = min(scores[lowestZero], scores[lowestOne])
    guard lowest < max(scores[highestZero], scores[highestOne]) else { return .constantScore }
    if scores[highestZero] <= scores[lowestOne] {
      return .separated(highestZero: highestZero, lowestOne: lowestOne)
    }
    if scores[highestOne] <= scores[lowestZero] { return .separatedFalling }
    let data = present.map {
      LogisticIteration.Observation(score: scores[$0], isOne: isOne[$0], weight: weights[$0])
    }
    var iteration = LogisticIteration(data)
    return iteration.run()
  }
}

/// The state of one fit, on scores standardised to mean 0 and SD 1.
private struct LogisticIteration {
  struct Observation {
    var score: Double
    var isOne: Bool
    var weight: Double
  }

  /// First and second derivatives of the log-likelihood at a pair of coefficients.
  struct Derivatives {
    var logLikelihood = 0.0
    var gradient0 = 0.0
    var gradient1 = 0.0
    var information00 = 0.0
    var information01 = 0.0
    var information11 = 0.0

    var determinant: Double { information00 * information11 - information01 * information01 }
    var gradientNorm: Double { max(abs(gradient0), abs(gradient1)) }
  }

  private let data: [Observation]
  private let centre: Double
  private let scale: Double
  private let total: Double

  init(_ observations: [Observation]) {
    total = observations.reduce(0) { $0 + $1.weight }
    let mean = observations.reduce(0) { $0 + $1.weight * $1.score } / total
    let squares = observations.reduce(0) {
      $0 + $1.weight * ($1.score - mean) * ($1.score - mean)
    }
    let deviation = (squares / total).squareRoot()
    centre = mean
    scale = deviation
    data = observations.map {
      Observation(score: ($0.score - mean) / deviation, isOne: $0.isOne, weight: $0.weight)
    }
  }

  mutating func run() -> LogisticOutcome {
    var (b0, b1) = (0.0, 0.0)
    var state = derivatives(b0, b1)
    var trace = [state.logLikelihood]
    var reason = LogisticConvergence.Reason.iterationLimit
    var iterations = 0
    while iterations < LogisticConvergence.largestIterations, state.determinant > 0 {
      iterations += 1
      let determinant = state.determinant
      var step0 =
        (state.information11 * state.gradient0 - state.information01 * state.gradient1)
        / determinant
      var step1 =
        (state.information00 * state.gradient1 - state.information01 * state.gradient0)
        / determinant
      let scaleOfStep = LogisticConvergence.stepTolerance * (1 + max(abs(b0), abs(b1)))
      let isSmall = max(abs(step0), abs(step1)) <= scaleOfStep
      var next = derivatives(b0 + step0, b1 + step1)
      // A Newton step may overshoot while far from the maximum; halve it until it climbs.
      var halvings = 0
      while !isSmall, halvings < 40,
        !(next.logLikelihood >= state.logLikelihood - 1e-12 * abs(state.logLikelihood))
      {
        step0 /= 2
        step1 /= 2
        halvings += 1
        next = derivatives(b0 + step0, b1 + step1)
      }
      b0 += step0
      b1 += step1
      state = next
      trace.append(state.logLikelihood)
      if isSmall {
        reason = .smallStep
        break
      }
    }
    if reason == .iterationLimit,
      state.gradientNorm <= LogisticConvergence.gradientTolerance * total
    {
      reason = .smallGradient
    }
    let convergence = LogisticConvergence(
      iterations: iterations,
      logLikelihoods: trace,
      gradientNorm: state.gradientNorm,
      reason: reason
    )
    guard convergence.isConverged, state.determinant > 0 else { return .notConverged(convergence) }
    return .fitted(unscaled(b0, b1, state, convergence))
  }

  /// The fit on the scale of the scores: b1 = β1/s, b0 = β0 − β1·m/s.
  private func unscaled(
    _ b0: Double,
    _ b1: Double,
    _ state: Derivatives,
    _ convergence: LogisticConvergence
  ) -> LogisticFit {
    let v00 = state.information11 / state.determinant
    let v01 = -state.information01 / state.determinant
    let v11 = state.information00 / state.determinant
    let ratio = centre / scale
    return LogisticFit(
      intercept: b0 - b1 * ratio,
      slope: b1 / scale,
      interceptVariance: v00 - 2 * ratio * v01 + ratio * ratio * v11,
      covariance: (v01 - ratio * v11) / scale,
      slopeVariance: v11 / (scale * scale),
      logLikelihood: state.logLikelihood,
      convergence: convergence
    )
  }

  private func derivatives(_ b0: Double, _ b1: Double) -> Derivatives {
    var sum = Derivatives()
    for point in data {
      let eta = b0 + b1 * point.score
      // exp of a negative number only, so that nothing overflows.
      let tail = exp(-abs(eta))
      let probability = eta >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
      let spread = point.weight * tail / ((1 + tail) * (1 + tail))
      let residual = point.weight * ((point.isOne ? 1 : 0) - probability)
      sum.logLikelihood +=
        point.weight * ((point.isOne ? min(eta, 0) : min(-eta, 0)) - log1p(tail))
      sum.gradient0 += residual
      sum.gradient1 += residual * point.score
      sum.information00 += spread
      sum.information01 += spread * point.score
      sum.information11 += spread * point.score * point.score
    }
    return sum
  }
}
