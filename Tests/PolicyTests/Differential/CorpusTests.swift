// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

/// Small policies on which two of the three ways once differed, or might.
///
/// Each says in plain words what, gives the facts and states the outcome; `Corpus/README.txt` says
/// how to add one.
@Suite struct DifferentialCorpus {
  /// A file of the corpus.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: URL
    var testDescription: String { file.deletingPathExtension().lastPathComponent }
  }

  static let cases: [Case] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Corpus")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    return (files ?? []).filter { $0.pathExtension == "policy" }
      .sorted { $0.path < $1.path }.map { Case(file: $0) }
  }()

  /// What a file says of the ways that carry all of it: a comment such as `-- ways: tree, SQLite`.
  private static func ways(_ text: String) -> Set<String> {
    let line = text.split(separator: "\n").first { $0.hasPrefix("-- ways:") }
    let names = line?.dropFirst("-- ways:".count).split(separator: ",") ?? []
    return Set(names.map { $0.trimmingCharacters(in: .whitespaces) })
  }

  @Test(arguments: cases)
  func `the outcome stated is that of every way`(file: Case) throws {
    let text = try String(contentsOf: file.file, encoding: .utf8)
    let policy = try CheckedPolicy.written(text)
    try policy.expectPassing()
    let rulebook = try #require(policy.rulebook)
    #expect(!rulebook.tests.isEmpty)
    let comparison = try ThreeWays(rulebook)
    let runner = PolicyTestRunner(rulebook)
    var found: Set<String> = ["tree", "columns", "SQLite"]
    for test in rulebook.tests {
      let agreement = try comparison.compare(runner.testCase(for: test).data)
      for difference in agreement.differences { Issue.record("\(difference)") }
      if agreement.byColumns < comparison.outputs { found.remove("columns") }
      if agreement.bySQL < comparison.outputs { found.remove("SQLite") }
    }
    #expect(found == Self.ways(text), "\(comparison.refusals.map(\.message))")
  }

  @Test func `there are cases`() { #expect(Self.cases.count >= 12) }
}
