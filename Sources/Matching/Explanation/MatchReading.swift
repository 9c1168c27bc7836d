// SPDX-License-Identifier: Apache-2.0

/// A matching as explanations read it: who sits where, how far each program went down its list, and which
/// seats went elsewhere.
public struct MatchReading: Sendable {
  /// The season.
  public let season: Season
  /// Who has which seats.
  public let assignment: Assignment
  /// When a program takes both members of a couple.
  public let rule: SameProgramRule
  let members: [[Int]]
  /// The seats that a program counts, and those that it has left.
  let counted: [Int]
  let left: [Int]
  let most: [Int]
  /// The places of applicants on programs' lists.
  let ranks: [[Int: Int]]
  /// The couple of each applicant, and which half they are.
  let couples: [Int: (couple: Int, isFirst: Bool)]
  /// The fewest seats of a program whose last rank is told.
  static let fewestSeats = 3

  /// Reads a matching.
  ///
  /// - Parameters:
  ///   - assignment: Who has which seats.
  ///   - season: The season.
  ///   - rule: When a program takes both members of a couple.
  public init(_ assignment: Assignment, in season: Season, _ rule: SameProgramRule = .bis) {
    self.season = season
    self.assignment = assignment
    self.rule = rule
    members = assignment.members(of: season.market)
    let (left, given) = Assignment.seats(of: season.market, counts: members.map(\.count))
    self.left = left
    counted = zip(left, given).map(+)
    most = season.market.mostSeats
    ranks = season.market.programs.map { program in
      Dictionary(program.ranking.enumerated().map { ($1, $0) }) { first, _ in first }
    }
    var couples: [Int: (couple: Int, isFirst: Bool)] = [:]
    for (place, couple) in season.market.couples.enumerated() {
      couples[couple.first] = (place, true)
      couples[couple.second] = (place, false)
    }
    self.couples = couples
  }

  /// The couple that an applicant is in, by its place; `nil` for a single.
  public func couple(of applicant: Int) -> Int? { couples[applicant]?.couple }

  /// The last place on a program's list that got a seat, from 0; `nil` where nobody has one.
  public func lastRank(of program: Int) -> Int? {
    members[program].compactMap { ranks[program][$0] }.max()
  }

  /// The own and the last rank of others than the partner, where both may be told: never of few.
  private func cutoff(
    _ program: Int,
    _ applicant: Int,
    without partner: Int?,
    isShown: Bool
  ) -> MatchReason.Cutoff? {
    let others = members[program].filter { $0 != partner && $0 != applicant }
    guard isShown, season.market.programs[program].quota >= Self.fewestSeats,
      partner == nil || others.count >= Self.fewestSeats, let own = ranks[program][applicant],
      let last = others.compactMap({ ranks[program][$0] }).max()
    else { return nil }
    return MatchReason.Cutoff(own: own + 1, last: last + 1)
  }

  /// Why a program did not take an applicant by one entry; `nil` where it would have.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - applicant: The applicant.
  ///   - partner: The applicant whose seat does not count.
  ///   - isShown: Whether the program allows last ranks to be told.
  /// - Returns: The reason.
  func refusal(
    _ program: Int,
    _ applicant: Int,
    without partner: Int? = nil,
    isShown: Bool
  ) -> MatchReason? {
    if let absence = season.tracks[program].absence { return .programOut(absence) }
    if most[program] == 0 { return .noSeats }
    guard let own = ranks[program][applicant] else { return .notRanked }
    let hasLower = members[program].contains { member in
      member != partner && ranks[program][member].map { own < $0 } ?? false
    }
    if hasLower { return nil }
    if members[program].count < counted[program] {
      return season.market.programs[program].parity.map { .parity($0) }
    }
    // Only a seat from elsewhere could have changed it.
    if members[program].isEmpty || counted[program] < most[program], mightReceive(program) {
      return .seatReturned
    }
    return .filled(cutoff(program, applicant, without: partner, isShown: isShown))
  }

  /// Whether a donor's seats, had they been empty, would have come to a program of none of its own.
  private func mightReceive(_ program: Int) -> Bool {
    season.market.programs[program].quota == 0 && most[program] > 0
  }
}
