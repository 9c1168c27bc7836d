// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// What SQL cannot carry is a compile error with a code and the clause's label, never a silent drop.
@Suite(.serialized) struct SQLRefusesByName {
  /// A policy and the finding that it earns.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let policy: String
    let finding: String
    var withProbabilities = false
  }

  private static let head = """
    policy t.refusals
    about applicant
    decides by on_date
    facts district:
      pool : integer 0..1000
    facts school:
      level : integer 0..5
    facts applicant:
      on_date : date
      a : yes/no
      n : integer 0..5
      amount : integer 0..1_000_000_000_000
      spans : list of {start: date, finish: date, score: integer 0..9}
      noisy : score(raw 0..100 step 1) error normal

    """

  static let cases: [Case] = [
    Case(
      testDescription: "time that periods cover",
      policy: """
        decision d:
          all of:
            (1) a
            (2) time in spans >= 3 years by anniversary
        """,
      finding: "P701 `d` (2) has no form in SQL: the time that a list of periods covers"
    ),
    Case(
      testDescription: "a label inside a group",
      policy: """
        decision d:
          all of:
            (1) any of:
              (A) a
              (B) best score in spans where score > 3 >= 2
        """,
      finding: "P701 `d` (1)(B) has no form in SQL: the best element of a list"
    ),
    Case(
      testDescription: "a measure that a decision needs",
      policy: """
        measure share = allocate 100 over applicant by n to 1 ties by amount
        decision d:
          all of:
            (1) share > 3
        """,
      finding: """
        P701 `share` has no form in SQL: a part of a pool
        P701 `d` (1) has no form in SQL: it needs `share`, which has no form in SQL
        """
    ),
    Case(
      testDescription: "numbers that may overflow",
      policy: """
        measure square = amount * amount
        decision d:
          all of:
            (1) square > 3
        """,
      finding: """
        P703 `square` has no form in SQL: a number may reach 1000000000000000000000000, more than 64 bits hold
        P703 `d` (1) has no form in SQL: it needs `square`, which has no form in SQL
        """
    ),
    Case(
      testDescription: "probabilities",
      policy: """
        decision d:
          all of:
            (1) a
            (2) noisy >= 40
        """,
      finding: "P706 `d` (2) has no form in SQL: the probability that the error of `noisy` decides",
      withProbabilities: true
    ),
    Case(
      testDescription: "a decision with parameters",
      policy: """
        decision d(limit: integer):
          all of:
            (1) n > limit
        """,
      finding: "P701 `d` has no form in SQL: a decision with parameters has no column of its own"
    ),
    Case(
      testDescription: "decisions that need each other",
      policy: """
        decision d cycles conjunctive:
          all of:
            (1) e
        decision e cycles conjunctive:
          all of:
            (1) d
        """,
      finding: """
        P702 `d` (1) has no form in SQL: it needs `e`, which has no form in SQL
        P702 `e` (1) has no form in SQL: `d` needs itself
        """
    ),
    Case(
      testDescription: "an aggregate over quotients",
      policy: """
        measure ratio = n / (n + 1)
        measure all_ratios = sum of ratio over applicant unknowns strict
        """,
      finding: """
        P701 `all_ratios` has no form in SQL: an aggregate over quotients that are not rounded
        """
    ),
  ]

  @Test(arguments: cases)
  func `what SQL cannot carry is refused with the label`(refused: Case) throws {
    let source = SourceText(name: "t.policy", text: Self.head + refused.policy + "\n")
    let policy = CheckedPolicy(source)
    guard let rulebook = policy.rulebook else {
      Issue.record("\(DiagnosticPrinter.text(policy.diagnostics, in: source))")
      return
    }
    let compiler = SQLCompiler(version: 0, of: rulebook, hash: "0", engine: "test")
    for dialect in SQLDialect.allCases {
      let (script, findings) = compiler.compile(
        dialect,
        withProbabilities: refused.withProbabilities
      )
      #expect(script == nil)
      let text = findings.map { "\($0.code.rawValue) \($0.message)" }.joined(separator: "\n")
      #expect(text == refused.finding)
    }
  }
}
