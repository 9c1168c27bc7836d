// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import Testing

/// The readings and presumptions that an outcome names are those it would change with.
@Suite struct WhatOutcomesRestOn {
  private static let text = """
    policy t.rests
    about applicant
    facts applicant:
      years : integer 0..99
      exam : yes/no
      letter : yes/no
    reading R1 "how many years" chosen A "three" instead of B "five" because "open" by "board" on 2026-01-01
    decision eligible:
      any of:
        (1) years >= reading R1 (A: 3, B: 5)
        (2) exam

    """

  private func record(_ facts: [String: Answer], letter: String) throws -> DecisionRecord {
    let policy = try CheckedPolicy.written(Self.text)
    let rulebook = try #require(policy.rulebook)
    var row = CaseRow("applicant", id: "A")
    for (name, answer) in facts { row[name] = answer }
    let evaluator = Evaluator(rulebook, options: EvaluationOptions(readings: ["R1": letter]))
    return evaluator.decide("eligible", in: CaseData([row]))
  }

  @Test func `an open outcome rests on a reading that could have decided it`() throws {
    let four: [String: Answer] = ["years": .value(.number(4))]
    let open = try record(four, letter: "B")
    #expect(open.outcome == .unknown && open.readings == ["R1"])
    let met = try record(four, letter: "A")
    #expect(met.outcome == .met && met.readings == ["R1"])
  }

  @Test func `an outcome that another criterion decides rests on no reading`() throws {
    let passed: [String: Answer] = ["years": .value(.number(4)), "exam": .value(.yes)]
    let met = try record(passed, letter: "B")
    #expect(met.outcome == .met && met.readings.isEmpty)
  }
}
