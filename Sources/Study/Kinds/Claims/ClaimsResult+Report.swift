// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import ExactArithmetic
import Graphics
import Reporting

/// The tables, the chart and the report of a published list.
extension ClaimsResult {
  /// The accepted lines as a page shows them: without columns that say nothing, in words.
  private var tableView: ResultTable {
    let status = Set(list.lines.indices.map(statusWord))
    var silent = Set(["limit", "also"].filter { name in table.cells(name).allSatisfy(\.isEmpty) })
    var notes = table.notes
    if let only = status.first, status.count == 1 {
      silent.insert("status")
      notes.append("Each claim \(ofEach(only)).")
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
      rows: list.lines.enumerated().map { index, line in
        [
          line.claim.name, line.codes, line.claim.value.text, line.limit, line.also,
          statusWord(index), String(line.row),
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
      rows: list.quarantined.map {
        [String($0.row), $0.reasons.joined(separator: "; "), "unknown (illegible)"]
      },
      notes: ["Nothing is guessed: a damaged line keeps its place and has no number."]
    )
  }

  var chart: DotAndRangeStrip {
    func topic(_ label: String, _ lines: [ClaimsList.Line]) -> DotAndRangeStrip.Topic {
      .init(
        label: label,
        claims: lines.map {
          .init(
            value: ChartNumber($0.number?.double ?? .nan, $0.claim.value.text),
            source: $0.claim.name,
            detail: $0.codes
          )
        }
      )
    }
    let groups = Dictionary(grouping: list.lines) { $0.limit }
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
      answer: "\(total) lines: \(list.lines.count) accepted, "
        + "\(list.quarantined.count) quarantined; nothing was guessed.",
      sections: [
        Section(
          "summary",
          "Summary",
          blocks: [.figures(figures), .text("Source: \(kind.source)."), .figure(chart)]
        ),
        Section("lines", "Accepted lines", blocks: [.table(tableView)]),
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
                    "The list is read as it stands. It does not say who is exempt, or whether a "
                      + "newer list replaces it."
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

  var quarantineSection: Section {
    Section(
      "quarantine",
      "Quarantined lines",
      blocks: list.quarantined.isEmpty
        ? [.absent("No line was set aside.")]
        : [
          .table(quarantine),
          .text("The rows as they were read stand in rejects/claims.csv of the run folder."),
        ]
    )
  }

  func recomputeSection(_ fingerprint: Fingerprint) -> Section {
    Section(
      "recompute",
      "How this was computed",
      blocks: [.command(inputs.document.runCommand), .fingerprint(fingerprint)]
    )
  }

  /// What holds for each claim when it holds for all, after `Each claim`.
  private func ofEach(_ status: String) -> String {
    switch ClaimStatus(rawValue: status) {
    case .agrees: "agrees with the others on its topic"
    case .conflicts: "differs from another on its topic; none is taken for the other"
    default:
      list.topicSizes.values.allSatisfy { $0 == 1 }
        ? "is the only one on its topic" : "is the only one on its topic that speaks of its people"
    }
  }
}
