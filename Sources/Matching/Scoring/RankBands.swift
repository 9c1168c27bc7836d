// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
import NumericsCore

/// How far an applicant's rank depends on who rated and on the weights.
///
/// Each resample draws as many raters as there are, with replacement, and weights from a Dirichlet
/// distribution around the sheet's shares: Dirichlet(concentration · w/Σw). A rater drawn twice counts
/// twice. Where a resample has none of the raters of an applicant on a criterion, as many of that
/// applicant's own raters are drawn instead, so that every resample ranks everybody who has a score.
/// Scores of resamples are floating point; the rank that decides is the exact one.
public struct RankBands: Sendable, Hashable {
  /// An applicant's rank and where it moves.
  public struct Band: Sendable, Hashable {
    /// The applicant.
    public let applicant: String
    /// The score, exact.
    public let score: Rational
    /// The rank by the exact score; equal scores share the better one.
    public let rank: Int
    /// The 5th percentile of the ranks in the resamples.
    public let lower: Double
    /// The 95th percentile.
    public let upper: Double
    /// The share of resamples in which the applicant has the exact rank, equal scores sharing the better one.
    public let sameRank: Double
    /// The group, from 1: see `DraftRankList`.
    public let group: Int
  }

  /// How the resamples are drawn and what counts as separable.
  public struct Settings: Sendable, Hashable {
    /// How closely drawn weights keep to the sheet's: larger is closer.
    ///
    /// A share w varies with variance w(1 − w)/(concentration + 1).
    public let concentration: Double
    /// The seed.
    public let seed: UInt64
    /// How many resamples.
    public let replicates: Int
    /// In which share of resamples one must be ahead of another to be separable.
    public let level: Double

    /// Settings.
    ///
    /// - Parameters:
    ///   - concentration: How closely drawn weights keep to the sheet's, above 0.
    ///   - seed: The seed.
    ///   - replicates: How many resamples, at least 1.
    ///   - level: In which share of resamples one must be ahead to be separable, above .5 and below 1.
    public init(concentration: Double, seed: UInt64, replicates: Int = 1000, level: Double = 0.9) {
      precondition(concentration > 0 && concentration.isFinite && replicates >= 1)
      precondition(level > 0.5 && level < 1, "a level lies between one half and one")
      self.concentration = concentration
      self.seed = seed
      self.replicates = replicates
      self.level = level
    }
  }

  /// The settings.
  public let settings: Settings
  /// Those with a score, the best first; equal scores by name.
  public let bands: [Band]

  /// The bands of a program's applicants.
  ///
  /// - Parameters:
  ///   - scores: The scores.
  ///   - settings: How resamples are drawn.
  ///   - threads: How many threads may work; it changes nothing else.
  /// - Complexity: O(resamples · (ratings + applicants · log applicants)).
  public init(_ scores: HolisticScores, settings: Settings, threads: Int = 1) {
    self.settings = settings
    let order = scores.applicants.indices.filter { scores.applicants[$0].score != nil }.sorted {
      let (left, right) = (scores.applicants[$0], scores.applicants[$1])
      guard let a = left.score, let b = right.score, a != b else {
        return left.applicant < right.applicant
      }
      return a > b
    }
    let resampling = RankResampling(scores, applicants: order, settings)
    let drawn = OrderedParallel.map(count: settings.replicates, threads: threads) {
      resampling.scores($0)
    }
    let ranks = drawn.map(RankResampling.ranks)
    let places = ranks.map(\.better)
    let groups = Self.groups(drawn, count: order.count, level: settings.level)
    bands = order.indices.compactMap { place in
      let own = scores.applicants[order[place]]
      guard let score = own.score, let rank = own.rank else { return nil }
      let interval = ranks.map { $0.mean[place] }.percentileInterval(0.9)
      return Band(
        applicant: own.applicant,
        score: score,
        rank: rank,
        lower: interval.lowerBound,
        upper: interval.upperBound,
        sameRank: Double(places.count { $0[place] == rank }) / Double(drawn.count),
        group: groups[place]
      )
    }
  }

  /// Groups in the order of rank: one goes on until somebody is behind its first in enough resamples.
  private static func groups(_ drawn: [[Double]], count: Int, level: Double) -> [Int] {
    var groups: [Int] = []
    var first = 0
    for place in 0..<count {
      // Ties count half on either side.
      let ahead = drawn.reduce(0.0) { sum, scores in
        sum + (scores[first] > scores[place] ? 1 : scores[first] == scores[place] ? 0.5 : 0)
      }
      if place > 0, ahead / Double(drawn.count) >= level {
        groups.append((groups.last ?? 0) + 1)
        first = place
      } else {
        groups.append(groups.last ?? 1)
      }
    }
    return groups
  }
}

/// Draws raters and weights, and scores applicants by them.
private struct RankResampling: Sendable {
  private let random: CounterRandom
  private let raters: Int
  private let alpha: [Double]
  /// By applicant and criterion: the raters and their values; empty where the criterion is not present.
  private let values: [[[(rater: Int, value: Double)]]]
  private let units: (raters: UInt64, weights: UInt64, own: [UInt64])

  init(_ scores: HolisticScores, applicants: [Int], _ settings: RankBands.Settings) {
    random = CounterRandom(seed: settings.seed)
    raters = scores.raters.count
    let total = scores.sheet.totalWeight
    alpha = scores.sheet.criteria.map { settings.concentration * ($0.weight / total).double }
    values = applicants.map { applicant in
      zip(scores.values[applicant], scores.applicants[applicant].parts).map { values, part in
        part.mean == nil ? [] : values.map { ($0.rater, $0.value.double) }
      }
    }
    units = (
      NamedStream.unit("raters", scores.program), NamedStream.unit("weights", scores.program),
      applicants.map {
        NamedStream.unit("own", scores.program, scores.applicants[$0].applicant)
      }
    )
  }

  func scores(_ replicate: Int) -> [Double] {
    let replicate = UInt64(replicate)
    var generator = random.generator(unit: units.raters, replicate: replicate)
    var times = [Double](repeating: 0, count: raters)
    for _ in 0..<raters { times[generator.index(below: raters)] += 1 }
    var weighting = random.generator(unit: units.weights, replicate: replicate)
    let weights = weighting.dirichlet(alpha)
    return values.indices.map { applicant in
      var own = random.generator(unit: units.own[applicant], replicate: replicate)
      var (sum, present) = (0.0, 0.0)
      for (criterion, values) in values[applicant].enumerated() where !values.isEmpty {
        var (total, count) = (0.0, 0.0)
        for value in values {
          total += times[value.rater] * value.value
          count += times[value.rater]
        }
        if count == 0 {
          for _ in values { total += values[own.index(below: values.count)].value }
          count = Double(values.count)
        }
        sum += weights[criterion] * total / count
        present += weights[criterion]
      }
      // Weights drawn so far from these criteria that none is left: the sheet's own stand for them.
      guard present > 0 else { return centre(values[applicant]) }
      return sum / present
    }
  }

  /// The score by the sheet's weights and all raters.
  private func centre(_ criteria: [[(rater: Int, value: Double)]]) -> Double {
    var (sum, present) = (0.0, 0.0)
    for (values, weight) in zip(criteria, alpha) where !values.isEmpty {
      sum += weight * values.reduce(0) { $0 + $1.value } / Double(values.count)
      present += weight
    }
    return sum / present
  }

  /// The ranks of scores, the highest first; equal scores share the mean of their ranks, and the better one.
  static func ranks(_ scores: [Double]) -> (mean: [Double], better: [Int]) {
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    var ranks = scores
    var better = scores.indices.map { _ in 0 }
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, scores[order[end + 1]] == scores[order[start]] { end += 1 }
      for place in start...end {
        ranks[order[place]] = Double(start + end) / 2 + 1
        better[order[place]] = start + 1
      }
      start = end + 1
    }
    return (ranks, better)
  }
}
