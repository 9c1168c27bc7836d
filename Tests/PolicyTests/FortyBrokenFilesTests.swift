// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

/// Small broken policies with the findings that they give, to the column.
@Suite struct FortyBrokenFiles {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Broken")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".policy") }.sorted()

  static func checked(_ name: String) throws -> CheckedPolicy {
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    return CheckedPolicy(SourceText(name: name, bytes: bytes), imports: FolderImports(folder))
  }

  @Test(arguments: names) func `all faults of a file are named in one run`(name: String) throws {
    let policy = try Self.checked(name)
    #expect(
      policy.diagnostics.entries.contains { $0.severity == .error } || warningsOnly.contains(name)
    )
    try expectGolden(
      DiagnosticPrinter.text(policy.diagnostics, in: policy.source),
      name.replacing(".policy", with: ".txt"),
      in: "Broken"
    )
  }

  /// Files whose every finding is a warning.
  private let warningsOnly = ["25-warnings.policy", "42-lint.policy"]

  @Test func `there are forty, one for scorecards and one for rules that can be carried out`() {
    #expect(Self.names.count == 42)
  }

  @Test func `every code that a policy alone can earn has a broken file`() throws {
    var codes: Set<DiagnosticCode> = []
    for name in Self.names {
      codes.formUnion(try Self.checked(name).diagnostics.entries.map(\.code))
    }
    // These need evidence, stored texts, or a backend.
    let others: Set<DiagnosticCode> = [
      .errorScale, .correlations, .quoteNotFound, .notInSQL, .recursion, .overflow, .nesting,
      .kernelFallback, .probabilities,
    ]
    let expected = Set(DiagnosticCode.allCases).subtracting(others)
    #expect(codes.symmetricDifference(expected) == [])
  }
}
