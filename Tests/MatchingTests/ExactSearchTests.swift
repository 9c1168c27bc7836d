// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Matching

/// The clauses of a market against complete enumeration: the same matchings, no more and no fewer.
@Suite struct ExactSearchTests {
  /// Every answer of the clauses, each ruled out once it is found.
  private static func answers(_ market: Market, _ rule: SameProgramRule) -> Set<Assignment> {
    let index = MarketIndex(market)
    var clauses = StabilityClauses(
      market,
      index,
      ProgramEntries(index),
      rule,
      seats: Array(repeating: -1, count: index.parties.count),
      free: Array(repeating: true, count: index.parties.count)
    )
    var found: Set<Assignment> = []
    while clauses.solver.solve(most: 10_000_000) == .satisfiable {
      var state = MatchState(market, index)
      var other: [Int32] = []
      for (party, entry) in clauses.found.enumerated() {
        if entry >= 0 { state.set(party, entry) }
        for place in index.list(party) {
          let literal = clauses.holds(party, place)
          other.append(place == Int(entry) ? -literal : literal)
        }
      }
      found.insert(state.assignment)
      clauses.solver.add(other)
    }
    return found
  }

  @Test(arguments: 0..<10)
  func `the clauses have exactly the stable matchings as answers`(lot: Int) {
    for number in stride(from: lot, to: 1_000, by: 10) {
      let seed = Seed(number)
      let market = RandomMarket.small(seed)
      for rule in SameProgramRule.allCases {
        let stable = Set(Enumeration(market: market).stable(rule))
        #expect(Self.answers(market, rule) == stable, "\(seed.testDescription) \(rule)")
      }
    }
  }

  @Test func `where no matching is stable, the one reported has the fewest blocks of all`() {
    var checked = 0
    for number in 0..<3_000 {
      let seed = Seed(number)
      let market = RandomMarket.small(seed)
      let outcome = MatchSolver(market).solve()
      guard outcome.status == .noStable else { continue }
      let fewest = Enumeration(market: market).all
        .map { LiteralStability(of: $0, in: market).blocks.count }.min()
      #expect(outcome.blocks.count == fewest, "\(seed.testDescription)")
      checked += 1
    }
    #expect(checked > 20)
  }

  @Test func `clauses over few variables are decided as by trying all values`() {
    for number in 0..<2_000 {
      let seed = Seed(number)
      var random = seed.generator
      let variables = Int.random(in: 1...9, using: &random)
      let clauses = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          Int32.random(in: 1...Int32(variables), using: &random)
            * (Bool.random(using: &random) ? 1 : -1)
        }
      }
      let isPossible = (0..<1 << variables).contains { values in
        clauses.allSatisfy { clause in
          clause.contains { ($0 > 0) == (values >> (abs($0) - 1) & 1 == 1) }
        }
      }
      var solver = ClauseSolver()
      for _ in 0..<variables { _ = solver.variable() }
      for clause in clauses { solver.add(clause) }
      let answer = solver.solve(most: 1_000_000)
      #expect(answer == (isPossible ? .satisfiable : .unsatisfiable), "\(seed.testDescription)")
      if answer == .satisfiable {
        #expect(clauses.allSatisfy { $0.contains(where: solver.isTrue) }, "\(seed.testDescription)")
      }
    }
  }
}
