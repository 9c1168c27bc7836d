// SPDX-License-Identifier: Apache-2.0
import Evidence
import Foundation
import Policy
import TestKit
import Testing

/// The policies of accountability, with their tests.
enum AccountabilityPolicy {
  static func rulebook(_ name: String) throws -> (rulebook: Rulebook, source: SourceText) {
    let file = SharedData.package.appendingPathComponent("Policies/accountability/\(name).policy")
    let source = SourceText(name: name, bytes: Array(try Data(contentsOf: file)))
    let imports = FolderImports(file.deletingLastPathComponent())
    let rulebook = CheckedPolicy(source, imports: imports).testable
    return (try #require(rulebook), source)
  }

  /// The results of the tests whose titles begin so.
  static func results(
    _ name: String,
    titled prefix: String = "",
    version: String? = nil
  ) throws -> [TestResult] {
    let (rulebook, _) = try rulebook(name)
    var options = EvaluationOptions()
    options.version = version
    return PolicyTestRunner(rulebook, options: options).run().filter { $0.title.hasPrefix(prefix) }
  }
}

/// Rows that the states published, which stand as tests in the policies.
@Suite struct PublishedRows {
  @Test func `MSIP4: every published row has its status, its total and its verdict`() throws {
    let results = try AccountabilityPolicy.results("us-mo-msip4", titled: "rows of report")
    #expect(results.count == 7)
    #expect(results.filter { !$0.isPassed }.map(\.title) == [])
    guard let file = SharedData.file("data/accountability/msip4-indicators.csv") else { return }
    let text = try String(contentsOf: file, encoding: .utf8)
    let (_, source) = try AccountabilityPolicy.rulebook("us-mo-msip4")
    let policy = String(decoding: source.bytes, as: UTF8.self)
    // The rows in the policy are those of the file, and none of its districts is named.
    let rows = text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(policy.components(separatedBy: "expect total(").count - 1 == rows.count)
    for row in rows {
      let cells = row[3...10].map { $0.isEmpty ? "none" : String($0) }
      let bonus = row[11] == "Y" ? "yes" : "no"
      let shown = policy.split(separator: "\n").contains { line in
        let words = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        return words == ["\"\(row[2])\""] + cells + [bonus]
      }
      #expect(shown, "row \(row)")
      #expect(!policy.localizedCaseInsensitiveContains(row[1].split(separator: " ")[0]))
    }
  }

  @Test func `Tennessee: every published school has its score and its letter`() throws {
    let results = try AccountabilityPolicy.results(
      "us-tn-school-grades",
      titled: "published school"
    )
    #expect(results.count == 28)
    #expect(results.filter { !$0.isPassed }.map(\.title) == [])
  }

  @Test func `Tennessee: with a proportional share exactly five schools differ`() throws {
    let results = try AccountabilityPolicy.results(
      "us-tn-school-grades",
      titled: "published school",
      version: "proportional"
    )
    #expect(results.filter { !$0.isPassed }.count == 5)
  }
}
