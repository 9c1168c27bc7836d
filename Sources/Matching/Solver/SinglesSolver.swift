// SPDX-License-Identifier: Apache-2.0

/// The match of a market without couples, supplemental lists, reversions and parities, by deferred
/// acceptance (Gale and Shapley 1962) from either side.
///
/// The result is stable and, among all stable ones, the best for every applicant where applicants
/// propose, and the worst where programs do. It does not depend on the order of proposals, nor does
/// their number.
public struct SinglesSolver: Sendable {
  /// Who proposes.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    /// The applicants, down their lists.
    case applicants
    /// The programs, down theirs.
    case programs
  }

  private let market: Market
  private let lists: MarketIndex

  /// A solver; `nil` for a market that is more than singles.
  ///
  /// - Parameter market: The market.
  /// - Complexity: O(length of all lists).
  public init?(_ market: Market) {
    guard market.isSingles else { return nil }
    self.market = market
    lists = MarketIndex(market)
  }

  /// Solves the market.
  ///
  /// - Parameter side: Who proposes.
  /// - Returns: Who has which seat, and how many proposals that took.
  /// - Complexity: O(length of all lists · seats of a program).
  public func solve(
    proposing side: Side = .applicants
  ) -> (assignment: Assignment, proposals: Int) {
    switch side {
    case .applicants: byApplicants()
    case .programs: byPrograms()
    }
  }

  private func byApplicants() -> (Assignment, Int) {
    var offsets = [0]
    for program in market.programs { offsets.append(offsets[offsets.count - 1] + program.quota) }
    // The members of each program by its ranks, the worst last, in one flat array.
    var members = Array(
      repeating: (rank: Int32(0), applicant: Int32(0)),
      count: offsets[offsets.count - 1]
    )
    var counts = Array(repeating: 0, count: market.programs.count)
    var next = lists.starts
    var assignment = Assignment(of: market)
    var proposals = 0
    var waiting = Array(market.applicants.indices.reversed())
    while let applicant = waiting.popLast() {
      while next[applicant] < lists.starts[applicant + 1] {
        let entry = Int(next[applicant])
        next[applicant] += 1
        proposals += 1
        let (program, rank) = (Int(lists.entries[entry].first), lists.entries[entry].firstRank)
        let (first, quota) = (offsets[program], market.programs[program].quota)
        var bumped: Int?
        if counts[program] == quota {
          guard quota > 0, rank < members[first + quota - 1].rank else { continue }
          bumped = Int(members[first + quota - 1].applicant)
          counts[program] -= 1
        }
        var place = first + counts[program]
        while place > first, rank < members[place - 1].rank {
          members[place] = members[place - 1]
          place -= 1
        }
        members[place] = (rank, Int32(applicant))
        counts[program] += 1
        assignment.seats[applicant] = program
        if let bumped {
          assignment.seats[bumped] = nil
          waiting.append(bumped)
        }
        break
      }
    }
    return (assignment, proposals)
  }

  private func byPrograms() -> (Assignment, Int) {
    var assignment = Assignment(of: market)
    // The place on the applicant's own list of the program that it holds.
    var held = market.applicants.map { _ in Int.max }
    var next = market.programs.map { _ in 0 }
    var counts = next
    var proposals = 0
    var waiting = Array(market.programs.indices.reversed())
    while let program = waiting.popLast() {
      let ranking = market.programs[program].ranking
      while counts[program] < market.programs[program].quota, next[program] < ranking.count {
        let applicant = ranking[next[program]]
        next[program] += 1
        guard let place = market.applicants[applicant].list.firstIndex(of: program) else {
          continue
        }
        proposals += 1
        guard place < held[applicant] else { continue }
        if let left = assignment.seats[applicant] {
          counts[left] -= 1
          waiting.append(left)
        }
        held[applicant] = place
        assignment.seats[applicant] = program
        counts[program] += 1
      }
    }
    return (assignment, proposals)
  }
}
