// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import Graphics
import Reporting

/// The report of a study of cases: a queue, each case as a checklist, pathways side by side.
struct EligibilityReport {
  let analysis: EligibilityAnalysis
  let tables: EligibilityTables
  let charts: EligibilityCharts
  let summary: EligibilitySummary
  let fingerprint: Fingerprint

  /// A page shows the first cases only; the files hold all of them.
  private static let mostCases = 50

  private var document: StudyDocument { analysis.document }

  var report: Report {
    Report(
      title: document.title,
      subtitle: "What is met, what is missing, who owes it",
      unit: document.id,
      date: document.date,
      marks: document.marks,
      answer: summary.paragraph,
      sections: [queue] + [cases, pathways, stages, conformance].compactMap(\.self) + [
        outcomes, sources, limits, recompute,
      ],
      fingerprint: fingerprint
    )
  }

  /// Where each case stands, and what waits longest.
  private var queue: Section {
    let rows = analysis.units.map { unit, row, _ -> [String] in
      let waiting = row.review.deficiencies.compactMap { item in
        item.debt?.daysWaiting.map { (days: $0, item: item) }
      }.max { $0.days < $1.days }
      return [
        unit, row.review.pathway.id, row.review.stage ?? "", row.standing,
        waiting.map { "\($0.item.label) \($0.item.debt?.words ?? "")" } ?? "",
      ]
    }
    let table = ResultTable(
      name: "queue",
      title: "Where each case stands",
      columns: [
        .init("unit", head: "Case"), .init("pathway", head: "Pathway"),
        .init("stage", head: "Stage"), .init("standing", head: "Standing"),
        .init("longest", head: "Waiting longest"),
      ],
      rows: Array(rows.prefix(Self.mostCases)),
      notes: rows.count > Self.mostCases
        ? ["The first \(Self.mostCases) of \(rows.count); all stand in decisions.csv."] : []
    )
    return Section(
      "queue",
      "Queue",
      blocks: [
        .table(table),
        .text(
          "Meets: the evidence shows it. Not shown to meet: what is on file does not reach what the rule "
            + "asks. Not yet known: evidence is open, with who owes it. Board discretion: only a named "
            + "person can decide."
        ),
        .text("Evidence: \(document.source)."),
      ] + failedTests
    )
  }

  private var failedTests: [Block] {
    analysis.failedTests.map { test in
      let sentence = test.sentence
      return notice(.warning, sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
    }
  }

  private func notice(_ kind: Notice.Kind, _ text: String) -> Block {
    .notice(Notice(kind, [.text(text)]))
  }

  /// A checklist for each filed case.
  private var cases: Section {
    var blocks: [Block] = []
    for (unit, row, _) in analysis.units.prefix(Self.mostCases) {
      if let sentence = ReviewNotice(row).sentence {
        blocks.append(notice(.warning, "\(unit): \(sentence)"))
      }
      if let chart = charts.tree(of: unit) { blocks.append(.figure(chart)) }
      blocks.append(.text("\(unit): \(row.standing)."))
      let items = row.review.deficiencies
      if !items.isEmpty { blocks.append(.list(items.map { [.text($0.sentence)] })) }
      if let settlement = row.settlement {
        blocks.append(.text("What would settle \(unit): \(settlement.sentence)."))
      }
      blocks.append(.table(checklist(unit, row)))
    }
    return Section("cases", "Cases", blocks: blocks)
  }

  private func checklist(_ unit: String, _ row: PathwayMatrix.Row) -> ResultTable {
    let items = row.review.parts.flatMap { part in part.items.map { (part, $0) } }
    return ResultTable(
      name: "checklist-\(RunFiles.fileName(unit).lowercased())",
      title: "\(unit): \(row.review.pathway.title)",
      columns: [
        .init("criterion", head: "Criterion"), .init("status", head: "Status"),
        .init("figures", head: "On file; required"),
        .init("owed", head: "Who owes it"), .init("sources", head: "Where it stands"),
      ],
      rows: items.map { part, item in
        [
          "\(item.decision) \(item.label) \(item.condition)"
            + (part.isAsked ? "" : " (another stage)"),
          "\(item.status.shape) \(item.status.words)", "\(item.onFile); \(item.asked)",
          item.debt?.words ?? "",
          (item.sources.map(\.words) + item.comparisons.map(\.words)).joined(separator: "; "),
        ]
      },
      notes: ["Law: \(row.law)."]
    )
  }

  /// Every case under every pathway.
  private var pathways: Section? {
    guard analysis.rules.pathways.count > 1 else { return nil }
    let table = tables.pathways
    let most = Self.mostCases * 4
    let shown =
      table.rows.count > most
      ? table.rows(0..<most, note: "The first \(most) of \(table.rows.count).") : table
    return Section(
      "pathways",
      "Which pathways",
      blocks: [.table(shown.without(["title", "weakest-source"]))]
    )
  }

  private var stages: Section? {
    guard let table = tables.stages else { return nil }
    return Section(
      "stages",
      "Stages",
      blocks: charts.timelines.map { .figure($0) } + [.table(table)]
    )
  }

  /// The comparison with a model text, under the words that it is no law.
  private var conformance: Section? {
    guard let table = tables.conformance, let matrix = analysis.conformance else { return nil }
    var blocks: [Block] = [
      notice(
        .warning,
        "Recommendations do not carry the force of law. \(matrix.model) is a model text."
      )
    ]
    if let chart = charts.conformance { blocks.append(.figure(chart)) }
    return Section(
      "conformance",
      "Comparison with the recommendations",
      blocks: blocks + [.table(table)]
    )
  }

  private var outcomes: Section {
    Section(
      "outcomes",
      "What became of cases",
      blocks: [
        .table(tables.outcomes),
        .text("Counts without ids, for whoever evaluates a program."),
      ]
    )
  }

  private var sources: Section {
    Section("sources", "Sources", blocks: [.table(tables.sources)])
  }

  private var limits: Section {
    Section(
      "limits",
      "Limits",
      blocks: [
        notice(
          .limit,
          "Whether what is on file is true is not checked. What a person or board must judge stays open "
            + "until the judgment is on file. A clause that rests on a secondary source may differ from "
            + "the text of the law."
        )
      ]
    )
  }

  private var recompute: Section {
    Section(
      "recompute",
      "How this was computed",
      blocks: [.command(document.runCommand), .fingerprint(fingerprint)]
    )
  }
}

extension PathwayMatrix.Row {
  /// What persons decided, else where the evidence stands.
  var standing: String { review.decided.words ?? review.standing.words }
}
