// SPDX-License-Identifier: Apache-2.0

/// The blocks of an assignment, by one reading of stability with couples: the predicate `couples-1`.
///
/// A program *wants* an applicant where it ranks them and has a seat free, or has a member, other than
/// the applicant's partner, whom it ranks lower. A half of a couple that keeps its seat, or asks for
/// none, is always accepted; the partner's own seat never counts as free. A donor of seats counts all of
/// its own, so that a seat comes back where it is wanted. A program with a parity exchanges members, and
/// takes two more together. It is read from the lists alone and shares nothing with a solver.
public struct Stability: Sendable {
  /// The name of the predicate, as outputs state it.
  public static let name = "couples-1"

  let market: Market
  let assignment: Assignment
  let lists: SeatedLists
  private let rule: SameProgramRule
  /// Those who would rather have a program: one by one, or two by two for couples.
  private let wishes: [Wish]
  private struct Wish: Sendable {
    var block: BlockingPair
    /// The first question that it asks; a second half asks the next one.
    var question: Int32
  }

  /// How many wishes were looked at: entries above what their applicants have.
  public var checked: Int { wishes.count }

  /// Reads an assignment.
  ///
  /// - Parameters:
  ///   - assignment: Who has which seats.
  ///   - market: The market.
  ///   - rule: When a program takes both members of a couple.
  /// - Complexity: O(total length of lists + members · log of a program's).
  public init(of assignment: Assignment, in market: Market, _ rule: SameProgramRule = .bis) {
    self.market = market
    self.rule = rule
    self.assignment = assignment
    var wishes: [Wish] = []
    var questions: [(program: Int32, applicant: Int32)] = []
    func ask(_ program: Int, _ applicant: Int) {
      questions.append((Int32(program), Int32(applicant)))
    }
    for applicant in market.singles {
      for program in Self.better(market.applicants[applicant].list, assignment.seats[applicant]) {
        wishes.append(
          Wish(
            block: .single(applicant: applicant, program: program),
            question: Int32(questions.count)
          )
        )
        ask(program, applicant)
      }
    }
    for (number, couple) in market.couples.enumerated() {
      let now = Market.Pair(assignment.seats[couple.first], assignment.seats[couple.second])
      for (place, pair) in couple.list[..<(couple.list.firstIndex(of: now) ?? couple.list.count)]
        .enumerated()
      {
        wishes.append(
          Wish(block: .couple(number, entry: place), question: Int32(questions.count))
        )
        if let first = pair.first { ask(first, couple.first) }
        if let second = pair.second { ask(second, couple.second) }
      }
    }
    for applicant in market.applicants.indices {
      guard let advanced = assignment.seats[applicant],
        let list = market.applicants[applicant].supplemental[advanced]
      else { continue }
      for program in Self.better(list, assignment.firstYear[applicant]) {
        wishes.append(
          Wish(
            block: .firstYear(applicant: applicant, program: program),
            question: Int32(questions.count)
          )
        )
        ask(program, applicant)
      }
    }
    self.wishes = wishes
    lists = SeatedLists(assignment, in: market, asked: questions)
  }

  /// The programs of a list that an applicant would rather have than the seat of that list.
  private static func better(_ list: [Int], _ seat: Int?) -> ArraySlice<Int> {
    list[..<(seat.flatMap(list.firstIndex) ?? list.count)]
  }

  /// Every block, in the order of applicants, couples, first-year seats and programs.
  ///
  /// - Complexity: O(wishes · seats of a program).
  public var blocks: [BlockingPair] { wishes.filter(blocks).map(\.block) + pairs }

  private func blocks(_ wish: Wish) -> Bool {
    let question = Int(wish.question)
    switch wish.block {
    case .single(_, let program), .firstYear(_, let program):
      return wants(program, lists.ranks[question], without: -1)
    case .couple(let number, let entry):
      return accepts(market.couples[number], market.couples[number].list[entry], question)
    case .two: return false
    }
  }

  /// Whether a program would take an applicant of some rank, leaving one member aside.
  private func wants(_ program: Int, _ rank: Int32, without partner: Int) -> Bool {
    guard rank >= 0 else { return false }
    let members = lists.members(of: program)
    if members.count < lists.seats[program], market.programs[program].parity == nil { return true }
    for member in members.reversed() {
      if member.rank <= rank { return false }
      if Int(member.applicant) != partner { return true }
    }
    return false
  }

  // MARK: - Programs that take two more or none

  private var pairs: [BlockingPair] {
    guard market.programs.contains(where: { $0.parity != nil }) else { return [] }
    let singles = Set(market.singles)
    return market.programs.indices.flatMap { program -> [BlockingPair] in
      guard market.programs[program].parity != nil,
        lists.members(of: program).count + 2 <= lists.seats[program]
      else { return [] }
      let willing = market.programs[program].ranking.filter { applicant in
        singles.contains(applicant)
          && Self.better(market.applicants[applicant].list, assignment.seats[applicant])
            .contains(program)
      }
      return willing.indices.flatMap { one in
        willing[(one + 1)...].map { .two(willing[one], $0, program: program) }
      }
    }
  }

  // MARK: - Couples

  private func accepts(_ couple: Market.Couple, _ wanted: Market.Pair, _ question: Int) -> Bool {
    let now = Market.Pair(assignment.seats[couple.first], assignment.seats[couple.second])
    if let program = wanted.first, program == wanted.second {
      return takesBoth(couple, program, now, lists.ranks[question], lists.ranks[question + 1])
    }
    func takes(_ program: Int?, _ held: Int?, _ partner: Int, _ question: Int) -> Bool {
      guard let program, program != held else { return true }
      return wants(program, lists.ranks[question], without: partner)
    }
    return takes(wanted.first, now.first, couple.second, question)
      && takes(
        wanted.second,
        now.second,
        couple.first,
        wanted.first == nil ? question : question + 1
      )
  }

  /// Whether a program takes both members of a couple.
  private func takesBoth(
    _ couple: Market.Couple,
    _ program: Int,
    _ now: Market.Pair,
    _ first: Int32,
    _ second: Int32
  ) -> Bool {
    guard first >= 0, second >= 0 else { return false }
    let others = lists.members(of: program).filter {
      $0.rank >= 0 && Int($0.applicant) != couple.first && Int($0.applicant) != couple.second
    }
    switch rule {
    case .bis: return others.count { $0.rank < max(first, second) } + 2 <= lists.seats[program]
    case .mm:
      if now.first == program { return wants(program, second, without: couple.first) }
      if now.second == program { return wants(program, first, without: couple.second) }
      let free = lists.seats[program] - lists.members(of: program).count
      if free >= 2 { return true }
      let belowBest = others.count { min(first, second) < $0.rank }
      // With one seat free one member has to go for either of them, with none two for both.
      return free == 1
        ? belowBest >= 1 : belowBest >= 2 && others.contains { max(first, second) < $0.rank }
    }
  }
}
