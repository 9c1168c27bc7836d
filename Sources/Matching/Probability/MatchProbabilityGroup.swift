// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// The applicants of one specialty and one type: counted by ranks, and the curve that fits them.
public struct MatchProbabilityGroup: Sendable, Hashable {
  /// The specialty of the first choice.
  public let specialty: String
  /// The applicant type.
  public let type: String
  /// How many applicants, with and without a score.
  public let count: Int
  /// What was counted, by ranges of ranks.
  public let bins: [RankBin]
  /// The curve, or why there is none.
  public let curve: Outcome

  /// A curve, or why there is none.
  public enum Outcome: Sendable, Hashable {
    /// The curve.
    case fitted(MatchCurve)
    /// Why there is no curve, in a few words.
    case notFitted(String)

    /// The curve, when there is one.
    public var value: MatchCurve? {
      if case .fitted(let curve) = self { curve } else { nil }
    }
  }
}

/// A fitted probability of matching over the numbers of ranks that occur.
public struct MatchCurve: Sendable, Hashable {
  /// The probability at a number of ranks.
  public struct Point: Sendable, Hashable {
    /// The number of contiguous ranks.
    public let ranks: Int
    /// The fitted probability of matching.
    public let probability: Double
    /// The percentile band over resamples; `nil` when too many had no finite fit.
    public let band: ClosedRange<Double>?
  }

  /// A coefficient of the fit.
  public struct Coefficient: Sendable, Hashable {
    /// What it belongs to: `intercept`, `knot 3` or `score`.
    public let name: String
    /// Log-odds for each unit.
    public let value: Double
    /// Its large-sample standard error.
    public let standardError: Double
  }

  /// A knot that was left out.
  public struct DroppedKnot: Sendable, Hashable {
    /// Why a knot was left out.
    public enum Reason: String, Sendable, Hashable {
      /// No applicant's number of ranks tells it from the knots before it.
      case notToldApart = "no list tells it from the others"
      /// All beyond it matched, or none, so that its slope has no finite value.
      case noFiniteSlope = "its slope has no finite value"
    }

    /// The knot, in ranks.
    public let knot: Int
    /// Why it was left out.
    public let reason: Reason
  }

  /// The points from the lowest to the highest number of ranks that is told of; none lies beyond.
  public let points: [Point]
  /// The coefficients: the intercept, the slope from the first knot, its changes, and the score's.
  public let coefficients: [Coefficient]
  /// Knots that were left out, ascending; from such a knot on the curve goes on as before it.
  public let droppedKnots: [DroppedKnot]
  /// How many applicants the fit rests on.
  public let count: Int
  /// How many applicants were left out because they have no score; 0 when scores are not fitted.
  public let withoutScore: Int
  /// The score at which the curve is drawn, the lower median of the fitted; `nil` when none is fitted.
  public let score: Double?
  /// How many steps the fit took to converge.
  public let iterations: Int
  /// How many resamples had no finite fit.
  public let resamplesWithoutFit: Int

  init(_ fit: MatchFit, _ data: MatchFitData, points: [Point], resamplesWithoutFit: Int) {
    self.points = points
    self.resamplesWithoutFit = resamplesWithoutFit
    let names =
      ["intercept"] + fit.spline.knots.map { "knot \($0)" } + (data.usesScore ? ["score"] : [])
    coefficients = names.indices.map { place in
      Coefficient(
        name: names[place],
        value: fit.model.coefficients[place],
        standardError: fit.model.standardErrors[place]
      )
    }
    droppedKnots = fit.droppedKnots
    count = data.count
    withoutScore = data.withoutScore
    score = data.medianScore
    iterations = fit.model.iterations
  }

  /// The point at a number of ranks; `nil` beyond the data.
  ///
  /// - Parameter ranks: The number of contiguous ranks.
  /// - Returns: The point, never one that no applicant's list comes near.
  public func point(at ranks: Int) -> Point? { points.first { $0.ranks == ranks } }
}
