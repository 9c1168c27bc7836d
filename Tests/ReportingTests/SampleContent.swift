// SPDX-License-Identifier: Apache-2.0
import Decisions
import Graphics

@testable import Reporting

/// A chart with the least a chart can be, so that pages are tested without any real drawing.
struct BarSketch: Chart {
  var name = "cut-distribution"
  var title = "Cuts of other such panels"
  var finding = "33 in 100 such panels (33 %) give 74, and 97 in 100 give 72 to 76."
  var table = ChartTable(
    columns: ["Cut", "Probability"],
    rows: [
      ["72", "0.0758"], ["73", "0.2116"], ["74", "0.3280"], ["75", "0.2610"], ["76", "0.0934"],
    ]
  )

  func svg() -> String {
    var out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 180\" role=\"img\""
    out += " aria-labelledby=\"\(name)-t \(name)-d\"><title id=\"\(name)-t\">\(escaped(title))"
    out += "</title><desc id=\"\(name)-d\">\(escaped(finding))</desc>"
    for (position, row) in table.rows.enumerated() {
      let share = Double(row.last ?? "") ?? 0
      let top = 6 + position * 34
      out += "<text x=\"0\" y=\"\(top + 18)\" font-size=\"14\" fill=\"currentColor\">"
      out += "\(escaped(row.first ?? ""))</text>"
      out += "<rect x=\"40\" y=\"\(top)\" width=\"\(Int(share * 1_700))\" height=\"26\""
      out += " fill=\"currentColor\" fill-opacity=\".35\"/>"
    }
    return out + "</svg>"
  }

  private func escaped(_ text: String) -> String {
    var out = ""
    Escaping.appendText(text, to: &out)
    return out
  }
}

/// Content for pages under test: the published figures of the Praxis 5331 study.
enum SampleContent {
  static let fingerprint = Fingerprint(
    data: "7f3a90c1",
    policy: "91c0aa42",
    engine: "0.1.0",
    seed: nil
  )

  static let figures = [
    Figure(
      key: "mean",
      label: "Mean of the panelists' cuts",
      text: "73.57",
      exact: "25013/340",
      unit: "raw points",
      error: "SEJ 1.20, for another such panel"
    ),
    Figure(
      key: "cut",
      label: "Recommended cut",
      text: "74",
      exact: "74",
      unit: "of 108 raw points",
      error: "97 in 100 such panels give 72 to 76"
    ),
    Figure(
      key: "passing-score",
      label: "Passing score",
      text: "162",
      exact: "162",
      unit: "on the scale of 100 to 200",
      error: "none of its own: it is the scaled score published for 74"
    ),
    Figure(
      key: "csem",
      label: "CSEM at the cut",
      text: "4.85",
      unit: "raw points",
      error: "no error published: it is itself the error of one score"
    ),
  ]

  static let steps = [
    RuleStep(step: "mean of 17 cuts, round 2", value: "1250.65/17 = 73.5676", source: "clause 2"),
    RuleStep(step: "round up to a whole point", value: "74", source: "clause 3"),
    RuleStep(step: "published conversion of 74", value: "162", source: "Table 4"),
  ]

  static let certificate = Certificate(
    unit: "Praxis 5331",
    subject: "passing score",
    outcome: .met,
    firmness: .borderline,
    result: "The passing score is 74 of 108 (scaled 162).",
    rule: "Modified Angoff, round-2 mean, rounded up; policy praxis-angoff v1, clause 3.",
    certainty: [
      "33 in 100 panels like this (33 %) give 74; 72 to 76 covers 97 in 100 (97 %).",
      "The score error at 74 is CSEM 4.85; it is about one test taker, not about the cut.",
    ],
    flips: [
      Flip(change: "without panelist P7", result: "75"),
      Flip(change: "without panelist P13", result: "75"),
      Flip(change: "median instead of mean", result: "75"),
    ],
    figures: figures,
    rulePath: steps,
    evidence: [
      EvidenceItem(
        name: "Panelist totals",
        value: "17 panelists, 2 rounds",
        source: "Table 3 of the study's report",
        date: "2014-01-31",
        quality: "complete"
      ),
      EvidenceItem(
        name: "Raw and scaled scores",
        value: "5 of 109 pairs",
        source: "Table 4 of the study's report",
        date: "2014-01-31",
        quality: "other pairs not published"
      ),
    ],
    notInThis: [
      "item judgments: not published",
      "test takers' data: not published",
      "raw to scaled scores beyond five points: not published",
    ],
    challenge: "Name the datum and what it should be; the state agency that adopted the score "
      + "decides, and a corrected study is run again beside this one."
  )

  static var certificatePage: CertificatePage {
    CertificatePage(
      certificate: certificate,
      study: "Speech-Language Pathology",
      date: "study of January 2014",
      fingerprint: fingerprint,
      command: "meteyard verify praxis.meteyard",
      outcomeWord: "fixed"
    )
  }

  static let small = Report(
    title: "A small report",
    subtitle: "With one of each block",
    unit: "Form A",
    date: "Study of May 2020",
    marks: ["example"],
    answer: "The cut is 3 of 5.",
    sections: [
      Section(
        "first",
        "First",
        blocks: [
          .paragraph([
            "See ", .table("totals"), ", ", .figure("cut-distribution"), " and ",
            .link("the second part", to: "second"), "; ", .strong("not"), " ", .emphasis("now"),
            " ", .code("a < b"), ".",
          ]),
          .figures(Array(figures.prefix(1))),
          .computed(steps),
          .command("meteyard run Studies/small"),
        ]
      ),
      Section(
        "second",
        "Second",
        level: 2,
        blocks: [
          .table(
            TableBlock(
              ResultTable(
                name: "totals",
                title: "Totals by panelist",
                columns: [
                  .init("panelist", head: "Panelist"),
                  .init("round-1", head: "Round 1", isNumeric: true),
                ],
                rows: [["P1", "3.00"], ["P2", "2.80"], ["Average", "2.90"]],
                notes: ["Two panelists."]
              ),
              summaryRows: 1
            )
          ),
          .figure(BarSketch()),
        ]
      ),
      Section(
        "third",
        "Third",
        isAppendix: true,
        blocks: [
          .notice(Notice(.warning, ["Invented data."])),
          .list([["one"], ["two"]]),
          .steps([["first"], ["then"]]),
          .absent("Not given here: item charts (needs item judgments)."),
          .fingerprint(fingerprint),
        ]
      ),
    ],
    fingerprint: fingerprint
  )
}
