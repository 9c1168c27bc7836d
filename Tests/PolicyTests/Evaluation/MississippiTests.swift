// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy
import Testing

private let praxis = "certification/us-ms-praxis-passing.policy"

@Suite struct MutualRequirement0631And0282 {
  private static let both = """
    {test: "0631", score: 160, taken: 2013-05-01}, {test: "0282", score: 165, taken: 2013-05-01}
    """

  @Test func `both score tests are needed from either side`() throws {
    let policy = try PolicyLibrary.policy(
      praxis,
      tests: """
        test "both" on 2013-05-01:
          given results [\(Self.both)]
          expect passes("Braille Proficiency") met
          expect passes("Visually Impaired") met
        test "only the first" on 2013-05-01:
          given results [{test: "0631", score: 160, taken: 2013-05-01}]
          expect passes("Braille Proficiency") unknown (missing)
          expect passes("Visually Impaired") unknown (missing)
        test "the second failed" on 2013-05-01:
          given all_reported yes
          given results [{test: "0631", score: 160, taken: 2013-05-01},
            {test: "0282", score: 150, taken: 2013-05-01}]
          expect passes("Braille Proficiency") not met because (4)
          expect passes("Visually Impaired") not met because (1), (4)
        """
    )
    try policy.expectPassing()
  }

  @Test func `what was asked before never changes what is asked next`() throws {
    let policy = try PolicyLibrary.checked(praxis)
    let evaluator = try policy.evaluator()
    let row = CaseRow.stated("candidate", "A", [:])
    let areas = ["Braille Proficiency", "Visually Impaired", "Art Education"]
    let evaluation = evaluator.evaluation(of: CaseData([row]))
    for area in areas + areas.reversed() {
      let alone = evaluator.decide("passes", arguments: [.text(area)], in: CaseData([row]))
      #expect(evaluation.decide("passes", arguments: [.text(area)]).verdict == alone.verdict)
    }
  }
}

@Suite struct DamagedRowIsIllegible {
  @Test func `a row that cannot be read is unknown, not a missing row`() throws {
    let policy = try PolicyLibrary.policy(
      praxis,
      tests: """
        test "the damaged row" on 2013-05-01:
          given results [{test: "0330", score: 160, taken: 2013-05-01}]
          expect passes("Speech/Language Pathology") unknown (illegible, missing)
        """
    )
    let failures = try policy.failures()
    #expect(failures.isEmpty || failures.contains("found unknown (illegible)"), "\(failures)")
    let record = try policy.evaluator().decide(
      "passes",
      arguments: [.text("Speech/Language Pathology")],
      in: CaseData([.stated("candidate", "A", [:])])
    )
    #expect(record.outcome == .unknown)
    #expect(record.verdict.unknowns.causes.contains(.init(.illegible, "passing")))
  }
}

@Suite struct OffScaleIsFault {
  @Test func `a score off its scale is F02 where it counts, and nowhere else`() throws {
    let policy = try PolicyLibrary.policy(
      praxis,
      tests: """
        test "it counts" on 2013-05-01:
          given results [{test: "5134", score: 600, taken: 2013-05-01}]
          expect passes("Art Education") fault F02
        test "it does not count" on 2013-05-01:
          given results [{test: "5134", score: 600, taken: 2013-05-01},
            {test: "0342", score: 175, taken: 2013-05-01}]
          expect passes("Audiology") met
        """
    )
    try policy.expectPassing()
  }
}
