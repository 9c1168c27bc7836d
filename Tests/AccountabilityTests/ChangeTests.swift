// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import TestKit
import Testing

@testable import Accountability

@Suite struct ChangeTests {
  @Test(arguments: (0..<30).map { Seed($0) }) func `Shapley parts sum to the change`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let groups = Int.random(in: 1...5, using: &random)
    let values = (0..<(1 << groups)).map { _ in
      Rational(Int.random(in: -40...40, using: &random), 2)
    }
    let parts = try #require(Shapley.parts(of: groups) { values[$0] })
    #expect(parts.sum() == values[values.count - 1] - values[0], "\(seed.testDescription)")
    // The mean of the marginal gains over all orders, counted one by one.
    var sums = Array(repeating: Rational.zero, count: groups)
    var orders = 0
    func walk(_ set: Int, _ gains: [Rational]) {
      guard set != (1 << groups) - 1 else {
        orders += 1
        for group in sums.indices { sums[group] += gains[group] }
        return
      }
      for group in 0..<groups where set & (1 << group) == 0 {
        var next = gains
        next[group] = values[set | (1 << group)] - values[set]
        walk(set | (1 << group), next)
      }
    }
    walk(0, sums)
    #expect(parts == sums.map { $0 / Rational(orders) }, "\(seed.testDescription)")
  }

  private static let others: [(String, Rational)] = [
    ("s1_ela", 12), ("s1_sci", 12), ("s1_ss", 6), ("s2_ela", 3), ("s2_math", 3), ("s2_sci", 2),
    ("s2_ss", 1), ("s3_tests", 7), ("s3_courses", 7), ("s3_placement", 6), ("s4_att", 5),
    ("s5_grad", 15),
  ]

  private func district(_ indices: [Rational]) -> ExampleDistrict {
    var district = ExampleDistrict(years: 2011...2014)
    for (place, index) in indices.enumerated() { district.index("math", index, in: 2011 + place) }
    for year in [2013, 2014] {
      for (name, points) in Self.others { district.supply(name, [], points, in: year) }
      district.supply("progress_call", ["math", "all"], 0, in: year)
    }
    return district
  }

  private func change(_ district: ExampleDistrict) throws -> YearChange {
    let rulebook = try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook
    return try #require(
      YearChange(
        of: district.id,
        from: 2013,
        to: 2014,
        in: district.data,
        families: YearChange.families(of: rulebook),
        by: Evaluator(rulebook)
      )
    )
  }

  @Test func `the same results lose three points because the target moved`() throws {
    let change = try change(district([360, 360, 360, 360]))
    #expect(change.totals.to - change.totals.from == -3)
    #expect(change.parts.first == .init(label: "the rule of the year", points: -3))
    #expect(change.parts.dropFirst().map(\.points).sum() == 0)
  }

  @Test func `a target that moved and results that fell share the loss, and it adds up`() throws {
    let change = try change(district([400, 400, 380, 290]))
    #expect(change.parts.map(\.points).sum() == change.totals.to - change.totals.from)
    let fell = change.parts.first { $0.label == "levels math" }?.points ?? 0
    #expect(fell < 0)
  }
}
