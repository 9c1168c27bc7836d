// SPDX-License-Identifier: Apache-2.0

/// Why a rank of a list came to nothing, without a word about anybody else.
public enum MatchReason: Sendable, Hashable {
  /// The program did not rank the applicant.
  case notRanked
  /// The program's list did not take part.
  case programOut(Season.Absence)
  /// The program has no seats.
  case noSeats
  /// A program of fewer than two seats was ranked for both members.
  case oneSeat
  /// The program filled with people whom it ranks higher; the own rank there, and the last that got a
  /// seat, where both may be told.
  case filled(Cutoff?)
  /// The program takes only an even, or only an odd, number.
  case parity(Market.Parity)
  /// A seat that might have come here stayed, or went back, where it came from.
  case seatReturned
  /// The partner's program of this rank said no.
  case partner
  /// A better rank came true.
  case higherChoice
  /// The advanced seat that the list hangs on was not obtained.
  case noAdvancedSeat
  /// The program would have said yes: the matching is not stable.
  case blocks

  /// The own rank at a program, and the last that it reached; both from 1.
  public struct Cutoff: Sendable, Hashable {
    /// The own rank.
    public var own: Int
    /// The last rank that got a seat.
    public var last: Int
  }

  /// The reason's stable name.
  public var code: String {
    switch self {
    case .notRanked: "not-ranked"
    case .programOut: "program-out"
    case .noSeats: "no-seats"
    case .oneSeat: "one-seat"
    case .filled: "filled"
    case .parity: "parity"
    case .seatReturned: "seat-returned"
    case .partner: "partner"
    case .higherChoice: "higher-choice"
    case .noAdvancedSeat: "no-advanced-seat"
    case .blocks: "blocks"
    }
  }

  /// The reason in words, to the applicant.
  public var words: String {
    switch self {
    case .notRanked: "the program did not rank you"
    case .programOut(.withdrawn): "the program withdrew"
    case .programOut(.notCertified): "the program's list was not certified"
    case .programOut(.setAside): "the program's list was set aside: it breaks a rule"
    case .noSeats: "the program had no seats"
    case .oneSeat: "the program cannot have two seats"
    case .filled(nil): "filled with people the program ranked higher"
    case .filled(let cutoff?):
      "filled with people the program ranked higher: your rank there is \(cutoff.own), the last seat "
        + "went to rank \(cutoff.last); \(cutoff.last) or better was needed"
    case .parity(.even): "the program takes an even number only"
    case .parity(.odd): "the program takes an odd number only"
    case .seatReturned: "the seat that could have come here was used where it came from"
    case .partner: "your partner's half: a seat there was not available"
    case .higherChoice: "you obtained a higher choice"
    case .noAdvancedSeat: "the advanced seat that this list goes with was not obtained"
    case .blocks: "the program would have taken you: this matching is not stable"
    }
  }
}
