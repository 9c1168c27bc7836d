// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import TestKit
import Testing

@testable import Policy

@Suite struct ProductRule {
  private func two(_ quorum: String) throws -> ErrorReport {
    try ErrorCase(
      """
      facts candidate:
        first : decimal(0.1) error normal
        second : decimal(0.1) error normal
      decision passes:
        \(quorum):
          (1) first >= 0
          (2) second >= 0
      """
    ).with(["first": (1, 1), "second": (-1, 1)]).report()
  }

  @Test func `two independent leaves`() throws {
    let reference = try ErrorReference()
    let (all, any) = (try two("all of"), try two("any of"))
    #expect(isNear(all.probabilities.met, try reference.value("product all")))
    #expect(isNear(any.probabilities.met, try reference.value("product any")))
    #expect(all.basis.method == .product)
    #expect(isNear(try two("none of").probabilities.notMet, any.probabilities.met))
  }

  @Test func `at least two of three`() {
    let members = [0.8, 0.6, 0.5].map { OutcomeProbabilities(met: $0, notMet: 1 - $0) }
    let group = OutcomeProbabilities.group(.atLeast(2), of: members)
    #expect(isNear(group.met, 0.7))
    #expect(isNear(group.notMet, 0.3))
  }

  /// Every combination of the members' outcomes, weighted.
  private func enumerated(
    _ quorum: CriterionGroup.Quorum,
    _ members: [OutcomeProbabilities]
  ) -> OutcomeProbabilities {
    var result = OutcomeProbabilities()
    var combinations: [(outcomes: [DecisionOutcome], mass: Double)] = [([], 1)]
    for member in members {
      combinations = combinations.flatMap { start in
        DecisionOutcome.allCases.map { (start.outcomes + [$0], start.mass * member[$0]) }
      }
    }
    for (outcomes, mass) in combinations {
      let truths = outcomes.compactMap { outcome in
        Truth.allCases.first { $0.outcome == outcome }
      }
      let isBroken = truths.count < outcomes.count
      result[isBroken ? .fault : quorum.truth(of: truths).outcome] += mass
    }
    return result
  }

  @Test(arguments: (0..<40).map(Seed.init)) func `groups are what every combination says`(
    seed: Seed
  ) {
    var generator = seed.generator
    let members = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      var shares = (0..<4).map { _ in Double.random(in: 0...1, using: &generator) }
      if Bool.random(using: &generator) { shares[3] = 0 }
      let sum = shares.reduce(0, +)
      return OutcomeProbabilities(
        met: shares[0] / sum,
        notMet: shares[1] / sum,
        unknown: shares[2] / sum,
        fault: shares[3] / sum
      )
    }
    let quorums: [CriterionGroup.Quorum] =
      [.all, .any, .none] + (0...members.count).map { .atLeast($0) }
    for quorum in quorums {
      let fast = OutcomeProbabilities.group(quorum, of: members)
      let slow = enumerated(quorum, members)
      for outcome in DecisionOutcome.allCases {
        #expect(isNear(fast[outcome], slow[outcome]), "\(quorum) \(outcome)")
      }
    }
  }

  @Test func `a guard that is uncertain too`() throws {
    let rules = """
      facts candidate:
        first : decimal(0.1) error normal
        second : decimal(0.1) error normal
      decision passes:
        QUORUM:
          (1) first >= 0  GUARD
      """
    func report(_ quorum: String, _ clause: String) throws -> ErrorReport {
      try ErrorCase(
        rules.replacing("QUORUM", with: quorum).replacing("GUARD", with: clause)
      ).with(["first": (1, 1), "second": (-1, 1)]).report()
    }
    // Not a, or c: not met where a holds, of probability Φ(−1), and c does not, of the same.
    let low = erfc(0.5.squareRoot()) / 2
    let all = try report("all of", "applies when second >= 0")
    #expect(isNear(all.probabilities.notMet, low * low))
    #expect(all.basis.method == .product)
    #expect(isNear(try report("all of", "unless second < 0").probabilities.notMet, low * low))
    let some = try report("any of", "applies when second >= 0")
    #expect(isNear(some.probabilities.met, try ErrorReference().value("product all")))
    // The same fact in guard and criterion: no product.
    let same = try report("any of", "applies when first <= 2")
    #expect(same.basis.method == .exact)
  }

  @Test func `a fact that is read twice is no product`() throws {
    let report = try ErrorCase(
      """
      facts candidate:
        first : decimal(0.1) error normal
        second : decimal(0.1) error normal
      decision passes:
        all of:
          (1) first >= 0
          (2) first <= 2 and second >= 0
      """
    ).with(["first": (1, 1), "second": (-1, 1)]).report()
    #expect(report.basis.method == .quadrature)
    let low = erfc(0.5.squareRoot()) / 2
    #expect(isNear(report.probabilities.met, (1 - 2 * low) * low, within: 1e-8))
  }

  @Test func `many leaves cost no more than their sum`() throws {
    let names = (1...40).map { "f\($0)" }
    let facts = names.map { "  \($0) : decimal(0.1) error normal" }.joined(separator: "\n")
    let criteria = names.enumerated().map { "      (\($0 + 1)) \($1) >= 0" }.joined(separator: "\n")
    let report = try ErrorCase(
      "facts candidate:\n\(facts)\ndecision passes:\n  at least 20 of:\n\(criteria)\n"
    ).with(Dictionary(uniqueKeysWithValues: names.map { ($0, (0, 1)) })).report()
    // Symmetric: Pr(at least 20 of 40) = 1/2 + C(40, 20)/2^41.
    let middle = 137_846_528_820.0 / 0x1p41
    #expect(isNear(report.probabilities.met, 0.5 + middle, within: 1e-13))
    #expect(report.basis.method == .product)
  }
}
