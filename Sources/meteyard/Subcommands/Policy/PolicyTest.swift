// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Policy

/// `policy test FILE…`: run the tests that stand in policies.
struct PolicyTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests that stand in policies.",
    discussion: """
      EXAMPLES
        meteyard policy test Policies/*/*.policy
        meteyard policy test my.policy --filter "two years"
        meteyard policy test my.policy --generate >> my.policy

      Code 6 when a test fails, 78 when a policy has errors. Where the only errors are inputs of a
      table or of cases that find no row or several, the tests run all the same, and can show it.
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The policies.", completion: .file(extensions: ["policy"]))
  var policies: [String]

  @Flag(help: "Run nothing; print tests at every threshold, which pass as the policy stands.")
  var generate = false

  @Option(help: "Only tests whose name holds this text.")
  var filter: String?

  struct Report: Encodable {
    let tests: [Item]
    /// What is found in policies that have errors, as `policy lint` gives it.
    let findings: [DiagnosticRecord]
  }

  struct Item: Encodable {
    let file: String
    let test: String
    let line: Int
    let passed: Bool
    let failures: [Failed]
  }

  struct Failed: Encodable {
    let line: Int
    let expected: String
    let found: String
  }

  func run() async throws {
    if generate { return try printBoundaries() }
    var items: [Item] = []
    var findings: [DiagnosticRecord] = []
    for path in policies {
      let policy = try PolicyFile.checked(path)
      let rulebook =
        try policy.testable ?? PolicyFile.rulebook(of: policy, named: path)
      if policy.rulebook == nil {
        findings.append(DiagnosticRecord(policy.diagnostics, in: policy.source))
        if !common.json {
          Output.talk(DiagnosticPrinter.text(policy.diagnostics, in: policy.source))
        }
      }
      let runner = PolicyTestRunner(rulebook, hooks: .standard)
      for test in rulebook.tests where isWanted(test) {
        let result = runner.run(test)
        if !common.json {
          if result.isPassed {
            if !common.quiet { Output.standard.write("ok    \(result.title)") }
          } else {
            Output.standard.write("FAIL  \(result.title)")
            Output.standard.write("      " + result.text(in: policy.source).trimmedLines)
          }
        }
        items.append(item(result, path, policy.source))
      }
    }
    if let filter, items.isEmpty {
      throw Failure(code: 66, sentence: "no test has \"\(filter)\" in its name; nothing was run")
    }
    let failed = items.filter { !$0.passed }
    if common.json {
      Output.standard.write(
        try Envelope(
          ok: failed.isEmpty && findings.isEmpty,
          kind: "policy-test",
          data: Report(tests: items, findings: findings)
        ).text()
      )
    } else if !common.quiet {
      Output.talk("\(items.count - failed.count) passed, \(failed.count) failed")
    }
    if !findings.isEmpty { throw ExitCode(78) }
    if !failed.isEmpty { throw ExitCode(6) }
  }

  private func printBoundaries() throws {
    var all: [String] = []
    for path in policies {
      let policy = try PolicyFile.checked(path)
      if policy.testable == nil { _ = try PolicyFile.rulebook(of: policy, named: path) }
      let shown = policy.diagnostics.entries.compactMap(\.example)
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      all += shown + BoundaryTests(of: policy, imports: FolderImports(folder)).tests
    }
    Output.standard.write(
      common.json
        ? try Envelope(kind: "policy-tests", data: all).text() : all.joined().trimmedEnd
    )
  }

  private func isWanted(_ test: RuleTest) -> Bool {
    guard let filter else { return true }
    guard case .text(let title) = test.declaration.title.kind else { return false }
    return title.contains(filter)
  }

  private func item(_ result: TestResult, _ path: String, _ source: SourceText) -> Item {
    Item(
      file: path,
      test: result.title,
      line: source.position(result.site.span.start).line,
      passed: result.isPassed,
      failures: result.failures.map {
        Failed(
          line: source.position($0.site.span.start).line,
          expected: $0.expected,
          found: $0.found
        )
      }
    )
  }
}

extension String {
  /// The text without the line feed at its end.
  fileprivate var trimmedEnd: String { hasSuffix("\n") ? String(dropLast()) : self }

  /// The lines without white space at the end, the later ones under the first.
  fileprivate var trimmedLines: String {
    split(separator: "\n").joined(separator: "\n      ")
  }
}
