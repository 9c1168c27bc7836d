// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Testing

@testable import Policy

@Suite struct SeOnWrongScale {
  private let rules = """
    facts candidate:
      score : score(scaled 100..200 step 1) error normal
    decision passes:
      all of:
        (1) score >= 162
    """

  private func subject(_ scale: String?, inEvidence: Bool = false) throws -> ErrorCase {
    var subject = try ErrorCase(rules)
    let answer = Answer.value(.number(165))
    let record =
      inEvidence
      ? FactRecord(
        nil,
        evidence: [
          EvidenceItem("E1", answer: answer, standardError: ErrorCase.praxis, errorScale: scale)
        ]
      ) : FactRecord(answer, standardError: ErrorCase.praxis, errorScale: scale)
    subject.data = CaseData(
      ["C-1", "C-2"].map { CaseRow("candidate", id: $0, facts: ["score": record]) }
    )
    return subject
  }

  private func report(_ subject: ErrorCase) -> ErrorReport {
    subject.evaluator.errorReport(
      of: "passes",
      about: Evaluator.Subject("C-1"),
      in: subject.data
    )
  }

  @Test(arguments: [false, true]) func `an error of another scale is P208 and not counted`(
    inEvidence: Bool
  ) throws {
    let subject = try subject("raw", inEvidence: inEvidence)
    let findings = subject.evaluator.errorScaleFindings(in: subject.data).entries
    #expect(findings.map(\.code) == [.errorScale])
    #expect(
      findings.first?.message
        == "the standard error of `score` is on the scale `raw`, the fact on `scaled`"
    )
    let report = report(subject)
    #expect(report.outcome == .met && report.differs == 0)
    #expect(report.basis.errorsNotCounted == ["score"])
  }

  @Test(arguments: ["scaled", nil]) func `an error of the fact's scale, or of none, counts`(
    scale: String?
  ) throws {
    let subject = try subject(scale)
    #expect(subject.evaluator.errorScaleFindings(in: subject.data).entries.isEmpty)
    #expect(report(subject).basis.factsWithError == ["score"])
  }
}
