// SPDX-License-Identifier: Apache-2.0

@testable import Policy

/// Everything an ``EvidenceReport`` says, by definition: over all sets, all answers, all completions.
///
/// A pattern gives each fact a cell or a star. The verdict of a pattern says which outcomes every
/// completion of its stars has.
struct BruteForce {
  let evidence: EvidenceCase
  private let counts: [Int]
  private let unknown: [Int]
  private let strides: [Int]
  /// The cost of every set in thousands, plus the number of its facts of effort 0.
  private let costs: [Int]
  /// For each pattern whether all completions are met (first bit), not met (second bit).
  private var verdicts: [UInt8]

  init(_ evidence: EvidenceCase) {
    self.evidence = evidence
    counts = evidence.facts.map(\.cells.count)
    unknown = evidence.unknownFacts
    var strides: [Int] = []
    var total = 1
    for count in counts {
      strides.append(total)
      total *= count + 1
    }
    self.strides = strides
    var costs = [0]
    for fact in evidence.facts {
      let own = fact.effort == 0 ? 1 : fact.effort * 1_000
      costs += costs.map { $0 + own }
    }
    self.costs = costs
    let truths = evidence.atoms.map { atom -> (fact: Int, truths: [Truth]) in
      if case .cells(let fact, let truths) = atom { return (fact, truths) }
      preconditionFailure("the cases have no opaque atoms")
    }
    verdicts = Array(repeating: 3, count: total)
    for pattern in verdicts.indices {
      var star = 0
      while star < counts.count && !isStar(pattern, star) { star += 1 }
      if star < counts.count {
        // The star is the last digit of a fact, so its cells have been judged before.
        for cell in 1...counts[star] {
          verdicts[pattern] &= verdicts[pattern - cell * strides[star]]
        }
        continue
      }
      let truth = evidence.formula.truth { index in
        truths[index].truths[digit(pattern, truths[index].fact)]
      }
      verdicts[pattern] = truth == .met ? 1 : truth == .notMet ? 2 : 0
    }
  }

  private func digit(_ pattern: Int, _ fact: Int) -> Int {
    pattern / strides[fact] % (counts[fact] + 1)
  }

  private func isStar(_ pattern: Int, _ fact: Int) -> Bool { digit(pattern, fact) == counts[fact] }

  private func pattern(_ pattern: Int, _ fact: Int, _ cell: Int) -> Int {
    pattern + (cell - digit(pattern, fact)) * strides[fact]
  }

  /// What is known.
  private var start: Int {
    evidence.facts.indices.reduce(0) { sum, fact in
      if case .known(let cell) = evidence.facts[fact].state { return sum + cell * strides[fact] }
      return sum + counts[fact] * strides[fact]
    }
  }

  /// What a report must say, with all sets.
  struct Report {
    var standing: Truth
    var toMeet: CheapestSets
    var toFail: CheapestSets
    var irrelevant: [Int]
    var next: (fact: Int, drop: Double)?
    var flips: CheapestSets?
    var falls: [Fall]
  }

  var report: Report {
    let irrelevant = self.irrelevant
    let movable = evidence.facts.indices.filter { evidence.facts[$0].mobility != .fixed }
    return Report(
      standing: standing,
      toMeet: cheapest(1, moving: unknown),
      toFail: cheapest(2, moving: unknown),
      irrelevant: irrelevant,
      next: next(irrelevant: irrelevant),
      flips: standing == .notMet ? cheapest(1, moving: movable) : nil,
      falls: falls
    )
  }

  private var standing: Truth { [.unknown, .met, .notMet][Int(verdicts[start])] }

  // MARK: - Sets

  /// Visits every choice of a cell for every set of the facts that may move, sets as bits.
  private func forEachChoice(
    _ movable: [Int],
    _ place: Int,
    _ pattern: Int,
    _ set: Int,
    _ visit: (_ set: Int, _ pattern: Int) -> Void
  ) {
    if place == movable.count { return visit(set, pattern) }
    let fact = movable[place]
    forEachChoice(movable, place + 1, pattern, set, visit)
    var moved = self.pattern(pattern, fact, 0)
    for _ in 0..<counts[fact] {
      forEachChoice(movable, place + 1, moved, set | 1 << fact, visit)
      moved += strides[fact]
    }
  }

  private func facts(_ set: Int) -> [Int] { counts.indices.filter { set >> $0 & 1 == 1 } }

  private func cheapest(_ goal: UInt8, moving movable: [Int]) -> CheapestSets {
    var least = Int.max
    var patterns: [Int: [Int]] = [:]
    forEachChoice(movable, 0, start, 0) { set, pattern in
      guard verdicts[pattern] & goal != 0, costs[set] <= least else { return }
      if costs[set] < least {
        least = costs[set]
        patterns = [:]
      }
      patterns[set, default: []].append(pattern)
    }
    let sets = patterns.keys.map(facts).sorted { $0.lexicographicallyPrecedes($1) }
    return CheapestSets(
      cost: sets.isEmpty ? nil : least / 1_000,
      sets: sets.map { set in
        let bits = set.reduce(0) { $0 | 1 << $1 }
        return answers(set, patterns[bits] ?? [], goal, cost: least / 1_000)
      },
      isCapped: false,
      isProvedMinimal: true
    )
  }

  private func answers(_ set: [Int], _ patterns: [Int], _ goal: UInt8, cost: Int) -> AnswerSet {
    let preferred = patterns.min { left, right in
      for fact in set {
        let (first, second) = (rank(digit(left, fact), fact), rank(digit(right, fact), fact))
        if first != second { return first < second }
      }
      return false
    }
    let answers = set.map { fact in
      EvidenceAnswer(
        subject: .fact(fact),
        facts: [fact],
        cell: digit(preferred ?? 0, fact),
        cells: (0..<counts[fact]).filter { cell in
          verdicts[pattern(preferred ?? 0, fact, cell)] & goal != 0
        }
      )
    }
    return AnswerSet(answers: answers, facts: set, cost: cost)
  }

  /// The distance from the current cell, the lower cell first.
  private func rank(_ cell: Int, _ fact: Int) -> Int {
    guard case .known(let current) = evidence.facts[fact].state else { return cell }
    return 2 * abs(cell - current) + (cell > current ? 1 : 0)
  }

  private var falls: [Fall] {
    if standing != .met { return [] }
    return evidence.facts.indices.compactMap { fact in
      guard case .known = evidence.facts[fact].state else { return nil }
      let cells = (0..<counts[fact]).filter { verdicts[pattern(start, fact, $0)] & 1 == 0 }
      guard let cell = cells.min(by: { rank($0, fact) < rank($1, fact) }) else { return nil }
      return Fall(subject: .fact(fact), facts: [fact], cell: cell, cells: cells)
    }
  }

  /// The unknown facts in no determining set with answers of which none can be left out.
  private var irrelevant: [Int] {
    var relevant = 0
    forEachChoice(unknown, 0, start, 0) { set, chosen in
      if verdicts[chosen] == 0 { return }
      for goal: UInt8 in [1, 2] where verdicts[chosen] & goal != 0 {
        var isMinimal = true
        for fact in counts.indices where set >> fact & 1 == 1 {
          if verdicts[pattern(chosen, fact, counts[fact])] & goal != 0 { isMinimal = false }
        }
        if isMinimal { relevant |= set }
      }
    }
    return unknown.filter { relevant >> $0 & 1 == 0 }
  }

  // MARK: - Next question

  /// The least cost from a pattern to an outcome; nil where it cannot be reached.
  private func cost(of goal: UInt8, _ pattern: Int, _ known: inout [Int: Int?]) -> Int? {
    if verdicts[pattern] & goal != 0 { return 0 }
    if verdicts[pattern] != 0 { return nil }
    if let cost = known[pattern] { return cost }
    var least: Int?
    for fact in unknown where isStar(pattern, fact) {
      for cell in 0..<counts[fact] {
        let rest = cost(of: goal, self.pattern(pattern, fact, cell), &known)
        if let rest { least = min(least ?? .max, rest + evidence.facts[fact].effort) }
      }
    }
    known[pattern] = .some(least)
    return least
  }

  /// Twice the mean cost of showing each outcome that can be shown; nil where neither can.
  private func remaining(_ pattern: Int, _ known: inout Costs) -> Int? {
    if verdicts[pattern] != 0 { return 0 }
    let costs = [cost(of: 1, pattern, &known.first), cost(of: 2, pattern, &known.second)]
      .compactMap(\.self)
    return costs.isEmpty ? nil : 2 * costs.reduce(0, +) / costs.count
  }

  private struct Costs {
    var first: [Int: Int?] = [:]
    var second: [Int: Int?] = [:]
  }

  /// The fact to ask about, and the average drop.
  private func next(irrelevant: [Int]) -> (fact: Int, drop: Double)? {
    var known = Costs()
    guard let now = remaining(start, &known), verdicts[start] == 0 else { return nil }
    var used: Set<Int> = []
    evidence.formula.forEachAtom { used.insert($0) }
    let open = unknown.reduce(0) { $0 + evidence.facts[$1].effort }
    var best: (fact: Int, drop: Int, effort: Int, classes: Int)?
    for fact in unknown where !irrelevant.contains(fact) {
      var outcomes: [[Truth]: Int] = [:]
      for cell in 0..<counts[fact] {
        let outcome = used.sorted().compactMap { index -> Truth? in
          guard case .cells(fact, let truths) = evidence.atoms[index] else { return nil }
          return truths[cell]
        }
        let effort = evidence.facts[fact].effort
        outcomes[outcome] = remaining(pattern(start, fact, cell), &known) ?? 2 * (open - effort)
      }
      let drop = now * outcomes.count - outcomes.values.reduce(0, +)
      let effort = max(1, evidence.facts[fact].effort) * outcomes.count
      if let best, drop * best.effort <= best.drop * effort { continue }
      best = (fact, drop, effort, outcomes.count)
    }
    return best.map { ($0.fact, Double($0.drop) / Double(2 * $0.classes)) }
  }
}
