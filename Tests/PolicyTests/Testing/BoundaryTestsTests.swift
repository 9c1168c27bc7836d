// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

@Suite struct BoundaryTestsTests {
  private static let rules = """
    policy t.boundaries
    about person
    decides by day
    source S "law" grade official
    facts person:
      day : date
      score : score(praxis 100..200 step 1)
      training : duration in years
      share : percent(0.1%) 0%..100%
      passed_on : date
      member : yes/no
    version 2020 in force 2020-01-01 until replaced cite S:
      decision enter:
        all of:
          (1) score >= 158
          (2) member
    version 2024 in force 2024-07-01 until open cite S:
      decision enter:
        all of:
          (1) score >= 160
          (2) training > 3 years and share >= 95.5%
          (3) passed_on < 2024-01-01

    """

  @Test func `a threshold has a case below, at and above it, and one case knows nothing`() throws {
    let policy = try CheckedPolicy.written(Self.rules)
    let tests = BoundaryTests(of: policy).tests
    #expect(
      tests.prefix(4).joined() == """
        test "enter, nothing known, on 2020-01-01" on 2020-01-01:
          expect enter unknown (missing) because (1), (2)
        test "enter, score 157, on 2020-01-01" on 2020-01-01:
          given member yes, score 157
          expect enter not met because (1)
        test "enter, score 158, on 2020-01-01" on 2020-01-01:
          given member yes, score 158
          expect enter met because (1), (2)
        test "enter, score 159, on 2020-01-01" on 2020-01-01:
          given member yes, score 159
          expect enter met because (1), (2)

        """
    )
    #expect(tests.contains { $0.contains("passed_on 2023-12-31\n  expect enter met") })
    #expect(
      tests.contains { $0.contains("passed_on 2024-01-01\n  expect enter not met because (3)") }
    )
    #expect(tests.contains { $0.contains("share 95.4%\n  expect enter not met because (2)") })
    #expect(tests.contains { $0.contains("training 4 years\n  expect enter met") })
  }

  @Test func `the tests pass when they are pasted, and fail when a line is moved`() throws {
    let tests = BoundaryTests(of: try CheckedPolicy.written(Self.rules)).tests.joined()
    try CheckedPolicy.written(Self.rules + tests).expectPassing()
    let moved = Self.rules.replacing("score >= 160", with: "score >= 161")
    let failures = try CheckedPolicy.written(moved + tests).failures()
    #expect(failures.contains("test \"enter, score 160, on 2024-07-01\": expected met"))
  }

  @Test func `a fact that also stands in a sum has its own thresholds`() throws {
    let rules = Self.rules.replacing("(2) member", with: "(2) score + score >= 300")
    let tests = BoundaryTests(of: try CheckedPolicy.written(rules)).tests
    #expect(tests.contains { $0.contains("given score 158\n  expect enter met") })
    try CheckedPolicy.written(rules + tests.joined()).expectPassing()
  }

  @Test(arguments: PolicyLibrary.names)
  func `what is printed for a shipped policy passes when it is pasted`(name: String) throws {
    let shipped = try PolicyLibrary.checked(name)
    let folder = SharedData.package.appendingPathComponent("Policies/\(name)")
      .deletingLastPathComponent()
    let tests = BoundaryTests(of: shipped, imports: FolderImports(folder)).tests
    // Where no version has a date, none can be tried.
    if PolicyLibrary.worked.contains(name) {
      #expect(tests.isEmpty == shipped.openDecisions.isEmpty)
    }
    let pasted = CheckedPolicy(
      SourceText(
        name: name,
        text: String(decoding: shipped.own.bytes, as: UTF8.self) + tests.joined()
      ),
      imports: FolderImports(folder)
    )
    let rulebook = pasted.rulebook
    #expect(
      rulebook != nil,
      "\(DiagnosticPrinter.text(pasted.diagnostics, in: pasted.source))"
    )
    let results = PolicyTestRunner(try #require(rulebook), hooks: .standard).run()
    #expect(results.count == (shipped.rulebook?.tests.count ?? 0) + tests.count)
    #expect(results.map { $0.text(in: pasted.source) }.joined() == "")
  }
}
