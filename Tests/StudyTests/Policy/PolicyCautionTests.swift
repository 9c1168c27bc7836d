// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

/// What a reader must know before anything else: the version is no law, the policy's tests fail.
@Suite struct PolicyCautionTests {
  private static let pinned = SmallPolicyStudy.small.with("parameters: { version: 2026 }")

  @Test(arguments: [
    ("undated", "of an unknown date, not in force"), ("proposed", "proposed, not in force"),
    ("withdrawn", "withdrawn, not in force"),
  ])
  func `a version that is no law says so wherever its outcomes stand`(
    status: String,
    words: String
  ) throws {
    let run = try Self.pinned.replacingRule("version 2026 undated", "version 2026 \(status)").run()
    #expect(run.headline.hasSuffix("1 fault (version 2026 is \(words)) [example]"))
    let sentence =
      "version 2026, which the study asks for, is \(words): the decisions are what it would decide, "
      + "and no decision by law"
    #expect(run.content.manifest.warnings.first?.code == "not-in-force")
    #expect(run.warnings("not-in-force") == [sentence])
    let page = run.text("report.html")
    #expect(page.contains("version 2026 as the study asks, which is \(words)"))
    #expect(page.contains("V" + sentence.dropFirst()))
    #expect(run.summary[1].hasSuffix("which is \(words)"))
    #expect(run.certificates[0].rule.contains("not in force"))
    #expect(
      run.certificates[0].result
        .hasPrefix("A meets \u{201C}permit\u{201D} by version 2026, which is \(words); it follows:")
    )
    #expect(run.certificates.allSatisfy { $0.notice == "V\(sentence.dropFirst())." })
    #expect(
      run.certificates.allSatisfy { $0.result.contains("by version 2026, which is \(words)") }
    )
    #expect(
      run.text("certificates/A.html").contains("<div class=\"notice warning\" role=\"note\">")
    )
    #expect(
      run.text("certificates/A.txt").contains("\nWARNING: Version 2026, which the study asks")
    )
    #expect(Set(run.decisions("version-status").values) == [words])
    #expect(run.decisions("result").values.allSatisfy { $0.contains(words) })
  }

  @Test func `a version in force that the study asks for needs no caution`() throws {
    let run = try SmallPolicyStudy.small.with("parameters: { version: 2024 }").run()
    #expect(!run.headline.contains("in force") && run.warnings("not-in-force").isEmpty)
    #expect(run.certificates.allSatisfy { $0.notice == nil })
    #expect(Set(run.decisions("version-status").values) == ["in force"])
    #expect(run.text("report.html").contains("asks for version 2024, whatever the date of a case."))
  }

  @Test func `a test of the policy that fails is a warning that names what came out`() throws {
    var study = SmallPolicyStudy.small
    study.policy += """

      test "three years are enough" on 2025-02-01:
        given training 3 years, exam yes, character yes, code "AB"
        expect permit met
      test "two years are enough" on 2025-02-01:
        given training 2 years, exam yes, character yes, code "AB"
        expect permit met

      """
    let run = try study.run()
    #expect(
      run.warnings("policy-test") == [
        "the policy's own test \"two years are enough\" does not hold: expected met, found not met"
      ]
    )
    let line = study.policy.split(separator: "\n", omittingEmptySubsequences: false)
      .lastIndex { $0.contains("expect permit met") }
    #expect(run.content.manifest.warnings.first?.place == "rule.policy:\((line ?? 0) + 1)")
    #expect(run.text("report.html").contains("two years are enough"))
    #expect(!run.text("report.html").contains("three years are enough"))
    #expect(run.decisions("outcome")["A"] == "met")
  }
}
