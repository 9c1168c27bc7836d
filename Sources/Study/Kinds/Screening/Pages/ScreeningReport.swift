// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Graphics
import Matching
import Policy
import Reporting

/// The report of a screen.
struct ScreeningReport {
  let analysis: ScreeningAnalysis
  let tables: ScreeningTables
  let charts: ScreeningCharts
  let summary: ScreeningSummary
  let fingerprint: Fingerprint

  /// A page shows the first applicants only; the files hold all of them.
  private static let mostRows = 200

  private var document: StudyDocument { analysis.document }
  private var groups: GroupTables { GroupTables(analysis: analysis) }

  var report: Report {
    Report(
      title: document.title,
      subtitle: "A screen of applicants, filter by filter",
      unit: document.id,
      date: document.date,
      marks: document.marks,
      answer: summary.paragraph,
      sections: [
        screen, nearMisses, byGroup, others, cuts, applicants, limits, recompute,
      ].compactMap(\.self),
      fingerprint: fingerprint
    )
  }

  private var screen: Section {
    Section(
      "screen",
      "The screen",
      blocks: [
        .text(
          "\(analysis.kind.rule.name), file \(analysis.kind.rule.path), SHA-256 of its content "
            + "\(analysis.kind.rule.hash.digits). Evidence: \(document.source)."
        ), .table(tables.filters), .figure(charts.waterfall), .table(tables.waterfall),
        .table(tables.capacity),
        .text(
          "Whoever does not pass is not shown to meet the screen: nobody is refused by this. Unknown is "
            + "not a no; who cannot be told goes where the rule of each filter says."
        ),
      ] + cautions
    )
  }

  private var cautions: [Reporting.Block] {
    var blocks: [Reporting.Block] = []
    if let notice = analysis.policy.notice {
      blocks.append(.notice(Notice(.warning, [.text(notice)])))
    }
    let setAside = analysis.policy.evidence.setAside.count
    if setAside > 0 {
      blocks.append(
        .notice(
          Notice(
            .warning,
            [
              .text(
                "\(setAside) rows of \(analysis.policy.evidence.file) cannot be read; they are in no "
                  + "count here and stand in rejects/ of the run folder."
              )
            ]
          )
        )
      )
    }
    return blocks
  }

  private var nearMisses: Section {
    Section(
      "near-misses",
      "Near misses",
      blocks: [
        analysis.nearMisses.isEmpty
          ? .absent("Nobody whom exactly one filter drops is near it.")
          : .table(tables.nearMisses.first(Self.mostRows, of: "tables/near-misses.csv")),
        .text(analysis.reliefWords.prefix(1).uppercased() + analysis.reliefWords.dropFirst() + "."),
      ]
    )
  }

  private var byGroup: Section {
    Section(
      "groups",
      "Groups",
      blocks: analysis.groups.isEmpty
        ? [.absent("The study names no column that makes groups.")]
        : charts.groups.map { .figure($0) } + [
          .table(groups.groups), .notice(Notice(.limit, [.text(GroupComparison.caution)])),
        ]
    )
  }

  private var others: Section? {
    guard !analysis.compared.isEmpty else { return nil }
    return Section(
      "screens",
      "Other screens",
      blocks: analysis.compared.map { other in
        .text(
          "\(other.rule.decision), \(other.rule.screen.combination.rawValue): "
            + other.rule.screen.filters.map { "\($0.label) \($0.words)" }.joined(separator: "; ")
            + ". Unknown: \(other.rule.screen.filters.map(\.missing.words).uniqued.list)."
        )
      } + [.table(groups.compared)]
    )
  }

  private var cuts: Section? {
    var blocks: [Reporting.Block] = []
    if let chart = charts.curve { blocks.append(.figure(chart)) }
    blocks += [groups.curve, groups.curveGroups].compactMap(\.self).map { .table($0) }
    if !analysis.columns.past.isEmpty { blocks.append(.table(tables.lost)) }
    if let chart = charts.normals { blocks.append(.figure(chart)) }
    if let table = groups.normals { blocks.append(.table(table)) }
    return blocks.isEmpty ? nil : Section("cuts", "Other cuts", blocks: blocks)
  }

  private var applicants: Section {
    Section(
      "applicants",
      "Applicants",
      blocks: [
        .table(tables.applicants.first(Self.mostRows, of: "decisions.csv")),
        .text("Each has a certificate in certificates/, with the reasons filter by filter."),
      ]
    )
  }

  private var limits: Section {
    Section(
      "limits",
      "Limits",
      blocks: [
        .notice(
          Notice(
            .limit,
            [
              .text(
                "Cells are taken as they stand. The errors of several scores are taken as independent and "
                  + "normal. A ratio says nothing of why groups differ."
              )
            ]
          )
        )
      ]
    )
  }

  private var recompute: Section {
    Section(
      "recompute",
      "How this was computed",
      blocks: [
        .text(
          "\(analysis.policy.inBulk) of \(analysis.policy.cases.count) decisions of the policy were computed "
            + "twice, over columns and case by case, and compared. The filters were then asked one by one."
        ), .command(document.runCommand), .fingerprint(fingerprint),
      ]
    )
  }
}
