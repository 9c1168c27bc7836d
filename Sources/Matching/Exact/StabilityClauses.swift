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
  private var held: [Int32]
  /// The literal "this entry or a better one" of each entry of a free party.
  private var atLeast: [Int32]
  private(set) var counters: [MemberCounter?]
  private var relaxed: [Int32] = []
  /// For every program the literals "at least so many seats received", from one on.
  private var received: [[Int32]]
  private let mostSeats: [Int]

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
  private func holdsAtLeast(_ party: Int, _ entry: Int) -> Int32 {
    if isFree[party] { return atLeast[entry] }
    return seats[party] >= 0 && Int(seats[party]) <= entry ? yes : -yes
  }

  /// The literal "this applicant sits at this program", by the own list or the couple's.
  private mutating func sits(_ applicant: Int32, _ program: Int32) -> Int32 {
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

  // MARK: - Programs

  private mutating func count(_ program: Int) {
    var members: [MemberCounter.Member] = []
    for slot in names.of(program).reversed() {
      let (party, entry) = (Int(names.parties[slot]), Int(names.entries[slot]))
      let literal = holds(party, entry)
      guard literal != -yes else { continue }
      let (who, pair) = (index.parties[party], index.entries[entry])
      for (applicant, named, rank) in [
        (who.first, pair.first, pair.firstRank), (who.second, pair.second, pair.secondRank),
      ] where Int(named) == program {
        members.append(MemberCounter.Member(rank: rank, applicant: applicant, literal: literal))
      }
    }
    // One applicant may come by several entries.
    members.sort { $0.rank < $1.rank }
    var merged: [MemberCounter.Member] = []
    for member in members {
      if merged.last?.rank == member.rank {
        merged[merged.count - 1].literal = or(merged[merged.count - 1].literal, member.literal)
      } else {
        merged.append(member)
      }
    }
    counters[program] = MemberCounter(merged, most: mostSeats[program] + 1, in: &self)
  }

  /// What a donor gives, as literals of the receiver: at least so many seats.
  private mutating func revert(_ reversion: Market.Reversion) {
    guard let counter = counters[reversion.donor] else { return }
    let quota = market.programs[reversion.donor].quota
    var moved: [Int32] = []
    for number in stride(from: 1, through: reversion.most, by: 1) {
      // Empty are as many, given what the donor itself received.
      var isMoved = -yes
      for (extra, literal) in ([yes] + received[reversion.donor]).enumerated() {
        let taken = counter.atLeast(quota + extra - number + 1, yes)
        let fits = quota + extra - number < 0 ? -yes : -taken
        isMoved = or(isMoved, and(literal, fits))
      }
      if isMoved != -yes { moved.append(isMoved) }
    }
    // Unary numbers are added one by one.
    for literal in moved {
      var sum = received[reversion.receiver]
      var carried = literal
      for place in sum.indices {
        let both = and(sum[place], carried)
        sum[place] = or(sum[place], carried)
        carried = both
      }
      sum.append(carried)
      received[reversion.receiver] = sum
    }
  }

  /// The members of a program are within its seats, and as many as it takes.
  private mutating func fill(_ program: Int) {
    guard let counter = counters[program] else { return }
    let quota = market.programs[program].quota
    let extra = received[program]
    for number in 0...extra.count {
      let over = counter.atLeast(quota + number + 1, yes)
      solver.add(number < extra.count ? [-over, extra[number]] : [-over])
    }
    guard let parity = market.programs[program].parity else { return }
    for number in stride(from: 1, through: quota + extra.count, by: 1)
    where !parity.allows(number) {
      solver.add([-counter.atLeast(number, yes), counter.atLeast(number + 1, yes)])
    }
    doNotTakeTwo(program, counter)
  }

  /// No two singles together would rather have two free seats of a program that goes by twos.
  private mutating func doNotTakeTwo(_ program: Int, _ counter: MemberCounter) {
    let hasNoTwo = solver.variable()
    require(program, counter, free: 1, if: [-hasNoTwo])
    let willing = names.of(program).compactMap { slot -> Int32? in
      let (party, entry) = (Int(names.parties[slot]), Int(names.entries[slot]))
      let who = index.parties[party]
      return who.second < 0 && who.advanced < 0 ? holdsAtLeast(party, entry) : nil
    }
    for one in willing.indices {
      for other in willing[(one + 1)...] { block([willing[one], other, hasNoTwo]) }
    }
  }

  /// Demands that a program have at most so many seats free.
  private mutating func require(
    _ program: Int,
    _ counter: MemberCounter,
    free: Int,
    if conditions: [Int32]
  ) {
    let quota = market.programs[program].quota
    solver.add(conditions + [counter.atLeast(quota - free, yes)])
    for (place, literal) in received[program].enumerated() {
      solver.add(conditions + [-literal, counter.atLeast(quota + place + 1 - free, yes)])
    }
  }

  // MARK: - Lists

  private mutating func settle(_ party: Int) {
    let who = index.parties[party]
    for entry in index.list(party) {
      let better = holdsAtLeast(party, entry)
      guard better != yes else { continue }
      let pair = index.entries[entry]
      if who.advanced >= 0 {
        let isOut = -sits(who.first, who.advanced)
        let no = refusal(pair.first, pair.firstRank, without: -1)
        block([better, isOut, no])
      } else if who.second < 0 {
        block([better, refusal(pair.first, pair.firstRank, without: -1)])
      } else if pair.first == pair.second {
        block([better, refusesBoth(who, pair)])
      } else {
        let first = refusesHalf(pair.first, pair.firstRank, who.first, who.second)
        let second = refusesHalf(pair.second, pair.secondRank, who.second, who.first)
        block([better, first, second])
      }
    }
  }

  /// Adds a clause that a block may break where some are allowed.
  private mutating func block(_ clause: [Int32]) {
    guard mostBlocks > 0 else { return solver.add(clause) }
    let broken = solver.variable()
    relaxed.append(broken)
    solver.add(clause + [broken])
  }

  private mutating func limit() {
    var counts = Array(repeating: -yes, count: mostBlocks)
    for broken in relaxed {
      solver.add([-counts[mostBlocks - 1], -broken])
      for place in counts.indices.reversed() {
        counts[place] = or(counts[place], place == 0 ? broken : and(counts[place - 1], broken))
      }
    }
  }

  /// A literal that can be true only where a program refuses an applicant of some rank.
  private mutating func refusal(_ program: Int32, _ rank: Int32, without partner: Int32) -> Int32 {
    guard program >= 0, let counter = counters[Int(program)] else { return -yes }
    let no = solver.variable(phase: true)
    if market.programs[Int(program)].parity == nil {
      require(Int(program), counter, free: 0, if: [-no])
    }
    let below = counter.members.firstIndex { $0.rank > rank } ?? counter.members.count
    if let place = counter.members[below...].firstIndex(where: { $0.applicant == partner }) {
      for member in counter.members[below..<place] { solver.add([-no, -member.literal]) }
      solver.add([-no, -counter.someone(from: place + 1)])
    } else {
      solver.add([-no, -counter.someone(from: below)])
    }
    return no
  }

  /// The same for one half of a couple, whose own seat is always accepted.
  private mutating func refusesHalf(
    _ program: Int32,
    _ rank: Int32,
    _ applicant: Int32,
    _ partner: Int32
  ) -> Int32 {
    guard program >= 0 else { return -yes }
    let no = refusal(program, rank, without: partner)
    guard no != -yes else { return no }
    solver.add([-no, -sits(applicant, program)])
    return no
  }

  private mutating func refusesBoth(
    _ who: MarketIndex.Party,
    _ pair: MarketIndex.Entry
  ) -> Int32 {
    let program = Int(pair.first)
    guard let counter = counters[program] else { return -yes }
    let no = solver.variable(phase: true)
    let (worst, better) =
      pair.firstRank < pair.secondRank ? (pair.secondRank, who.first) : (pair.firstRank, who.second)
    let quota = market.programs[program].quota
    switch rule {
    case .bis:
      let above = counter.members.firstIndex { $0.rank >= worst } ?? counter.members.count
      let isIn = counter.members.first { $0.applicant == better }?.literal ?? -yes
      for (extra, literal) in ([yes] + received[program]).enumerated() {
        let seats = quota + extra
        solver.add([-no, -literal, counter.atLeast(seats - 1, before: above, yes)])
        solver.add([-no, -literal, counter.atLeast(seats, before: above, yes), -isIn])
      }
    case .mm: refuseTwo(no, who, pair, counter)
    }
    return no
  }

  /// Where one sits there already, the other is refused; else there are too few seats or lower members.
  private mutating func refuseTwo(
    _ no: Int32,
    _ who: MarketIndex.Party,
    _ pair: MarketIndex.Entry,
    _ counter: MemberCounter
  ) {
    let program = Int(pair.first)
    let (first, second) = (sits(who.first, pair.first), sits(who.second, pair.first))
    solver.add([-no, -first, refusal(pair.first, pair.secondRank, without: who.first)])
    solver.add([-no, first, -second, refusal(pair.first, pair.firstRank, without: who.second)])
    let others = counter.members.filter { $0.applicant != who.first && $0.applicant != who.second }
    let belowBest = others.filter { $0.rank > min(pair.firstRank, pair.secondRank) }.map(\.literal)
    let belowWorst = others.filter { $0.rank > max(pair.firstRank, pair.secondRank) }.map(\.literal)
    require(program, counter, free: 1, if: [-no, first, second])
    let isFull = solver.variable(phase: true)
    require(program, counter, free: 0, if: [-no, first, second, -isFull])
    for literal in belowBest { solver.add([-no, first, second, isFull, -literal]) }
    let hasOne = solver.variable()
    for literal in belowWorst { solver.add([-no, first, second, -isFull, hasOne, -literal]) }
    for one in belowBest.indices {
      for other in belowBest[(one + 1)...] {
        solver.add([-no, first, second, -isFull, -hasOne, -belowBest[one], -other])
      }
    }
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
