// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Matching

/// Acceptance test 7 of the specification: what the verifier says of a stable matching that was tampered with.
@Suite struct MutationTests {
  @Test(.enabled(if: GeneratedMarket.isThere, "shared/tools is not there"))
  func `after swaps and removals the verifier finds the blocks that a literal reading finds`()
    throws
  {
    let market = try GeneratedMarket.season(
      applicants: 1_000,
      programs: 125,
      couples: 28,
      advanced: 0.2
    ).market
    let outcome = MatchSolver(market).solve()
    #expect(outcome.status == .stable)
    var random = Seed(7).generator
    var found = 0
    for number in 0..<200 {
      var assignment = outcome.assignment
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let one = Int.random(in: market.applicants.indices, using: &random)
        let other = Int.random(in: market.applicants.indices, using: &random)
        if Bool.random(using: &random) {
          assignment.seats.swapAt(one, other)
        } else {
          assignment.seats[one] = nil
        }
        if Int.random(in: 0...3, using: &random) == 0 { assignment.firstYear[other] = nil }
      }
      let blocks = LiteralStability(of: assignment, in: market).blocks
      let verifier = Stability(of: assignment, in: market)
      #expect(verifier.blocks == blocks, "mutation \(number)")
      if !blocks.isEmpty || !verifier.violations.isEmpty { found += 1 }
    }
    #expect(found > 150)
  }
}
