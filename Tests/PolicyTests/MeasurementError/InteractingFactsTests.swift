// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import Testing

@testable import Policy

@Suite struct InteractingFactsTests {
  private static let facts = """
    facts candidate:
      first : decimal(0.1) error normal
      second : decimal(0.1) error normal
      third : decimal(0.1) error normal
    decision passes:
      all of:

    """

  private func report(
    _ criteria: String,
    _ facts: [String: (value: Rational, error: Rational?)]
  ) throws -> ErrorReport {
    try ErrorCase(Self.facts + criteria).with(facts).report()
  }

  @Test func `two facts in one comparison and one alone`() throws {
    let report = try report(
      "    (1) first >= 70\n    (2) first + second >= 150\n",
      ["first": (72, 3), "second": (79, 4)]
    )
    #expect(report.basis.method == .quadrature)
    let value = try ErrorReference().value("two facts")
    #expect(isNear(report.probabilities.met, value, within: 1e-8))
    #expect(abs(report.probabilities.met - value) <= (report.basis.errorBound ?? 0))
    #expect(try #require(report.basis.errorBound) <= 1e-8)
  }

  @Test func `three facts in one comparison, two of them alone too`() throws {
    let report = try report(
      """
          (1) first >= 70
          (2) second >= 75
          (3) first + second + third >= 220
      """,
      ["first": (72, 3), "second": (79, 4), "third": (70, 2)]
    )
    #expect(report.basis.method == .quadrature)
    let value = try ErrorReference().value("three facts")
    #expect(isNear(report.probabilities.met, value, within: 2e-8))
  }

  @Test func `five facts in two sums are two coordinates`() throws {
    let subject = try ErrorCase(
      """
      facts candidate:
        a : decimal(0.1) error normal
        b : decimal(0.1) error normal
        c : decimal(0.1) error normal
        d : decimal(0.1) error normal
        e : decimal(0.1) error normal
      decision passes:
        all of:
          (1) a + b + c >= 0
          (2) a + b + c - d - e >= 0
      """
    ).with(Dictionary(uniqueKeysWithValues: ["a", "b", "c", "d", "e"].map { ($0, (0, 1)) }))
    let report = subject.report()
    #expect(report.basis.method == .quadrature)
    // Both sums above 0: 1/4 + asin(r)/(2π) with r = 3/√15 (Sheppard 1898).
    let quadrant = 0.25 + asin(3 / 15.0.squareRoot()) / (2 * Double.pi)
    #expect(isNear(report.probabilities.met, quadrant, within: 1e-8))
  }

  @Test func `edges that meet in one point`() throws {
    // The same rule twice; the second one also turns at first = 0, where first = second and
    // second = 0 cross, and where it changes nothing.
    let probabilities = try [
      "    (1) second >= 0 or second <= -0.5 or (first > 0 and first > second)",
      "    (1) second >= 0 or second <= -0.5 or (first > 0 and first > second) or "
        + "(first <= 0 and first < -1 and first >= 0)",
    ].map {
      try report($0, ["first": (Rational(1, 2), 1), "second": (0, Rational(7, 5))])
        .probabilities.met
    }
    #expect(isNear(probabilities[0], probabilities[1], within: 2e-8))
    // second in (−0.5, 0) without first > 0 is what is missing: two independent intervals.
    func normal(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }
    let missing = (normal(0) - normal(-0.5 / 1.4)) * normal(-0.5)
    #expect(isNear(probabilities[0], 1 - missing, within: 1e-8))
  }

  @Test func `a product of two facts is left to simulation`() throws {
    let subject = try ErrorCase(Self.facts + "    (1) first * second >= 0\n")
      .with(["first": (1, 1), "second": (-1, 1)])
    let report = subject.report(ErrorSettings(pairs: 3_000))
    #expect(report.basis.method == .monteCarlo)
    let low = erfc(0.5.squareRoot()) / 2
    let error = try #require(report.basis.draws).standardError
    #expect(abs(report.probabilities.met - 2 * low * (1 - low)) <= 4 * error)
    #expect(report.sentence.contains("simulated, standard error"))
  }
}
