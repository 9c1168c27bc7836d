// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy
import Testing

private let tennessee = "licensure/us-tn-itp-provisional.policy"

@Suite struct TennesseeTwoSummaries {
  private static let common = "  given letter_on 2025-01-01\n" + shown
  private static let shown = """
      given exams_passed yes, ecfmg_certificate permanent, competency yes
      given offer {employer: "E1", full_time: yes}
      given employer:
        id   | accredited_program
        "E1" | yes
    """

  @Test func `four years of training decide under both readings`() throws {
    let tests = ["A", "B"].map { letter in
      """
      test "training \(letter)" on 2025-03-01 under R1.\(letter):
      \(Self.common)
        given training_abroad 4 years
        expect eligible met
      """
    }
    let policy = try PolicyLibrary.policy(tennessee, tests: tests.joined(separator: "\n"))
    try policy.expectPassing()
  }

  @Test func `three years in four with a gap flip between the readings`() throws {
    let practice = """
        given training_abroad 0 years
        given practice [{start: 2021-01-01, finish: 2022-07-01, country: "IN"},
          {start: 2023-07-01, finish: 2025-01-01, country: "IN"}]
      """
    let policy = try PolicyLibrary.policy(
      tennessee,
      tests: """
        test "at least three of the last five" on 2025-03-01 under R1.A:
        \(Self.common)
        \(practice)
          expect eligible met
        test "the last three" on 2025-03-01 under R1.B:
        \(Self.common)
        \(practice)
          expect eligible not met because (4)
        """
    )
    try policy.expectPassing()
  }

  @Test func `an open list of practice may be met, never not met`() throws {
    let policy = try PolicyLibrary.policy(
      tennessee,
      tests: """
        test "enough on file" on 2025-03-01:
        \(Self.shown)
          given training_abroad 0 years
          given practice [{start: 2021-01-01, finish: 2024-01-01, country: "IN"}]
          expect eligible met
        test "not enough on file" on 2025-03-01:
        \(Self.shown)
          given training_abroad 0 years
          given practice [{start: 2022-01-01, finish: 2024-01-01, country: "IN"}]
          expect eligible unknown (missing) because (4)(B)
        """
    )
    try policy.expectPassing()
  }
}

@Suite struct AllUnknownRow {
  @Test(arguments: PolicyLibrary.names)
  func `without any fact every decision is unknown, without a fault`(name: String) throws {
    let policy = try PolicyLibrary.checked(name)
    let evaluator = try policy.evaluator()
    for version in evaluator.rulebook.versions {
      let forced = evaluator.with(EvaluationOptions(version: version.name))
      let data = CaseData([CaseRow(evaluator.rulebook.subject, id: "A")])
      for decision in version.program.decisions
      where decision.parameters.isEmpty && decision.root.asks {
        let record = forced.decide(decision.name, in: data)
        #expect(record.outcome == .unknown)
        #expect(record.verdict.faults.isEmpty)
        let leaves = record.leaves.filter { $0.applies != .notMet }
        #expect(leaves.allSatisfy { $0.counted.truth == .unknown })
      }
    }
  }
}

extension DecisionNode {
  /// Whether anything is asked: a rule without a limit says so, and is met by everybody.
  fileprivate var asks: Bool {
    if case .condition(let term) = content {
      if case .constant(.truth) = term.kind { return false }
      return true
    }
    return members.contains(where: \.asks)
  }
}
