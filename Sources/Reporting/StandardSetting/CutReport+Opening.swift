// SPDX-License-Identifier: Apache-2.0
import Decisions

extension CutReport {
  /// The executive summary: who took part, what they recommend, with which errors.
  var summary: [Section] {
    let facts = content.procedure
    let recommendation = content.recommendation
    let panel =
      facts.hasPanelistCuts
      ? CutReport.count(content.panel.panelists, "panelist", "panelists") + origin
        + " judged the test by the " + facts.method + " method in "
        + CutReport.count(facts.rounds, "round", "rounds") + "."
      : content.panel.judged
    let source = content.source.isEmpty ? "" : " Source of the evidence: " + content.source + "."
    let whole = content.test.maximumPoints + " raw points"
    let rounded = "is " + facts.roundingSentence + "."
    let start =
      facts.hasPanelistCuts
      ? "The panel's " + facts.statistic + ", " + recommendation.unrounded + " of " + whole + ", "
        + rounded
      : "The cut of the " + facts.method + " method, " + recommendation.unrounded + " of " + whole
        + ", " + rounded
    return [
      Section(
        "summary",
        "Executive summary",
        blocks: [
          .text(
            "This report tells how a panel recommended a passing score for " + content.test.full
              + ", how the figures were computed, and how firm they are. Every table is generated "
              + "from the data of the study; none is typed." + source
          )
        ]
      ),
      Section(
        "summary-participants",
        "Participants",
        level: 2,
        blocks: [
          .paragraph(
            [.text(panel)]
              + (content.demographics.content == nil && content.panel.sentences.isEmpty
                ? [] : [" The panel is described in ", .section("panel"), "."])
          )
        ]
      ),
      Section(
        "summary-recommendation",
        "Recommended passing score",
        level: 2,
        blocks: [
          .paragraph([
            .text(start),
            " The recommended cut is ",
            .strong(recommendation.cut + " of " + whole),
            .text(scaledClause),
          ]),
          .figures(recommendation.figures),
          .computed(recommendation.steps),
          .command(content.command),
        ]
      ),
    ]
  }

  private var origin: String {
    guard let agencies = content.panel.agencies else { return "" }
    return " from " + String(agencies) + " " + content.panel.agencyWord
  }

  private var scaledClause: String {
    let scale = content.test.scale.isEmpty ? "" : " of " + content.test.scale
    return switch content.recommendation.passingScore {
    case "": "."
    case "not published": "; its score on the reporting scale" + scale + " is not published."
    case let score: ", a passing score of " + score + " on the reporting scale" + scale + "."
    }
  }

  /// Table 1.
  var agencies: Section {
    Section(
      "agencies",
      "Participating agencies",
      blocks: content.agencies.blocks(else: "Table 1, panelists by agency") { table in
        [.table(TableBlock(table, number: "1"))]
      }
    )
  }

  /// What a passing score is for, and the words for its errors.
  var purpose: Section {
    Section(
      "purpose",
      "Purpose and the language of error",
      blocks: [
        .text(
          """
          A passing score divides scores into those that do and those that do not show enough of \
          what the test measures. It rests on judgment: the panel recommends, and each \
          authority decides whether to accept the recommendation, to raise it or to lower it. \
          Two kinds of error belong to that decision, and they must not be taken for each other.
          """
        ),
        .list([
          content.procedure.hasPanelistCuts ? CutReport.errorOfJudgment : CutReport.errorOfCut,
          [
            .strong("Conditional standard error of measurement (CSEM)."),
            """
             How far one test taker's score is likely to stray, at a given score, from the score \
            that the same person would average over many forms like this one.
            """,
          ],
          [
            .strong("False positive."),
            " A test taker passes who would not pass if scores had no error.",
          ],
          [
            .strong("False negative."),
            " A test taker does not pass who would pass if scores had no error.",
          ],
        ]),
        .text(
          """
          A higher cut makes false positives rarer and false negatives more frequent; a lower cut \
          does the reverse. No cut removes both. Which of the two weighs more is for the \
          authority to say, and no statistic can say it.
          """
        ),
      ]
    )
  }

  private static let errorOfJudgment: [Inline] = [
    .strong("Standard error of judgment (SEJ)."),
    """
     How much the panel's mean would vary from one such panel to another: the standard \
    deviation of the panelists' cuts, with divisor n \u{2212} 1, divided by the square \
    root of the number of panelists.
    """,
  ]

  private static let errorOfCut: [Inline] = [
    .strong("Standard error of the cut (SE)."),
    """
     How much the cut would vary if other judges had judged, or other test takers had been \
    judged; each method says which of the two its error counts.
    """,
  ]

  /// The test: what is scored, what is not, how scores are reported.
  var overview: Section {
    let test = content.test
    var items: String
    switch (test.scoredItems, test.pretestItems) {
    case (let scored?, let pretest?):
      items =
        "The form holds " + String(scored + pretest) + " items: " + String(scored)
        + " count towards the score, and " + String(pretest)
        + " are tried out and do not count; the latter are never judged into the cut."
    case (let scored?, nil):
      items = CutReport.count(scored, "item counts", "items count") + " towards the score."
    case (nil, _): items = "The number of items is not published."
    }
    items += " The largest raw score is " + test.maximumPoints + "."
    if !test.scale.isEmpty { items += " Scores are reported on a scale of " + test.scale + "." }
    let areas: [Block] =
      test.areas.isEmpty
      ? [.missing("the content areas", because: "not published")]
      : [
        .text("Its content areas:"),
        .list(test.areas.map { [.text($0.name + ": " + $0.items + " items")] }),
      ]
    return Section("test", "Overview of the test", blocks: [.text(items)] + areas)
  }
}
