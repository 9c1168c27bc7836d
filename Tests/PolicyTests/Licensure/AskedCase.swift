// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

/// A case of a shipped policy, asked for one decision.
struct AskedCase {
  /// What was decided.
  let record: DecisionRecord
  /// What is missing, and what would change the outcome; `nil` when no version decides.
  let summary: EvidenceSummary?
  /// The decision, explained.
  let explanation: String

  /// Asks.
  ///
  /// - Parameters:
  ///   - policy: The policy's name in the library.
  ///   - decision: The decision.
  ///   - head: What stands behind the case's name, such as `on 2026-03-01`.
  ///   - given: The lines below it.
  /// - Throws: When the policy or the case cannot be read.
  init(_ policy: String, _ decision: String, _ head: String, _ given: String = "") throws {
    let lines = given.split(separator: "\n").map { "  \($0)\n" }.joined()
    let asked = try PolicyLibrary.policy(
      policy,
      tests: "test \"A\" \(head):\n\(lines)  expect \(decision) met\n"
    )
    let rulebook = try #require(asked.rulebook)
    let runner = PolicyTestRunner(rulebook)
    let test = try #require(rulebook.tests.first)
    let testCase = runner.testCase(for: test)
    let evaluator = runner.evaluator(for: test)
    record = try #require(runner.run(test, explains: true).records.first)
    summary = EvidenceSummary(
      decision,
      about: Evaluator.Subject(testCase.subject, period: testCase.period),
      in: testCase.data,
      by: evaluator,
      quoting: asked.source
    )
    explanation = Explanation(record, by: evaluator, in: asked.source).text
  }

  /// The labels of the conditions that decide, from the outside in.
  var deciding: [String] {
    func paths(_ node: CriterionRecord) -> [String] {
      let members = node.members.filter(\.isDeciding)
      return members.isEmpty ? [node.path] : members.flatMap(paths)
    }
    return record.root.map(paths) ?? []
  }

  /// The causes of an open outcome.
  var causes: [Unknowns.Cause] { record.verdict.unknowns.causes }

  /// The cheapest ways to meet, in words.
  var flips: [[String]] {
    guard let summary else { return [] }
    return summary.report.flips?.sets.map { summary.words($0) } ?? []
  }

  /// The cheapest sets of evidence that would meet, by the names of facts.
  var toMeet: [[String]] {
    guard let summary else { return [] }
    return summary.report.toMeet.sets.map(summary.names)
  }
}
