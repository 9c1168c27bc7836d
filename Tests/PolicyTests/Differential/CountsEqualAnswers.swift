// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy
import TestKit
import Testing

/// A column of counts is the column of the values that they count.
@Suite struct CountsEqualAnswers {
  private static let text = """
    policy t.counts
    about school
    facts school:
      size : integer 0..9
      rating : index(0.1) 100..500
      cost : integer
      opened : date
      state : one of {open, closed, merged}
      public : yes/no
    measure a : integer = size
    measure b : decimal(0.1) = rating
    measure c : integer = cost
    decision good:
      all of:
        (1) opened >= 2001-02-03
        (2) state <> closed
        (3) public
    """

  /// Counts that are values, just outside, at the ends of 32 bits, or missing.
  private static func count(_ name: String, _ random: inout some RandomNumberGenerator) -> Int32 {
    let edges: [Int32] = [.min, .min + 1, -1, 0, 1, 2, 3, 9, 10, 999, 1000, 5000, 5001, .max]
    switch (name, Int.random(in: 0..<4, using: &random)) {
    case ("opened", _): return Int32.random(in: 11_000..<12_000, using: &random)
    case ("public", _): return Int32.random(in: 0...1, using: &random)
    case ("state", 0...2): return Int32.random(in: 0..<3, using: &random)
    case ("rating", 0...2): return Int32.random(in: 1000...5000, using: &random)
    case ("size", 0...2): return Int32.random(in: 0...9, using: &random)
    default: return edges.randomElement(using: &random) ?? 0
    }
  }

  private static func answer(_ fact: Fact, _ count: Int32) -> Answer {
    guard count != .min else { return .unknown(.missing, fact.name) }
    return switch fact.name {
    case "rating": .value(.number(Rational(Int(count), 10)))
    case "opened": .value(.date(CalendarDate(dayNumber: Int(count))))
    case "public": .value(.truth(count == 1))
    case "state":
      .value(
        .name(
          (0..<3).contains(count) ? ["open", "closed", "merged"][Int(count)] : "nobody"
        )
      )
    default: .value(.number(Rational(Int(count))))
    }
  }

  @Test(arguments: [1, 2, 7, 400]) func `every cell is the same`(rows: Int) throws {
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: Self.text))
    let program = try #require(policy.rulebook).versions[0].program
    for seed in 0..<20 {
      var random = Seed(seed).generator
      var (counted, answered) = (ColumnSet(rowCounts: [rows]), ColumnSet(rowCounts: [rows]))
      for (place, fact) in program.facts.enumerated() {
        var counts = (0..<rows).map { _ in Self.count(fact.name, &random) }
        // Wide columns and narrow ones.
        if fact.name == "cost", seed % 2 == 0 { counts = counts.map { $0 == .min ? $0 : $0 & 63 } }
        let answers = counts.map { Self.answer(fact, $0) }
        try counted.set(FactColumn(fact.type, counts: counts), fact: place, of: 0)
        try answered.set(FactColumn(fact.type, answers), fact: place, of: 0)
      }
      let request = ColumnRequest(decisions: [0], measures: [0, 1, 2])
      let one = ColumnRunner(Form.of(program), counted).run(request)
      let other = ColumnRunner(Form.of(program), answered).run(request)
      #expect(one.refusals.isEmpty && other.refusals.isEmpty, "\(one.refusals)")
      for measure in 0..<3 {
        let (first, second) = (
          try #require(one.measures[measure]), try #require(other.measures[measure])
        )
        for row in 0..<rows { #expect(first[row] == second[row], "seed \(seed) row \(row)") }
      }
      let (first, second) = (try #require(one.decisions[0]), try #require(other.decisions[0]))
      for row in 0..<rows {
        #expect(first.outcome(row) == second.outcome(row), "seed \(seed) row \(row)")
      }
    }
  }
}
