// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Graphics
import Reporting

/// Puts a claims ledger into certificates, tables, a chart and a report.
struct ClaimsResult {
  let ledger: ClaimsLedger
  let kind: ClaimsKind
  let inputs: StudyInputs

  private var total: Int { ledger.claims.count + ledger.quarantined.count }

  func result() -> StudyResult {
    StudyResult(
      certificates: ledger.claims.map(certificate) + ledger.quarantined.map(certificate),
      values: ledger.claims.map(\.valueText) + ledger.quarantined.map { _ in "" },
      headline: headline,
      summary: [headline] + ledger.quarantined.map { sentence($0) },
      figures: figures,
      tables: [table, quarantine],
      charts: [chart],
      report: report,
      rule: .init(
        id: "claims",
        version: "1",
        text: "\(kind.quantity) \(rangeWords); codes \(kind.codePattern?.description ?? "any")"
      ),
      warnings: [],
      usedSeed: false,
      outcomeWord: "accepted as listed"
    )
  }

  private var headline: String {
    var text = "\(kind.title): \(total) lines, \(ledger.claims.count) accepted, "
    text += "\(ledger.quarantined.count) quarantined"
    if let low = ledger.lowest, let high = ledger.highest {
      text += "; \(low.valueText) (\(low.name)) to \(high.valueText) (\(high.name))"
    }
    return text
  }

  private var rangeWords: String {
    kind.range.map { "within \($0.low)-\($0.high)" } ?? "without a declared range"
  }

  private func sentence(_ line: ClaimsLedger.Quarantined) -> String {
    "\(ledger.file) row \(line.row): \(line.reasons.joined(separator: "; "))"
  }

  private var noError: String { "no error published" }

  private var figures: [Figure] {
    func count(_ key: String, _ label: String, _ value: Int) -> Figure {
      Figure(
        key: key,
        label: label,
        text: String(value),
        exact: String(value),
        unit: "lines",
        error: "a count of lines, without error"
      )
    }
    var figures = [
      count("lines", "Lines", total),
      count("accepted", "Accepted", ledger.claims.count),
      count("quarantined", "Quarantined", ledger.quarantined.count),
    ]
    for (key, label, claim) in [
      ("lowest", "Lowest", ledger.lowest), ("highest", "Highest", ledger.highest),
    ] {
      guard let claim else { continue }
      figures.append(
        Figure(
          key: key,
          label: "\(label) (\(claim.name))",
          text: claim.valueText,
          exact: claim.value.description,
          unit: kind.unit,
          error: noError
        )
      )
    }
    return figures
  }

  private func certificate(_ claim: ClaimsLedger.Claim) -> Certificate {
    var conditions: [String] = []
    if !claim.limit.isEmpty { conditions.append("only for \(Self.words(claim.limit))") }
    if !claim.also.isEmpty { conditions.append("also required: \(claim.also)") }
    if !claim.note.isEmpty { conditions.append("the list adds: \(claim.note)") }
    return Certificate(
      unit: claim.name,
      subject: kind.subject,
      outcome: .met,
      result: "The list gives \(claim.valueText) \(kind.unit) for \(claim.name).",
      rule: rule,
      certainty: [
        "The number is read from the list as it stands; \(noError).",
        "It is \(claim.status.words).",
      ],
      flips: [],
      figures: [
        Figure(
          key: "value",
          label: kind.quantity,
          text: claim.valueText,
          exact: claim.value.description,
          unit: kind.unit,
          error: noError
        )
      ],
      rulePath: [
        RuleStep(
          step: "number \(rangeWords)",
          value: claim.valueText,
          source: "study.yaml, parameters.range"
        ),
        RuleStep(
          step: "form of the code",
          value: claim.codes.isEmpty ? "none given" : claim.codes,
          source: "study.yaml, parameters.codePattern"
        ),
      ],
      evidence: [
        EvidenceItem(
          name: "\(ledger.file) row \(claim.row)",
          value: ([codeWords(claim.codes), "\(kind.quantity) \(claim.valueText)"] + conditions)
            .filter { !$0.isEmpty }.joined(separator: "; "),
          source: kind.source,
          date: kind.date,
          quality: "as listed"
        )
      ],
      notInThis: ["whether the list is still in force", "who may be exempt"],
      challenge: "A reader who holds the source can correct the row and run the study again.",
      marks: kind.marks
    )
  }

  private func certificate(_ line: ClaimsLedger.Quarantined) -> Certificate {
    Certificate(
      unit: "row \(line.row)",
      subject: kind.subject,
      outcome: .unknown(.illegible),
      result: "Row \(line.row) of \(ledger.file) is set aside: it cannot be read, and nothing is "
        + "guessed.",
      rule: rule,
      certainty: ["The true number cannot be recovered from this list; none is filled in."],
      flips: [
        Flip(
          change: "the line read from a legible copy of the source",
          result: "accepted with its number",
          isMutable: false
        )
      ],
      evidence: [
        EvidenceItem(
          name: "\(ledger.file) row \(line.row)",
          value: line.reasons.joined(separator: "; "),
          source: kind.source,
          date: kind.date,
          quality: "illegible"
        )
      ],
      notInThis: ["the number of this line: not published in legible form"],
      challenge: "A reader who holds the source can correct the row and run the study again.",
      marks: kind.marks
    )
  }

  private var rule: String {
    "A line is accepted when its number lies \(rangeWords)"
      + (kind.codePattern.map { " and its code has the declared form (pattern \($0.description))" }
        ?? "") + "."
  }

  private func codeWords(_ codes: String) -> String {
    let parts = codes.split(separator: ";")
    guard !parts.isEmpty else { return "" }
    return (parts.count == 1 ? "code " : "codes ") + parts.joined(separator: " and ")
  }

  /// `purpose=supplemental` as a reader says it: `purpose: supplemental`.
  private static func words(_ limit: String) -> String { limit.replacing("=", with: ": ") }

  /// The accepted lines as a page shows them: without columns that say nothing, in words.
  private var tableView: ResultTable {
    let status = Set(ledger.claims.map(\.status))
    var silent = Set(["limit", "also"].filter { name in table.cells(name).allSatisfy(\.isEmpty) })
    var notes = table.notes
    if let only = status.first, status.count == 1 {
      silent.insert("status")
      notes.append("Each claim \(only.ofEach).")
    }
    let view = table.without(silent, notes: notes)
    guard let limit = view.columns.firstIndex(where: { $0.name == "limit" }) else { return view }
    return ResultTable(
      name: view.name,
      title: view.title,
      columns: view.columns,
      rows: view.rows.map { row in
        var row = row
        row[limit] = Self.words(row[limit])
        return row
      },
      notes: view.notes
    )
  }

  private var table: ResultTable {
    ResultTable(
      name: "claims",
      title: "Accepted lines",
      columns: [
        .init("claim", head: "Claim"), .init("codes", head: "Codes"),
        .init("value", head: kind.quantity, isNumeric: true), .init("limit", head: "Limit"),
        .init("also", head: "Also required"), .init("status", head: "Status"),
        .init("row", head: "Row", isNumeric: true),
      ],
      rows: ledger.claims.map {
        [
          $0.name, $0.codes, $0.valueText, $0.limit, $0.also, $0.status.rawValue, String($0.row),
        ]
      },
      notes: ["Codes are texts: a leading zero is part of the code. No error is published."]
    )
  }

  private var quarantine: ResultTable {
    ResultTable(
      name: "quarantine",
      title: "Quarantined lines",
      columns: [
        .init("row", head: "Row", isNumeric: true), .init("reasons", head: "Reasons"),
        .init("outcome", head: "Outcome"),
      ],
      rows: ledger.quarantined.map {
        [String($0.row), $0.reasons.joined(separator: "; "), "unknown (illegible)"]
      },
      notes: ["Nothing is guessed: a damaged line keeps its place and has no number."]
    )
  }

  private var chart: DotAndRangeStrip {
    func topic(_ label: String, _ claims: [ClaimsLedger.Claim]) -> DotAndRangeStrip.Topic {
      .init(
        label: label,
        claims: claims.map {
          .init(
            value: ChartNumber($0.value.double, $0.valueText),
            source: $0.name,
            detail: $0.codes
          )
        }
      )
    }
    let groups = Dictionary(grouping: ledger.claims) { $0.limit }
    let topics = groups.sorted { $0.key < $1.key }.map {
      topic(
        $0.key.isEmpty ? kind.quantity : "\(kind.quantity), \(Self.words($0.key))",
        $0.value
      )
    }
    return DotAndRangeStrip(
      name: "claims",
      title: kind.title,
      topics: topics,
      axisTitle: kind.unit
    )
  }

  private func report(_ fingerprint: Fingerprint) -> Report {
    Report(
      title: kind.title,
      subtitle: "Published numbers, line by line",
      unit: inputs.document.id,
      date: kind.date,
      marks: kind.marks,
      answer: "\(total) lines: \(ledger.claims.count) accepted, "
        + "\(ledger.quarantined.count) quarantined; nothing was guessed.",
      sections: [
        Section(
          "summary",
          "Summary",
          blocks: [.figures(figures), .text("Source: \(kind.source)."), .figure(chart)]
        ),
        Section("lines", "Accepted lines", blocks: [.table(tableView)]),
        Section(
          "quarantine",
          "Quarantined lines",
          blocks: ledger.quarantined.isEmpty
            ? [.absent("No line was set aside.")]
            : [
              .table(quarantine),
              .text("The rows as they were read stand in rejects/claims.csv of the run folder."),
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
                    "The list is read as it stands. It does not say who is exempt, or whether a "
                      + "newer list replaces it."
                  )
                ]
              )
            )
          ]
        ),
        Section(
          "recompute",
          "How this was computed",
          blocks: [
            .command("meteyard run \(inputs.document.id)"), .fingerprint(fingerprint),
          ]
        ),
      ],
      fingerprint: fingerprint
    )
  }
}

extension ClaimsLedger.Status {
  /// What holds for each claim when it holds for all, after `Each claim`.
  fileprivate var ofEach: String {
    switch self {
    case .single: "is the only one on its topic"
    case .agrees: "agrees with the others on its topic"
    case .conflicts: "differs from another on its topic; none is taken for the other"
    }
  }
}
