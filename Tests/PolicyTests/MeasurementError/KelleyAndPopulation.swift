// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Testing

@testable import Policy

@Suite struct KelleyAndPopulation {
  private func subject() throws -> ErrorCase {
    try ErrorCase.threshold(error: " reference normal mean 80 sd 10")
      .with(["raw": (74, ErrorCase.praxis)])
  }

  @Test func `a declared population draws the true value towards its mean`() throws {
    let reference = try ErrorReference()
    let population = NormalPopulation(mean: 80, deviation: 10)
    let reliability = population.reliability(standardError: ErrorCase.praxis).double
    #expect(isNear(reliability, try reference.value("kelley reliability")))
    let report = try subject().report()
    #expect(isNear(report.probabilities.met, try reference.value("kelley met")))
    #expect(report.basis.references == [ErrorBasis.Reference(fact: "raw", population: population)])
    let columns = try subject().line().columns(observed: [74], standardErrors: [4.85])
    #expect(isNear(columns.met[0], try reference.value("kelley met")))
  }

  @Test func `the population is sorted so well`() throws {
    let reference = try ErrorReference()
    let figures = try #require(try subject().line().figures())
    #expect(isNear(figures.accuracy, try reference.value("population accuracy")))
    #expect(isNear(figures.falseMet, try reference.value("population false met")))
    #expect(isNear(figures.falseNotMet, try reference.value("population false not met")))
    #expect(isNear(figures.consistency, try reference.value("population consistency")))
    #expect(isNear(figures.observed.met, try reference.value("population observed")))
    #expect(isNear(figures.truth.met, try reference.value("population true")))
  }

  @Test func `without a population there are no figures`() throws {
    let line = try ErrorCase.threshold().with(["raw": (74, 4)]).line()
    #expect(line.figures() == nil)
    let asked = line.figures(over: NormalPopulation(mean: 80, deviation: 10))
    #expect(try #require(asked).accuracy > 0.8)
  }

  @Test func `a population without spread is a finding`() throws {
    let text = """
      policy test.errors
      about candidate
      facts candidate:
        raw : score(raw 0..108 step 1) error normal reference normal mean 80 sd 0
      decision passes:
        all of:
          (1) raw >= 74
      """
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: text))
    #expect(policy.diagnostics.entries.map(\.code).contains(.outsideRange))
  }
}
