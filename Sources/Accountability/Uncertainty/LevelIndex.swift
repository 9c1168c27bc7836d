// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// An index of levels: the mean weight of the students' levels, times a factor.
///
/// With the weights 1, 3, 4, 5 and the factor 100 it runs from 100 to 500. A level without a weight
/// takes no part: a student whose level could not be determined is in no mean.
public struct LevelIndex: Sendable, Hashable {
  /// The weight of each level; `nil` for one that takes no part.
  public let weights: [Rational?]
  /// What the mean weight is multiplied by.
  public let factor: Rational

  /// An index.
  ///
  /// - Parameters:
  ///   - weights: The weight of each level; `nil` for one that takes no part.
  ///   - factor: What the mean weight is multiplied by.
  public init(weights: [Rational?], factor: Rational) {
    (self.weights, self.factor) = (weights, factor)
  }

  /// How many students take part.
  ///
  /// - Parameter counts: How many students reached each level.
  /// - Returns: Those at levels with a weight.
  public func students(_ counts: [Int]) -> Int {
    precondition(counts.count == weights.count, "each level has its count")
    return zip(weights, counts).reduce(0) { $1.0 == nil ? $0 : $0 + $1.1 }
  }

  /// The index, unrounded: `factor · Σ w n / Σ n`.
  ///
  /// - Parameter counts: How many students reached each level.
  /// - Returns: The exact index; `nil` when no student takes part, which is never 0.
  public func value(_ counts: [Int]) -> Rational? {
    moment(counts) { $0 }.map { factor * $0 }
  }

  /// The standard error of the index for another cohort of the same size from the same school.
  ///
  /// `factor · √((Σ w² p − (Σ w p)²) / n)` with the shares p of the levels (specification of
  /// accountability, section 9). A census has no sampling error as a description; this is what the
  /// index of such cohorts would scatter by.
  ///
  /// - Parameter counts: How many students reached each level.
  /// - Returns: The standard error in units of the index; `nil` when no student takes part.
  public func standardError(_ counts: [Int]) -> Double? {
    guard let mean = moment(counts, { $0 }), let square = moment(counts, { $0 * $0 }) else {
      return nil
    }
    let variance = (square - mean * mean) / Rational(students(counts))
    return factor.double * variance.double.squareRoot()
  }

  /// The standard error of the mean of several years.
  ///
  /// `√(Σ s_i² + 2 Σ_{i<j} r_{j−i} s_i s_j) / k` for k years, where r_d is the correlation of two
  /// years that lie d apart; years share students, so that it need not be 0.
  ///
  /// - Parameters:
  ///   - errors: The standard error of each year, in order.
  ///   - correlations: The correlation of years that lie one, two, … apart; missing ones are 0.
  /// - Returns: The standard error of the mean; `nil` without a year.
  public static func standardErrorOfMean(
    _ errors: [Double],
    correlations: [Double] = []
  ) -> Double? {
    guard !errors.isEmpty else { return nil }
    var variance = 0.0
    for (place, error) in errors.enumerated() {
      variance += error * error
      for (distance, correlation) in correlations.enumerated() {
        let other = place + distance + 1
        if other < errors.count { variance += 2 * correlation * error * errors[other] }
      }
    }
    return max(0, variance).squareRoot() / Double(errors.count)
  }

  /// The mean of a function of the weights over the students who take part.
  private func moment(_ counts: [Int], _ power: (Rational) -> Rational) -> Rational? {
    let students = students(counts)
    guard students > 0 else { return nil }
    var sum = Rational.zero
    for (weight, count) in zip(weights, counts) where count > 0 {
      if let weight { sum = sum + power(weight) * Rational(count) }
    }
    return sum / Rational(students)
  }
}
