// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The exact least-squares line of one station's scores on its global ratings.
public struct StationLine: Sendable, Hashable {
  /// The station.
  public let station: String
  /// How many examinees.
  public let count: Int
  /// b0.
  public let intercept: Rational
  /// b1, above 0.
  public let slope: Rational
  /// R², from 0 to 1.
  public let determination: Rational
  /// The line's value at the borderline rating.
  public let cut: Rational
  /// The square of the cut's standard error, s²·(1/n + (r − r̄)²/Sxx), s² with n − 2.
  public let squaredError: Rational
  /// Whether the borderline rating lies outside the ratings given.
  public let isExtrapolated: Bool

  /// The cut's standard error.
  public var standardError: Double { squaredError.double.squareRoot() }

  /// The line of one station.
  ///
  /// - Parameters:
  ///   - station: The station.
  ///   - scores: The scores.
  ///   - ratings: The global ratings, parallel to the scores.
  ///   - borderline: The borderline rating.
  /// - Throws: `MethodError` naming the station when there are fewer than 3 points, all ratings are
  ///   equal, or the slope is not above 0.
  public init(
    station: String,
    scores: [Rational],
    ratings: [Rational],
    at borderline: Rational
  ) throws(MethodError) {
    let place = "borderline regression, station `\(station)`"
    let count = scores.count
    guard count >= 3, let meanScore = scores.mean(), let meanRating = ratings.mean(),
      let lowest = ratings.min(), let highest = ratings.max()
    else {
      throw MethodError(
        .tooFew,
        at: place,
        "\(count) examinees",
        rule: "a line with an error needs at least 3",
        remedy: "add examinees, or leave the station out"
      )
    }
    var (sxx, sxy, syy) = (Rational.zero, Rational.zero, Rational.zero)
    for (score, rating) in zip(scores, ratings) {
      let (dx, dy) = (rating - meanRating, score - meanScore)
      sxx += dx * dx
      sxy += dx * dy
      syy += dy * dy
    }
    guard sxx > .zero else {
      throw MethodError(
        .degenerate,
        at: place,
        "all ratings are \(lowest)",
        rule: "a line needs at least two different ratings",
        remedy: "check the ratings, or leave the station out"
      )
    }
    guard sxy > .zero else {
      throw MethodError(
        .notRising,
        at: place,
        "scores do not rise with the global rating",
        rule: "the slope is \((sxy / sxx).text(places: 6)) and must be above 0",
        remedy: "check that ratings and scores belong together, or leave the station out"
      )
    }
    let slope = sxy / sxx
    let residual = (syy - slope * sxy) / Rational(count - 2)
    let distance = borderline - meanRating
    self.station = station
    self.count = count
    self.slope = slope
    intercept = meanScore - slope * meanRating
    determination = sxy * sxy / (sxx * syy)
    cut = meanScore + slope * distance
    squaredError = residual * (Rational(1, count) + distance * distance / sxx)
    isExtrapolated = borderline < lowest || borderline > highest
  }
}
