// SPDX-License-Identifier: Apache-2.0
import Decisions

@testable import Reporting

extension SampleContent {
  /// The technical report of the Praxis 5331 study, from its published tables.
  static var cutReport: CutReportContent {
    var content = bareCutReport
    content.agencies = .absent("the list of agencies is left out of this sample")
    content.panel.sentences = [
      "11 of the 17 panelists (65 %) work as speech-language pathologists, and 4 (24 %) teach at a "
        + "college.",
      "All 17 hold the certificate of the professional association.",
    ]
    content.demographics = .present(demographics)
    content.judgmentSentences = [
      "From round 1 to round 2 the mean rose from 71.51 to 73.57, while the SD fell from 6.66 to "
        + "4.94 and the SEJ from 1.62 to 1.20. 13 panelists went up, 4 went down."
    ]
    content.judgments = .present(judgments)
    content.judgmentSummaryRows = 5
    content.itemCharts = .absent("needs item judgments")
    content.errorBands = .present(bands)
    content.evaluation = .present(
      .init(
        sentences: [
          "Nine of the 17 panelists were very comfortable with the recommended score, and 16 found "
            + "it about right."
        ],
        tables: [evaluation]
      )
    )
    content.distributionSentences = [
      "Of 100 panels drawn from these panelists, 33 (33 %) give 74, and 97 give 72 to 76."
    ]
    content.cutDistribution = .present(BarSketch())
    content.leaveOneOutSentences = [
      "Without P7 or P13 the cut is 75; no single removal gives 73."
    ]
    content.leaveOneOutTable = .present(leaveOneOut)
    content.limits = [
      "The panel is treated as a random draw from people like its members.",
      "Only totals are on file, so no statement is made about single items.",
      "Scaled scores are known for five raw scores; every other one is not published.",
    ]
    content.adoptions = .present([
      .init(
        authority: "Mississippi",
        action: "accepted",
        raw: "74",
        scaled: "162",
        effective: "not recorded",
        reason: "none given"
      )
    ])
    return content
  }

  /// The same study with nothing but what a report cannot do without.
  static var bareCutReport: CutReportContent {
    CutReportContent(
      test: .init(
        name: "Praxis Speech-Language Pathology",
        code: "5331",
        maximumPoints: "108",
        scoredItems: 108,
        pretestItems: 24,
        areas: [
          .init(name: "Foundations and professional practice", items: "about 44"),
          .init(name: "Screening, assessment, evaluation and diagnosis", items: "about 44"),
          .init(name: "Planning, implementation and evaluation of treatment", items: "about 44"),
        ],
        scale: "100 to 200"
      ),
      date: "January 2014",
      answer: "Panel mean 73.57 \u{2192} cut 74 (162). Another such panel would likely land "
        + "between 72 and 76.",
      recommendation: .init(
        cut: "74",
        passingScore: "162",
        unrounded: "73.57",
        figures: figures,
        steps: steps
      ),
      panel: .init(panelists: 17, agencies: 16, agencyWord: "states"),
      procedure: .init(
        method: "modified Angoff",
        question: "How likely is it that the just qualified candidate answers the item correctly?",
        rounds: 2,
        ratingValues: "0, .05, .10, .20, .30, .40, .50, .60, .70, .80, .90, .95 and 1",
        ranges: "difficult 0 to .30, moderate .40 to .60, easy .70 to 1",
        statistic: "mean",
        roundingSentence: "rounded up to the next whole point; a whole number stays",
        convergenceShare: "two thirds",
        convergenceCount: "12 of 17",
        readiness: .present("All panelists said that they were ready before round 1."),
        isTotalsOnly: true
      ),
      fingerprint: fingerprint,
      command: "meteyard run Studies/praxis"
    )
  }

  private static let judgments = ResultTable(
    name: "judgments",
    title: "Cut of each panelist by round, in raw points of 108",
    columns: [
      .init("panelist", head: "Panelist"), .init("round-1", head: "Round 1", isNumeric: true),
      .init("round-2", head: "Round 2", isNumeric: true),
    ],
    rows: [
      ["P1", "71.85", "73.40"], ["P2", "75.20", "74.65"], ["P3", "73.90", "73.70"],
      ["P4", "70.35", "75.65"], ["P5", "71.90", "72.35"], ["P6", "73.20", "74.60"],
      ["P7", "58.60", "65.20"], ["P8", "58.05", "68.65"], ["P9", "75.15", "77.15"],
      ["P10", "65.85", "68.05"], ["P11", "78.80", "79.80"], ["P12", "78.10", "79.20"],
      ["P13", "61.60", "62.40"], ["P14", "79.05", "78.40"], ["P15", "72.80", "75.55"],
      ["P16", "73.90", "73.60"], ["P17", "77.35", "78.30"], ["Average", "71.51", "73.57"],
      ["Lowest", "58.05", "62.40"], ["Highest", "79.05", "79.80"], ["SD", "6.66", "4.94"],
      ["SEJ", "1.62", "1.20"],
    ]
  )

  private static let leaveOneOut = ResultTable(
    name: "leave-one-out",
    title: "The cut without one panelist, under four rounding rules",
    columns: [
      .init("without", head: "Without"), .init("mean", head: "Mean", isNumeric: true),
      .init("up", head: "Up", isNumeric: true),
      .init("half-up", head: "Nearest, half up", isNumeric: true),
      .init("half-even", head: "Nearest, half even", isNumeric: true),
      .init("down", head: "Down", isNumeric: true),
    ],
    rows: [
      ["P2", "73.5", "74", "74", "74", "73"], ["P4", "73.4375", "74", "73", "73", "73"],
      ["P7", "74.090625", "75", "74", "74", "74"], ["P13", "74.265625", "75", "74", "74", "74"],
    ],
    notes: ["The four panelists whose removal changes the cut under some rule, or is a tie."]
  )

  private static let bands = ResultTable(
    name: "error-bands",
    title: "Passing scores within 1 and 2 CSEMs of the recommended passing score",
    columns: [
      .init("row", head: "Cut and CSEM"), .init("raw", head: "Raw score", isNumeric: true),
      .init("scaled", head: "Scaled score", isNumeric: true),
    ],
    rows: [
      ["Recommended", "74 (4.85)", "162"], ["\u{2212}2 CSEMs", "65", "150"],
      ["\u{2212}1 CSEM", "70", "157"], ["+1 CSEM", "79", "169"], ["+2 CSEMs", "84", "175"],
    ],
    notes: [
      "The unrounded CSEM is added to or taken from the rounded cut, and the result is rounded up."
    ]
  )

  private static let demographics = ResultTable(
    name: "demographics",
    title: "Panelists by background (n = 17)",
    columns: [
      .init("question", head: "Question"), .init("option", head: "Answer"),
      .init("n", head: "N", isNumeric: true), .init("percent", head: "Percent", isNumeric: true),
    ],
    keyColumns: 2,
    rows: [
      ["Primary employment function", "Speech-language pathologist", "11", "65"],
      ["Primary employment function", "College faculty", "4", "24"],
      ["Primary employment function", "Director or administrator", "1", "6"],
      ["Primary employment function", "Other", "1", "6"],
      ["Primary employment facility", "School", "6", "35"],
      ["Primary employment facility", "College or university", "6", "35"],
      ["Primary employment facility", "Hospital or outpatient clinic", "2", "12"],
      ["Primary employment facility", "Other", "3", "18"],
    ],
    notes: ["Percents are rounded half up; they need not sum to 100."]
  )

  private static let evaluation = ResultTable(
    name: "final-evaluation",
    title: "How comfortable panelists are with the recommended score",
    columns: [
      .init("item", head: "Statement"), .init("very", head: "Very comfortable", isNumeric: true),
      .init("somewhat", head: "Somewhat comfortable", isNumeric: true),
      .init("un", head: "Somewhat uncomfortable", isNumeric: true),
      .init("very-un", head: "Very uncomfortable", isNumeric: true),
    ],
    rows: [["Recommended passing score", "9 (53 %)", "7 (41 %)", "1 (6 %)", "0 (0 %)"]]
  )
}
