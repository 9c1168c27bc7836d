// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting
import Testing

/// A smallest report that one rule objects to, and its sound twin.
struct LintCase: Sendable, CustomTestStringConvertible {
  let code: LintCode
  let severity: LintSeverity
  var damaged = ""
  var sound = ""
  var damagedValues = ReportFacts()
  var soundValues = ReportFacts()

  var testDescription: String { code.rawValue }

  static let all: [LintCase] = [
    LintCase(
      code: .testCode,
      severity: .error,
      damaged: "The Sample Reading Test (1234) was reviewed. Panelists saw the Sample Reading "
        + "Test (1234).\nThe Sample Reading Test (12934) is new.",
      sound: "The Sample Reading Test (1234) was reviewed.\nThe Sample Reading Test (1234) is new."
    ),
    LintCase(
      code: .scaleRange,
      severity: .warning,
      damaged:
        "This is a score of 150 on a 100200 scale.\nIt ranges from 100 to 200 scaled points.",
      sound: "This is a score of 150 on a 100-200 scale.\nIt ranges from 100 to 200 scaled points."
    ),
    LintCase(
      code: .wording,
      severity: .warning,
      damaged: "The table shows the standard deviation of the mean and the SEJ.",
      sound: "The table shows the standard deviation of the panelists' scores and the SEJ."
    ),
    LintCase(
      code: .summaryRows,
      severity: .error,
      damaged: "Panelist Round 1\n1 10.00\n2 11.00\n3 13.00\nAverage 11.43\nHighest 13.00",
      sound: "Panelist Round 1\n1 10.00\n2 11.00\n3 13.00\nAverage 11.33\nHighest 13.00"
    ),
    LintCase(
      code: .lattice,
      severity: .warning,
      damaged: "Ratings: 0, .05, .10, .20, .50, 1.\nPanelist Round 1\n1 10.05\n2 11.07",
      sound: "Ratings: 0, .05, .10, .20, .50, 1.\nPanelist Round 1\n1 10.05\n2 11.70"
    ),
    LintCase(
      code: .countsAndPercents,
      severity: .warning,
      damaged: "N %\nGender\nFemale 10 50%\nMale 10 50%\nRole\nTeacher l 60%\nPrincipal 8 40%",
      sound: "N %\nGender\nFemale 10 50%\nMale 10 50%\nRole\nTeacher 12 60%\nPrincipal 8 40%"
    ),
    LintCase(
      code: .percentSums,
      severity: .note,
      damaged: "N %\nRole\nTeacher 1 33%\nPrincipal 1 33%\nCounselor 1 33%",
      sound: "N %\nRole\nTeacher 2 50%\nPrincipal 1 25%\nCounselor 1 25%"
    ),
    LintCase(
      code: .textAgainstTables,
      severity: .error,
      damaged: "N %\nGender\nFemale 12 60%\nMale 8 40%\n\nEleven of the 20 panelists were female.",
      sound: "N %\nGender\nFemale 12 60%\nMale 8 40%\n\nTwelve of the 20 panelists were female."
    ),
    LintCase(
      code: .participants,
      severity: .error,
      damaged: "Ohio (2 panelists) Iowa (1 panelist)\nThe study consisted of 4 panelists.",
      sound: "Ohio (2 panelists) Iowa (1 panelist)\nThe study consisted of 3 panelists."
    ),
    LintCase(
      code: .scoreInScale,
      severity: .error,
      damaged: "AREA TEST CODE SCORE\nPhysics (5265) 139\nLatin (0601) 400\n\n"
        + "It ranges from 100 to 200 scaled points.",
      sound: "AREA TEST CODE SCORE\nPhysics (5265) 139\nLatin (0601) 152\n\n"
        + "It ranges from 100 to 200 scaled points."
    ),
    LintCase(
      code: .codeField,
      severity: .note,
      damaged: "AREA TEST CODE SCORE\nPhysics (0265 or 5265) first attempt only 139",
      sound: "AREA TEST CODE SCORE\nPhysics (0265 or 5265) 139"
    ),
    LintCase(
      code: .duplicateHeadings,
      severity: .warning,
      damaged: "APPENDIX B\nREQUIRED SCORES\n\nAppendix B shows the agenda for the meeting.",
      sound: "APPENDIX B\nMEETING AGENDA\n\nAppendix B shows the agenda for the meeting."
    ),
    LintCase(
      code: .errorBands,
      severity: .error,
      damagedValues: bands(lowest: 64),
      soundValues: bands(lowest: 65)
    ),
    LintCase(
      code: .conversionPairs,
      severity: .error,
      damagedValues: ReportFacts(
        scale: hundreds,
        conversion: [pair(65, 150), pair(70, 148), pair(74, 162)]
      ),
      soundValues: ReportFacts(
        scale: hundreds,
        conversion: [pair(65, 150), pair(70, 157), pair(74, 162)]
      )
    ),
    LintCase(
      code: .paragraphOrder,
      severity: .warning,
      damaged: "The panel talked about each of the items of the\n\u{0C}Round two began after lunch "
        + "on the second day of work.",
      sound: "The panel talked about each of the items of the test in round one. Then it was asked "
        + "about items that seemed to be hard.\nRound two began after lunch."
    ),
    LintCase(
      code: .spelling,
      severity: .note,
      damaged: "The specic langauge of the test is plain.",
      sound: "The specific language of the test is plain."
    ),
    LintCase(
      code: .itemCounts,
      severity: .warning,
      damaged: "The test contains 50 items: reading (30 items) and writing (10 items).",
      sound: "The test contains 50 items: reading (30 items) and writing (20 items)."
    ),
    LintCase(
      code: .repeatedClaims,
      severity: .error,
      damaged: "The score is 74 out of a possible 108 raw-score points. Again, it is 74 out of a "
        + "possible 108 raw-score points.\nA raw score of 47 is enough.",
      sound: "The score is 74 out of a possible 108 raw-score points.\nA raw score of 74 is enough."
    ),
  ]

  private static let hundreds = ReportFacts.ScaleRange(lower: 100, upper: 200)

  private static func pair(_ raw: Int, _ scale: Int) -> ReportFacts.ScorePair {
    ReportFacts.ScorePair(raw: raw, scale: scale)
  }

  private static func bands(lowest: Int) -> ReportFacts {
    ReportFacts(
      maximumPoints: 108,
      bands: ReportFacts.Bands(
        cut: 74,
        error: ReportFacts.Printed("4.85"),
        rows: [ReportFacts.Bands.Row(offset: -2, raw: lowest)]
      )
    )
  }
}

@Suite struct SyntheticLintTests {
  @Test func `every rule has a case, a title and a statement of what it checks`() {
    #expect(LintCase.all.map(\.code) == LintCode.allCases)
    #expect(ReportLinter.rules.map(\.code) == LintCode.allCases)
    #expect(ReportLinter.rules.allSatisfy { !$0.title.isEmpty && $0.checks.count > 40 })
    #expect(Set(ReportLinter.rules.map(\.title)).count == 18)
  }

  @Test(arguments: LintCase.all)
  func `a smallest damaged report triggers one rule alone`(example: LintCase) {
    let report = ReportLinter.lint(text: example.damaged, values: example.damagedValues)
    #expect(report.fired == [example.code], "\(report.findings.map(\.sentence))")
    #expect(report.severity(of: example.code) == example.severity)
    for finding in report.findings(of: example.code) {
      #expect(!finding.remedy.isEmpty)
      #expect(!finding.rule.isEmpty)
      #expect(finding.lines.isEmpty == example.damaged.isEmpty)
    }
  }

  @Test(arguments: LintCase.all)
  func `its sound twin passes and nothing else fires`(example: LintCase) {
    let report = ReportLinter.lint(text: example.sound, values: example.soundValues)
    #expect(report.fired.isEmpty, "\(report.findings.map(\.sentence))")
    #expect(report.severity(of: example.code) == .pass)
  }

  @Test func `an empty report has nothing to check`() {
    #expect(ReportLinter.lint(text: "").findings.isEmpty)
    #expect(ReportLinter.lint(text: "").silent == LintCode.allCases)
    #expect(ReportLinter.lint(text: "\n\n \n").silent == LintCode.allCases)
  }

  @Test func `a sentence names code, severity, place, text, finding and remedy`() {
    let report = ReportLinter.lint(text: LintCase.all[1].damaged)
    let finding = report.findings(of: .scaleRange)[0]
    #expect(
      finding.sentence
        == """
        SS02 warning, line 1, "100200 scale": the dash is lost; read 100-200; "100 to 200 scaled" \
        in line 2 confirms it
        """
    )
  }
}
