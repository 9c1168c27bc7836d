// SPDX-License-Identifier: Apache-2.0

/// What a party that proposes is told, by the predicate `couples-1` as a solver reads it: from sorted
/// members and the capacities of the moment.
extension MatchState {
  /// Whether a program would take an applicant of some rank, leaving one member aside.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - rank: The place of the applicant on its list.
  ///   - partner: The applicant whose seat does not count; -1 for none.
  /// - Returns: Whether a seat is free, or a member who counts ranks lower.
  func wants(_ program: Int, _ rank: Int32, without partner: Int32) -> Bool {
    if counts[program] < capacities[program] { return true }
    let first = Int(offsets[program])
    var place = first + Int(counts[program]) - 1
    while place >= first, rank < members[place].rank {
      if members[place].applicant != partner { return true }
      place -= 1
    }
    return false
  }

  /// Whether a party would get an entry of its list.
  ///
  /// - Parameters:
  ///   - party: The party.
  ///   - place: The entry, above the one it holds.
  ///   - rule: When a program takes both members of a couple.
  /// - Returns: Whether everyone asked accepts.
  func accepts(_ party: Int, _ place: Int, _ rule: SameProgramRule) -> Bool {
    let (who, entry) = (index.parties[party], index.entries[place])
    guard who.second >= 0 else { return wants(Int(entry.first), entry.firstRank, without: -1) }
    let held = seats[party] < 0 ? nil : index.entries[Int(seats[party])]
    if entry.first == entry.second { return takesBoth(who, entry, held, rule) }
    return takes(entry.first, entry.firstRank, held?.first, who.second)
      && takes(entry.second, entry.secondRank, held?.second, who.first)
  }

  private func takes(_ program: Int32, _ rank: Int32, _ held: Int32?, _ partner: Int32) -> Bool {
    program < 0 || program == held || wants(Int(program), rank, without: partner)
  }

  private func takesBoth(
    _ who: MarketIndex.Party,
    _ entry: MarketIndex.Entry,
    _ held: MarketIndex.Entry?,
    _ rule: SameProgramRule
  ) -> Bool {
    let program = Int(entry.first)
    let others = members(of: program).lazy
      .filter { $0.applicant != who.first && $0.applicant != who.second }
    let (best, worst) = (
      min(entry.firstRank, entry.secondRank), max(entry.firstRank, entry.secondRank)
    )
    switch rule {
    case .bis:
      return others.prefix { $0.rank < worst }.count + 2 <= Int(capacities[program])
    case .mm:
      if held?.first == entry.first {
        return wants(program, entry.secondRank, without: who.first)
      }
      if held?.second == entry.second {
        return wants(program, entry.firstRank, without: who.second)
      }
      let free = capacities[program] - counts[program]
      if free >= 2 { return true }
      let belowBest = others.count { best < $0.rank }
      return free == 1
        ? belowBest >= 1 : belowBest >= 2 && others.contains { worst < $0.rank }
    }
  }
}
