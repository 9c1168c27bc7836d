// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import TestKit
import Testing

@testable import Accountability

@Suite struct VerificationTests {
  private typealias Units = [(id: String, years: [Int?], rows: CaseData)]

  /// Districts whose cohorts differ in size, so that pooled and annual means differ.
  private func units(_ random: inout SplitMix64) -> Units {
    (0..<40).map { number in
      var district = ExampleDistrict("D\(number)", years: 2011...2013)
      for year in 2011...2013 {
        let counts = (0..<4).map { level in
          Int.random(in: (level == 1 || level == 2 ? 10...160 : 5...60), using: &random)
        }
        district.counts("math", counts, in: year)
      }
      return (district.id, [2013], district.data)
    }
  }

  @Test
  func `Verify: outputs made with pooled means are explained by that reading and nothing else`()
    throws
  {
    let seed = Seed(13)
    var random = seed.generator
    let rulebook = try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook
    let units = units(&random)
    let pooled = Evaluator(rulebook, options: EvaluationOptions(readings: ["R3": "B"]))
    let official = ScorecardReader(pooled).totals(of: units, threads: 2).flatMap(\.self).map {
      unit in
      let math = unit.components.first { $0.id == "s1_math" }?.points.number
      return OfficialValue(unit.subject, .component("s1_math"), math?.description ?? "")
    }
    let comparison = OfficialComparison(official, of: units, by: Evaluator(rulebook), threads: 2)
    #expect(comparison.lines.contains { $0.agreement == .different }, "\(seed.testDescription)")
    #expect(
      comparison.explanations.map { $0.answers.map { "\($0.reading).\($0.letter)" } } == [["R3.B"]]
    )
    let same = OfficialComparison(official, of: units, by: pooled, threads: 2)
    #expect(same.lines.allSatisfy { $0.agreement == .exact })
    #expect(same.alternatives.isEmpty)
  }

  @Test func `agreement: exact, rounding only, different, nothing to compare`() throws {
    let rulebook = try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook
    let district = ExampleDistrict.superintendent
    let unit = (id: district.id, years: [2015 as Int?], rows: district.data)
    let subject = district.subject(2015)
    let cases: [(OfficialValue.Item, String, OfficialValue.Agreement)] = [
      (.total, "95", .exact), (.total, "95.0", .exact), (.total, "94", .different),
      (.percent, "67.9", .exact), (.percent, "67.86", .different), (.percent, "68", .rounding),
      (.level, "Provisional range", .exact), (.level, "accredited range", .different),
      (.component("s1_math"), "15", .exact), (.component("s3_hsr"), "0", .open),
    ]
    let comparison = OfficialComparison(
      cases.map { OfficialValue(subject, $0.0, $0.1) },
      of: [unit],
      by: Evaluator(rulebook),
      threads: 1
    )
    #expect(comparison.lines.map(\.agreement) == cases.map(\.2))
  }
}
