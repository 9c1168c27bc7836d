// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import ExactArithmetic
import Graphics
import Reporting

/// The report of claims that carry their sentences.
extension ClaimsResult {
  /// What the statuses mean and what is never done, in every ledger.
  private static let nothingAveraged =
    "Claims stand side by side as they are printed. Nothing is averaged, no claim is taken for "
    + "another, and what describes people, such as the mean of those who matched, is never a "
    + "threshold. A claim becomes a rule only when a program of record declares it, with author and "
    + "date."

  func ledgerReport(_ fingerprint: Fingerprint) -> Report {
    Report(
      title: kind.title,
      subtitle: "Published claims, side by side",
      unit: inputs.document.id,
      date: kind.date,
      marks: kind.marks,
      answer: "\(list.lines.count) claims on \(ledger.topics.count) topics: \(standingWords); "
        + "nothing was averaged.",
      sections: [
        Section(
          "summary",
          "Summary",
          blocks: [
            .notice(Notice(.note, [.text(Self.nothingAveraged)])), .figures(figures),
            .text("Source: \(kind.source)."),
          ]
        ),
        Section(
          "topics",
          "Claims by topic",
          blocks: strips.isEmpty ? [.absent("No claim was accepted.")] : strips.map { .figure($0) }
        ),
        Section("claims", "Every claim", blocks: [.table(pageTable)]),
        Section("rules", "What may back a rule", blocks: ruleBlocks),
      ] + conjunctionSections + [
        quarantineSection,
        Section(
          "limits",
          "Limits",
          blocks: [
            .notice(
              Notice(
                .limit,
                [
                  .text(
                    "That a sentence stands in the source says nothing about whether it is true, or "
                      + "still true. Claims agree or conflict when they are on one topic and speak "
                      + "of the same people, or when neither says of whom."
                  )
                ]
              )
            )
          ]
        ),
        recomputeSection(fingerprint),
      ],
      fingerprint: fingerprint
    )
  }

  /// The table as a page shows it: without columns that say nothing, the place in one column.
  private var pageTable: ResultTable {
    let whole = ledgerTable
    let optional = ["codes", "limit", "also", "note", "implausible-because", "agrees-with"]
    let silent = optional.filter { name in whole.cells(name).allSatisfy(\.isEmpty) }
    return whole.without(Set(silent + ["topic", "backs-a-rule"]))
  }

  private var ruleBlocks: [Block] {
    let declared = ledger.declared.count
    let first: Block =
      declared == 0
      ? .text("No claim may back a rule: no program of record has declared one.")
      : .text("\(declared) of \(list.lines.count) claims may back a rule.")
    return [
      first,
      .table(
        ResultTable(
          name: "rules",
          title: "Claims and rules",
          columns: [
            .init("claim", head: "Claim"), .init("backs-a-rule", head: "May back a rule"),
          ],
          rows: list.lines.enumerated().map { [$1.claim.name, ledger.backing($0).words] }
        )
      ),
    ]
  }

  // MARK: - Double conditions

  private var conjunctionSections: [Section] {
    guard !conjunctions.isEmpty else { return [] }
    return [
      Section(
        "conjunctions",
        "One condition, and both",
        blocks: conjunctions.flatMap { conjunction -> [Block] in
          [
            .text(sentence(conjunction)),
            .text(
              "Whoever meets both conditions meets each of them; so a rule that asks for both lets in "
                + "at most as many as either condition alone, and is stricter whenever somebody "
                + "meets only one."
            ),
          ]
        }
      )
    ]
  }

  /// The two shares with their ratio, exact and with its limits.
  func sentence(_ conjunction: Conjunction) -> String {
    let (low, high) = conjunction.bounds
    return "Of \(conjunction.one.population ?? Self.notStated) \(conjunction.one.value) "
      + "(\(conjunction.one.name)) met the one condition and \(conjunction.both.value) "
      + "(\(conjunction.both.name)) both: \(conjunction.ratio) = "
      + "\(conjunction.ratio.text(places: 1)) times as many meet the one. As the shares are printed "
      + "in rounded form, the ratio lies between \(low.text(places: 2)) and \(high.text(places: 2))."
  }

  func figure(_ conjunction: Conjunction) -> Figure {
    let (low, high) = conjunction.bounds
    return Figure(
      key: "ratio-\(conjunction.one.topic)-\(conjunction.both.topic)",
      label: "\(conjunction.one.name) for each \(conjunction.both.name)",
      text: conjunction.ratio.text(places: 1),
      exact: conjunction.ratio.description,
      unit: "fold",
      error: "from \(low.text(places: 2)) to \(high.text(places: 2)) by the rounding of the shares"
    )
  }
}
