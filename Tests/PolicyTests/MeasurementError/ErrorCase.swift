// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import Testing

@testable import Policy

/// Values computed by `tools/reference/measurement_error.py`.
struct ErrorReference {
  private let values: [String: [(argument: String, value: Double)]]

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/measurement-error.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(2)
    values = Dictionary(
      grouping: lines.compactMap { line -> (String, String, Double)? in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return Double(cells[2]).map { (cells[0], cells[1], $0) }
      },
      by: \.0
    ).mapValues { $0.map { ($0.1, $0.2) } }
  }

  /// The rows of a case.
  func rows(_ name: String) throws -> [(argument: Rational, value: Double)] {
    try #require(values[name]).map { (try #require(Rational(text: $0.argument)), $0.value) }
  }

  /// The only value of a case.
  func value(_ name: String) throws -> Double { try #require(values[name]?.first).value }
}

/// A subject under a policy of a test.
struct ErrorCase {
  let evaluator: Evaluator
  var data = CaseData()

  /// A policy about a candidate; its first lines are given.
  init(_ rules: String) throws {
    let text = "policy test.errors\nabout candidate\n" + rules
    let source = SourceText(name: "t.policy", text: text)
    let policy = CheckedPolicy(source)
    let rulebook = policy.rulebook
    let findings = DiagnosticPrinter.text(policy.diagnostics, in: source)
    evaluator = Evaluator(try #require(rulebook, "\(findings)\(text)"))
  }

  /// The case of one candidate with its facts; an error of `nil` is not stated.
  func with(_ facts: [String: (value: Rational, error: Rational?)]) -> ErrorCase {
    var result = self
    let records = facts.mapValues { FactRecord(.value(.number($0.value)), standardError: $0.error) }
    result.data = CaseData([CaseRow("candidate", id: "C-1", facts: records)])
    return result
  }

  func report(_ settings: ErrorSettings = ErrorSettings()) -> ErrorReport {
    evaluator.errorReport(of: "passes", in: data, settings: settings)
  }

  func line() throws -> OutcomeLine { try #require(evaluator.outcomeLine(of: "passes", in: data)) }

  /// Whole points with one threshold.
  static func threshold(_ condition: String = "raw >= 74", error: String = "") throws -> ErrorCase {
    try ErrorCase(
      """
      facts candidate:
        raw : score(raw 0..108 step 1) error normal\(error)
      decision passes:
        all of:
          (1) \(condition)
      """
    )
  }

  /// The standard error of Praxis 5331, on the raw scale.
  static let praxis = Rational(485, 100)
}

/// Φ differs from the reference by its own rounding only.
let exactly = 1e-14

func isNear(_ actual: Double, _ expected: Double, within tolerance: Double = exactly) -> Bool {
  abs(actual - expected) <= tolerance
}
