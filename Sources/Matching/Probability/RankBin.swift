// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// Applicants whose numbers of ranks are in one range, counted: what was observed, beside the curve.
public struct RankBin: Sendable, Hashable {
  /// The numbers of ranks.
  public let range: RankRange
  /// What is told of the applicants.
  public let content: Content

  /// What is told of a bin.
  public enum Content: Sendable, Hashable {
    /// Enough applicants to be told of.
    case shown(Share)
    /// At least one applicant and fewer than the smallest number that is told of.
    case suppressed(below: Int)
    /// No applicant.
    case empty
  }

  /// A share of applicants who matched, with its error.
  public struct Share: Sendable, Hashable {
    /// How many applicants.
    public let count: Int
    /// How many of them matched.
    public let matched: Int
    /// The lower end of Wilson's interval.
    public let lower: Double
    /// The upper end of Wilson's interval.
    public let upper: Double

    /// Matched over all.
    public var share: Double { Double(matched) / Double(count) }
  }

  init(_ range: RankRange, _ records: [MatchRecord], minimumCount: Int, level: Double) {
    self.range = range
    let inside = records.filter { range.contains($0.contiguousRanks) }
    let matched = inside.count { $0.isMatched }
    let interval = WilsonInterval(
      share: inside.isEmpty ? 0 : Double(matched) / Double(inside.count),
      of: inside.count,
      quantile: NormalDistribution.standard.quantile((1 + level) / 2)
    )
    guard let interval else {
      content = .empty
      return
    }
    guard inside.count >= minimumCount else {
      content = .suppressed(below: minimumCount)
      return
    }
    content = .shown(
      Share(
        count: inside.count,
        matched: matched,
        lower: interval.lower,
        upper: interval.upper
      )
    )
  }

  /// The share, when it is told.
  public var share: Share? {
    if case .shown(let share) = content { share } else { nil }
  }
}
