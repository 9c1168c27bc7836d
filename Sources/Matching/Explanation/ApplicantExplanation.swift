// SPDX-License-Identifier: Apache-2.0

/// What a match gave an applicant, and why every rank above it came to nothing.
///
/// It names the applicant, a couple's own two programs, and programs of the own list; no other applicant,
/// and no rank but the own one and the last that got a seat where the program allows that.
public struct ApplicantExplanation: Sendable, Hashable {
  /// Which list a rank stands on.
  public enum ListKind: Sendable, Hashable {
    /// The applicant's own.
    case primary
    /// The couple's.
    case joint
    /// The first-year list that hangs on an advanced program, by its place.
    case supplemental(Int)

    /// The word of outputs.
    public var word: String {
      switch self {
      case .primary: "primary"
      case .joint: "joint"
      case .supplemental: "supplemental"
      }
    }
  }

  /// One rank of a list, and what came of it.
  public struct Line: Sendable, Hashable {
    /// The list.
    public var list: ListKind
    /// The rank as written, from 1.
    public var rank: Int
    /// The program, by its place; `nil` for none.
    public var program: Int?
    /// The partner's program of the rank; `nil` for none, and for singles.
    public var partnerProgram: Int?
    /// Whether this rank came true.
    public var isObtained: Bool
    /// Why not: several halves of a rank can fail at once.
    public var reasons: [MatchReason]
  }

  /// The applicant's place.
  public let applicant: Int
  /// The program of the own list or the couple's; `nil` for none.
  public let program: Int?
  /// The first-year program beside it; `nil` for none.
  public let firstYear: Int?
  /// Whether an advanced seat is held without a first-year one.
  public let isPartial: Bool
  /// Why the applicant's own list, or the couple's, did not take part; `nil` where it did.
  public let absence: Season.Absence?
  /// Whether it is the partner for whom the couple's list did not take part.
  public let isPartnerOut: Bool
  /// The ranks, list by list, the best first.
  public let lines: [Line]

  /// The rank obtained, from 1; `nil` for none.
  public var rank: Int? {
    lines.first {
      if case .supplemental = $0.list { return false }
      return $0.isObtained
    }?.rank
  }

  /// Explains a match to an applicant.
  ///
  /// - Parameters:
  ///   - applicant: The applicant's place.
  ///   - reading: The match.
  ///   - showsRanks: Whether programs allow last ranks to be told.
  public init(_ applicant: Int, in reading: MatchReading, showsRanks: Bool = false) {
    self.applicant = applicant
    let (market, assignment) = (reading.season.market, reading.assignment)
    program = assignment.seats[applicant]
    firstYear = assignment.firstYear[applicant]
    let isAdvanced = program.map { reading.season.tracks[$0].isAdvanced } ?? false
    isPartial = isAdvanced && assignment.firstYear[applicant] == nil
    var lines: [Line] = []
    var absence = reading.season.people[applicant].absence
    if let (place, isFirst) = reading.couples[applicant] {
      let couple = market.couples[place]
      let partner = reading.season.people[isFirst ? couple.second : couple.first].absence
      isPartnerOut = absence == nil && partner != nil
      absence = absence ?? partner
      lines += reading.lines(of: couple, isFirst, showsRanks)
    } else {
      isPartnerOut = false
      lines += reading.lines(
        of: market.applicants[applicant].list,
        .primary,
        applicant,
        assignment.seats[applicant],
        showsRanks
      )
    }
    let lists = market.applicants[applicant].supplemental.sorted { $0.key < $1.key }
    for (advanced, list) in lists {
      let own = reading.lines(
        of: list,
        .supplemental(advanced),
        applicant,
        assignment.seats[applicant] == advanced ? assignment.firstYear[applicant] : nil,
        showsRanks
      )
      lines +=
        assignment.seats[applicant] == advanced
        ? own
        : own.map {
          var line = $0
          line.reasons = [.noAdvancedSeat]
          return line
        }
    }
    self.lines = lines
    self.absence = absence
  }
}

extension MatchReading {
  fileprivate func lines(
    of list: [Int],
    _ kind: ApplicantExplanation.ListKind,
    _ applicant: Int,
    _ seat: Int?,
    _ showsRanks: Bool
  ) -> [ApplicantExplanation.Line] {
    var hasSeat = false
    return list.enumerated().map { place, program in
      let isObtained = program == seat
      var reasons: [MatchReason] = []
      if hasSeat {
        reasons = [.higherChoice]
      } else if !isObtained {
        reasons = [refusal(program, applicant, isShown: showsRanks) ?? .blocks]
      }
      hasSeat = hasSeat || isObtained
      return ApplicantExplanation.Line(
        list: kind,
        rank: place + 1,
        program: program,
        partnerProgram: nil,
        isObtained: isObtained,
        reasons: reasons
      )
    }
  }

  fileprivate func lines(
    of couple: Market.Couple,
    _ isFirst: Bool,
    _ showsRanks: Bool
  ) -> [ApplicantExplanation.Line] {
    let now = Market.Pair(assignment.seats[couple.first], assignment.seats[couple.second])
    var hasSeat = false
    return couple.list.enumerated().map { place, pair in
      let isObtained = pair == now
      var reasons: [MatchReason] = []
      if hasSeat {
        reasons = [.higherChoice]
      } else if !isObtained {
        reasons = refusals(couple, pair, now, isFirst, showsRanks)
      }
      hasSeat = hasSeat || isObtained
      return ApplicantExplanation.Line(
        list: .joint,
        rank: place + 1,
        program: isFirst ? pair.first : pair.second,
        partnerProgram: isFirst ? pair.second : pair.first,
        isObtained: isObtained,
        reasons: reasons
      )
    }
  }

  /// Which halves of a pair failed, as one member is told: the partner's half only as that.
  private func refusals(
    _ couple: Market.Couple,
    _ pair: Market.Pair,
    _ now: Market.Pair,
    _ isFirst: Bool,
    _ showsRanks: Bool
  ) -> [MatchReason] {
    if let program = pair.first, program == pair.second {
      return refusalOfBoth(couple, program, isFirst, showsRanks)
    }
    func half(_ program: Int?, _ held: Int?, _ applicant: Int, _ partner: Int) -> MatchReason? {
      guard let program, program != held else { return nil }
      return refusal(program, applicant, without: partner, isShown: showsRanks)
    }
    let first = half(pair.first, now.first, couple.first, couple.second)
    let second = half(pair.second, now.second, couple.second, couple.first)
    let (own, partner) = isFirst ? (first, second) : (second, first)
    let reasons = [own, partner == nil ? nil : .partner].compactMap(\.self)
    return reasons.isEmpty ? [.blocks] : reasons
  }

  private func refusalOfBoth(
    _ couple: Market.Couple,
    _ program: Int,
    _ isFirst: Bool,
    _ showsRanks: Bool
  ) -> [MatchReason] {
    let (own, partner) = isFirst ? (couple.first, couple.second) : (couple.second, couple.first)
    if let absence = season.tracks[program].absence { return [.programOut(absence)] }
    if most[program] < 2 { return [most[program] == 0 ? .noSeats : .oneSeat] }
    guard let rank = ranks[program][own] else { return [.notRanked] }
    guard let other = ranks[program][partner] else { return [.partner] }
    let others = members[program].filter { $0 != own && $0 != partner }
    func above(_ rank: Int) -> Int {
      others.count { ranks[program][$0].map { $0 < rank } ?? false }
    }
    guard above(max(rank, other)) + 2 > counted[program] || rule == .mm else { return [.blocks] }
    // Who would not get in alone fails; where either would, the one who ranks lower does.
    let (isOwnOut, isPartnerOut) = (
      above(rank) >= counted[program], above(other) >= counted[program]
    )
    let isNeither = !isOwnOut && !isPartnerOut
    var reasons: [MatchReason] = []
    if isOwnOut || isNeither && rank > other {
      reasons.append(refusal(program, own, without: partner, isShown: showsRanks) ?? .filled(nil))
    }
    if isPartnerOut || isNeither && other > rank { reasons.append(.partner) }
    return reasons
  }
}
