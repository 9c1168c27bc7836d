// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// Two versions as policies of one decision over a few facts.
enum ComparedRules {
  static let facts = """
      member : yes/no
      score : integer 0..100
      state : one of {MO, MS}
    """

  /// A policy with rules behind its facts.
  static func document(
    _ rules: String,
    facts: String = facts,
    header: String = ""
  ) throws -> PolicyDocument {
    let text = """
      policy t.compared
      about person
      source S "law" grade official
      source T "another law" grade official
      \(header)facts person:
      \(facts)
      \(rules)

      """
    let (document, findings) = PolicyParser.parse(text)
    #expect(findings.isEmpty, "\(findings) \(text)")
    return try #require(document)
  }

  static func changes(_ before: String, _ after: String) throws -> [ClauseChange] {
    try #require(
      VersionChanges(from: (try document(before), "base"), to: (try document(after), "base"))
    ).changes
  }
}

@Suite struct ClauseChangeTests {
  private static let rules = """
    decision d:
      all of:
        (1) member
        (2) score >= 40 cite S
    """

  @Test func `a version does not differ from itself`() throws {
    #expect(try ComparedRules.changes(Self.rules, Self.rules).isEmpty)
  }

  @Test func `an added, a dropped and a changed criterion are told by their labels`() throws {
    let later = """
      decision d:
        all of:
          (2) score >= 50 cite S
          (3) any of:
            (A) state = MO
            (B) state = MS
      """
    let changes = try ComparedRules.changes(Self.rules, later)
    #expect(
      changes.map(\.description)
        == ["decision d (1) dropped", "decision d (2) changed", "decision d (3) added"]
    )
    #expect(changes.map(\.before) == ["member", "score >= 40 cite S", nil])
    #expect(changes[0].after == nil && changes[1].after == "score >= 50 cite S")
    #expect(changes.map(\.canDecide) == [true, true, true])
  }

  @Test func `a criterion inside a group is one change`() throws {
    func rules(_ score: Int) -> String {
      """
      decision d:
        all of:
          (1) any of:
            (A) member
            (B) score >= \(score)
      """
    }
    #expect(try ComparedRules.changes(rules(4), rules(5)).map(\.clause) == ["decision d (1)(B)"])
  }

  @Test func `another citation is no change that decides`() throws {
    let later = Self.rules.replacing("cite S", with: "cite T \"(2)\"")
    let changes = try ComparedRules.changes(Self.rules, later)
    #expect(changes.map(\.description) == ["decision d (2) cited"])
    #expect(changes.map(\.canDecide) == [false])
  }

  @Test func `another quorum changes the decision as a whole`() throws {
    let later = Self.rules.replacing("all of", with: "any of")
    #expect(try ComparedRules.changes(Self.rules, later).map(\.clause) == ["decision d"])
  }

  private static func table(_ rows: String, hit: String = "") -> String {
    """
    table points by state, score -> value : integer\(hit) cite S:
      state | score | value
    \(rows)
    decision d:
      all of:
        (1) points.value >= 3
    """
  }

  @Test func `a cell is a change of its row, told by its keys`() throws {
    let changes = try ComparedRules.changes(
      Self.table("  MO | any | 1\n  MS | < 50 | 2\n  MS | >= 50 | 3"),
      Self.table("  MO | any | 1\n  MS | >= 50 | 4\n  MS | < 50 | 2")
    )
    #expect(changes.map(\.description) == ["table points row MS, >= 50 changed"])
    #expect(changes[0].before == "MS | >= 50 | 3" && changes[0].after == "MS | >= 50 | 4")
  }

  @Test func `a row with another source is cited`() throws {
    let changes = try ComparedRules.changes(
      Self.table("  MO | any | 1\n  MS | any | 2"),
      Self.table("  MO | any | 1\n  MS | any | 2 cite T")
    )
    #expect(changes.map(\.description) == ["table points row MS, any cited"])
  }

  @Test func `where the first row counts, another order is another table`() throws {
    let rows = ["  MO | any | 1", "  any | >= 50 | 2", "  any | any | 3"]
    let changes = try ComparedRules.changes(
      Self.table(rows.joined(separator: "\n"), hit: " hit first"),
      Self.table([rows[1], rows[0], rows[2]].joined(separator: "\n"), hit: " hit first")
    )
    #expect(changes.map(\.description) == ["table points changed"])
  }

  @Test func `a fact that is presumed, and one of another range, are changes`() throws {
    let before = try ComparedRules.document(Self.rules)
    let later = try ComparedRules.document(
      Self.rules,
      facts: """
          member : yes/no presume yes cite S
          score : integer 0..200
          state : one of {MO, MS} effort 10
        """
    )
    let changes = try #require(VersionChanges(from: (before, "base"), to: (later, "base"))).changes
    #expect(
      changes.map(\.description)
        == ["fact person member changed", "fact person score changed"]
    )
    #expect(
      changes.map(\.after) == ["member : yes/no presume yes cite S", "score : integer 0..200"]
    )
  }

  @Test func `a reading that is chosen otherwise decides, one that is worded otherwise does not`()
    throws
  {
    func rules(_ reading: String) -> String {
      """
      reading R1 "which score" \(reading)
      decision d:
        all of:
          (1) reading R1 (A: score >= 40, B: score >= 50)
      """
    }
    let first = rules("chosen A \"forty\" instead of B \"fifty\" because \"the text\"")
    let second = rules("chosen B \"fifty\" instead of A \"forty\" because \"the text\"")
    let third = rules("chosen A \"forty\" instead of B \"fifty\" because \"the minutes\"")
    #expect(
      try ComparedRules.changes(first, second).map(\.description) == ["reading R1 changed"]
    )
    #expect(try ComparedRules.changes(first, third).map(\.description) == ["reading R1 cited"])
  }

  @Test func `a version that does not exist has no changes`() throws {
    let document = try ComparedRules.document(Self.rules)
    let none = VersionChanges(from: (document, "2020"), to: (document, "base"))
    let nor = VersionChanges(from: (document, "base"), to: (document, "2020"))
    #expect(none?.changes == nil && nor?.changes == nil)
  }
}
