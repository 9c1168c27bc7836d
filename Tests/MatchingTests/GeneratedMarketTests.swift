// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Matching

/// Acceptance test 5 of the specification: generated markets with the counts that it states.
@Suite(.enabled(if: GeneratedMarket.isThere, "shared/tools is not there"))
struct GeneratedMarketTests {
  @Test(arguments: [(1_000, 125, 848, 4_809), (10_000, 1_250, 8_897, 47_165)])
  func `singles match as many by as many proposals, from either side as many`(
    applicants: Int,
    programs: Int,
    matched: Int,
    proposals: Int
  ) throws {
    let market = try GeneratedMarket.season(applicants: applicants, programs: programs).market
    let outcome = MatchSolver(market).solve()
    #expect(outcome.assignment.seats.count { $0 != nil } == matched)
    #expect(outcome.proposals == proposals && outcome.status == .stable)
    let other = try #require(SinglesSolver(market)).solve(proposing: .programs).assignment
    #expect(Stability(of: other, in: market).blocks.isEmpty)
    #expect(other.seats.map { $0 == nil } == outcome.assignment.seats.map { $0 == nil })
  }

  @Test(
    arguments: [
      (1_000, 125, 28, 1, 846, 24), (1_000, 125, 28, 2, 881, 23), (1_000, 125, 28, 3, 901, 27),
      (10_000, 1_250, 280, 1, 8_883, 253), (10_000, 1_250, 280, 2, 8_853, 249),
    ]
  ) func `with couples nobody blocks, and as many match as in the matching that is known`(
    applicants: Int,
    programs: Int,
    couples: Int,
    seed: Int,
    matched: Int,
    seated: Int
  ) throws {
    let market = try GeneratedMarket.season(
      applicants: applicants,
      programs: programs,
      couples: couples,
      seed: seed
    ).market
    let outcome = MatchSolver(market).solve()
    let stability = Stability(of: outcome.assignment, in: market)
    #expect(outcome.status == .stable && stability.blocks.isEmpty && stability.violations.isEmpty)
    // Other stable matchings may have other counts: ours has these.
    #expect(outcome.assignment.seats.count { $0 != nil } == matched)
    #expect(
      market.couples.count {
        outcome.assignment.seats[$0.first] != nil || outcome.assignment.seats[$0.second] != nil
      } == seated
    )
  }

  @Test(arguments: [3, 4])
  func `with every variation at once the ladder ends in a matching without blocks`(seed: Int) throws
  {
    let market = try GeneratedMarket.season(
      applicants: 1_000,
      programs: 125,
      couples: 28,
      advanced: 0.2,
      reversions: 0.1,
      parities: 0.1,
      seed: seed
    ).market
    let outcome = MatchSolver(market).solve()
    let stability = Stability(of: outcome.assignment, in: market)
    #expect(outcome.status == .stable, "\(outcome.rung) \(outcome.blocks)")
    #expect(stability.blocks.isEmpty && stability.violations.isEmpty)
    #expect(outcome.assignment.firstYear.contains { $0 != nil })
  }

  @Test func `four thousand with a hundred and ten couples are solved and verified`() throws {
    let market = try GeneratedMarket.season(
      applicants: 4_000,
      programs: 500,
      couples: 110
    ).market
    let outcome = MatchSolver(market).solve()
    #expect(outcome.status == .stable)
    #expect(Stability(of: outcome.assignment, in: market).blocks.isEmpty)
  }
}
