// SPDX-License-Identifier: Apache-2.0
import NumericsCore

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
  /// is cut below each of its members, and it is given a seat less.
  ///
  /// - Parameters:
  ///   - market: The market.
  ///   - rules: The rules that it is solved by.
  ///   - draws: How many other orders of each list are tried.
  ///   - checksPrograms: Whether programs' lists are tried as well.
  public init(_ market: Market, _ rules: MatchRules, draws: Int = 0, checksPrograms: Bool = true) {
    let truth = MatchSolver(market, rules).solve().assignment
    for applicant in market.singles {
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
      for other in others {
        tried += 1
        let changed = market.changed(.list(applicant: applicant, other))
        let seat = MatchSolver(changed, rules).solve().assignment.seats[applicant]
        if place(seat) < held { applicants.append(Gain(who: applicant, list: other)) }
      }
    }
    if checksPrograms { tryPrograms(market, rules, truth) }
    guard market.isSingles, let solver = SinglesSolver(market) else { return }
    let (best, worst) = (
      solver.solve().assignment, solver.solve(proposing: .programs).assignment
    )
    differing = market.applicants.indices.count { best.seats[$0] != worst.seats[$0] }
  }

  private mutating func tryPrograms(_ market: Market, _ rules: MatchRules, _ truth: Assignment) {
    let members = truth.members(of: market)
    for (program, record) in market.programs.enumerated() {
      let ranks = Dictionary(record.ranking.enumerated().map { ($1, $0) }) { one, _ in one }
      // By responsive preferences: compared place by place, the best member with the best.
      func order(_ members: [Int]) -> [Int] { members.compactMap { ranks[$0] }.sorted() }
      let held = order(members[program])
      for cut in held.indices {
        tried += 1
        var changed = market
        changed.programs[program].ranking = Array(record.ranking[..<held[cut]])
        let seats = MatchSolver(changed, rules).solve().assignment.members(of: market)[program]
        let now = order(seats)
        if now.count >= held.count, now != held, zip(now, held).allSatisfy({ $0 <= $1 }) {
          programs.append(Gain(who: program, list: changed.programs[program].ranking))
          break
        }
      }
      guard record.quota > 1, held.count == record.quota else { continue }
      tried += 1
      let fewer = MatchSolver(market.changed(.seats(program: program, by: -1)), rules).solve()
      let now = order(fewer.assignment.members(of: market)[program])
      if now.count == held.count - 1, now != held.dropLast(),
        zip(now, held).allSatisfy({ $0 <= $1 })
      {
        bySeat.append(program)
      }
    }
  }
}
