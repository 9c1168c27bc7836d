// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import Testing

/// A length of time on file is never negative; a difference of two may be.
@Suite struct NegativeLengths {
  private static let text = """
    policy t.lengths
    about applicant
    facts applicant:
      training : duration in years
      leave : duration in years
    measure rest : duration in years = training - leave
    decision enough:
      all of:
        (1) rest >= 1 years
    decision short:
      all of:
        (1) training < 1 years

    """

  private func outcome(_ decision: String, _ training: Rational, _ leave: Rational) throws
    -> DecisionRecord
  {
    let policy = try CheckedPolicy.written(Self.text)
    var row = CaseRow("applicant", id: "A")
    row["training"] = .value(.number(training * 12))
    row["leave"] = .value(.number(leave * 12))
    return Evaluator(try #require(policy.rulebook)).decide(decision, in: CaseData([row]))
  }

  @Test func `a negative length on file is a fault and decides against nobody`() throws {
    let record = try outcome("short", -3, 0)
    #expect(record.outcome == .fault)
    #expect(record.verdict.faults.map(\.code) == [.value])
    #expect(record.verdict.faults.first?.sentence == "`training` lies below 0 years")
  }

  @Test func `a difference below nothing is a number like others`() throws {
    #expect(try outcome("enough", 1, 2).outcome == .notMet)
    #expect(try outcome("enough", 3, 2).outcome == .met)
  }
}
