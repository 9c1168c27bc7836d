// SPDX-License-Identifier: Apache-2.0

/// What a match gave a program: seats, how far it went down its list, and why it went past some ranks.
///
/// It reveals no applicant's list: why ranks were passed over is told in sums, and only where each is large
/// enough to be about nobody.
public struct ProgramExplanation: Sendable, Hashable {
  /// Why ranks above the last one that got a seat were passed over.
  public enum Passed: String, Sendable, Hashable, CaseIterable {
    /// The applicant did not rank the program.
    case notRanked
    /// The applicant matched to a choice they ranked higher.
    case higherChoice
    /// The applicant's list did not take part.
    case out
    /// A couple's other half could not be had.
    case pair
    /// The applicant ranked the program for a first year, and did not get the advanced seat for it.
    case noAdvancedSeat

    /// The reason in words, to the program.
    public var words: String {
      switch self {
      case .notRanked: "did not rank the program"
      case .higherChoice: "matched to a choice they ranked higher"
      case .out: "list not certified, or withdrawn"
      case .pair: "in a couple whose pair was not available"
      case .noAdvancedSeat: "ranked it for a first year, without the advanced seat for it"
      }
    }
  }

  /// The program's place.
  public let program: Int
  /// Its seats before any revert.
  public let quota: Int
  /// Its seats once empty ones reverted; 0 where it takes no part.
  public let seats: Int
  /// Its members, in its own order.
  public let members: [Int]
  /// How many applicants it ranked.
  public let ranked: Int
  /// The last rank that got a seat, from 1; `nil` where nobody has one.
  public let lastRank: Int?
  /// How many ranks above the last one were passed over.
  public let passed: Int
  /// The same by reason; empty where a number is too small to be told.
  public let passedByReason: [Passed: Int]
  /// What program takes an even, or an odd, number; `nil` for the others.
  public let parity: Market.Parity?
  /// Why its list did not take part; `nil` where it did.
  public let absence: Season.Absence?

  /// The seats given to another program, or received where it is below 0.
  public var given: Int { absence == nil ? quota - seats : 0 }

  /// How many seats stay empty.
  public var unfilled: Int { max(0, seats - members.count) }

  /// Explains a match to a program.
  ///
  /// - Parameters:
  ///   - program: The program's place.
  ///   - reading: The match.
  ///   - fewest: The least number of applicants that is told by reason.
  public init(_ program: Int, in reading: MatchReading, fewest: Int = 10) {
    let record = reading.season.market.programs[program]
    self.program = program
    quota = record.quota
    seats = reading.season.tracks[program].absence == nil ? reading.left[program] : 0
    ranked = record.ranking.count
    parity = record.parity
    absence = reading.season.tracks[program].absence
    members = reading.members[program].sorted {
      reading.ranks[program][$0] ?? 0 < reading.ranks[program][$1] ?? 0
    }
    let last = reading.lastRank(of: program)
    lastRank = last.map { $0 + 1 }
    let isMember = Set(members)
    let over = last.map { record.ranking[..<$0].filter { !isMember.contains($0) } } ?? []
    passed = over.count
    var sums: [Passed: Int] = [:]
    for applicant in over { sums[reading.passedOver(applicant, by: program), default: 0] += 1 }
    // One reason for all would tell it of each of them, whom the program knows by name.
    passedByReason = sums.count > 1 && sums.values.allSatisfy { $0 >= fewest } ? sums : [:]
  }
}

extension MatchReading {
  /// Why a program went past an applicant whom it ranks above its last member.
  fileprivate func passedOver(_ applicant: Int, by program: Int) -> ProgramExplanation.Passed {
    if season.people[applicant].absence != nil { return .out }
    if let (place, isFirst) = couples[applicant] {
      let couple = season.market.couples[place]
      let partner = isFirst ? couple.second : couple.first
      if season.people[partner].absence != nil { return .out }
      let now = Market.Pair(assignment.seats[couple.first], assignment.seats[couple.second])
      let entry = couple.list.firstIndex { (isFirst ? $0.first : $0.second) == program }
      guard let entry else { return passedOverForFirstYear(applicant, by: program) }
      let held = couple.list.firstIndex(of: now) ?? couple.list.count
      return held < entry ? .higherChoice : .pair
    }
    return season.market.applicants[applicant].list.contains(program)
      ? .higherChoice : passedOverForFirstYear(applicant, by: program)
  }

  /// The same of an applicant who ranks the program for a first year at most.
  private func passedOverForFirstYear(
    _ applicant: Int,
    by program: Int
  ) -> ProgramExplanation.Passed {
    let lists = season.market.applicants[applicant].supplemental
    guard lists.values.contains(where: { $0.contains(program) }) else { return .notRanked }
    let own = assignment.seats[applicant].flatMap { lists[$0] }
    return own?.contains(program) == true ? .higherChoice : .noAdvancedSeat
  }
}
