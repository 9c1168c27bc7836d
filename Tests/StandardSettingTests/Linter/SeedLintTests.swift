// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting
import TestKit
import Testing

/// What the specification's table says of the published report, rule by rule.
@Suite(.enabled(if: SeedReport.isPresent, "the report is not beside the checkout"))
struct SeedLintTests {
  let report = SeedReport.report

  private func readings(_ code: LintCode) -> [String] {
    report.findings(of: code).filter { $0.severity > .pass }.map(\.asRead)
  }

  private func messages(_ code: LintCode) -> [String] {
    report.findings(of: code).map(\.message)
  }

  @Test(
    arguments: zip(
      LintCode.allCases,
      [
        LintSeverity.error, .warning, .warning, .note, .pass, .warning, .note, .pass, .note,
        .error, .note, .warning, .pass, .pass, .note, .note, .pass, .pass,
      ]
    )
  )
  func `each rule fires or passes as published`(code: LintCode, severity: LintSeverity) {
    #expect(report.severity(of: code) == severity)
  }

  @Test func `the code 56331 stands once and 5331 elsewhere`() {
    #expect(readings(.testCode) == ["(56331)"])
    #expect(report.findings(of: .testCode).map(\.lines) == [[17]])
    #expect(report.findings(of: .testCode)[0].remedy.hasPrefix("likely 5331"))
  }

  @Test func `two mentions of the scale lost their dash`() {
    #expect(readings(.scaleRange) == ["100- 200 scale", "100200 scale"])
    #expect(report.findings(of: .scaleRange).map(\.lines) == [[18, 19], [88]])
  }

  @Test func `the SD is not that of the mean`() {
    #expect(readings(.wording) == ["standard deviation of the mean"])
  }

  @Test func `all ten summary values reproduce with n less one`() {
    #expect(
      messages(.summaryRows) == [
        "SD convention n−1: all 10 printed values reproduce; n would give SD 6.46/4.79 and SEJ "
          + "1.57/1.16"
      ]
    )
    #expect(messages(.lattice) == ["34 of 34 are multiples of 0.05"])
  }

  @Test func `damaged counts are recovered and said to be`() {
    #expect(
      report.findings(of: .countsAndPercents).map(\.lines)
        == [[300], [320], [617], [618], [632], [643]]
    )
    let messages = messages(.countsAndPercents)
    #expect(messages[0] == "\"I 6%\" is 1: 6 % of 17 is 1")
    #expect(messages[1] == "\", 7 41%\" is 7: a stray mark stands before the count")
    #expect(messages[2] == "16/1/0/0 inferred: the only completion that sums to 17")
    #expect(messages[3] == "\"1 65%\" is 11: 65 % of 17 is 11")
    #expect(messages[4] == "\") 12%\" is 2: 12 % of 17 is 2; \"] 6%\" is 1: 6 % of 17 is 1")
    #expect(messages[5] == "\"16 949,\" is 16: 16 of 17 is 94 %")
  }

  @Test func `three questions round to 101`() {
    let messages = messages(.percentSums)
    #expect(messages.count == 3)
    #expect(messages.allSatisfy { $0.contains("= 101") })
    #expect(readings(.percentSums).last == "Race")
  }

  @Test func `eleven sentences agree with their tables`() {
    let message = messages(.textAgainstTables)[0]
    for claim in [
      "very comfortable 9", "very comfortable or somewhat comfortable 16", "about right 16",
      "too low 1", "SD and SEJ decrease", "college faculty 4",
    ] {
      #expect(message.contains(claim), "\(claim)")
    }
  }

  @Test func `seventeen panelists come from sixteen states, one name is damaged`() {
    #expect(readings(.participants) == ["[owa"])
    #expect(
      messages(.participants).last?.hasPrefix("17 panelists from 16 agencies (Ohio 2)") == true
    )
    #expect(messages(.participants).last?.hasSuffix("17 affiliations agree") == true)
  }

  @Test func `one row of the list is kept aside, eight carry notes`() {
    #expect(report.findings(of: .scoreInScale).map(\.lines) == [[62]])
    #expect(
      report.findings(of: .codeField).flatMap(\.lines) == [25, 27, 34, 47, 48, 49, 50, 65]
    )
  }

  @Test func `two parts are called Appendix B`() {
    #expect(report.findings(of: .duplicateHeadings).map(\.lines) == [[20, 193]])
  }

  @Test func `one passage is split by a page break without loss`() {
    let finding = report.findings(of: .paragraphOrder)
    #expect(finding.map(\.asRead) == ["Following this first round …"])
    #expect(finding[0].message.contains("no loss"))
  }

  @Test func `damaged terms are found and no other word`() {
    #expect(
      readings(.spelling) == [
        "Il", "Il", "specic", "Pathogy", "langauge", "foo low", "s!qlls", "Overa}l",
      ]
    )
  }

  @Test func `counts of items and repeated claims agree`() {
    #expect(messages(.itemCounts) == ["132 − 24 = 108; 44 + 44 + 44 = 132"])
    #expect(
      messages(.repeatedClaims) == [
        "recommended raw score 74, 8 times; unrounded recommended score 73.57, 2 times; scaled "
          + "score of the recommendation 162, 5 times; greatest raw score 108, 4 times; 73.57 "
          + "gives 74 rounded up"
      ]
    )
  }

  @Test func `all findings stand as reviewed`() throws {
    let lines = report.findings.map(\.sentence).joined(separator: "\n") + "\n"
    try expectGolden(lines, "linter-report-5331.txt")
  }

  @Test func `no word of the list of names reaches a finding`() throws {
    let lines = try #require(SeedReport.text).split(
      omittingEmptySubsequences: false,
      whereSeparator: \.isNewline
    )
    let findings = report.findings.map { $0.sentence + " " + $0.rule }.joined(separator: "\n")
    let names = lines[447..<465].filter { !$0.isEmpty }
    #expect(names.count == 17)
    for name in names {
      #expect(!findings.contains(name.trimmingPrefix(" ")))
      for word in name.split(separator: " ") { #expect(!findings.contains(word)) }
    }
    let input = try #require(SeedReport.input)
    #expect((448...493).allSatisfy { input.text.lines[$0 - 1].isPrivate })
  }
}
