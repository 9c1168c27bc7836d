// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import Matching

/// The verifier and the ladder against complete enumeration of small markets of every kind.
@Suite struct BruteForceTests {
  /// How many markets: twenty thousand, or more where long tests are asked for.
  private static let markets =
    ProcessInfo.processInfo.environment["METEYARD_LONG"] == nil ? 2_000 : 40_000
  private static let lots = 8

  @Test(arguments: 0..<lots)
  func `the verifier sees every block, and the ladder finds a stable matching where there is one`(
    lot: Int
  ) {
    var none = 0
    for number in stride(from: lot, to: Self.markets, by: Self.lots) {
      let seed = Seed(number)
      let market = RandomMarket.small(seed)
      let rule: SameProgramRule = number.isMultiple(of: 3) ? .mm : .bis
      let feasible = Enumeration(market: market).all
      var stable: Set<Assignment> = []
      for assignment in feasible {
        let blocks = LiteralStability(of: assignment, in: market, rule).blocks
        let verifier = Stability(of: assignment, in: market, rule)
        #expect(verifier.blocks == blocks, "\(seed.testDescription)")
        #expect(verifier.violations.isEmpty, "\(seed.testDescription)")
        if blocks.isEmpty { stable.insert(assignment) }
      }
      var rules = MatchRules()
      rules.sameProgram = rule
      rules.waiting = WaitingOrder.allCases[number / 3 % 3]
      rules.couples = MatchRules.CoupleOrder.allCases[number / 9 % 4]
      let outcome = MatchSolver(market, rules).solve()
      if stable.isEmpty {
        none += 1
        #expect(outcome.status == .noStable, "\(seed.testDescription)")
        #expect(!outcome.blocks.isEmpty, "\(seed.testDescription)")
      } else {
        #expect(outcome.status == .stable, "\(seed.testDescription)")
        #expect(stable.contains(outcome.assignment), "\(seed.testDescription)")
      }
    }
    // Some have none, or the claim that none exists would never be tried.
    #expect(none > 0)
  }
}
