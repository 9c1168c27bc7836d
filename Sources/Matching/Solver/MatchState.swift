// SPDX-License-Identifier: Apache-2.0

/// Who holds which entry while a market is being solved, and who sits at each program.
///
/// Members of a program stand in one flat array, the best first. Every change is noted, so that a
/// solver can go back to any earlier point without starting again.
struct MatchState: Sendable {
  /// One seat that is taken.
  struct Member: Sendable {
    /// The place of the applicant on the program's list.
    var rank: Int32
    /// The party that holds the seat.
    var party: Int32
    /// The applicant.
    var applicant: Int32
  }

  let index: MarketIndex
  /// The entry that each party holds, as a place among the index's entries; -1 for none.
  private(set) var seats: [Int32]
  /// How many seats each program fills at most, for now: reversions and parities change it.
  var capacities: [Int32]
  /// How many seats of each program are taken.
  private(set) var counts: [Int32]
  /// The seats, program by program.
  private(set) var members: [Member]
  /// Where the seats of a program begin.
  private(set) var offsets: [Int32]
  /// The changes so far, oldest first: who, and what it held before.
  private(set) var changes: [(party: Int32, held: Int32)] = []
  /// A number of the whole state, for telling that one comes back.
  private(set) var hash: UInt64 = 0

  /// Nobody has a seat.
  ///
  /// - Parameters:
  ///   - market: The market.
  ///   - index: Its mutual entries.
  init(_ market: Market, _ index: MarketIndex) {
    self.index = index
    seats = Array(repeating: -1, count: index.parties.count)
    capacities = market.programs.map { Int32($0.quota) }
    counts = Array(repeating: 0, count: index.programs)
    // A couple may enter one program with both members before others leave it.
    offsets = [0]
    for most in market.mostSeats { offsets.append(offsets[offsets.count - 1] + Int32(most) + 2) }
    members = Array(
      repeating: Member(rank: 0, party: -1, applicant: -1),
      count: Int(offsets[index.programs])
    )
  }

  /// The members of a program, the best first.
  func members(of program: Int) -> ArraySlice<Member> {
    let start = Int(offsets[program])
    return members[start..<start + Int(counts[program])]
  }

  /// Whether an applicant sits at a program by the own list or the couple's.
  func holds(_ applicant: Int, _ program: Int32) -> Bool {
    members(of: Int(program)).contains {
      Int($0.applicant) == applicant && index.parties[Int($0.party)].advanced < 0
    }
  }

  /// Gives a party another entry; capacities are the caller's.
  ///
  /// - Parameters:
  ///   - party: The party.
  ///   - entry: Its entry, or -1 for none.
  mutating func set(_ party: Int, _ entry: Int32) {
    changes.append((Int32(party), seats[party]))
    change(party, entry)
  }

  /// Takes back every change after a point.
  ///
  /// - Parameter mark: How many changes stay.
  mutating func goBack(to mark: Int) {
    while changes.count > mark {
      let (party, held) = changes.removeLast()
      change(Int(party), held)
    }
  }

  private mutating func change(_ party: Int, _ entry: Int32) {
    let who = index.parties[party]
    let held = seats[party]
    if held >= 0 {
      let old = index.entries[Int(held)]
      if old.first >= 0 { remove(Int(old.first), old.firstRank) }
      if old.second >= 0 { remove(Int(old.second), old.secondRank) }
      hash ^= Self.mixed(party, held)
    }
    if entry >= 0 {
      let new = index.entries[Int(entry)]
      if new.first >= 0 {
        insert(
          Int(new.first),
          Member(rank: new.firstRank, party: Int32(party), applicant: who.first)
        )
      }
      if new.second >= 0 {
        insert(
          Int(new.second),
          Member(rank: new.secondRank, party: Int32(party), applicant: who.second)
        )
      }
      hash ^= Self.mixed(party, entry)
    }
    seats[party] = entry
  }

  private mutating func insert(_ program: Int, _ member: Member) {
    let first = Int(offsets[program])
    var place = first + Int(counts[program])
    while place > first, member.rank < members[place - 1].rank {
      members[place] = members[place - 1]
      place -= 1
    }
    members[place] = member
    counts[program] += 1
  }

  private mutating func remove(_ program: Int, _ rank: Int32) {
    let first = Int(offsets[program])
    let end = first + Int(counts[program])
    var place = end - 1
    while place > first, members[place].rank != rank { place -= 1 }
    while place + 1 < end {
      members[place] = members[place + 1]
      place += 1
    }
    counts[program] -= 1
  }

  /// A number for a party that holds an entry (the finaliser of SplitMix64).
  static func mixed(_ party: Int, _ entry: Int32) -> UInt64 {
    var word = UInt64(UInt32(party)) << 32 | UInt64(UInt32(bitPattern: entry))
    word = (word &+ 0x9E37_79B9_7F4A_7C15)
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// Who has which seats.
  var assignment: Assignment {
    var found = Assignment(seats: index.applicants)
    for (number, entry) in seats.enumerated() where entry >= 0 {
      let (party, held) = (index.parties[number], index.entries[Int(entry)])
      if party.advanced >= 0 {
        found.firstYear[Int(party.first)] = Int(held.first)
      } else {
        if held.first >= 0 { found.seats[Int(party.first)] = Int(held.first) }
        if held.second >= 0 { found.seats[Int(party.second)] = Int(held.second) }
      }
    }
    return found
  }
}
