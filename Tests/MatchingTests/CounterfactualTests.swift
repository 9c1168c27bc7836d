// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Matching

/// Acceptance tests 14 and 15 of the specification: what would have been, and whether another list pays.
@Suite struct CounterfactualTests {
  @Test func `what would have been is what the changed market gives`() throws {
    var kinds: Set<String> = []
    for number in 0..<500 {
      let seed = Seed(number)
      var random = seed.generator
      let market = SinglesSolverTests.market(seed)
      let outcome = MatchSolver(market).solve()
      let program = Int.random(in: market.programs.indices, using: &random)
      let applicant = Int.random(in: market.applicants.indices, using: &random)
      let changes: [MarketChange] = [
        .seats(program: program, by: Int.random(in: -1...2, using: &random)),
        .rank(program: program, applicant: applicant, at: Int.random(in: 0...3, using: &random)),
        .unrank(program: program, applicant: applicant),
        .list(applicant: applicant, market.programs.indices.shuffled(using: &random)),
        .drop(program: program),
      ]
      let change = changes[number % changes.count]
      kinds.insert("\(change)".prefix(while: { $0 != "(" }).description)
      let counterfactual = Counterfactual([change], in: market, outcome.assignment, MatchRules())
      // The changed market is built here by hand, and solved by the other solver.
      var changed = market
      switch change {
      case .seats(_, let by):
        changed.programs[program].quota = max(0, market.programs[program].quota + by)
      case .rank(_, _, let place):
        changed.programs[program].ranking.removeAll { $0 == applicant }
        let at = min(place, changed.programs[program].ranking.count)
        changed.programs[program].ranking.insert(applicant, at: at)
      case .unrank: changed.programs[program].ranking.removeAll { $0 == applicant }
      case .list(_, let list): changed.applicants[applicant].list = list
      default: changed.programs[program].quota = 0
      }
      let own = try #require(SinglesSolver(changed)).solve().assignment
      #expect(counterfactual.outcome.assignment == own, "\(seed.testDescription) \(change)")
      #expect(!counterfactual.isOneOfSeveral)
      let moved = market.applicants.indices.filter { own.seats[$0] != outcome.assignment.seats[$0] }
      #expect(counterfactual.moved == moved, "\(seed.testDescription)")
    }
    #expect(kinds.count == 5)
  }

  @Test func `so many seats let an applicant in, and one fewer does not`() throws {
    var found = 0
    for number in 0..<1_500 {
      let seed = Seed(number)
      let market = SinglesSolverTests.market(seed)
      let outcome = MatchSolver(market).solve()
      for (applicant, record) in market.applicants.enumerated() {
        let held = outcome.assignment.seats[applicant].flatMap { record.list.firstIndex(of: $0) }
        for (place, program) in record.list.prefix(held ?? record.list.count).enumerated() {
          let needed = Counterfactual.seatsNeeded(
            at: program,
            for: applicant,
            in: market,
            MatchRules()
          )
          func isIn(_ seats: Int) throws -> Bool {
            let changed = market.changed(.seats(program: program, by: seats))
            let seat = try #require(SinglesSolver(changed)).solve().assignment.seats[applicant]
            return seat.flatMap { record.list.firstIndex(of: $0) }.map { $0 <= place } ?? false
          }
          guard let needed else {
            #expect(try !isIn(5), "\(seed.testDescription)")
            continue
          }
          found += 1
          #expect(try isIn(needed), "\(seed.testDescription)")
          #expect(try !isIn(needed - 1), "\(seed.testDescription)")
        }
      }
    }
    #expect(found > 500)
  }

  @Test func `no applicant gains by a shorter list or another order where nobody is in a couple`() {
    var (tried, programs, differing) = (0, 0, 0)
    for number in 0..<300 {
      let seed = Seed(number)
      let market = MetamorphicTests.singles(seed)
      let check = StrategyCheck(market, MatchRules(), draws: 4)
      #expect(check.applicants.isEmpty, "\(seed.testDescription)")
      tried += check.tried
      programs += check.programs.count
      differing += check.differing ?? 0
    }
    #expect(tried > 3_000 && differing > 0)
    // Programs can gain, or the search would prove nothing.
    #expect(programs > 0)
  }

  @Test func `a couple that goes its own ways is two singles`() {
    let market = Market(
      programs: [
        Market.Program("p", quota: 1, ranking: [0, 1]),
        Market.Program("q", quota: 1, ranking: [1]),
      ],
      applicants: [Market.Applicant("a"), Market.Applicant("b")],
      couples: [
        Market.Couple(0, 1, list: [Market.Pair(0, 1), Market.Pair(nil, 1), Market.Pair(0, nil)])
      ]
    )
    let changed = market.changed(.uncouple(0))
    #expect(changed.couples.isEmpty)
    #expect(changed.applicants.map(\.list) == [[0], [1]])
  }

  @Test func `two singles become a couple whose list is made of theirs`() {
    let market = Market(
      programs: [
        Market.Program("p", quota: 1, ranking: [0, 1]),
        Market.Program("q", quota: 1, ranking: [1, 0]),
      ],
      applicants: [Market.Applicant("a", list: [0, 1]), Market.Applicant("b", list: [1])]
    )
    let list = market.jointList(of: 0, 1)
    #expect(
      list == [
        Market.Pair(0, 1), Market.Pair(1, 1), Market.Pair(0, nil), Market.Pair(1, nil),
        Market.Pair(nil, 1),
      ]
    )
    let coupled = market.changed(.couple(first: 0, second: 1, list))
    #expect(coupled.applicants.allSatisfy { $0.list.isEmpty })
    #expect(coupled.couples.map(\.list) == [list])
    #expect(MatchSolver(coupled).solve().assignment.seats == [0, 1])
    // Apart again, each goes down the programs in the order of the joint list.
    #expect(coupled.changed(.uncouple(0)) == market)
  }
}
