// SPDX-License-Identifier: Apache-2.0
import NumericsCore
import Synchronization

/// Whether somebody could have gained by another list than the true one.
///
/// Where applicants propose and nobody is in a couple, no single can (Dubins and Freedman 1981; Roth 1982);
/// programs can. The applicants who could in a market where programs propose are at most those whose
/// seats differ between the two.
public struct StrategyCheck: Sendable, Hashable {
  /// Who would have gained, and by what list.
  public struct Gain: Sendable, Hashable {
    /// The applicant or the program.
    public var who: Int
    /// The list handed in instead, best first.
    public var list: [Int]
  }

  /// How many other lists were tried.
  public private(set) var tried = 0
  /// The applicants who gained by one of them.
  public private(set) var applicants: [Gain] = []
  /// The programs that gained by a shorter list: as many members, none lower, one higher.
  public private(set) var programs: [Gain] = []
  /// The programs that with a seat less would have had higher members in the others.
  public private(set) var bySeat: [Int] = []
  /// The applicants whose seats differ between the two sides proposing; `nil` where programs' proposing is
  /// no more than a starting point.
  public private(set) var differing: Int?

  /// Tries other lists.
  ///
  /// Each applicant's list is cut just above what they got, and drawn in other orders; each program's list
  /// is cut above each of its members, and it is given a seat less. A trial that needs a long search counts
  /// as no gain.
  ///
  /// - Parameters:
  ///   - market: The market.
  ///   - rules: The rules that it is solved by.
  ///   - draws: How many other orders of each list are tried.
  ///   - checksPrograms: Whether programs' lists are tried as well.
  ///   - threads: On how many threads; the result does not depend on it.
  ///   - progress: Told how many applicants and programs were tried, now and then.
  /// - Complexity: A match for each list that is tried.
  public init(
    _ market: Market,
    _ rules: MatchRules,
    draws: Int = 0,
    checksPrograms: Bool = true,
    threads: Int = 1,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    let quick = rules.quick
    let done = Mutex(0)
    @Sendable func tell() {
      let count = done.withLock { count in
        count += 1
        return count
      }
      if count.isMultiple(of: 100) { progress(count) }
    }
    let truth = MatchSolver(market, rules).solve().assignment
    let singles = market.singles
    let gains = OrderedParallel.map(count: singles.count, threads: threads) { number in
      defer { tell() }
      return Self.gains(of: singles[number], in: market, quick, truth, draws)
    }
    for (count, gain) in gains {
      tried += count
      applicants += gain
    }
    if checksPrograms {
      let members = truth.members(of: market)
      let trials = OrderedParallel.map(count: market.programs.count, threads: threads) { program in
        defer { tell() }
        return Self.trial(of: program, members[program], in: market, quick)
      }
      for (program, trial) in trials.enumerated() {
        tried += trial.count
        programs += [trial.gain].compactMap(\.self)
        if trial.gainsBySeat { bySeat.append(program) }
      }
    }
    guard market.isSingles, let solver = SinglesSolver(market) else { return }
    let (best, worst) = (
      solver.solve().assignment, solver.solve(proposing: .programs).assignment
    )
    differing = market.applicants.indices.count { best.seats[$0] != worst.seats[$0] }
  }

  /// The lists of a single that got something better, and how many were tried.
  private static func gains(
    of applicant: Int,
    in market: Market,
    _ rules: MatchRules,
    _ truth: Assignment,
    _ draws: Int
  ) -> (count: Int, gains: [Gain]) {
    let list = market.applicants[applicant].list
    func place(_ seat: Int?) -> Int { seat.flatMap { list.firstIndex(of: $0) } ?? list.count }
    let held = place(truth.seats[applicant])
    var others = held < list.count ? [Array(list[..<held])] : []
    var generator = CounterRandom(seed: rules.seed)
      .generator(unit: UInt64(applicant), replicate: 0)
    for _ in 0..<draws {
      let order = generator.permutation(of: list.count).map { list[$0] }
      others.append(Array(order.prefix(1 + generator.index(below: max(1, list.count)))))
    }
    let gains = others.compactMap { other -> Gain? in
      let changed = market.changed(.list(applicant: applicant, other))
      let seat = MatchSolver(changed, rules).solve().assignment.seats[applicant]
      return place(seat) < held ? Gain(who: applicant, list: other) : nil
    }
    return (others.count, gains)
  }

  /// The first shorter list by which a program gains, whether it does by a seat less, and how many were tried.
  private static func trial(
    of program: Int,
    _ truth: [Int],
    in market: Market,
    _ rules: MatchRules
  ) -> (count: Int, gain: Gain?, gainsBySeat: Bool) {
    let record = market.programs[program]
    let places = Dictionary(record.ranking.enumerated().map { ($1, $0) }) { one, _ in one }
    // By responsive preferences: compared place by place, the best member with the best.
    func order(_ members: [Int]) -> [Int] { members.compactMap { places[$0] }.sorted() }
    func ranks(with changed: Market) -> [Int] {
      order(MatchSolver(changed, rules).solve().assignment.members(of: market)[program])
    }
    let held = order(truth)
    var count = 0
    var gain: Gain?
    for cut in held where gain == nil {
      count += 1
      var changed = market
      changed.programs[program].ranking = Array(record.ranking[..<cut])
      let now = ranks(with: changed)
      if now.count >= held.count, now != held, zip(now, held).allSatisfy({ $0 <= $1 }) {
        gain = Gain(who: program, list: changed.programs[program].ranking)
      }
    }
    guard record.quota > 1, held.count == record.quota else { return (count, gain, false) }
    let fewer = ranks(with: market.changed(.seats(program: program, by: -1)))
    let isGain =
      fewer.count == held.count - 1 && fewer != held.dropLast()
      && zip(fewer, held).allSatisfy { $0 <= $1 }
    return (count + 1, gain, isGain)
  }
}
