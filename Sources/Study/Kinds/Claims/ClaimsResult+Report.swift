// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Graphics
import Reporting

/// The tables, the chart and the report of a published list.
extension ClaimsResult {
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

  var table: ResultTable {
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

  var quarantine: ResultTable {
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

  var chart: DotAndRangeStrip {
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

  func report(_ fingerprint: Fingerprint) -> Report {
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
            .command(inputs.document.runCommand), .fingerprint(fingerprint),
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
