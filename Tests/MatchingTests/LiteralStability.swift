// SPDX-License-Identifier: Apache-2.0

@testable import Matching

/// The predicate `couples-1` read word for word, with a dictionary for each list: slow, and the judge of
/// the verifier.
struct LiteralStability {
  private let market: Market
  private let rule: SameProgramRule
  private let assignment: Assignment
  private let members: [[Int]]
  /// The seats that a program counts: a donor's own too, which it may claim back.
  private let seats: [Int]
  /// The places of applicants on the lists of programs.
  private let ranks: [[Int: Int]]

  init(of assignment: Assignment, in market: Market, _ rule: SameProgramRule = .bis) {
    self.market = market
    self.rule = rule
    self.assignment = assignment
    members = assignment.members(of: market)
    let (left, given) = Assignment.seats(of: market, counts: members.map(\.count))
    seats = zip(left, given).map(+)
    ranks = market.programs.map { program in
      Dictionary(program.ranking.enumerated().map { ($1, $0) }) { first, _ in first }
    }
  }

  /// Every block, in the order of applicants, couples and programs.
  var blocks: [BlockingPair] { singles + couples + firstYears + pairs }

  private func rank(_ program: Int, _ applicant: Int) -> Int? { ranks[program][applicant] }

  /// Whether a program would take an applicant, leaving members aside that do not count.
  private func wants(_ program: Int, _ applicant: Int, without partner: Int? = nil) -> Bool {
    guard let own = rank(program, applicant) else { return false }
    if members[program].count < seats[program], market.programs[program].parity == nil {
      return true
    }
    return members[program].contains { member in
      member != partner && rank(program, member).map { own < $0 } ?? false
    }
  }

  /// The programs of a list that an applicant would rather have than the seat of that list.
  private func better(_ list: [Int], than seat: Int?) -> ArraySlice<Int> {
    seat.flatMap { list.firstIndex(of: $0) }.map { list[..<$0] } ?? list[...]
  }

  private var singles: [BlockingPair] {
    market.singles.flatMap { applicant in
      better(market.applicants[applicant].list, than: assignment.seats[applicant])
        .filter { wants($0, applicant) }.map { .single(applicant: applicant, program: $0) }
    }
  }

  private var firstYears: [BlockingPair] {
    market.applicants.indices.flatMap { applicant -> [BlockingPair] in
      guard let advanced = assignment.seats[applicant],
        let list = market.applicants[applicant].supplemental[advanced]
      else { return [] }
      return better(list, than: assignment.firstYear[applicant])
        .filter { wants($0, applicant) }.map { .firstYear(applicant: applicant, program: $0) }
    }
  }

  private var pairs: [BlockingPair] {
    let singles = Set(market.singles)
    return market.programs.indices.flatMap { program -> [BlockingPair] in
      guard market.programs[program].parity != nil, members[program].count + 2 <= seats[program]
      else { return [] }
      let willing = market.programs[program].ranking.filter { applicant in
        singles.contains(applicant)
          && better(market.applicants[applicant].list, than: assignment.seats[applicant])
            .contains(program)
      }
      return willing.indices.flatMap { one in
        willing[(one + 1)...].map { .two(willing[one], $0, program: program) }
      }
    }
  }

  // MARK: - Couples

  private var couples: [BlockingPair] {
    market.couples.enumerated().flatMap { number, couple -> [BlockingPair] in
      let now = Market.Pair(assignment.seats[couple.first], assignment.seats[couple.second])
      let better = couple.list.firstIndex(of: now).map { couple.list[..<$0] } ?? couple.list[...]
      return better.indices.filter { accepts(couple, couple.list[$0], now) }
        .map { .couple(number, entry: $0) }
    }
  }

  private func accepts(_ couple: Market.Couple, _ wanted: Market.Pair, _ now: Market.Pair) -> Bool {
    if let program = wanted.first, program == wanted.second {
      return takesBoth(couple, program, now)
    }
    func takes(_ program: Int?, _ held: Int?, _ applicant: Int, _ partner: Int) -> Bool {
      guard let program, program != held else { return true }
      return wants(program, applicant, without: partner)
    }
    return takes(wanted.first, now.first, couple.first, couple.second)
      && takes(wanted.second, now.second, couple.second, couple.first)
  }

  /// Whether a program takes both members of a couple.
  private func takesBoth(_ couple: Market.Couple, _ program: Int, _ now: Market.Pair) -> Bool {
    guard let first = rank(program, couple.first), let second = rank(program, couple.second) else {
      return false
    }
    let others = members[program].filter { $0 != couple.first && $0 != couple.second }
    switch rule {
    case .bis:
      let above = others.count { rank(program, $0).map { $0 < max(first, second) } ?? false }
      return above + 2 <= seats[program]
    case .mm:
      if now.first == program { return wants(program, couple.second, without: couple.first) }
      if now.second == program { return wants(program, couple.first, without: couple.second) }
      let free = seats[program] - members[program].count
      if free >= 2 { return true }
      let (best, worst) = (min(first, second), max(first, second))
      let below = { (own: Int) in
        others.count { rank(program, $0).map { own < $0 } ?? false }
      }
      // With one seat free one member has to go for either of them, with none two for both.
      return free == 1 ? below(best) >= 1 : below(best) >= 2 && below(worst) >= 1
    }
  }
}
