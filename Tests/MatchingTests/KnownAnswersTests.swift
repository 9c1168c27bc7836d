// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Matching

/// The reading of stability against markets whose stable assignments are all known.
@Suite struct KnownAnswersTests {
  /// The members of each program that has some, by name, as the file of answers writes them.
  private static func words(_ assignment: Assignment, _ market: Market) -> Set<String> {
    let members = assignment.members(of: market)
    return Set(
      market.programs.indices.filter { !members[$0].isEmpty }.map { place in
        let names = members[place].map { market.applicants[$0].id }.sorted()
        return "\(market.programs[place].id): \(names.joined(separator: " "))"
      }
    )
  }

  @Test(.enabled(if: SmallMarkets.expected != nil, "shared/data/matching is not there"))
  func `every known market has exactly the stable assignments that are known`() throws {
    let markets = try SmallMarkets.markets(try #require(SmallMarkets.instances))
    let rows = try SmallMarkets.rows(try #require(SmallMarkets.expected))
    var checked = 0
    for (name, market) in markets {
      for rule in SameProgramRule.allCases {
        let own = rows.filter {
          $0["instance"] == name && $0["same_program_rule"] == rule.rawValue
        }
        let count = try #require(Int(own.first?["stable_matchings"] ?? ""), "\(name) \(rule)")
        let stable = Enumeration(market: market).stable(rule)
        #expect(stable.count == count, "\(name) \(rule)")
        let found = Set(stable.map { Self.words($0, market) })
        let known = Set(
          Dictionary(grouping: own.filter { $0["applicants"] != "" }) { $0["which"] ?? "" }.values
            .map { rows in
              Set(
                rows.map { row in
                  let names = (row["applicants"] ?? "").split(separator: " ").sorted()
                  return "\(row["program"] ?? ""): \(names.joined(separator: " "))"
                }
              )
            }
        )
        #expect(found == known, "\(name) \(rule)")
        checked += 1
      }
    }
    #expect(checked == 2 * markets.count && markets.count == 13)
  }

  @Test(.enabled(if: SmallMarkets.expected != nil, "shared/data/matching is not there"))
  func
    `acceptance 1: the solver ends in one of the stable assignments that are known, or proves none`()
    throws
  {
    let markets = try SmallMarkets.markets(try #require(SmallMarkets.instances))
    let rows = try SmallMarkets.rows(try #require(SmallMarkets.expected))
    for (name, market) in markets {
      for rule in SameProgramRule.allCases {
        let count = try #require(
          rows.first { $0["instance"] == name && $0["same_program_rule"] == rule.rawValue }
            .flatMap { Int($0["stable_matchings"] ?? "") }
        )
        var rules = MatchRules()
        rules.sameProgram = rule
        let outcome = MatchSolver(market, rules).solve()
        #expect((outcome.status == .stable) == (count > 0), "\(name) \(rule)")
        #expect((outcome.status == .noStable) == (count == 0), "\(name) \(rule)")
        guard count > 0 else {
          #expect(outcome.rung == .closed && outcome.blocks.count == 1, "\(name) \(rule)")
          continue
        }
        let stable = Enumeration(market: market).stable(rule)
        #expect(stable.contains(outcome.assignment), "\(name) \(rule)")
        // Two outcomes satisfy the reversion; ours lets the donor fill first.
        if name == "reversion_two" {
          #expect(Self.words(outcome.assignment, market) == ["D: r1", "R: r2"])
        }
        if name == "nrmp_classic" { #expect(outcome.proposals == 11) }
      }
    }
  }
}
