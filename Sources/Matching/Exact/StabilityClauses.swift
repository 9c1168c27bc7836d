// SPDX-License-Identifier: Apache-2.0

/// The stable assignments of a part of a market as clauses, by the predicate `couples-1`.
///
/// A variable stands for every entry that a free party can hold; the others keep what they hold, and
/// may not block either. For each entry of a list: its party holds it or a better one, or somebody whom
/// it needs refuses. A program refuses where the number of its members is its number of seats and none
/// of them, other than a partner, ranks below; the numbers are counted in the program's order.
struct StabilityClauses {
  let market: Market
  let index: MarketIndex
  let names: ProgramEntries
  let rule: SameProgramRule
  /// What everybody holds: binding for those who are not free, else tried first.
  let seats: [Int32]
  /// Who may hold something else.
  let isFree: [Bool]
  /// How many blocks are allowed.
  let mostBlocks: Int

  var solver = ClauseSolver()
  /// A literal that is true.
  private(set) var yes: Int32 = 0
  /// The literal of each entry of a free party; 0 where none was made.
  var held: [Int32]
  /// The literal "this entry or a better one" of each entry of a free party.
  var atLeast: [Int32]
  var counters: [MemberCounter?]
  var relaxed: [Int32] = []
  /// For every program the literals "at least so many seats received", from one on.
  var received: [[Int32]]
  let mostSeats: [Int]

  /// The clauses of a part of a market.
  ///
  /// - Parameters:
  ///   - market: The market.
  ///   - index: Its mutual entries.
  ///   - names: Who names each program.
  ///   - rule: When a program takes both members of a couple.
  ///   - seats: What every party holds now.
  ///   - free: The parties that may hold something else.
  ///   - mostBlocks: How many blocks are allowed.
  init(
    _ market: Market,
    _ index: MarketIndex,
    _ names: ProgramEntries,
    _ rule: SameProgramRule,
    seats: [Int32],
    free: [Bool],
    mostBlocks: Int = 0
  ) {
    self.market = market
    self.index = index
    self.names = names
    self.rule = rule
    self.seats = seats
    self.isFree = free
    self.mostBlocks = mostBlocks
    mostSeats = market.mostSeats
    held = Array(repeating: 0, count: index.entries.count)
    atLeast = held
    counters = Array(repeating: nil, count: index.programs)
    received = Array(repeating: [], count: index.programs)
    yes = solver.variable()
    solver.add([yes])
    chooseEntries()
    let (parties, programs) = concerned
    for program in programs { count(program) }
    for reversion in market.reversions where counters[reversion.donor] != nil { revert(reversion) }
    for program in programs { fill(program) }
    for party in parties { settle(party) }
    if mostBlocks > 0 { limit() }
  }

  // MARK: - Who holds what

  private mutating func chooseEntries() {
    for party in index.parties.indices where isFree[party] {
      var before = -yes
      for entry in index.list(party) {
        held[entry] = solver.variable(phase: Int(seats[party]) == entry)
        solver.add([-before, -held[entry]])
        before = or(before, held[entry])
        atLeast[entry] = before
      }
    }
    for party in index.parties.indices where isFree[party] && index.parties[party].advanced >= 0 {
      let who = index.parties[party]
      for entry in index.list(party) { solver.add([-held[entry], sits(who.first, who.advanced)]) }
    }
  }

  /// The literal "this party holds this entry".
  func holds(_ party: Int, _ entry: Int) -> Int32 {
    isFree[party] ? held[entry] : Int(seats[party]) == entry ? yes : -yes
  }

  /// The literal "this party holds this entry or a better one".
  func holdsAtLeast(_ party: Int, _ entry: Int) -> Int32 {
    if isFree[party] { return atLeast[entry] }
    return seats[party] >= 0 && Int(seats[party]) <= entry ? yes : -yes
  }

  /// The literal "this applicant sits at this program", by the own list or the couple's.
  mutating func sits(_ applicant: Int32, _ program: Int32) -> Int32 {
    var sits = -yes
    for slot in names.of(Int(program)) {
      let (party, entry) = (Int(names.parties[slot]), Int(names.entries[slot]))
      let (who, pair) = (index.parties[party], index.entries[entry])
      guard who.advanced < 0 else { continue }
      if (who.first == applicant && pair.first == program)
        || (who.second == applicant && pair.second == program)
      {
        sits = or(sits, holds(party, entry))
      }
    }
    return sits
  }

  /// The parties that must not block, and the programs whose members matter to that.
  private var concerned: (parties: [Int], programs: [Int]) {
    var isNear = Array(repeating: false, count: index.programs)
    func note(_ entry: Int) {
      for program in [index.entries[entry].first, index.entries[entry].second] where program >= 0 {
        isNear[Int(program)] = true
      }
    }
    for party in index.parties.indices where isFree[party] {
      for entry in index.list(party) { note(entry) }
    }
    // Seats revert from and to those as well.
    for _ in market.reversions {
      for reversion in market.reversions
      where isNear[reversion.donor] || isNear[reversion.receiver] {
        isNear[reversion.donor] = true
        isNear[reversion.receiver] = true
      }
    }
    var isConcerned = isFree
    for program in isNear.indices where isNear[program] {
      for slot in names.of(program) { isConcerned[Int(names.parties[slot])] = true }
    }
    let parties = isConcerned.indices.filter { isConcerned[$0] }
    for party in parties { for entry in index.list(party) { note(entry) } }
    return (parties, isNear.indices.filter { isNear[$0] })
  }

  // MARK: - Gates

  /// The literal "one or the other".
  mutating func or(_ one: Int32, _ other: Int32) -> Int32 {
    if one == yes || other == yes { return yes }
    if one == -yes || one == other { return other }
    if other == -yes { return one }
    let either = solver.variable()
    solver.add([-either, one, other])
    solver.add([either, -one])
    solver.add([either, -other])
    return either
  }

  /// The literal "both".
  mutating func and(_ one: Int32, _ other: Int32) -> Int32 { -or(-one, -other) }

  // MARK: - Answers

  /// What every party holds in the answer found last.
  var found: [Int32] {
    var found = seats
    for party in index.parties.indices where isFree[party] {
      found[party] = Int32(index.list(party).first { solver.isTrue(held[$0]) } ?? -1)
    }
    return found
  }

  /// The literals "this applicant sits somewhere", of the free ones.
  mutating func seated() -> [Int32] {
    var literals: [Int32] = []
    for party in index.parties.indices where isFree[party] && index.parties[party].advanced < 0 {
      let list = index.list(party)
      let firsts = list.filter { index.entries[$0].first >= 0 }.map { held[$0] }
      let seconds = list.filter { index.entries[$0].second >= 0 }.map { held[$0] }
      literals.append(firsts.reduce(-yes) { or($0, $1) })
      if index.parties[party].second >= 0 { literals.append(seconds.reduce(-yes) { or($0, $1) }) }
    }
    return literals.filter { $0 != -yes }
  }
}
