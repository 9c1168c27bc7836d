// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// An applicant whom exactly one filter drops, a stated small distance from passing it.
public struct NearMiss: Sendable, Hashable {
  /// How near.
  public enum Distance: Sendable, Hashable {
    /// The score lies at most so many standard errors below the cut: `c − k·SEM ≤ x < c`.
    case standardErrors(Int)
    /// One step of an ordered category would do.
    case categoryStep
  }

  /// What an applicant's score would have to be.
  public struct Shortfall: Sendable, Hashable {
    /// The observed score.
    public let score: Rational
    /// The least score with which the filter would be met, all other facts as they are.
    public let cut: Rational

    /// A score below its cut.
    ///
    /// - Parameters:
    ///   - score: The observed score.
    ///   - cut: The least score with which the filter would be met.
    public init(score: Rational, cut: Rational) {
      self.score = score
      self.cut = cut
    }

    /// How many whole standard errors, of those that are looked at, reach from the score to the cut.
    ///
    /// - Parameters:
    ///   - standardError: The standard error of measurement.
    ///   - widths: The numbers of standard errors that are looked at, in rising order.
    /// - Returns: The first of them with `c − k·SEM ≤ x`; `nil` where none reaches, or the score is not
    ///   below the cut.
    public func width(_ standardError: Rational, among widths: [Int] = [1, 2]) -> Int? {
      guard score < cut else { return nil }
      return widths.first { cut - Rational($0) * standardError <= score }
    }
  }

  /// What a screen does with near misses.
  public enum Relief: Sendable, Hashable {
    /// Nothing: they are listed.
    case none
    /// A person looks at those within so many standard errors, or one step of a category.
    case refer(width: Int)
    /// Those pass whose true score reaches the cut with at least this probability.
    case pass(level: Double)

    /// The words of a study file.
    public static let names = ["none", "refer", "pass"]
  }

  /// The applicant's place.
  public let applicant: Int
  /// The filter's place.
  public let filter: Int
  /// The fact that falls short.
  public let fact: String
  /// How near.
  public let distance: Distance
  /// What the score would have to be; `nil` for a category.
  public let shortfall: Shortfall?
  /// The probability that the true score reaches the cut; `nil` for a category.
  public let probability: Double?

  /// A near miss.
  ///
  /// - Parameters:
  ///   - applicant: The applicant's place.
  ///   - filter: The filter's place.
  ///   - fact: The fact that falls short.
  ///   - distance: How near.
  ///   - shortfall: What the score would have to be.
  ///   - probability: The probability that the true score reaches the cut.
  public init(
    applicant: Int,
    filter: Int,
    fact: String,
    distance: Distance,
    shortfall: Shortfall? = nil,
    probability: Double? = nil
  ) {
    self.applicant = applicant
    self.filter = filter
    self.fact = fact
    self.distance = distance
    self.shortfall = shortfall
    self.probability = probability
  }

  /// What a relief makes of it: the filter's step in place of a drop.
  ///
  /// - Parameter relief: What the screen does with near misses.
  /// - Returns: `drop` where the relief leaves it as it is.
  public func step(_ relief: Relief) -> FilterStep {
    switch (relief, distance) {
    case (.none, _): .drop
    case (.refer(let width), .standardErrors(let count)): count <= width ? .refer : .drop
    case (.refer, .categoryStep): .refer
    case (.pass(let level), _): probability.map { $0 >= level } == true ? .pass : .drop
    }
  }
}
