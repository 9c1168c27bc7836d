// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// The match: applicants propose, couples come in one by one, and a ladder of steps for where they go
/// round, which ends in an exact search.
///
/// Nothing depends on time, threads or the order of a dictionary: the same market and rules take the same
/// steps. A matching is called stable only after the verifier has found no block in it.
public struct MatchSolver: Sendable {
  let market: Market
  let rules: MatchRules
  let index: MarketIndex
  let names: ProgramEntries

  /// A solver of a market.
  ///
  /// - Parameters:
  ///   - market: The market.
  ///   - rules: The choices that its rules leave open.
  /// - Complexity: O(length of all lists).
  public init(_ market: Market, _ rules: MatchRules = MatchRules()) {
    self.market = market
    self.rules = rules
    index = MarketIndex(market)
    names = ProgramEntries(index)
  }

  /// Solves the market.
  ///
  /// - Parameters:
  ///   - tracing: Whether every step is kept.
  ///   - progress: Told which rung is climbed.
  /// - Returns: Who has which seats, how that was found, and whether anybody blocks.
  public func solve(
    tracing: Bool = false,
    progress: (MatchRung) -> Void = { _ in }
  ) -> MatchOutcome {
    let programs = rules.proposing == .programs ? programsFirst : nil
    let start = programs?.assignment
    var first = entry(order(rules.couples), rules.waiting, start, tracing: tracing)
    var outcome = judged(&first, highest: .drawn)
    outcome.proposals += programs?.proposals ?? 0
    guard outcome.status != .stable else { return outcome }
    for (number, alternative) in alternatives.enumerated() {
      progress(.reordered)
      var other = entry(
        order(alternative.couples, draw: number + 1),
        alternative.waiting,
        start,
        tracing: tracing
      )
      let found = judged(&other, highest: .reordered)
      if found.status == .stable { return found.after(outcome, rung: .reordered) }
      outcome.count(found)
    }
    search(from: first, &outcome, progress)
    return outcome
  }

  // MARK: - Orders

  private func order(_ rule: MatchRules.CoupleOrder, draw: Int = 0) -> [Int] {
    let couples = Array(market.couples.indices)
    func length(_ couple: Int) -> Int { index.list(index.applicants + couple).count }
    switch rule {
    case .file: return couples
    case .shortest: return couples.sorted { (length($0), $0) < (length($1), $1) }
    case .longest: return couples.sorted { (-length($0), $0) < (-length($1), $1) }
    case .random:
      var generator = CounterRandom(seed: rules.seed)
        .generator(unit: .max, replicate: UInt64(draw))
      return generator.permutation(of: couples.count)
    }
  }

  /// Other orders, of which none is tried that the rules have already.
  private var alternatives: [(couples: MatchRules.CoupleOrder, waiting: WaitingOrder)] {
    let all: [(couples: MatchRules.CoupleOrder, waiting: WaitingOrder)] = [
      (.shortest, .stack), (.file, .queue), (.longest, .stack), (.random, .stack),
      (.random, .queue), (.file, .random),
    ]
    return all.filter { $0 != (rules.couples, rules.waiting) }
  }

  private func entry(
    _ order: [Int],
    _ waiting: WaitingOrder,
    _ start: Assignment?,
    tracing: Bool
  ) -> CoupleEntry {
    var rules = rules
    rules.waiting = waiting
    return CoupleEntry(market, index, names, rules, order: order, start: start, tracing: tracing)
  }

  /// What programs get where they propose to singles: a start for the procedure.
  private var programsFirst: (assignment: Assignment, proposals: Int)? {
    var singles = market
    singles.couples = []
    singles.reversions = []
    for program in singles.programs.indices { singles.programs[program].parity = nil }
    for applicant in singles.applicants.indices { singles.applicants[applicant].supplemental = [:] }
    return SinglesSolver(singles)?.solve(proposing: .programs)
  }

  // MARK: - Judging

  /// What a way of solving gave, as the verifier sees it; who blocks proposes again a few times.
  private func judged(_ entry: inout CoupleEntry, highest: MatchRung) -> MatchOutcome {
    var stability = judge(entry.settling.state.assignment)
    var blocks = stability.blocks
    var rounds = 4
    while !blocks.isEmpty || !stability.violations.isEmpty, entry.aside.isEmpty, entry.didRest,
      rounds > 0
    {
      rounds -= 1
      entry.repair(blocks)
      stability = judge(entry.settling.state.assignment)
      blocks = stability.blocks
    }
    let isStable = blocks.isEmpty && stability.violations.isEmpty
    return MatchOutcome(
      status: isStable ? .stable : .undecided,
      assignment: stability.assignment,
      blocks: blocks,
      violations: stability.violations,
      checked: stability.checked,
      rung: min(entry.rung, highest),
      proposals: entry.settling.proposals,
      bumps: entry.settling.bumps,
      restarts: entry.restarts,
      couples: entry.order,
      loops: entry.loops,
      search: MatchOutcome.Search(),
      trace: entry.settling.trace
    )
  }

  func judge(_ assignment: Assignment) -> Stability {
    Stability(of: assignment, in: market, rules.sameProgram)
  }
}

extension MatchOutcome {
  /// Counts the work of another attempt with this one's.
  fileprivate mutating func count(_ other: MatchOutcome) {
    proposals += other.proposals
    bumps += other.bumps
    restarts += other.restarts
    loops += other.loops
  }

  /// The outcome after attempts before it that found nothing.
  fileprivate func after(_ attempts: MatchOutcome, rung: MatchRung) -> MatchOutcome {
    var found = self
    found.rung = rung
    found.count(attempts)
    found.loops = attempts.loops + loops
    return found
  }
}
