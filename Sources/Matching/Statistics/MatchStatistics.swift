// SPDX-License-Identifier: Apache-2.0

/// How a match came out in numbers: positions by specialty and track, applicants by type.
///
/// Every share is stated as its two counts, so that nobody has to guess the denominator: *active* is who
/// has a list that takes part.
public struct MatchStatistics: Sendable {
  /// The positions of some programs.
  public struct Positions: Sendable, Hashable {
    /// How many programs there are.
    public var programs = 0
    /// The seats, before any revert.
    public var offered = 0
    /// The seats that were taken.
    public var filled = 0
    /// The programs with an empty seat.
    public var unfilledPrograms = 0
    /// The seats taken by each type of applicant.
    public var filledByType: [String: Int] = [:]
  }

  /// The applicants of some kind.
  public struct People: Sendable {
    /// How many registered.
    public var registered = 0
    /// How many have a list that took part.
    public var active = 0
    /// How many hold a seat by their own list or the couple's.
    public var matched = 0
    /// How many of those hold an advanced seat without a first-year one.
    public var partial = 0
    /// How many singles obtained each rank, from rank 1.
    public var ranks: [Int] = []
    /// The lengths of the lists of singles that matched, summed, and how many they are.
    public var lengthOfMatched = (sum: 0, count: 0)
    /// The lengths of the lists of singles that did not.
    public var lengthOfUnmatched = (sum: 0, count: 0)

    /// How many obtained one of their first ranks.
    ///
    /// - Parameter rank: The last rank that counts.
    /// - Returns: The number of singles.
    public func obtained(within rank: Int) -> Int { ranks.prefix(rank).reduce(0, +) }
  }

  /// The couples by how many members hold a seat.
  public struct Couples: Sendable, Hashable {
    /// Couples with a list that took part.
    public var active = 0
    /// Both hold one.
    public var both = 0
    /// One does.
    public var one = 0
    /// Neither does.
    public var none = 0
  }

  /// All programs.
  public private(set) var positions = Positions()
  /// The programs by specialty and track's letter, in the order of both.
  public private(set) var bySpecialty: [(specialty: String, letter: String, positions: Positions)] =
    []
  /// All applicants.
  public private(set) var people = People()
  /// The applicants by type.
  public private(set) var byType: [(type: String, people: People)] = []
  /// The couples.
  public private(set) var couples = Couples()

  /// Counts a match.
  ///
  /// - Parameter reading: The match.
  /// - Complexity: O(length of the lists of applicants + programs).
  public init(_ reading: MatchReading) {
    count(programsOf: reading)
    count(applicantsOf: reading)
    for couple in reading.season.market.couples where !couple.list.isEmpty {
      couples.active += 1
      let seats = [couple.first, couple.second].count { reading.assignment.seats[$0] != nil }
      switch seats {
      case 0: couples.none += 1
      case 1: couples.one += 1
      default: couples.both += 1
      }
    }
  }

  private mutating func count(programsOf reading: MatchReading) {
    var groups: [[String]: Positions] = [:]
    for (program, track) in reading.season.tracks.enumerated() {
      let key = [track.specialty, track.letter]
      // A program that takes no part offers nothing.
      let isIn = track.absence == nil
      let quota = isIn ? reading.season.market.programs[program].quota : 0
      let members = reading.members[program]
      func add(_ positions: inout Positions) {
        positions.programs += 1
        positions.offered += quota
        positions.filled += members.count
        if isIn, members.count < reading.left[program] { positions.unfilledPrograms += 1 }
        for member in members {
          positions.filledByType[reading.season.people[member].type, default: 0] += 1
        }
      }
      add(&positions)
      add(&groups[key, default: Positions()])
    }
    bySpecialty = groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
      ($0[0], $0[1], groups[$0] ?? Positions())
    }
  }

  private mutating func count(applicantsOf reading: MatchReading) {
    var groups: [String: People] = [:]
    let market = reading.season.market
    for (place, person) in reading.season.people.enumerated() {
      let isCoupled = reading.couples[place] != nil
      let list = market.applicants[place].list
      let seat = reading.assignment.seats[place]
      let isActive =
        reading.couples[place].map { !market.couples[$0.couple].list.isEmpty } ?? !list.isEmpty
      let isPartial =
        seat.map { reading.season.tracks[$0].isAdvanced } == true
        && reading.assignment.firstYear[place] == nil
      func add(_ people: inout People) {
        people.registered += 1
        if isActive { people.active += 1 }
        if seat != nil { people.matched += 1 }
        if isPartial { people.partial += 1 }
        guard !isCoupled, isActive else { return }
        if let rank = seat.flatMap({ list.firstIndex(of: $0) }) {
          while people.ranks.count <= rank { people.ranks.append(0) }
          people.ranks[rank] += 1
          people.lengthOfMatched.sum += list.count
          people.lengthOfMatched.count += 1
        } else {
          people.lengthOfUnmatched.sum += list.count
          people.lengthOfUnmatched.count += 1
        }
      }
      add(&people)
      add(&groups[person.type, default: People()])
    }
    byType = groups.keys.sorted().map { ($0, groups[$0] ?? People()) }
  }
}
