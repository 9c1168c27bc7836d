// SPDX-License-Identifier: Apache-2.0
import NumericsCore
import Synchronization

/// A match repeated many times with a little chance in it: what of it holds, and what is luck.
///
/// In every repetition the programs' lists are drawn anew around the true ones, some applicants stay away,
/// and some lists are shorter. Each share has its Wilson interval; draws are made from counters, so that the
/// same seed gives the same shares on any number of threads.
public struct StressTest: Sendable {
  /// What varies from one repetition to the next.
  public struct Noise: Sendable, Hashable {
    /// The standard deviation of a program's view of an applicant, in ranks.
    public var ranks: Double = 0
    /// The share of applicants who stay away; a couple stays away as one.
    public var dropOuts: Double = 0
    /// The share of seats that are cut, each by itself.
    public var seats: Double = 0
    /// The share of couples whose members go on their own, each down the programs of the joint list.
    public var uncoupled: Double = 0
    /// The longest list of a single; `nil` for all of it.
    public var longestList: Int?

    /// Nothing varies.
    public init() {}
  }

  /// What happened to an applicant over all repetitions.
  public struct Chances: Sendable, Hashable {
    /// In how many the applicant took part.
    public var repetitions = 0
    /// In how many of them with a seat.
    public var matched = 0
    /// In how many with one of the first three ranks.
    public var topThree = 0
    /// In how many with the seat of the true match.
    public var same = 0
  }

  /// What a repetition gave as a whole.
  public struct Figures: Sendable, Hashable {
    /// Some applicants.
    public struct Group: Sendable, Hashable {
      /// How many have a list that took part.
      public var active = 0
      /// How many of those have a seat.
      public var matched = 0
    }

    /// The applicants with a seat.
    public var matched = 0
    /// The seats that were taken, first-year ones among them.
    public var filled = 0
    /// The seats.
    public var seats = 0
    /// The blocks of the matching; 0 where it is stable.
    public var blocks = 0
    /// How high the ladder was climbed.
    public var rung = MatchRung.settled
    /// The sum of the ranks that singles obtained, from 1.
    public var rankSum = 0
    /// How many they are.
    public var ranked = 0
    /// The applicants of each group.
    public var groups: [Group] = []
  }

  /// The applicants' chances, by their places.
  public let chances: [Chances]
  /// The repetitions.
  public let figures: [Figures]

  /// Repeats a match.
  ///
  /// - Parameters:
  ///   - count: How many times.
  ///   - market: The market.
  ///   - truth: Its matching.
  ///   - rules: The rules; their seed is that of the draws.
  ///   - noise: What varies.
  ///   - groups: The group of each applicant, from 0, such as a number for the type; none where empty.
  ///   - threads: On how many threads.
  ///   - progress: Told how many were done, now and then.
  public init(
    _ count: Int,
    of market: Market,
    _ truth: Assignment,
    _ rules: MatchRules,
    _ noise: Noise,
    groups: [Int] = [],
    threads: Int = 1,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    let chunk = 16
    let chunks = (count + chunk - 1) / chunk
    let done = Mutex(0)
    let parts = OrderedParallel.map(count: chunks, threads: threads) { part in
      var chances = market.applicants.map { _ in Chances() }
      var figures: [Figures] = []
      for replicate in part * chunk..<min(count, (part + 1) * chunk) {
        let one = Repetition(market, rules, noise, replicate)
        figures.append(one.figures(groups))
        one.count(into: &chances, truth)
      }
      progress(
        done.withLock {
          $0 += figures.count
          return $0
        }
      )
      return (chances, figures)
    }
    var chances = market.applicants.map { _ in Chances() }
    for (some, _) in parts {
      for place in chances.indices {
        chances[place].repetitions += some[place].repetitions
        chances[place].matched += some[place].matched
        chances[place].topThree += some[place].topThree
        chances[place].same += some[place].same
      }
    }
    self.chances = chances
    figures = parts.flatMap(\.1)
  }
}

/// One repetition of a match.
private struct Repetition {
  let market: Market
  let outcome: MatchOutcome
  private let isAway: [Bool]

  init(_ market: Market, _ rules: MatchRules, _ noise: StressTest.Noise, _ replicate: Int) {
    var drawn = market
    var generator = CounterRandom(seed: rules.seed)
      .generator(unit: 0x5354_5245_5353, replicate: UInt64(replicate))
    if noise.dropOuts > 0 {
      for applicant in market.singles where generator.uniform() < noise.dropOuts {
        drawn.applicants[applicant].list = []
      }
      for couple in market.couples.indices where generator.uniform() < noise.dropOuts {
        drawn.couples[couple].list = []
      }
    }
    if noise.uncoupled > 0 {
      let apart = market.couples.indices.filter { _ in generator.uniform() < noise.uncoupled }
      for couple in apart.reversed() { drawn.apply(.uncouple(couple)) }
    }
    if let longest = noise.longestList {
      for applicant in drawn.applicants.indices {
        drawn.applicants[applicant].list = Array(drawn.applicants[applicant].list.prefix(longest))
      }
    }
    for program in drawn.programs.indices {
      if noise.ranks > 0 {
        let views = drawn.programs[program].ranking.indices.map {
          Double($0) + noise.ranks * generator.standardNormal()
        }
        let order = views.indices.sorted { (views[$0], $0) < (views[$1], $1) }
        drawn.programs[program].ranking = order.map { market.programs[program].ranking[$0] }
      }
      if noise.seats > 0 {
        let cut = (0..<drawn.programs[program].quota).count { _ in
          generator.uniform() < noise.seats
        }
        drawn.programs[program].quota -= cut
      }
    }
    for place in drawn.reversions.indices {
      let donor = drawn.reversions[place].donor
      drawn.reversions[place].most = min(
        drawn.reversions[place].most,
        drawn.programs[donor].quota
      )
    }
    self.market = drawn
    // Who has no list, alone or as a couple, takes no part.
    var isAway = drawn.applicants.map(\.list.isEmpty)
    for couple in drawn.couples where !couple.list.isEmpty {
      (isAway[couple.first], isAway[couple.second]) = (false, false)
    }
    self.isAway = isAway
    // A repetition that needs a long search is counted as undecided.
    outcome = MatchSolver(drawn, rules.quick).solve()
  }

  func figures(_ groups: [Int]) -> StressTest.Figures {
    var figures = StressTest.Figures()
    figures.matched = outcome.assignment.seats.count { $0 != nil }
    figures.filled = figures.matched + outcome.assignment.firstYear.count { $0 != nil }
    figures.seats = market.programs.reduce(0) { $0 + $1.quota }
    figures.blocks = outcome.blocks.count
    figures.rung = outcome.rung
    for (place, applicant) in market.applicants.enumerated() {
      if let rank = outcome.assignment.seats[place].flatMap({ applicant.list.firstIndex(of: $0) }) {
        figures.rankSum += rank + 1
        figures.ranked += 1
      }
    }
    figures.groups = (0..<(groups.max() ?? -1) + 1).map { _ in StressTest.Figures.Group() }
    for (place, group) in groups.enumerated() where !isAway[place] {
      figures.groups[group].active += 1
      if outcome.assignment.seats[place] != nil { figures.groups[group].matched += 1 }
    }
    return figures
  }

  func count(into chances: inout [StressTest.Chances], _ truth: Assignment) {
    let isFirst = rankOfCouples
    for place in chances.indices where !isAway[place] {
      chances[place].repetitions += 1
      guard let seat = outcome.assignment.seats[place] else { continue }
      chances[place].matched += 1
      if seat == truth.seats[place] { chances[place].same += 1 }
      let rank = market.applicants[place].list.firstIndex(of: seat) ?? isFirst[place]
      if let rank, rank < 3 { chances[place].topThree += 1 }
    }
  }

  /// The rank that each member of a couple obtained with the other.
  private var rankOfCouples: [Int: Int] {
    var ranks: [Int: Int] = [:]
    for couple in market.couples {
      let seats = outcome.assignment.seats
      let now = Market.Pair(seats[couple.first], seats[couple.second])
      guard let rank = couple.list.firstIndex(of: now) else { continue }
      (ranks[couple.first], ranks[couple.second]) = (rank, rank)
    }
    return ranks
  }
}
