// SPDX-License-Identifier: Apache-2.0

/// What holds of programs: how many members, how many seats, which numbers.
extension StabilityClauses {
  mutating func count(_ program: Int) {
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
  mutating func revert(_ reversion: Market.Reversion) {
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
  mutating func fill(_ program: Int) {
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
  mutating func require(
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
}
