// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import NumericsCore

/// One slope for all boundaries: P(level ≥ k | x) = 1/(1 + exp(−b·x + t_k)), with rising t_k.
///
/// The proportional-odds model (McCullagh 1980) cannot give crossing cuts t_k/b. It is offered beside
/// separate fits that cross, at the price of one more assumption.
public struct OrderedLogit: Sendable, Hashable {
  /// b, per score point; above 0.
  public let slope: Double
  /// t_k, one for each boundary, rising.
  public let thresholds: [Double]
  /// The log-likelihood at the maximum.
  public let logLikelihood: Double
  /// How many Newton steps were taken, from a slope of 0.
  public let iterations: Int

  /// t_k/b, the cut of each boundary.
  public var cuts: [Double] { thresholds.map { $0 / slope } }

  /// The largest step, relative to 1 + the largest coefficient, at which the fit has converged.
  public static let tolerance = 1e-12

  /// Fits the model; there is none when a level is empty, levels are perfectly ordered by score, the
  /// slope is not above 0, or the iteration does not converge.
  ///
  /// - Parameters:
  ///   - scores: The scores, finite.
  ///   - categories: How many boundaries each was judged to have passed, from 0, parallel to scores.
  ///   - boundaries: How many boundaries there are.
  public init?(scores: [Double], categories: [Int], boundaries: Int) {
    let moments = Moments(scores)
    guard boundaries >= 1, Set(categories) == Set(0...boundaries),
      let deviation = moments.standardDeviation, deviation > 0,
      !OrderedLogit.isSeparated(scores, categories, boundaries)
    else { return nil }
    let data = zip(scores, categories).map { (($0 - moments.mean) / deviation, $1) }
    // The marginal log-odds of failing a boundary are the maximum at a slope of 0.
    var parameters = (1...boundaries).map { boundary in
      let passed = Double(categories.count { $0 >= boundary })
      return log((Double(categories.count) - passed) / passed)
    }
    parameters.append(0)
    var state = OrderedLogit.derivatives(data, parameters)
    var steps = 0
    var isConverged = false
    while !isConverged, steps < 100, let current = state {
      guard let information = try? Matrix(rows: current.information),
        let step = try? information.solve(current.gradient)
      else { return nil }
      steps += 1
      let size = step.map(abs).max() ?? 0
      isConverged = size <= OrderedLogit.tolerance * (1 + (parameters.map(abs).max() ?? 0))
      var share = 1.0
      var next = OrderedLogit.derivatives(data, OrderedLogit.moved(parameters, step, share))
      while !isConverged, share > 1e-9,
        (next?.logLikelihood ?? -.infinity)
          < current.logLikelihood - 1e-12 * abs(current.logLikelihood)
      {
        share /= 2
        next = OrderedLogit.derivatives(data, OrderedLogit.moved(parameters, step, share))
      }
      parameters = OrderedLogit.moved(parameters, step, share)
      state = next
    }
    guard isConverged, let state, parameters[boundaries] > 0 else { return nil }
    let slope = parameters[boundaries] / deviation
    self.slope = slope
    thresholds = parameters.dropLast().map { $0 + slope * moments.mean }
    logLikelihood = state.logLikelihood
    iterations = steps
  }

  private static func moved(_ from: [Double], _ step: [Double], _ share: Double) -> [Double] {
    zip(from, step).map { $0 + share * $1 }
  }

  /// Whether no score of a lower level exceeds one of a higher level.
  private static func isSeparated(_ scores: [Double], _ levels: [Int], _ boundaries: Int) -> Bool {
    (1...boundaries).allSatisfy { boundary in
      let below = zip(scores, levels).filter { $0.1 < boundary }.map(\.0)
      let above = zip(scores, levels).filter { $0.1 >= boundary }.map(\.0)
      return (below.max() ?? -.infinity) <= (above.min() ?? .infinity)
    }
  }

  private struct Derivatives {
    var logLikelihood = 0.0
    var gradient: [Double]
    var information: [[Double]]
  }

  /// The log-likelihood with its gradient and negative Hessian in (t_1, …, t_K, b); `nil` where the
  /// thresholds are out of order.
  private static func derivatives(
    _ data: [(x: Double, level: Int)],
    _ parameters: [Double]
  ) -> Derivatives? {
    let size = parameters.count
    var sum = Derivatives(
      gradient: [Double](repeating: 0, count: size),
      information: [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    )
    for (x, level) in data {
      // The chance of a level is the chance to pass its lower boundary minus that of the upper one.
      var chance = level == 0 ? 1.0 : 0
      var first = [Double](repeating: 0, count: size)
      var second = [[Double]](repeating: first, count: size)
      for (boundary, sign) in [(level - 1, 1.0), (level, -1.0)] where boundary >= 0 {
        guard boundary < size - 1 else { continue }
        let passing = 1 / (1 + exp(parameters[boundary] - parameters[size - 1] * x))
        let density = passing * (1 - passing)
        let bend = density * (1 - 2 * passing)
        chance += sign * passing
        for (index, part) in [(boundary, -1.0), (size - 1, x)] {
          first[index] += sign * density * part
          for (other, factor) in [(boundary, -1.0), (size - 1, x)] {
            second[index][other] += sign * bend * part * factor
          }
        }
      }
      guard chance > 0 else { return nil }
      sum.logLikelihood += log(chance)
      for row in 0..<size {
        sum.gradient[row] += first[row] / chance
        for column in 0..<size {
          let curvature = first[row] * first[column] / (chance * chance)
          sum.information[row][column] += curvature - second[row][column] / chance
        }
      }
    }
    return sum
  }
}
