// SPDX-License-Identifier: Apache-2.0

/// The last steps of the ladder: an exact search over the part of a market that goes round, larger and
/// larger, until it holds a stable matching, or touches nothing outside and is shown to hold none.
extension MatchSolver {
  /// Of how many people at most the seated are counted for the matching with the most.
  private static let mostSeatedCounted = 60

  func search(
    from entry: CoupleEntry,
    _ outcome: inout MatchOutcome,
    _ progress: (MatchRung) -> Void
  ) {
    let seats = entry.settling.state.seats
    var free = beginning(entry, outcome)
    var tried = free
    while entries(of: free) <= rules.mostEntries {
      tried = free
      let isClosed = grown(free, at: nil) == free
      progress(isClosed ? .closed : .searched)
      var clauses = StabilityClauses(
        market,
        index,
        names,
        rules.sameProgram,
        seats: seats,
        free: free
      )
      let answer = clauses.solver.solve(most: rules.mostVisits)
      outcome.search.note(clauses.solver)
      if answer == .satisfiable, accept(clauses.found, isClosed ? .closed : .searched, &outcome) {
        return
      }
      if answer == .unsatisfiable, isClosed {
        outcome.status = .noStable
        outcome.rung = .closed
        break
      }
      let larger = grown(free, at: seats)
      free = larger == free ? grown(free, at: nil) : larger
      if free == tried { break }
    }
    guard entries(of: tried) <= rules.mostBlockEntries else { return }
    progress(.fewestBlocks)
    findFewestBlocks(seats, tried, &outcome)
  }

  /// The parties that went round, those left aside and those who block.
  private func beginning(_ entry: CoupleEntry, _ outcome: MatchOutcome) -> [Bool] {
    var free = Array(repeating: false, count: index.parties.count)
    for loop in entry.loops {
      for applicant in loop.applicants { free[applicant] = true }
      for couple in loop.couples { free[index.applicants + couple] = true }
    }
    for couple in entry.aside { free[index.applicants + couple] = true }
    for block in outcome.blocks {
      switch block {
      case .single(let applicant, _), .firstYear(let applicant, _): free[applicant] = true
      case .couple(let couple, _): free[index.applicants + couple] = true
      case .two(let one, let other, _): (free[one], free[other]) = (true, true)
      }
    }
    if !free.contains(true) { free = free.map { _ in true } }
    return withOwnLists(free)
  }

  /// Supplemental lists are as free as their applicants.
  private func withOwnLists(_ free: [Bool]) -> [Bool] {
    var free = free
    for applicant in 0..<index.applicants where free[applicant] { own(applicant, &free) }
    for couple in 0..<index.couples where free[index.applicants + couple] {
      let who = index.parties[index.applicants + couple]
      own(Int(who.first), &free)
      own(Int(who.second), &free)
    }
    return free
  }

  private func own(_ applicant: Int, _ free: inout [Bool]) {
    for list in index.supplementalStarts[applicant]..<index.supplementalStarts[applicant + 1] {
      free[Int(list)] = true
    }
  }

  private func entries(of free: [Bool]) -> Int {
    free.indices.reduce(0) { $0 + (free[$1] ? index.list($1).count : 0) }
  }

  /// The free parties and their neighbours: the couples that name a program that a free one names, and
  /// who sits there; or all who name one.
  private func grown(_ free: [Bool], at seats: [Int32]?) -> [Bool] {
    var isNamed = Array(repeating: false, count: index.programs)
    for party in free.indices where free[party] {
      for place in index.list(party) {
        let entry = index.entries[place]
        if entry.first >= 0 { isNamed[Int(entry.first)] = true }
        if entry.second >= 0 { isNamed[Int(entry.second)] = true }
      }
    }
    for _ in market.reversions {
      for reversion in market.reversions
      where isNamed[reversion.donor] || isNamed[reversion.receiver] {
        isNamed[reversion.donor] = true
        isNamed[reversion.receiver] = true
      }
    }
    var grown = free
    for program in isNamed.indices where isNamed[program] {
      for slot in names.of(program) {
        let (party, entry) = (Int(names.parties[slot]), names.entries[slot])
        if seats.map({ index.parties[party].second >= 0 || $0[party] == entry }) ?? true {
          take(party, &grown)
        }
      }
    }
    return withOwnLists(grown)
  }

  /// Frees a party; a supplemental list with its applicant, or the couple that they are in.
  private func take(_ party: Int, _ free: inout [Bool]) {
    free[party] = true
    let who = index.parties[party]
    guard who.advanced >= 0 else { return }
    free[Int(who.first)] = true
    for couple in market.couples.indices
    where [market.couples[couple].first, market.couples[couple].second].contains(Int(who.first)) {
      free[index.applicants + couple] = true
    }
  }

  /// Takes a matching where the verifier finds nobody who blocks.
  private func accept(_ seats: [Int32], _ rung: MatchRung, _ outcome: inout MatchOutcome) -> Bool {
    let stability = judge(assignment(seats))
    guard stability.blocks.isEmpty, stability.violations.isEmpty else { return false }
    outcome.status = .stable
    outcome.take(stability)
    outcome.rung = rung
    return true
  }

  private func assignment(_ seats: [Int32]) -> Assignment {
    var state = MatchState(market, index)
    for party in seats.indices where seats[party] >= 0 { state.set(party, seats[party]) }
    return state.assignment
  }

  /// The matching with the fewest blocks, and of those one with many seated.
  private func findFewestBlocks(_ seats: [Int32], _ free: [Bool], _ outcome: inout MatchOutcome) {
    for most in 1...3 {
      var clauses = StabilityClauses(
        market,
        index,
        names,
        rules.sameProgram,
        seats: seats,
        free: free,
        mostBlocks: most
      )
      let answer = clauses.solver.solve(most: rules.mostVisits)
      outcome.search.note(clauses.solver)
      guard answer == .satisfiable else { continue }
      var best = clauses.found
      var seated = clauses.seated()
      // Gates made just now have no value yet: the answer is asked for again.
      guard clauses.solver.solve(most: rules.mostVisits) == .satisfiable else { return }
      if seated.count > Self.mostSeatedCounted { seated = [] }
      var counts: [Int32] = []
      for literal in seated {
        counts.append(-clauses.yes)
        for place in counts.indices.reversed() {
          counts[place] = clauses.or(
            counts[place],
            place == 0 ? literal : clauses.and(counts[place - 1], literal)
          )
        }
      }
      let already = seated.count { clauses.solver.isTrue($0) }
      for count in counts.dropFirst(already) where count != -clauses.yes {
        guard clauses.solver.solve(assuming: [count], most: rules.mostVisits) == .satisfiable
        else { break }
        best = clauses.found
      }
      let stability = judge(assignment(best))
      guard stability.violations.isEmpty,
        outcome.blocks.isEmpty || stability.blocks.count <= outcome.blocks.count
      else { return }
      outcome.take(stability)
      if outcome.status == .undecided { outcome.rung = .fewestBlocks }
      return
    }
  }
}

extension MatchOutcome {
  /// Takes the seats that a search found, as the verifier sees them.
  fileprivate mutating func take(_ stability: Stability) {
    assignment = stability.assignment
    blocks = stability.blocks
    violations = stability.violations
    checked = stability.checked
    // The steps were those of an attempt that did not find these seats.
    trace = []
  }
}

extension MatchOutcome.Search {
  fileprivate mutating func note(_ solver: ClauseSolver) {
    variables = max(variables, solver.variables)
    clauses = max(clauses, solver.clauses)
    conflicts += solver.conflicts
  }
}
