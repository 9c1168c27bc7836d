// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore
public import Psychometrics

/// How often one candidate near the cut is classified wrongly.
///
/// The observed score of a candidate with true score τ is taken as normal around τ with the CSEM of
/// the cut, held constant. A candidate passes with X ≥ cut; X is whole, so the boundary lies half
/// a point below the first whole score that passes: P(pass | τ) = 1 − Φ((⌈cut⌉ − ½ − τ)/CSEM). A true score at the cut is a pass.
public struct NearTheLine: Sendable, Hashable {
  /// A candidate's chances at one true score.
  public struct Point: Sendable, Hashable {
    /// The true score.
    public let trueScore: Rational
    /// The probability of passing.
    public let passing: Double
    /// The probability of passing though the true score lies below the cut; `nil` above it.
    public let falsePositive: Double?
    /// The probability of failing though the true score reaches the cut; `nil` below it.
    public let falseNegative: Double?
  }

  /// The cut.
  public let cut: Rational
  /// The CSEM at the cut, positive.
  public let error: Double
  private let boundary: Double

  /// What the figures assume, as printed beside them.
  public static let assumption =
    "normal error with the CSEM of the cut at every true score, half-point correction"

  /// The chances around a cut; undefined without an error of measurement.
  ///
  /// - Parameters:
  ///   - cut: The cut; scores are whole numbers, the cut need not be one.
  ///   - error: The CSEM at the cut.
  /// - Returns: The chances.
  public static func around(_ cut: Rational, error: ConditionalError) -> Estimate<NearTheLine> {
    guard error.radicand > .zero else { return .undefined(.because("CSEM is 0 at this cut")) }
    return .known(
      NearTheLine(cut: cut, error: error.value, boundary: (cut.ceil - .half).double)
    )
  }

  /// The probability that a candidate passes.
  ///
  /// - Parameter trueScore: The candidate's true score.
  /// - Returns: A probability.
  public func passing(_ trueScore: Rational) -> Double {
    NormalDistribution.standard.survival((boundary - trueScore.double) / error)
  }

  /// The chances of candidates with different true scores.
  ///
  /// - Parameters:
  ///   - lower: The lowest true score.
  ///   - upper: The highest true score.
  ///   - step: The step, positive; another is a mistake of the caller and traps.
  /// - Returns: One point per true score, rising.
  public func curve(from lower: Rational, to upper: Rational, step: Rational = 1) -> [Point] {
    precondition(step > .zero, "a curve goes on by a positive step")
    var result: [Point] = []
    var score = lower
    while score <= upper {
      let chance = passing(score)
      let belongs = score >= cut
      let failing =
        NormalDistribution.standard.cumulative((boundary - score.double) / error)
      result.append(
        Point(
          trueScore: score,
          passing: chance,
          falsePositive: belongs ? nil : chance,
          falseNegative: belongs ? failing : nil
        )
      )
      score += step
    }
    return result
  }
}

/// The customary combination √(SEJ² + CSEM²), for one candidate at the cut.
///
/// It is not the standard error of the cut and is never printed as such.
public struct CombinedError: Sendable, Hashable {
  /// The exact square.
  public let radicand: Rational

  /// The combined error in raw points.
  public var value: Double { radicand.double.squareRoot() }

  /// The combination of two errors.
  ///
  /// - Parameters:
  ///   - judgment: The exact square of the standard error of judgment.
  ///   - measurement: The error of measurement at the cut.
  public init(judgment: Rational, measurement: ConditionalError) {
    radicand = judgment + measurement.radicand
  }
}
