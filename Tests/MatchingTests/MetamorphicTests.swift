// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Matching

/// Acceptance test 4 of the specification: what a change that means nothing may do, and what one that helps
/// must do.
@Suite struct MetamorphicTests {
  static func singles(_ seed: Seed) -> Market {
    var market = RandomMarket.small(seed)
    var random = seed.generator
    for couple in market.couples {
      for member in [couple.first, couple.second] {
        market.applicants[member].list = market.programs.indices.shuffled(using: &random)
      }
    }
    market.couples = []
    market.reversions = []
    for program in market.programs.indices { market.programs[program].parity = nil }
    for applicant in market.applicants.indices { market.applicants[applicant].supplemental = [:] }
    return market
  }

  private static func place(_ applicant: Int, _ assignment: Assignment, _ market: Market) -> Int {
    let list = market.applicants[applicant].list
    return assignment.seats[applicant].flatMap { list.firstIndex(of: $0) } ?? list.count
  }

  @Test func `ids mean nothing, nor does a program whom nobody ranks`() {
    for number in 0..<600 {
      let seed = Seed(number)
      let market = RandomMarket.small(seed)
      let outcome = MatchSolver(market).solve()
      var renamed = market
      for place in renamed.applicants.indices { renamed.applicants[place].id = "\(97 - place)" }
      for place in renamed.programs.indices { renamed.programs[place].id = "z\(97 - place)" }
      renamed.programs.append(
        Market.Program("new", quota: 2, ranking: Array(renamed.applicants.indices))
      )
      let other = MatchSolver(renamed).solve()
      #expect(other.assignment == outcome.assignment, "\(seed.testDescription)")
      #expect(other.status == outcome.status, "\(seed.testDescription)")
    }
  }

  @Test func `a rank below the match changes nothing for singles`() {
    var tried = 0
    for number in 0..<1_500 {
      let seed = Seed(number)
      let market = Self.singles(seed)
      var random = seed.generator
      let outcome = MatchSolver(market).solve()
      let matched = market.applicants.indices.filter { outcome.assignment.seats[$0] != nil }
      guard let one = matched.randomElement(using: &random) else { continue }
      let rest = market.programs.indices.filter { !market.applicants[one].list.contains($0) }
      guard let further = rest.randomElement(using: &random) else { continue }
      tried += 1
      let longer = market.changed(
        .list(applicant: one, market.applicants[one].list + [further])
      )
      #expect(
        MatchSolver(longer).solve().assignment == outcome.assignment,
        "\(seed.testDescription)"
      )
    }
    #expect(tried > 200)
  }

  @Test func `twice the seats hurt no single`() {
    for number in 0..<1_500 {
      let seed = Seed(number)
      let market = Self.singles(seed)
      var larger = market
      for program in larger.programs.indices { larger.programs[program].quota *= 2 }
      let (before, after) = (
        MatchSolver(market).solve().assignment, MatchSolver(larger).solve().assignment
      )
      for one in market.applicants.indices {
        #expect(
          Self.place(one, after, market) <= Self.place(one, before, market),
          "\(seed.testDescription)"
        )
      }
    }
  }

  @Test func `the couples' solver and deferred acceptance agree on singles, proposal for proposal`()
    throws
  {
    for number in 0..<1_500 {
      let seed = Seed(number)
      let market = Self.singles(seed)
      let outcome = MatchSolver(market).solve()
      let own = try #require(SinglesSolver(market)).solve()
      #expect(outcome.assignment == own.assignment, "\(seed.testDescription)")
      #expect(outcome.proposals == own.proposals, "\(seed.testDescription)")
      #expect(outcome.status == .stable && outcome.rung == .settled, "\(seed.testDescription)")
    }
  }
}
