// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import Testing

@testable import Policy

@Suite struct MonteCarloAgreesAndIsSeeded {
  private let rules = """
    facts candidate:
      first : decimal(0.1) error normal
      second : decimal(0.1) error normal
      third : decimal(0.1) error normal
    decision passes:
      at least 2 of:
        (1) first >= 0
        (2) second >= 0
        (3) third + first >= 1

    """

  private func subject() throws -> ErrorCase {
    try ErrorCase(rules).with(["first": (1, 1), "second": (-1, 2), "third": (0, 1)])
  }

  @Test(arguments: [0, 1, 2] as [UInt64]) func `within four standard errors`(
    seed: UInt64
  ) throws {
    let exact = try subject().report()
    let drawn = try subject().report(ErrorSettings(seed: seed, isSimulated: true))
    let draws = try #require(drawn.basis.draws)
    #expect(exact.basis.method == .quadrature && drawn.basis.method == .monteCarlo)
    #expect(draws.count == 32_768 && draws.seed == seed)
    #expect(drawn.basis.errorBound == nil)
    #expect(abs(exact.probabilities.met - drawn.probabilities.met) <= 4 * draws.standardError)
    #expect(draws.standardError < 0.004)
  }

  @Test func `one threshold too`() throws {
    let subject = try ErrorCase.threshold().with(["raw": (79, ErrorCase.praxis)])
    let drawn = subject.report(ErrorSettings(seed: 7, isSimulated: true))
    let error = try #require(drawn.basis.draws).standardError
    #expect(abs(drawn.probabilities.met - subject.report().probabilities.met) <= 4 * error)
  }

  @Test func `the same bytes for 1, 2 and 8 threads`() throws {
    let reports = try [1, 2, 8].map { threads in
      try subject().report(
        ErrorSettings(seed: 3, pairs: 2_000, threads: threads, isSimulated: true)
      )
    }
    #expect(reports[0] == reports[1] && reports[1] == reports[2])
    let other = try subject().report(ErrorSettings(seed: 4, pairs: 2_000, isSimulated: true))
    #expect(other.probabilities != reports[0].probabilities)
  }

  @Test func `draws are named by seed, subject and fact`() throws {
    func draws(_ subject: String, seed: UInt64, pairs: Int) -> [[Double]] {
      let slots = ["a", "b"].map { FactSlot(0, row: 0, $0, []) }
      let facts = slots.map {
        NoisyFact(slot: $0, type: .plain, observed: 0, standardError: 1, population: nil)
      }
      return DrawColumns(
        facts,
        facts.map(\.belief),
        subject: subject,
        ErrorSettings(seed: seed, pairs: pairs)
      ).columns
    }
    let columns = draws("C-1", seed: 1, pairs: 100)
    #expect(columns.map { Array($0.prefix(10)) } == draws("C-1", seed: 1, pairs: 10))
    #expect(columns[0] != columns[1])
    #expect(columns != draws("C-2", seed: 1, pairs: 100))
    // The packing of `CounterRandom`: SHA-256 of "C-1" begins with these 64 bits.
    let unit: UInt64 = try #require(UInt64(Self.hashOfSubject, radix: 16))
    var stream = CounterRandom(seed: 1).generator(unit: unit, replicate: 1)
    #expect(columns[1] == (0..<100).map { _ in stream.standardNormal() })
  }

  /// From `printf C-1 | sha256sum`.
  private static let hashOfSubject = "07e9a9696557f5c8"

  @Test func `rows of another order give the same draws`() throws {
    let rows = ["C-1", "C-2"].map { id in
      CaseRow(
        "candidate",
        id: id,
        facts: ["first": 1, "second": -1, "third": 0].mapValues {
          FactRecord(.value(.number(Rational($0))), standardError: 1)
        }
      )
    }
    let evaluator = try ErrorCase(rules).evaluator
    let settings = ErrorSettings(pairs: 500, isSimulated: true)
    let reports = [rows, rows.reversed()].map {
      evaluator.errorReport(
        of: "passes",
        about: Evaluator.Subject("C-2"),
        in: CaseData($0),
        settings: settings
      )
    }
    #expect(reports[0] == reports[1])
  }
}
