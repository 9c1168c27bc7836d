// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import TestKit
import Testing

@testable import Policy

/// Section 20: every flipped subject has at least one minimal set, and the sets are what trying every
/// mixture of the two versions finds.
@Suite struct AttributionSumsToFlips {
  @Test(arguments: (0..<40).map(Seed.init))
  func `random pairs of versions agree with every mixture tried`(seed: Seed) throws {
    var generator = seed.generator
    let pair = MixedRules(&generator)
    let data = Self.population(&generator)
    let comparison = try #require(
      PopulationComparison.compare(
        "d",
        from: (try pair.document([]), "base"),
        to: (try pair.document(Set(pair.changed)), "base"),
        over: data
      )
    )
    #expect(Set(comparison.changes.map(\.clause)) == Set(pair.changed), "\(pair.text([]))")
    try Self.check(comparison, data, "d", clauses: pair.changed) { chosen in
      let policy = CheckedPolicy(SourceText(name: "t.policy", text: pair.text(Set(chosen))))
      return policy.rulebook.map { Evaluator($0) }
    }
  }

  @Test func `Tennessee 2023 and 2026 agree with every mixture tried`() throws {
    let name = "licensure/us-tn-itp-provisional.policy"
    let shipped = try PolicyLibrary.checked(name)
    let document = try #require(shipped.document)
    var generator = Seed(5).generator
    let data = Self.applicants(&generator)
    let comparison = try #require(
      PopulationComparison.compare(
        "eligible",
        from: (document, "2023"),
        to: (document, "2026"),
        over: data
      )
    )
    let clauses = [
      "decision eligible (3)", "decision eligible (4)(B)", "decision eligible (6)",
      "decision eligible (7)", "decision eligible (8)",
    ]
    #expect(comparison.changes.map(\.clause) == clauses + ["result license"])
    #expect(
      comparison.changes.map(\.kind) == [.dropped, .changed, .added, .added, .added, .changed]
    )
    #expect(!comparison.flips.isEmpty)
    let text = String(decoding: shipped.source.bytes, as: UTF8.self)
    let rules = try #require(
      text.range(of: "\nversion 2026 ").map { String(text[..<$0.lowerBound]) }
    )
    let start = try #require(rules.range(of: "(B) reading R1")).lowerBound
    let end = try #require(rules.range(of: "      (5) offer")).lowerBound
    let practice = rules[start..<end]
    try Self.check(comparison, data, "eligible", clauses: clauses) { chosen in
      var mixed = rules
      let added = zip(clauses.dropFirst(2), Self.added).filter { chosen.contains($0.0) }
      let offer = "employer.accredited_program compares REC \"2a\" as stricter\n"
      mixed = mixed.replacing(
        offer,
        with: offer + added.map { "      \($0.1)\n" }.joined(),
        maxReplacements: 1
      )
      if chosen.contains(clauses[1]) {
        mixed = mixed.replacing(practice, with: "(B) us_training >= 1 years\n")
      }
      if chosen.contains(clauses[0]) {
        mixed = mixed.replacing("      (3) competency strength discretion binds board\n", with: "")
      }
      let policy = CheckedPolicy(SourceText(name: "t.policy", text: mixed + "\n"))
      var options = EvaluationOptions()
      options.version = "2023"
      return policy.rulebook.map { Evaluator($0, options: options) }
    }
  }

  /// Compares the sets with the least that every mixture gives, and the sums with each other.
  private static func check(
    _ comparison: PopulationComparison,
    _ data: CaseData,
    _ decision: String,
    clauses: [String],
    _ mixture: ([String]) -> Evaluator?
  ) throws {
    let subjects = data.rows.values.max { $0.count < $1.count } ?? []
    func outcomes(_ chosen: [String]) -> [DecisionOutcome]? {
      mixture(chosen).map { evaluator in
        subjects.map {
          evaluator.decide(decision, about: Evaluator.Subject($0.id), in: data).outcome
        }
      }
    }
    let old = try #require(outcomes([]))
    let new = try #require(outcomes(clauses))
    let matrix = comparison.transitions
    #expect(matrix.count == 16)
    #expect(matrix.reduce(0) { $0 + $1.count } == subjects.count)
    let moved = matrix.filter { $0.before != $0.after }.reduce(0) { $0 + $1.count }
    #expect(moved == comparison.flips.count)
    for cell in matrix {
      #expect(cell.count == zip(old, new).count { $0 == cell.before && $1 == cell.after })
    }

    let names = comparison.changes.map(\.clause)
    let all = (0...clauses.count).flatMap {
      AttributionSearch.subsets(of: clauses.indices.map { $0 }, size: $0)
    }
    let tried = all.map { set in (set: set, outcomes: outcomes(set.map { clauses[$0] })) }
    let flipped = subjects.indices.filter { old[$0] != new[$0] }
    #expect(comparison.flips.map(\.subject) == flipped.map { subjects[$0].id })
    for (place, flip) in zip(flipped, comparison.flips) {
      #expect(flip.before == old[place] && flip.after == new[place])
      #expect(flip.isProvedMinimal && !flip.sets.isEmpty)
      let turning = tried.filter { $0.outcomes?[place] == new[place] }.map { Set($0.set) }
      let least = turning.map(\.count).min()
      let found = Set(flip.sets.map { Set($0.map { names[$0] }) })
      let expected = turning.filter { $0.count == least }.map { Set($0.map { clauses[$0] }) }
      #expect(found == Set(expected))
      for set in found {
        let isSmallerEnough = turning.contains {
          Set($0.map { clauses[$0] }).isStrictSubset(of: set)
        }
        #expect(!isSmallerEnough)
      }
    }
    // Every flip is credited: alone to one change, or in part to each of several.
    let alone = comparison.credits.reduce(0) { $0 + $1.alone }
    let several = comparison.flips.filter { $0.sets.count > 1 || $0.sets[0].count > 1 }.count
    #expect(alone + several == comparison.flips.count)
  }

  private static func population(_ generator: inout SplitMix64) -> CaseData {
    CaseData(
      (0..<14).map { number in
        var row = CaseRow("person", id: "P\(number)")
        for fact in ["f1", "f2", "f3"] where Int.random(in: 0..<6, using: &generator) > 0 {
          row.facts[fact] = FactRecord(.truth(Bool.random(using: &generator)))
        }
        for fact in ["n1", "n2"] where Int.random(in: 0..<6, using: &generator) > 0 {
          row.facts[fact] = FactRecord(.number(Rational(Int.random(in: 0...9, using: &generator))))
        }
        return row
      }
    )
  }

  /// The criteria that the version of 2026 adds.
  private static let added = [
    "(6) pending_discipline = no", "(7) good_standing_for >= 5 years",
    "(8) federal_status in {citizen, lawful, applied}",
  ]

  private static func applicants(_ generator: inout SplitMix64) -> CaseData {
    func answer(_ generator: inout SplitMix64) -> FactRecord? {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: nil
      case 1: FactRecord(.no)
      default: FactRecord(.yes)
      }
    }
    var data = CaseData()
    var employer = CaseRow("employer", id: "E1")
    employer.facts["accredited_program"] = FactRecord(.yes)
    data.add(employer)
    for number in 0..<120 {
      var row = CaseRow("applicant", id: "A\(number)")
      row.facts["exams_passed"] = answer(&generator)
      row.facts["competency"] = answer(&generator)
      row.facts["pending_discipline"] = Bool.random(using: &generator) ? FactRecord(.no) : nil
      row.facts["ecfmg_certificate"] = FactRecord(.name("permanent"))
      row.facts["good_standing_for"] = FactRecord(
        .number(Rational(Int.random(in: 0..<4, using: &generator) == 0 ? 59 : 60))
      )
      row.facts["federal_status"] = FactRecord(
        .name(["lawful", "applied", "lawful", "other"].randomElement(using: &generator) ?? "other")
      )
      for fact in ["training_abroad", "us_training"] {
        row.facts[fact] = FactRecord(
          .number(Rational(12 * Int.random(in: 0...4, using: &generator)))
        )
      }
      row.facts["offer"] = FactRecord(
        .record(["employer": .value(.entity("E1")), "full_time": .value(.yes)])
      )
      data.add(row)
    }
    return data
  }
}
