// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import Testing

@Suite struct PopulationComparisonTests {
  private static func person(_ id: String, _ facts: KeyValuePairs<String, Value>) -> CaseRow {
    .stated("person", id, facts)
  }

  private static let people = CaseData([
    person("P1", ["member": .yes, "score": .number(45), "state": .name("MO")]),
    person("P2", ["member": .yes, "score": .number(60), "state": .name("MO")]),
    person("P3", ["member": .no, "score": .number(60), "state": .name("MS")]),
    person("P4", ["member": .yes, "state": .name("MS")]),
    person("P5", ["score": .number(60)]),
  ])

  private static func compared(
    _ before: PolicyDocument,
    _ after: PolicyDocument
  ) -> PopulationComparison? {
    PopulationComparison.compare("d", from: (before, "base"), to: (after, "base"), over: people)
  }

  private static func rules(_ criteria: String) -> String {
    "decision d:\n  all of cite S:\n\(criteria)"
  }

  @Test func `who moves is told with the clause, and missing evidence is told apart`() throws {
    let comparison = try #require(
      Self.compared(
        try ComparedRules.document(Self.rules("    (1) member\n    (2) score >= 40")),
        try ComparedRules.document(Self.rules("    (2) score >= 50"))
      )
    )
    #expect(
      comparison.changes.map(\.description) == ["decision d (1) dropped", "decision d (2) changed"]
    )
    #expect(comparison.flips.map(\.subject) == ["P1", "P3", "P5"])
    #expect(comparison.flips.map(\.sets) == [[[1]], [[0]], [[0]]])
    #expect(comparison.flips.map(\.isByUnknown) == [false, false, true])
    #expect(comparison.credits.map(\.alone) == [2, 1])
    #expect(comparison.credits.map(\.shared) == [0, 0])
    func count(_ before: DecisionOutcome, _ after: DecisionOutcome) -> Int? {
      comparison.transitions.first { $0.before == before && $0.after == after }?.count
    }
    #expect(count(.met, .met) == 1 && count(.met, .notMet) == 1)
    #expect(count(.notMet, .met) == 1 && count(.unknown, .met) == 1)
    #expect(count(.unknown, .unknown) == 1 && count(.fault, .fault) == 0)
    #expect(comparison.transitions.count == 16)
  }

  @Test func `credit is shared where two clauses would do, and where it takes two`() throws {
    let either = try #require(
      Self.compared(
        try ComparedRules.document(Self.rules("    (1) score >= 10\n    (2) score >= 10")),
        try ComparedRules.document(Self.rules("    (1) score >= 50\n    (2) score >= 50"))
      )
    )
    #expect(either.flips.map(\.sets) == [[[0], [1]]])
    #expect(either.credits.map(\.shared) == [1, 1])
    let both = try #require(
      Self.compared(
        try ComparedRules.document(Self.rules("    (1) score >= 50\n    (2) score >= 50")),
        try ComparedRules.document(Self.rules("    (1) score >= 10\n    (2) score >= 10"))
      )
    )
    #expect(both.flips.map(\.sets) == [[[0, 1]]])
    #expect(both.credits.map(\.alone) == [0, 0])
  }

  @Test func `a change of a fact moves people like any clause`() throws {
    let rules = Self.rules("    (1) member\n    (2) score >= 40")
    let comparison = try #require(
      Self.compared(
        try ComparedRules.document(rules),
        try ComparedRules.document(
          rules,
          facts: ComparedRules.facts.replacing("yes/no", with: "yes/no presume yes cite S")
        )
      )
    )
    #expect(comparison.changes.map(\.clause) == ["fact person member"])
    #expect(comparison.flips.map(\.subject) == ["P5"])
    #expect(comparison.flips.map(\.before) == [.unknown] && comparison.flips[0].sets == [[0]])
  }

  @Test func `a row that is added above the last one finds its place`() throws {
    func rules(_ row: String) -> String {
      """
      table points by score -> value : integer hit first cite S:
        score | value
        >= 80 | 3
      \(row)  else | 0
      decision d:
        all of cite S:
          (1) points.value >= 2
      """
    }
    let comparison = try #require(
      Self.compared(
        try ComparedRules.document(rules("")),
        try ComparedRules.document(rules("  >= 50 | 2\n"))
      )
    )
    #expect(comparison.changes.map(\.description) == ["table points row >= 50 added"])
    #expect(comparison.flips.map(\.subject) == ["P2", "P3", "P5"])
    #expect(comparison.flips.map(\.sets) == [[[0]], [[0]], [[0]]])
  }

  @Test func `a type of the header that differs is told by an empty set`() throws {
    let rules = Self.rules("    (1) score >= 40")
    let facts = "  score : mark"
    let comparison = try #require(
      Self.compared(
        try ComparedRules.document(rules, facts: facts, header: "type mark = integer 0..50\n"),
        try ComparedRules.document(rules, facts: facts, header: "type mark = integer 0..100\n")
      )
    )
    #expect(comparison.changes.isEmpty)
    #expect(comparison.flips.map(\.before) == [.fault, .fault, .fault])
    #expect(comparison.flips.map(\.sets) == [[[]], [[]], [[]]])
  }

  @Test func `above twelve changes the sets are thinned and marked`() throws {
    func rules(_ score: Int) -> String {
      let criteria = (1...14).map { label in
        "    (\(label)) score >= \(label == 9 ? score + 45 : score)\n"
      }
      return Self.rules(criteria.joined())
    }
    let comparison = try #require(
      Self.compared(try ComparedRules.document(rules(1)), try ComparedRules.document(rules(20)))
    )
    #expect(comparison.changes.count == 14)
    // Only (9) asks for more than these have: 65.
    #expect(comparison.flips.map(\.subject) == ["P2", "P3", "P5"])
    #expect(comparison.flips.map(\.sets) == [[[8]], [[8]], [[8]]])
    #expect(comparison.flips.map(\.isProvedMinimal) == [false, false, false])
  }

  @Test func `versions and decisions that do not exist give no comparison`() throws {
    let document = try ComparedRules.document(Self.rules("    (1) member"))
    let people = Self.people
    let isThere = { (from: String, to: String) in
      PopulationComparison.compare("d", from: (document, from), to: (document, to), over: people)
        != nil
    }
    #expect(isThere("base", "base"))
    #expect(!isThere("2020", "base") && !isThere("base", "2020"))
    let other = PopulationComparison.compare(
      "e",
      from: (document, "base"),
      to: (document, "base"),
      over: people
    )
    #expect(other?.flips == nil)
  }
}
