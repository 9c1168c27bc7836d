// SPDX-License-Identifier: Apache-2.0

/// What holds of lists: an entry is held, or a better one, or somebody who is needed refuses.
extension StabilityClauses {
  mutating func settle(_ party: Int) {
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
  mutating func block(_ clause: [Int32]) {
    guard mostBlocks > 0 else { return solver.add(clause) }
    let broken = solver.variable()
    relaxed.append(broken)
    solver.add(clause + [broken])
  }

  mutating func limit() {
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
}
