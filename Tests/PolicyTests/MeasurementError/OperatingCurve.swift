// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Testing

@testable import Policy

@Suite struct OperatingCurve {
  @Test func `a threshold on whole scores has the continuity correction`() throws {
    let line = try ErrorCase.threshold().with(["raw": (79, ErrorCase.praxis)]).line()
    for (truth, value) in try ErrorReference().rows("operating met") {
      #expect(isNear(line.operating(at: truth).met, value), "\(truth)")
    }
    #expect(line.edges == [74])
    #expect(line.at == [.met])
  }

  @Test(arguments: ["raw > 73", "raw >= 73.5", "not raw <= 73", "raw > 73 and raw > 70"])
  func `the same rule in other words has the same curve`(condition: String) throws {
    let policy = try ErrorCase.threshold(condition.replacing("73.5", with: "147 / 2"))
    let line = try policy.with(["raw": (79, ErrorCase.praxis)]).line()
    for (truth, value) in try ErrorReference().rows("operating met") {
      #expect(isNear(line.operating(at: truth).met, value), "\(truth)")
    }
  }

  @Test func `a single score can be observed, though no true value is one`() throws {
    let line = try ErrorCase.threshold("raw = 74").with(["raw": (79, ErrorCase.praxis)]).line()
    for (truth, value) in try ErrorReference().rows("operating equal") {
      #expect(isNear(line.operating(at: truth).met, value), "\(truth)")
    }
    #expect(line.outcome(at: 74) == .met)
    #expect(line.outcome(at: 73) == .notMet)
    let report = try ErrorCase.threshold("raw = 74").with(["raw": (74, ErrorCase.praxis)]).report()
    #expect(report.outcome == .met && report.probabilities.met == 0 && report.differs == 1)
  }

  @Test func `without a step there is no correction`() throws {
    let line = try ErrorCase(
      """
      facts candidate:
        raw : decimal(0.5) error normal
      decision passes:
        all of:
          (1) raw >= 74
      """
    ).with(["raw": (79, ErrorCase.praxis)]).line()
    #expect(line.step == Rational(1, 2))
    let free = OutcomeLine(
      fact: line.fact,
      standardError: line.standardError,
      step: nil,
      population: nil,
      edges: line.edges,
      between: line.between,
      at: line.at,
      whenUnknown: line.whenUnknown
    )
    for (raw, value) in try ErrorReference().rows("threshold met") {
      #expect(isNear(free.operating(at: raw).met, value))
    }
  }

  @Test func `two facts with error have no single line`() throws {
    let subject = try ErrorCase(
      """
      facts candidate:
        raw : decimal(0.1) error normal
        other : decimal(0.1) error normal
      decision passes:
        all of:
          (1) raw + other >= 74
      """
    ).with(["raw": (79, 1), "other": (1, 1)])
    #expect(subject.evaluator.outcomeLine(of: "passes", in: subject.data) == nil)
  }

  @Test func `columns agree with one report for each row`() throws {
    let policy = try ErrorCase.threshold("raw >= 74 and not raw in {80, 81} and raw <= 100")
    let line = try policy.with(["raw": (79, ErrorCase.praxis)]).line()
    let observed: [Rational] = [0, 60, 74, 79, 80, 99, 108]
    let errors: [Rational] = [1, Rational(485, 100), 2]
    for error in errors {
      let columns = line.columns(
        observed: observed.map(\.double) + [.nan, 80],
        standardErrors: Array(repeating: error.double, count: observed.count) + [error.double, 0]
      )
      for (row, raw) in observed.enumerated() {
        let report = policy.with(["raw": (raw, error)]).report()
        #expect(isNear(columns.met[row], report.probabilities.met))
        #expect(isNear(columns.notMet[row], report.probabilities.notMet))
        #expect(isNear(columns.differs[row], report.differs))
      }
      #expect(columns.unknown[observed.count] == 1 && columns.differs[observed.count] == 0)
      #expect(columns.notMet[observed.count + 1] == 1)
    }
  }
}
