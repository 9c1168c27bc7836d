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
        Section("claims", "Every claim", blocks: claimBlocks),
        Section("rules", "What may back a rule", blocks: ruleBlocks),
      ] + identitySections + conjunctionSections + [
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

  /// The one table of files as the pages show it: what is said, where it stands, what others say.
  private var claimBlocks: [Block] {
    guard !list.lines.isEmpty else { return [.absent("No claim was accepted.")] }
    let whole = ledgerTable
    let said = ["claim", "value", "relation", "population", "year", "issuer"]
    let listed = ["codes", "limit", "also", "note"].filter { name in
      !whole.cells(name).allSatisfy(\.isEmpty)
    }
    let related = ["claim", "conflicts-with", "agrees-with", "implausible-because"]
    let others = whole.columns(related, named: "others", "What speaks for and against a claim")
      .rows(where: { row in row.dropFirst().contains { !$0.isEmpty } })
    let document = whole.isConstant("source") ? whole.cells("source").first ?? "" : ""
    let place = whole.isConstant("source") ? ["offset"] : ["source", "offset"]
    return [
      .table(whole.columns(said + listed, named: "claims", "What is said", notes: whole.notes)),
      .table(
        whole.columns(
          ["claim", "status", "sentence"] + place,
          named: "sentences",
          "Where it stands",
          notes: ["Single: no other claim on the topic speaks of the same people."]
            + (document.isEmpty ? [] : ["All sentences stand in \(document)."])
        )
      ),
    ] + (others.rows.isEmpty ? [] : [.table(others)])
  }

  /// Which claims may back a rule, a row for each answer.
  private var ruleBlocks: [Block] {
    let declared = ledger.declared.count
    let answers = list.lines.indices.map { ledger.backing($0).words }
    let groups = Dictionary(grouping: list.lines.indices) { answers[$0] }
    let first =
      declared == 0
      ? "No claim may back a rule: no program of record has declared one."
      : "\(declared) of \(list.lines.count) claims may back a rule."
    guard !answers.isEmpty else { return [.text(first)] }
    return [
      .text(first),
      .table(
        ResultTable(
          name: "rules",
          title: "Claims and rules",
          columns: [
            .init("count", head: "Claims", isNumeric: true),
            .init("backs-a-rule", head: "May back a rule"), .init("claims", head: "Which"),
          ],
          rows: answers.uniqued.map { answer in
            let members = groups[answer] ?? []
            let shown = members.prefix(Self.mostNames).map { list.lines[$0].claim }
            return [String(members.count), answer, names(shown, of: members.count)]
          }
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
