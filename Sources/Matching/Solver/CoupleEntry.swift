// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// One way of solving a market: singles first, then couple after couple, in one order.
///
/// Where a couple goes round in a loop, the procedure goes back to before the earliest couple that the
/// loop touches, and lets it in first (the sequential idea of Kojima, Pathak and Roth 2013); then in
/// drawn orders of the couples of the loop. A couple that still goes round is left aside.
struct CoupleEntry {
  private let market: Market
  private let rules: MatchRules
  private(set) var settling: Settling
  /// The couples in the order in which they came in.
  private(set) var order: [Int]
  private(set) var aside: [Int] = []
  private(set) var loops: [MatchLoop] = []
  private(set) var restarts = 0
  private(set) var rung = MatchRung.settled
  /// Whether reversions and parities came to rest.
  private(set) var didRest = true
  private let index: MarketIndex

  init(
    _ market: Market,
    _ index: MarketIndex,
    _ names: ProgramEntries,
    _ rules: MatchRules,
    order: [Int],
    start: Assignment?,
    tracing: Bool = false
  ) {
    self.market = market
    self.index = index
    self.rules = rules
    self.order = order
    settling = Settling(
      market,
      index,
      names,
      rules.sameProgram,
      rules.waiting,
      seed: rules.seed,
      tracing: tracing
    )
    if let start { settling.begin(with: start) }
    letIn()
    rest()
  }

  private mutating func letIn() {
    for applicant in (0..<index.applicants).reversed() where !index.list(applicant).isEmpty {
      settling.push(applicant)
    }
    _ = settles()
    var marks: [Settling.Mark] = []
    var (moves, draws): ([Int: Int], [Int: Int]) = ([:], [:])
    while marks.count < order.count {
      let place = marks.count
      let couple = order[place]
      marks.append(settling.mark)
      settling.push(index.applicants + couple)
      guard case .loop(let loop) = settling.settle() else { continue }
      loops.append(loop)
      let touched = Set(loop.couples)
      let earliest = order[..<place].firstIndex(where: touched.contains) ?? place
      let isSpent = moves[couple, default: 0] == rules.mostMoves
      if earliest == place || isSpent && draws[couple, default: 0] == rules.mostDraws {
        settling.goBack(to: marks[place], without: [couple])
        aside.append(order.remove(at: place))
        marks.removeLast()
        continue
      }
      settling.goBack(to: marks[earliest], without: order[earliest...place])
      marks.removeLast(marks.count - earliest)
      restarts += 1
      if isSpent {
        draws[couple, default: 0] += 1
        rung = max(rung, .drawn)
        draw(touched.union([couple]), from: earliest, through: place)
      } else {
        moves[couple, default: 0] += 1
        rung = max(rung, .moved)
        order.insert(order.remove(at: place), at: earliest)
      }
    }
  }

  /// Draws another order of some couples among the places that they have.
  private mutating func draw(_ couples: Set<Int>, from earliest: Int, through last: Int) {
    let places = (earliest...last).filter { couples.contains(order[$0]) }
    var generator = CounterRandom(seed: rules.seed)
      .generator(unit: UInt64(order[last]), replicate: UInt64(restarts))
    let drawn = generator.permutation(of: places.count).map { order[places[$0]] }
    for (place, couple) in zip(places, drawn) { order[place] = couple }
  }

  // MARK: - Seats that revert, and programs that go by twos

  /// Lets seats revert and numbers become right until nothing changes.
  private mutating func rest() {
    let parities = market.programs.indices.filter { market.programs[$0].parity != nil }
    guard !market.reversions.isEmpty || !parities.isEmpty else { return }
    var rounds = 4 * (market.reversions.count + parities.count)
    while rounds > 0 {
      rounds -= 1
      guard settleReversions(), let isRight = settleParities(parities) else { break }
      if isRight {
        raise(parities)
        return
      }
    }
    didRest = false
  }

  private var limits: [Int] {
    let (left, given) = Assignment.seats(of: market, counts: settling.state.counts.map(Int.init))
    return zip(left, given).map(+)
  }

  private mutating func settleReversions() -> Bool {
    for _ in 0..<max(1, 4 * market.reversions.count) {
      var hasChanged = false
      for (program, limit) in limits.enumerated()
      where market.programs[program].parity == nil
        && settling.state.capacities[program] != Int32(limit)
      {
        settling.setCapacity(program, limit)
        hasChanged = true
      }
      if !hasChanged { return true }
      guard settles() else { return false }
    }
    return false
  }

  /// Takes the last seat of every program of a wrong number.
  ///
  /// - Returns: Whether all were right and seats that revert rest; `nil` where it goes round.
  private mutating func settleParities(_ programs: [Int]) -> Bool? {
    var isRight = true
    for program in programs {
      let count = Int(settling.state.counts[program])
      guard market.programs[program].parity?.allows(count) == false else { continue }
      isRight = false
      settling.setCapacity(program, count - 1)
      guard settles() else { return nil }
    }
    return isRight
  }

  /// Gives two more seats to programs that go by twos, where that comes to rest with two more members.
  private mutating func raise(_ programs: [Int]) {
    for program in programs {
      while Int(settling.state.counts[program]) + 2 <= limits[program] {
        let (before, count) = (settling, settling.state.counts[program])
        settling.setCapacity(program, Int(count) + 2)
        var rounds = programs.count + 1
        var isAtRest = settles()
        while isAtRest, !isRight, rounds > 0 {
          rounds -= 1
          isAtRest = settleReversions() && settleParities(programs) != nil
        }
        guard isAtRest, isRight, settling.state.counts[program] >= count + 2 else {
          settling = before
          break
        }
      }
    }
  }

  /// Whether every program has a number that it takes, and the seats that revert are those that do.
  private var isRight: Bool {
    let limits = limits
    return market.programs.indices.allSatisfy { program in
      market.programs[program].parity?.allows(Int(settling.state.counts[program]))
        ?? (Int(settling.state.capacities[program]) == limits[program])
    }
  }

  /// Lets everyone propose; whether that came to an end.
  private mutating func settles() -> Bool {
    guard case .loop(let loop) = settling.settle() else { return true }
    loops.append(loop)
    settling.dismiss()
    return false
  }

  /// Lets those propose who block an assignment that should be stable.
  mutating func repair(_ blocks: [BlockingPair]) {
    for block in blocks {
      switch block {
      case .single(let applicant, _): settling.push(applicant)
      case .couple(let couple, _) where !aside.contains(couple):
        settling.push(index.applicants + couple)
      case .firstYear(let applicant, _):
        for list in index.supplementalStarts[applicant]..<index.supplementalStarts[applicant + 1]
        where settling.isTaking[Int(list)] {
          settling.push(Int(list))
        }
      case .couple, .two: break
      }
    }
    if settles() { rest() }
  }
}
