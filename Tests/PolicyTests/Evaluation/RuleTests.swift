// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy
import Testing

@Suite struct CasesTests {
  private static let rules = """
    policy t.cases
    about person
    source S "law" grade official
    facts person:
      age : integer
      veteran : yes/no
      disabled : yes/no
    measure fee : money(USD) cases:
      (1) = 50 when age >= 18 cite S
      (2) = 20 when veteran despite (1) cite S
      (3) = 10 when disabled cite S

    """

  private func failures(_ tests: String) throws {
    try CheckedPolicy.written(Self.rules + tests).expectPassing()
  }

  @Test func `one case stays, or the measure is broken or open`() throws {
    try failures(
      """
      test "plain":
        given age 20, veteran no, disabled no
        expect fee 50
      test "set aside":
        given age 20, veteran yes, disabled no
        expect fee 20
      test "two stay":
        given age 20, veteran no, disabled yes
        expect fee fault F05
      test "none":
        given age 17, veteran no, disabled no
        expect fee fault F06
      test "an unknown guard could change it":
        given age 20, disabled no
        expect fee unknown (missing)
      test "an unknown guard that is set aside changes nothing":
        given veteran yes, disabled no
        expect fee 20
      """
    )
  }
}

@Suite struct AllocationTests {
  private static let pay = "pay/example-merit-pay.policy"

  private func policy(_ tests: String) throws -> CheckedPolicy {
    try PolicyLibrary.policy(Self.pay, tests: tests)
  }

  private static func claims(_ rows: [(String, String)], pool: String) -> String {
    let lines = rows.map { id, days in
      "    \"\(id)\" | effective | other | 0.04 | \(days)"
    }.joined(separator: "\n")
    return """
      test "pool" in 2026:
        given pool \(pool)
        given teacher:
          id   | rating    | school_band | fte  | seniority
      \(lines)

      """
  }

  @Test func `three equal claims of 100 share a pool of 100, the last cent by seniority`() throws {
    let rows = [("T1", "5 days"), ("T2", "900 days"), ("T3", "5 days")]
    let expected = """
        expect pay("T1") 33.33
        expect pay("T2") 33.34
        expect pay("T3") 33.33
      """
    try policy(Self.claims(rows, pool: "100") + expected).expectPassing()
  }

  @Test func `equal seniority goes by the lower id, in whatever order rows stand`() throws {
    let rows = [("T3", "5 days"), ("T1", "5 days"), ("T2", "5 days")]
    let expected = """
        expect pay("T1") 33.34
        expect pay("T2") 33.33
        expect pay("T3") 33.33
      """
    try policy(Self.claims(rows, pool: "100") + expected).expectPassing()
  }

  @Test func `an unknown tie matters only where claims tie for a cent`() throws {
    let rows = [("T1", "5 days"), ("T2", "unknown(missing)"), ("T3", "5 days")]
    try policy(
      Self.claims(rows, pool: "100") + "  expect pay(\"T1\") unknown (missing)\n"
    ).expectPassing()
    try policy(Self.claims(rows, pool: "99") + "  expect pay(\"T1\") 33\n").expectPassing()
  }

  @Test func `a large pool pays every claim in full`() throws {
    let rows = [("T1", "5 days"), ("T2", "6 days")]
    try policy(Self.claims(rows, pool: "500") + "  expect pay(\"T1\") 100\n").expectPassing()
  }
}

@Suite struct ArithmeticLimitTests {
  @Test func `a number beyond 4,096 bits is F09`() throws {
    let squares = (1...7).map { "measure m\($0) : integer = m\($0 - 1) * m\($0 - 1)" }
    let policy = try CheckedPolicy.written(
      """
      policy t.limit
      about person
      source S "law" grade official
      facts person:
        start : integer
      measure m0 : integer = start
      \(squares.joined(separator: "\n"))
      test "grows":
        given start 1_000_000_000_000_000_000
        expect m6 unknown
        expect m7 fault F09
      """
    )
    let failures = try policy.failures()
    #expect(!failures.contains("m7") && !failures.contains("F09"), "\(failures)")
  }
}

@Suite struct EntityTests {
  private static let rules = """
    policy t.entities
    about pupil
    source S "law" grade official
    facts pupil:
      school_bus : {line: ref bus} or none
      score : integer
    facts school:
      cut : integer
    facts bus:
      free : yes/no
    measure over_cut : integer = count over pupil in school where score >= cut unknowns strict
    decision rides:
      all of:
        (1) school_bus is given and school_bus.line.free
    decision passes:
      all of:
        (1) score >= cut
        (2) over_cut >= 2

    """

  private func data() -> CaseData {
    let pupils = [("P1", "A", 5), ("P2", "A", 7), ("P3", "B", 9)].map { id, school, score in
      var row = CaseRow("pupil", id: id, links: ["school": school])
      row["score"] = .value(.number(Rational(score)))
      return row
    }
    return CaseData(
      pupils + [
        .stated("school", "A", ["cut": .number(4)]), .stated("school", "B", ["cut": .number(4)]),
      ]
    )
  }

  @Test func `facts of the school are those of the pupil's own school`() throws {
    let evaluator = try CheckedPolicy.written(Self.rules).evaluator()
    #expect(evaluator.decide("passes", about: .init("P1"), in: data()).outcome == .met)
    let alone = evaluator.decide("passes", about: .init("P3"), in: data())
    #expect(alone.outcome == .notMet && alone.responsible == ["(2)"])
  }

  @Test func `a reference to nobody is F12, and none is no reference`() throws {
    let evaluator = try CheckedPolicy.written(Self.rules).evaluator()
    var row = CaseRow("pupil", id: "P")
    row["school_bus"] = .value(.record(["line": .value(.entity("X"))]))
    let broken = evaluator.decide("rides", in: CaseData([row]))
    #expect(broken.verdict.faults.map(\.code) == [.noEntity])
    #expect(!broken.verdict.faults[0].sentence.contains("X"))
    row["school_bus"] = .value(.none)
    #expect(evaluator.decide("rides", in: CaseData([row])).outcome == .notMet)
  }

  @Test func `a hundred thousand rows need no deep stack`() throws {
    let evaluator = try CheckedPolicy.written(Self.rules).evaluator()
    let pupils = (0..<100_000).map { number in
      var row = CaseRow("pupil", id: "P\(number)", links: ["school": "A"])
      row["score"] = .value(.number(5))
      return row
    }
    let data = CaseData(pupils + [.stated("school", "A", ["cut": .number(4)])])
    #expect(evaluator.decide("passes", about: .init("P7"), in: data).outcome == .met)
  }
}
