// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The state of one fit of a `LogisticModel`: Newton's method by weighted least squares.
struct LogisticIteration {
  private let design: Matrix
  private let successes: [Double]
  private let trials: [Double]
  private var coefficients: [Double]
  private var logOdds: [Double]
  private var logLikelihood: Double

  /// Log-odds from which on separation is looked for: p within 10⁻⁵ of 0 or 1.
  private static let largeLogOdds = 12.0

  init(_ design: Matrix, _ successes: [Int], _ trials: [Int]) throws(NumericsError) {
    let rows = trials.indices.filter { trials[$0] > 0 }
    guard design.columns > 0, rows.count >= design.columns else {
      throw .shape(
        "a logistic model of \(design.columns) columns needs as many rows with trials, not "
          + "\(rows.count)"
      )
    }
    var present = Matrix(rows: rows.count, columns: design.columns)
    for (place, row) in rows.enumerated() {
      for column in 0..<design.columns { present[place, column] = design[row, column] }
    }
    self.design = present
    self.successes = rows.map { Double(successes[$0]) }
    self.trials = rows.map { Double(trials[$0]) }
    coefficients = Array(repeating: 0, count: design.columns)
    logOdds = Array(repeating: 0, count: rows.count)
    logLikelihood = 0
    logLikelihood = likelihood(logOdds)
  }

  mutating func run() throws(NumericsError) -> LogisticModel {
    for iteration in 1...LogisticModel.mostIterations {
      let isFar = logOdds.contains { abs($0) > Self.largeLogOdds }
      let step: LeastSquaresFit
      do throws(NumericsError) {
        step = try weightedStep()
      } catch .rankDeficient(let column) where isFar {
        // The weights of the rows that hold the column have vanished.
        throw .separated(column: column)
      }
      var direction = step.coefficients
      var change = try design.product(direction)
      if isFar, isSeparating(change) { throw .separated(column: largestPart(of: direction)) }
      var next = zip(logOdds, change).map { $0 + $1 }
      var value = likelihood(next)
      var halvings = 0
      while halvings < 30, !(value >= logLikelihood - 1e-12 * abs(logLikelihood)) {
        halvings += 1
        direction = direction.map { $0 / 2 }
        change = change.map { $0 / 2 }
        next = zip(logOdds, change).map { $0 + $1 }
        value = likelihood(next)
      }
      coefficients = zip(coefficients, direction).map { $0 + $1 }
      (logOdds, logLikelihood) = (next, value)
      let largest = change.reduce(0) { max($0, abs($1)) }
      guard largest > LogisticModel.tolerance else { return try result(iteration, largest) }
    }
    throw .noConvergence(operation: "logistic regression")
  }

  private func probability(_ row: Int) -> Double {
    LogisticModel.probability(logOdds: logOdds[row])
  }

  /// √w of a row, with p·(1 − p) from the tail, so that it does not vanish before its time.
  private func rootWeight(_ row: Int) -> Double {
    let tail = exp(-abs(logOdds[row]))
    return trials[row].squareRoot() * exp(-abs(logOdds[row]) / 2) / (1 + tail)
  }

  private func weightedStep() throws(NumericsError) -> LeastSquaresFit {
    var weighted = design
    var residuals = [Double](repeating: 0, count: design.rows)
    for row in 0..<design.rows {
      let root = rootWeight(row)
      for column in 0..<design.columns { weighted[row, column] *= root }
      residuals[row] = (successes[row] - trials[row] * probability(row)) / root
    }
    return try weighted.leastSquares(residuals)
  }

  private func likelihood(_ logOdds: [Double]) -> Double {
    var sum = CompensatedSum()
    for row in logOdds.indices {
      let tail = log1p(exp(-abs(logOdds[row])))
      sum.add(successes[row] * (min(logOdds[row], 0) - tail))
      sum.add((trials[row] - successes[row]) * (min(-logOdds[row], 0) - tail))
    }
    return sum.value
  }

  /// Whether a change of log-odds suits every row and lowers none: then its multiples raise the likelihood
  /// without end.
  ///
  /// Newton's step stays near one logit along such a direction, and becomes small along every other.
  private func isSeparating(_ change: [Double]) -> Bool {
    let largest = change.reduce(0) { max($0, abs($1)) }
    guard largest > 0.5 else { return false }
    let slack = 1e-3 * largest
    return change.indices.allSatisfy { row in
      (successes[row] == 0 || change[row] >= -slack)
        && (successes[row] == trials[row] || change[row] <= slack)
    }
  }

  /// The column that moves the log-odds most.
  private func largestPart(of direction: [Double]) -> Int {
    let parts = direction.indices.map { column in
      abs(direction[column]) * design.column(column).reduce(0) { max($0, abs($1)) }
    }
    return parts.indices.max { parts[$0] < parts[$1] } ?? 0
  }

  private func result(_ iterations: Int, _ change: Double) throws(NumericsError) -> LogisticModel {
    let last = try weightedStep()
    let residuals = logOdds.indices.map { successes[$0] - trials[$0] * probability($0) }
    let gradient = try design.transposedProduct(Matrix(column: residuals))
    return LogisticModel(
      coefficients: coefficients,
      covariance: last.inverseGram,
      logLikelihood: logLikelihood,
      iterations: iterations,
      lastChange: change,
      gradientNorm: gradient.elements.reduce(0) { max($0, abs($1)) }
    )
  }
}
