// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation
import Testing

@testable import Policy

@Suite struct OneThresholdExact {
  private func praxis(_ raw: Rational, error: Rational? = ErrorCase.praxis) throws -> ErrorReport {
    try ErrorCase.threshold().with(["raw": (raw, error)]).report()
  }

  @Test func `one threshold is a value of the normal distribution`() throws {
    let reference = try ErrorReference()
    for (raw, value) in try reference.rows("threshold met") {
      let report = try praxis(raw)
      #expect(isNear(report.probabilities.met, value), "\(raw)")
      #expect(isNear(report.probabilities.notMet, 1 - value), "\(raw)")
      #expect(report.basis.method == .exact)
      #expect(try #require(report.basis.errorBound) < 1e-14)
    }
    for (raw, value) in try reference.rows("threshold differs") {
      #expect(isNear(try praxis(raw).differs, value), "\(raw)")
    }
  }

  @Test func `the verdict stays the one at the observed value`() throws {
    let report = try praxis(70)
    #expect(report.outcome == .notMet)
    #expect(report.basis.factsWithError == ["raw"])
    #expect(report.basis.references == [ErrorBasis.Reference(fact: "raw", population: nil)])
  }

  @Test func `an error of 0 is exact, one that is not stated is listed`() throws {
    let exact = try praxis(70, error: 0)
    #expect(exact.probabilities == OutcomeProbabilities(certain: .notMet))
    #expect(exact.basis == .certain)
    let silent = try praxis(70, error: nil)
    #expect(silent.differs == 0)
    #expect(silent.basis.errorsNotCounted == ["raw"])
  }

  @Test func `a negative error is a fault of the datum`() throws {
    let report = try praxis(79, error: -1)
    #expect(report.outcome == .fault)
    #expect(report.probabilities == OutcomeProbabilities(certain: .fault))
  }

  @Test func `an unknown fact stays unknown`() throws {
    var subject = try ErrorCase.threshold()
    subject.data = CaseData([CaseRow("candidate", id: "C-1")])
    #expect(subject.report().probabilities == OutcomeProbabilities(certain: .unknown))
  }

  @Test func `the range binds what is observed, not what is true`() throws {
    let report = try praxis(108)
    #expect(report.outcome == .met)
    #expect(report.probabilities.fault == 0)
    #expect(try praxis(109).outcome == .fault)
  }

  @Test func `any tree, any number of thresholds`() throws {
    let subject = try ErrorCase(
      """
      facts candidate:
        raw : decimal(0.1) 0..100 error normal
        local : yes/no
      measure points : decimal(0.1) = if raw >= 60 then greater of (raw * 2 - 100, 30) else 10
      measure whole : integer = round(points / 4, 1, half up)
      decision passes:
        any of:
          (1) whole = 9 and not raw > 90
          (2) all of:
            (A) raw between 40 and 45
            (B) local
      """
    ).with(["raw": (62, 3)])
    // points/4 lies in [8.5, 9.5) for raw in [67, 69); local is unknown between 40 and 45.
    let report = subject.report()
    func share(_ low: Double, _ high: Double) -> Double {
      (erfc((low - 62) / (3 * 2.0.squareRoot())) - erfc((high - 62) / (3 * 2.0.squareRoot()))) / 2
    }
    #expect(isNear(report.probabilities.met, share(67, 69)))
    #expect(isNear(report.probabilities.unknown, share(40, 45)))
    #expect(report.basis.method == .exact)
  }

  @Test func `the words name both sides of the line and what is counted`() throws {
    let report = try praxis(79)
    #expect(
      report.sentence
        == "In 15 of 100 such cases the true value lies on the other side of the line (15.1%). "
        + "Errors counted: raw."
    )
    let far = try ErrorCase.threshold().with(["raw": (95, ErrorCase.praxis)]).report()
    #expect(far.sentence.hasPrefix("In fewer than 1 of 100 such cases"))
    #expect(far.sentence.contains("(below 0.1%)"))
    let silent = try praxis(70, error: nil)
    #expect(silent.sentence == "No error of measurement is counted. Not counted: raw.")
  }

  @Test func `the report is the error of an explanation`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = String(decoding: try encoder.encode(try praxis(74)), as: UTF8.self)
    #expect(
      text == """
        {"draws":null,"error_bound":8.881784197001252e-16,"errors_not_counted":[],\
        "facts_with_error":["raw"],"mc_se":null,"method":"exact",\
        "p":{"fault":0,"met":0.5,"not met":0.5,"unknown":0},"p_differs":0.5,\
        "reference":"flat","seed":null}
        """
    )
  }
}
