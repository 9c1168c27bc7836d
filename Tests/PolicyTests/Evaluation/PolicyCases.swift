// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import Policy
import TestKit
import Testing

extension CheckedPolicy {
  /// A policy written in a test; its findings are printed when it is broken.
  static func written(_ text: String) throws -> CheckedPolicy {
    let policy = CheckedPolicy(SourceText(name: "t.policy", text: text))
    let findings = DiagnosticPrinter.text(policy.diagnostics, in: policy.source)
    try #require(policy.rulebook != nil, "\(findings)")
    return policy
  }

  /// The failing lines of all tests of the policy.
  func failures(_ options: EvaluationOptions = EvaluationOptions()) throws -> String {
    let rulebook = try #require(rulebook)
    return PolicyTestRunner(rulebook, options: options).run()
      .map { $0.text(in: source) }.joined()
  }

  /// Expects every test of the policy to pass.
  func expectPassing(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let failures = try failures()
    #expect(failures.isEmpty, "\(failures)", sourceLocation: sourceLocation)
  }

  /// An evaluator of the policy.
  func evaluator(_ options: EvaluationOptions = EvaluationOptions()) throws -> Evaluator {
    Evaluator(try #require(rulebook), options: options)
  }
}

extension PolicyLibrary {
  /// A policy of the library without its own tests, and with others.
  static func policy(_ name: String, tests: String) throws -> CheckedPolicy {
    let shipped = try source(name)
    let text = String(decoding: shipped.bytes, as: UTF8.self)
    let rules = text.range(of: "\ntest \"").map { text[..<$0.lowerBound] } ?? text[...]
    let folder = SharedData.package.appendingPathComponent("Policies/\(name)")
      .deletingLastPathComponent()
    let policy = CheckedPolicy(
      SourceText(name: name, text: rules + "\n" + tests),
      imports: FolderImports(folder)
    )
    let findings = DiagnosticPrinter.text(policy.diagnostics, in: policy.source)
    try #require(policy.rulebook != nil, "\(findings)")
    return policy
  }
}

extension CaseRow {
  /// A row with stated values.
  static func stated(
    _ entity: String,
    _ id: String = "A",
    _ facts: KeyValuePairs<String, Value>
  ) -> CaseRow {
    var row = CaseRow(entity, id: id)
    for (name, value) in facts { row.facts[name] = FactRecord(value) }
    return row
  }
}

extension Value {
  static let yes = Value.truth(true)
  static let no = Value.truth(false)
}
