// SPDX-License-Identifier: Apache-2.0
import Decisions
import Graphics
import Matching
import Reporting

/// The report of a scoring study, for the program; applicants have letters of their own.
extension ScoringResult {
  func report(_ fingerprint: Fingerprint) -> Report {
    Report(
      title: kind.title,
      subtitle: "Scores, bands of ranks and draft lists",
      unit: document.id,
      date: kind.date,
      marks: kind.marks,
      answer: analysis.programs.map(sentence).joined(separator: ". ") + ".",
      sections: [
        Section(
          "summary",
          "Summary",
          blocks: [
            .notice(
              Notice(
                .note,
                [
                  .text(
                    "Weights: \(sheet.weightSource). A score says what raters said; inside a group of "
                      + "the draft list it gives no order."
                  )
                ]
              )
            ), .figures(figures),
          ]
        ),
        Section("ranks", "Ranks and their bands", blocks: charts.map { .figure($0) }),
        Section("sheet", "Scoring sheet", blocks: [.table(sheetTable)]),
        Section("scores", "Scores", blocks: scoreBlocks),
        Section("agreement", "Agreement of raters", blocks: [.table(agreementTable)]),
        Section(
          "lists",
          "Lists",
          blocks: [
            .table(draftTable),
            orderedTable.rows.isEmpty
              ? .absent("No person has set an order inside the groups.") : .table(orderedTable),
          ]
        ),
        Section(
          "limits",
          "Limits",
          blocks: [
            .notice(
              Notice(
                .limit,
                [
                  .text(
                    "Bands count other raters of the same kind and other weights near these; they do "
                      + "not count whether the criteria are the right ones. Raters who saw different "
                      + "applicants are compared by chance alone."
                  )
                ]
              )
            )
          ]
        ),
        Section(
          "recompute",
          "How this was computed",
          blocks: [.command(document.runCommand), .fingerprint(fingerprint)]
        ),
      ],
      fingerprint: fingerprint
    )
  }

  /// The scores as a page shows them: who has one, and apart who has none with the reasons.
  private var scoreBlocks: [Reporting.Block] {
    let whole = scoreTable
    let names = ["program", "applicant"].filter { $0 == "applicant" || !whole.isConstant($0) }
    let criteria = sheet.criteria.map(\.name)
    let scored = whole.columns(
      names + criteria + ["score", "rank", "band", "group"],
      named: "scores",
      "Scores",
      notes: whole.notes
    )
    let place = names.count + criteria.count
    let missing = whole.columns(names + ["present", "reasons"], named: "unscored", "No score")
      .rows { !($0.last ?? "").isEmpty }
    return [.table(scored.rows { !$0[place].isEmpty })]
      + (missing.rows.isEmpty ? [] : [.table(missing)])
  }
}
