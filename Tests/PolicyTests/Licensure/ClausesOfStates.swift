// SPDX-License-Identifier: Apache-2.0
import Evidence
import Testing

@testable import Policy

/// A clause with what it and the groups round it say.
private struct Clause {
  let decision: String
  let label: String
  let node: DecisionNode
  let sources: [String]
  let attributes: ClauseAttributes

  /// The clauses of a version of a policy, groups and roots among them.
  static func all(_ policy: String, version: String? = nil) throws -> [Clause] {
    let rulebook = try #require(
      try PolicyLibrary.checked("licensure/us-\(policy).policy").rulebook
    )
    let found = rulebook.versions.first { version == nil || $0.name == version }
    let asked = try #require(found)
    return asked.program.decisions.flatMap { decision in
      inside(decision.root, of: decision.name, "", under: asked.tail)
    }
  }

  private static func inside(
    _ node: DecisionNode,
    of decision: String,
    _ label: String,
    under outer: Tail
  ) -> [Clause] {
    let path = node.label.isEmpty ? label : "\(label)(\(node.label))"
    var tail = node.tail
    tail.attributes = outer.attributes.around(node.tail.attributes)
    if tail.citations.isEmpty { tail.citations = outer.citations }
    let clause = Clause(
      decision: decision,
      label: path,
      node: node,
      sources: tail.citations.map(\.source.text),
      attributes: tail.attributes
    )
    return [clause] + node.members.flatMap { inside($0, of: decision, path, under: tail) }
  }
}

/// A comparison stands once, on the clause that departs.
@Suite struct ComparedOnce {
  @Test(arguments: [
    ("ri-itp-limited", "5", ["(1) looser"]), ("nv-itp-license", "5", ["(1) looser"]),
    ("id-itp-provisional", "5", ["(2) other"]), ("va-itp-provisional", "5", ["(3) stricter"]),
    ("ma-itp-limited", "5", ["(2) looser"]), ("fl-itp-license", "5", ["(2) stricter"]),
    ("tn-itp-provisional", "5", ["(4)(B) looser"]), ("ma-itp-limited", "3", ["(3) looser"]),
    ("ar-itp-license", "3", ["(4) looser"]),
  ])
  func `how a clause stands to a recommendation`(
    policy: String,
    number: String,
    expected: [String]
  ) throws {
    #expect(try Self.relations(policy, to: number) == expected)
  }

  @Test func `the Tennessee bill asks nothing of practice`() throws {
    let relations = try Self.relations("tn-itp-provisional", to: "5", version: "2026")
    #expect(relations == ["(4)(B) looser"])
  }

  private static func relations(
    _ policy: String,
    to number: String,
    version: String? = nil
  ) throws -> [String] {
    try Clause.all(policy, version: version).flatMap { clause in
      clause.node.tail.attributes.comparisons.filter { $0.citation.pin == number }
        .map { "\(clause.label) \($0.relation.rawValue)" }
    }
  }
}

/// What a later text did not change keeps its source and its grade.
@Suite struct EachClauseKeepsItsSource {
  private static func labels(
    _ policy: String,
    _ version: String,
    citing source: String,
    in decision: String = "eligible"
  ) throws -> Set<String> {
    let clauses = try Clause.all(policy, version: version)
    return Set(
      clauses.filter {
        $0.decision == decision && $0.node.members.isEmpty && $0.sources == [source]
      }.map(\.label)
    )
  }

  @Test func `Illinois: the rules back what they changed, the act the rest`() throws {
    let policy = "il-itp-limited"
    #expect(
      try Self.labels(policy, "rules", citing: "RULES") == ["(1)", "(2)(A)", "(2)(B)", "(2)(C)"]
    )
    #expect(try Self.labels(policy, "rules", citing: "ACT") == ["(3)", "(4)"])
    let ready = try Clause.all(policy, version: "rules").filter {
      $0.decision.hasPrefix("ready_for_")
    }
    #expect(ready.allSatisfy { $0.sources == ["ACT"] })
    let notes = try Clause.all(policy, version: "rules").flatMap(\.node.tail.notes)
    #expect(!notes.contains { $0.contains("no rule is in force") })
  }

  @Test func `an explanation names the source of the group round a clause`() throws {
    let policy = try PolicyLibrary.checked("licensure/us-il-itp-limited.policy")
    let evaluator = try policy.evaluator()
    let day = try #require(CalendarDate("2025-10-01"))
    let row = CaseRow.stated("applicant", "A", ["applied_on": .date(day)])
    let record = evaluator.evaluation(of: CaseData([row]), explains: true)
      .decide("eligible", about: Evaluator.Subject("A"))
    let root = try #require(Explanation(record, by: evaluator, in: policy.source).root)
    let sources = root.children.map { clause in
      (clause.citations.isEmpty ? clause.surroundingCitations : clause.citations)
        .map(\.source.text)
    }
    #expect(sources == [["RULES"], ["RULES"], ["ACT"], ["ACT"]])
  }

  @Test func `Tennessee: the bill backs what it would add`() throws {
    let policy = "tn-itp-provisional"
    #expect(try Self.labels(policy, "2026", citing: "PC900") == ["(4)(B)", "(6)", "(7)", "(8)"])
    #expect(try Self.labels(policy, "2026", citing: "PC211") == ["(1)", "(2)", "(4)(A)", "(5)"])
  }

  @Test func `Wisconsin: what the analysis does not say is secondary`() throws {
    let moves = try Self.labels(
      "wi-itp-provisional",
      "2025",
      citing: "ACCOUNTS",
      in: "ready_for_full"
    )
    #expect(moves == ["(4)"])
    let name = "licensure/us-wi-itp-provisional.policy"
    let rulebook = try #require(try PolicyLibrary.checked(name).rulebook)
    #expect(rulebook.versions[0].tail.citations.map(\.source.text) == ["ACCOUNTS"])
    #expect(rulebook.sources.first { $0.id.text == "ACCOUNTS" }?.grade == .secondary)
  }

  @Test(arguments: [
    ("tn-itp-provisional", "2023", "re-versioned at 2025-01-01"),
    ("tn-itp-provisional", "2026", "(5) is carried over"),
    ("mn-itp-limited", "2026", "by which act it was enacted was not found"),
    ("il-itp-limited", "act", "whether that day counts is not in evidence"),
    ("tx-itp-provisional", "2025", "the board's rules, due by 2026-01-01, are not in evidence"),
    ("wi-itp-provisional", "2025", "from which day the act itself holds is not in evidence"),
  ])
  func `a date that is not certain says so`(policy: String, version: String, words: String) throws {
    let name = "licensure/us-\(policy).policy"
    let rulebook = try #require(try PolicyLibrary.checked(name).rulebook)
    let found = try #require(rulebook.versions.first { $0.name == version })
    #expect(found.tail.notes.contains { $0.contains(words) })
  }

  @Test func `Massachusetts: a clock has the grade of the term that it counts`() throws {
    let policy = "ma-itp-limited"
    for decision in ["ready_for_restricted", "ready_for_full"] {
      #expect(try Self.labels(policy, "2024", citing: "SUMMARY", in: decision) == ["(2)"])
    }
  }
}

/// What holds for a move or a judgment in all files.
@Suite struct MovesAndJudgments {
  private static let names = PolicyLibrary.names(in: "licensure").filter { !$0.contains("us-fsmb") }
    .map { String($0.dropFirst("licensure/us-".count).dropLast(".policy".count)) }

  @Test(arguments: names) func `a move says from which license it starts`(policy: String) throws {
    let moves = try Clause.all(policy).filter {
      $0.decision.hasPrefix("ready_for_") && $0.label == "(1)"
    }
    let rulebook = try PolicyLibrary.checked("licensure/us-\(policy).policy").rulebook
    let facts = try #require(rulebook).versions[0].program.facts.map(\.name)
    for move in moves {
      var asked: [String] = []
      if case .condition(let term) = move.node.content {
        term.walk { if case .fact(let place, _) = $0.kind { asked.append(facts[place]) } }
      }
      #expect(asked == ["license_held"], "\(policy) \(move.decision)")
    }
  }

  @Test(arguments: names) func `a judgment is the board's discretion`(policy: String) throws {
    let rulebook = try PolicyLibrary.checked("licensure/us-\(policy).policy").rulebook
    let facts = try #require(rulebook).versions[0].program.facts
    for clause in try Clause.all(policy) {
      guard case .condition(let term) = clause.node.content else { continue }
      var isJudged = false
      term.walk {
        if case .fact(let place, _) = $0.kind, facts[place].declaration.judge != nil {
          isJudged = true
        }
      }
      guard isJudged else { continue }
      #expect(clause.attributes.strength == .discretion, "\(policy) \(clause.label)")
      #expect(clause.attributes.addressee?.text == "board", "\(policy) \(clause.label)")
    }
  }

  @Test(arguments: ["fl-itp-license", "ar-itp-license"])
  func `a license has the stage of its clauses`(policy: String) throws {
    let rulebook = try PolicyLibrary.checked("licensure/us-\(policy).policy").rulebook
    let results = try #require(rulebook).versions[0].program.results
    #expect(results.first?.declaration.stage?.text == "provisional")
  }

  @Test func `Nevada's stage is not in evidence`() throws {
    #expect(try Clause.all("nv-itp-license").allSatisfy { $0.attributes.stage == nil })
  }

  @Test(arguments: ["ama-alternate-training", "ama-exam-timing", "ama-refugee-records"])
  func `model criteria say how strongly they bind, and whom`(policy: String) throws {
    for clause in try Clause.all(policy) {
      #expect(clause.attributes.strength != nil, "\(clause.decision) \(clause.label)")
      #expect(clause.attributes.addressee != nil, "\(clause.decision) \(clause.label)")
    }
  }
}
