// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// How often applicants matched by the number of their contiguous ranks, fitted by specialty and type.
///
/// Each group of a specialty and an applicant type has a fit of its own: logistic, with log-odds that are
/// straight between knots in the number of ranks, and straight in the score. Beside the curve stand what
/// was counted and how sure both are. The curve ends where the data end.
public struct MatchProbability: Sendable, Hashable {
  /// What stands beside every curve.
  public static let caution = "association, not the effect of ranking more"

  /// The knots in numbers of ranks, ascending.
  public let knots: [Int]
  /// The smallest number of applicants that is told of, and fitted.
  public let minimumCount: Int
  /// The level of intervals and bands, such as .95.
  public let level: Double
  /// How many resamples the band rests on.
  public let replicates: Int
  /// The seed of the resamples.
  public let seed: UInt64

  /// The share of resamples without a finite fit above which no band is given.
  public static let mostFailures = 0.05

  /// A method.
  ///
  /// - Parameters:
  ///   - knots: The knots in numbers of ranks, ascending and at least one; anything else traps.
  ///   - minimumCount: The smallest number of applicants that is told of, and fitted; at least 1.
  ///   - level: The level of intervals and bands, between 0 and 1.
  ///   - replicates: How many resamples the band rests on; 0 gives no band.
  ///   - seed: The seed of the resamples.
  public init(
    knots: [Int] = [1, 3, 5, 8, 12, 15],
    minimumCount: Int = 10,
    level: Double = 0.95,
    replicates: Int = 1000,
    seed: UInt64
  ) {
    precondition(!knots.isEmpty && zip(knots, knots.dropFirst()).allSatisfy { $0 < $1 })
    precondition(minimumCount >= 1 && level > 0 && level < 1 && replicates >= 0)
    self.knots = knots
    self.minimumCount = minimumCount
    self.level = level
    self.replicates = replicates
    self.seed = seed
  }

  /// The groups with their bins and curves, by specialty and then by type.
  ///
  /// The order of the records and the number of threads change nothing: resamples are drawn from each
  /// group in the order of ranks, score and outcome, by a stream named after the group.
  ///
  /// - Parameters:
  ///   - records: The applicants with certified lists.
  ///   - threads: How many threads may work.
  ///   - progress: Told before each group which one it is, from 1, and how many there are.
  /// - Returns: One group for each specialty and type that occur.
  public func groups(
    of records: [MatchRecord],
    threads: Int = 1,
    progress: (Int, Int) -> Void = { _, _ in }
  ) -> [MatchProbabilityGroup] {
    let byName = Dictionary(grouping: records) { GroupName(specialty: $0.specialty, type: $0.type) }
    return byName.sorted { $0.key < $1.key }.enumerated().map { number, group in
      progress(number + 1, byName.count)
      let (name, members) = (group.key, group.value)
      let bins = RankRange.between(knots).map {
        RankBin($0, members, minimumCount: minimumCount, level: level)
      }
      return MatchProbabilityGroup(
        specialty: name.specialty,
        type: name.type,
        count: members.count,
        bins: bins,
        curve: curve(members, bins, unit: name.unit, threads: threads)
      )
    }
  }

  private struct GroupName: Hashable, Comparable {
    let specialty: String
    let type: String

    static func < (left: GroupName, right: GroupName) -> Bool {
      (left.specialty, left.type) < (right.specialty, right.type)
    }

    /// The first 64 bits of the hash of the name, so that another group more moves no band.
    var unit: UInt64 { NamedStream.unit(specialty, type) }
  }

  private func curve(
    _ members: [MatchRecord],
    _ bins: [RankBin],
    unit: UInt64,
    threads: Int
  ) -> MatchProbabilityGroup.Outcome {
    let data = MatchFitData(members)
    if data.count < minimumCount {
      return .notFitted("fewer than \(minimumCount) applicants\(data.scoreWords)")
    }
    let shown = bins.filter { $0.share != nil }.map(\.range)
    let ranks = data.cells.map(\.ranks).filter { rank in shown.contains { $0.contains(rank) } }
    guard let lowest = ranks.first, let highest = ranks.last else {
      return .notFitted("no range of ranks has \(minimumCount) applicants")
    }
    let fit: MatchFit
    do throws(NumericsError) {
      fit = try MatchFit(data, matched: data.matched, trials: data.trials, knots: knots)
    } catch .separated {
      return .notFitted(data.separationWords)
    } catch {
      return .notFitted("\(error)")
    }
    let points = Array(lowest...highest)
    let score = data.medianScore
    let draws = OrderedParallel.map(count: replicates, threads: threads) { replicate -> [Double]? in
      var generator = CounterRandom(seed: seed).generator(unit: unit, replicate: UInt64(replicate))
      let drawn = data.resampled(&generator)
      let refit = try? MatchFit(data, matched: drawn.matched, trials: drawn.trials, knots: knots)
      return refit.map { fit in points.map { fit.probability($0, score) } }
    }
    let kept = draws.compactMap(\.self)
    let failed = replicates - kept.count
    let hasBand =
      !kept.isEmpty && Double(failed) <= Self.mostFailures * Double(replicates)
    return .fitted(
      MatchCurve(
        fit,
        data,
        points: points.indices.map { place in
          MatchCurve.Point(
            ranks: points[place],
            probability: fit.probability(points[place], score),
            band: hasBand ? kept.map { $0[place] }.percentileInterval(level) : nil
          )
        },
        resamplesWithoutFit: failed
      )
    )
  }
}
