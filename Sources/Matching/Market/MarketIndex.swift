// SPDX-License-Identifier: Apache-2.0

/// The mutual entries of a market's lists in flat rows of 32-bit numbers.
///
/// Whoever proposes down one list is a *party*: a single, a couple, or an applicant with the
/// supplemental list of one advanced program. Parties are numbered so that an applicant's own number is
/// its party's: first all applicants (a member of a couple has no list of its own), then the couples,
/// then the supplemental lists in the order of applicants and advanced programs. Beside each entry
/// stands the program's rank of the applicant, so that nothing is looked up while a market is solved.
struct MarketIndex: Sendable {
  /// One entry of a list; the second half stands for couples alone.
  struct Entry: Sendable {
    /// The program of the first half, or -1 for none.
    var first: Int32
    /// The place of the first applicant on its list.
    var firstRank: Int32
    /// The program of the second half, or -1 for none.
    var second: Int32
    /// The place of the second applicant on its list.
    var secondRank: Int32
    /// The place on the list as written, from 0.
    var place: Int32
  }

  /// Who proposes down a list.
  struct Party: Sendable {
    /// The applicant, or the first member.
    var first: Int32
    /// The second member, or -1.
    var second: Int32 = -1
    /// The advanced program that a supplemental list hangs on, or -1.
    var advanced: Int32 = -1
  }

  /// How many applicants the market has, and so the number of the first couple.
  let applicants: Int
  /// How many couples it has.
  let couples: Int
  /// How many programs it has.
  let programs: Int
  /// The parties by their numbers.
  private(set) var parties: [Party] = []
  /// Where the entries of a party begin; one more than there are parties.
  private(set) var starts: [Int32] = [0]
  /// The mutual entries, the best first.
  private(set) var entries: [Entry] = []
  /// Where the supplemental lists of an applicant begin among the parties; one more than applicants.
  private(set) var supplementalStarts: [Int32] = []

  /// The mutual entries of a market.
  ///
  /// - Parameter market: The market.
  /// - Complexity: O(length of all lists).
  init(_ market: Market) {
    applicants = market.applicants.count
    couples = market.couples.count
    programs = market.programs.count
    var written: [Entry] = []
    written.reserveCapacity(
      market.applicants.reduce(0) { $0 + $1.list.count }
        + market.couples.reduce(0) { $0 + $1.list.count }
    )
    var writtenStarts: [Int32] = [0]
    for (place, applicant) in market.applicants.enumerated() {
      parties.append(Party(first: Int32(place)))
      Self.append(applicant.list, to: &written)
      writtenStarts.append(Int32(written.count))
    }
    for couple in market.couples {
      parties.append(Party(first: Int32(couple.first), second: Int32(couple.second)))
      for (place, pair) in couple.list.enumerated() {
        written.append(
          Entry(
            first: Int32(pair.first ?? -1),
            firstRank: -1,
            second: Int32(pair.second ?? -1),
            secondRank: -1,
            place: Int32(place)
          )
        )
      }
      writtenStarts.append(Int32(written.count))
    }
    for (place, applicant) in market.applicants.enumerated() {
      supplementalStarts.append(Int32(parties.count))
      for (advanced, list) in applicant.supplemental.sorted(by: { $0.key < $1.key }) {
        parties.append(Party(first: Int32(place), advanced: Int32(advanced)))
        Self.append(list, to: &written)
        writtenStarts.append(Int32(written.count))
      }
    }
    supplementalStarts.append(Int32(parties.count))
    rank(&written, writtenStarts, market)
    keepMutual(written, writtenStarts, market.couples.isEmpty ? [] : market.mostSeats)
  }

  private static func append(_ list: [Int], to written: inout [Entry]) {
    for (place, program) in list.enumerated() {
      written.append(
        Entry(
          first: Int32(program),
          firstRank: -1,
          second: -1,
          secondRank: -1,
          place: Int32(place)
        )
      )
    }
  }

  /// Writes the rank of every half beside it, program by program.
  private func rank(_ written: inout [Entry], _ starts: [Int32], _ market: Market) {
    // The halves that name a program, side by side: twice the entry, and one more for a second half.
    var places = Array(repeating: Int32(0), count: programs + 1)
    for entry in written {
      if entry.first >= 0 { places[Int(entry.first) + 1] += 1 }
      if entry.second >= 0 { places[Int(entry.second) + 1] += 1 }
    }
    for program in 0..<programs { places[program + 1] += places[program] }
    var next = places
    var halves = Array(repeating: Int32(0), count: Int(places[programs]))
    var people = halves
    for (number, party) in parties.enumerated() {
      for place in Int(starts[number])..<Int(starts[number + 1]) {
        let entry = written[place]
        if entry.first >= 0 {
          let slot = Int(next[Int(entry.first)])
          next[Int(entry.first)] += 1
          (halves[slot], people[slot]) = (Int32(2 * place), party.first)
        }
        if entry.second >= 0 {
          let slot = Int(next[Int(entry.second)])
          next[Int(entry.second)] += 1
          (halves[slot], people[slot]) = (Int32(2 * place + 1), party.second)
        }
      }
    }
    var ranks = Array(repeating: Int32(-1), count: applicants)
    for (place, program) in market.programs.enumerated() {
      // Backwards, so that of two places on one list the better stands.
      for (rank, applicant) in program.ranking.enumerated().reversed() {
        ranks[applicant] = Int32(rank)
      }
      for slot in Int(places[place])..<Int(places[place + 1]) {
        let (half, rank) = (Int(halves[slot]), ranks[Int(people[slot])])
        if half.isMultiple(of: 2) {
          written[half / 2].firstRank = rank
        } else {
          written[half / 2].secondRank = rank
        }
      }
      for applicant in program.ranking { ranks[applicant] = -1 }
    }
  }

  /// Keeps entries that can match; both members at a program that cannot have two seats never do.
  private mutating func keepMutual(_ written: [Entry], _ starts: [Int32], _ most: [Int]) {
    entries.reserveCapacity(written.count)
    self.starts.reserveCapacity(parties.count + 1)
    for number in parties.indices {
      for place in Int(starts[number])..<Int(starts[number + 1]) {
        let entry = written[place]
        let isMutual =
          (entry.first < 0 || entry.firstRank >= 0) && (entry.second < 0 || entry.secondRank >= 0)
        let isPair = entry.first >= 0 && entry.first == entry.second
        if isMutual, !isPair || most[Int(entry.first)] >= 2 { entries.append(entry) }
      }
      self.starts.append(Int32(entries.count))
    }
  }

  /// The entries of a party.
  ///
  /// - Parameter party: Its number.
  /// - Returns: Their places among `entries`.
  func list(_ party: Int) -> Range<Int> { Int(starts[party])..<Int(starts[party + 1]) }

  /// The supplemental list of an applicant at an advanced program, as a party; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - applicant: The applicant.
  ///   - advanced: The advanced program.
  /// - Returns: The number of the party.
  func supplemental(_ applicant: Int, at advanced: Int32) -> Int? {
    let parties = Int(supplementalStarts[applicant])..<Int(supplementalStarts[applicant + 1])
    return parties.first { self.parties[$0].advanced == advanced }
  }
}
