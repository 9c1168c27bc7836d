// SPDX-License-Identifier: Apache-2.0
import Decisions

extension CutReport {
  /// What was left out and what was overridden, with reasons.
  var exclusions: Section {
    Section(
      "exclusions",
      "Exclusions and overrides",
      blocks: content.exclusions.blocksOrReason { table in
        [
          .text("What is excluded is never deleted: the cut is shown with it and without it."),
          .table(table),
        ]
      }
        + (content.overrides.isEmpty
          ? [.text("No rule of the procedure was overridden.")]
          : [
            .text("Rules of the procedure that were overridden, with the reasons given:"),
            .list(content.overrides.map { [.text($0)] }),
          ])
    )
  }

  /// The cut distribution and the cut without each panelist.
  var firmness: Section {
    var blocks: [Block] = content.errorSentences.map { .text($0) }
    if content.procedure.hasPanelistCuts {
      blocks.append(
        .text(
          """
          Another panel of the same size, drawn from panelists like these, would not give exactly \
          the same cut. Drawing such panels from the panelists of this study shows how much the \
          cut owes to who sat on the panel. It does not show the error of test takers' scores, \
          nor what another method, another form or another moderator would have given.
          """
        )
      )
    }
    blocks += content.distributionSentences.map { .text($0) }
    blocks += content.cutDistribution.blocks(else: "the cuts of other such panels") {
      [.figure($0)]
    }
    blocks += content.leaveOneOutSentences.map { .text($0) }
    if let chart = content.leaveOneOut { blocks.append(.figure(chart)) }
    blocks += content.leaveOneOutTable.blocks(else: "the cut without each panelist") {
      [.table($0)]
    }
    return Section("firmness", "How firm the cut is", blocks: blocks)
  }

  /// Methods side by side, and what the cut would do to test takers.
  var methods: Section {
    var blocks = content.methods.blocks(else: "a comparison of methods") { table in
      [
        .text(
          """
          Each method asks another question, so their cuts may differ without any of them being \
          wrong. They are not averaged.
          """
        ),
        .table(table),
      ]
    }
    if !content.methodNotes.isEmpty {
      blocks.append(.text("To be read with single methods:"))
      blocks.append(.list(content.methodNotes.map { [.text($0)] }))
    }
    if let chart = content.methodChart { blocks.append(.figure(chart)) }
    blocks += content.methodCharts.map { .figure($0) }
    blocks += content.impact.blocks(else: "the share of test takers who would pass") { table in
      [
        .table(table),
        .notice(Notice(.limit, ["This does not say whether the rule is fair."])),
      ]
    }
    blocks += content.impactCharts.map { .figure($0) }
    return Section("methods", "Methods compared", blocks: blocks)
  }

  /// What is assumed and what is not covered.
  var limits: Section {
    Section(
      "limits",
      "Limits",
      blocks: content.limits.isEmpty
        ? [.absent("The study states no limits of its own.")]
        : [.list(content.limits.map { [.text($0)] })]
    )
  }

  /// What authorities made of the recommendation.
  var adoption: Section {
    Section(
      "adoption",
      "Adoption",
      blocks: [
        .text(
          """
          The panel recommends; an authority decides. It may weigh both kinds of error and other \
          needs, and there is no cut that is right by itself.
          """
        )
      ]
        + content.adoptions.blocksOrReason { adoptions in
          guard !adoptions.isEmpty else { return [.absent("No adoption is on record.")] }
          return [.table(CutReport.table(of: adoptions))]
        }
    )
  }

  private static func table(of adoptions: [CutReportContent.Adoption]) -> ResultTable {
    ResultTable(
      name: "adoptions",
      title: "Decisions of authorities about the recommended cut",
      columns: [
        .init("authority", head: "Authority"),
        .init("action", head: "Decision"),
        .init("raw", head: "Cut", isNumeric: true),
        .init("scaled", head: "Passing score", isNumeric: true),
        .init("effective", head: "In effect"),
        .init("reason", head: "Reason"),
      ],
      rows: adoptions.map {
        [$0.authority, $0.action, $0.raw, $0.scaled, $0.effective, $0.reason]
      }
    )
  }

  /// Works cited.
  var references: Section {
    Section(
      "references",
      "References",
      blocks: content.references.isEmpty
        ? [.absent("The study cites no works.")]
        : [.list(content.references.map { [.text($0)] })]
    )
  }
}
