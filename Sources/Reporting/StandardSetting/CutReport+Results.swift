// SPDX-License-Identifier: Apache-2.0
import Decisions

extension CutReport {
  /// The results: panel, judgments, error bands, evaluation.
  var results: [Section] {
    [
      Section(
        "results",
        "Results",
        blocks: [
          .text("Numbers are rounded for print only, half up at the last place that is shown.")
        ]
      ),
      Section("panel", "The panel", level: 2, blocks: panel),
      Section(
        "judgment-summary",
        content.procedure.hasPanelistCuts ? "Judgments by round" : "Figures of the method",
        level: 2,
        blocks: judgmentBlocks
      ),
      Section("error-bands", "Scores around the cut", level: 2, blocks: bands),
      Section(
        "evaluation",
        "Final evaluation",
        level: 2,
        blocks: content.evaluation.blocks(else: "the panelists' evaluation of the study") {
          evaluation in
          evaluation.sentences.map { .text($0) } + [
            .paragraph(["All answers are in ", .section("evaluation-answers"), "."])
          ]
        }
      ),
    ]
  }

  private var panel: [Block] {
    content.panel.sentences.map { .text($0) }
      + content.demographics.blocks(else: "Table 2, panelists by background") { table in
        [.table(TableBlock(table, number: "2"))]
      }
  }

  private var judgmentBlocks: [Block] {
    var out: [Block] = content.judgmentSentences.map { .text($0) }
    out += content.judgments.blocks(else: "Table 3, cuts by panelist and round") { table in
      [.table(TableBlock(table, number: "3", summaryRows: content.judgmentSummaryRows))]
    }
    out += content.convergence.blocks(else: "the change of each panelist between rounds") {
      [.figure($0)]
    }
    out += content.itemCharts.blocks(else: "judgments item by item") { charts in
      content.itemSentences.map { .text($0) } + charts.map { .figure($0) }
    }
    out += content.generalizability.blocks(else: "variance components of the judgments") {
      [.table($0)] + (content.decisionStudy.map { [.table($0)] } ?? [])
    }
    out += content.agreement.blocks(else: "the agreement among panelists") { [.table($0)] }
    return (content.methodFigures.map { [.table($0)] } ?? []) + out
  }

  private var bands: [Block] {
    bandTables + content.bandCharts.map { .figure($0) }
  }

  private var bandTables: [Block] {
    content.errorBands.blocks(else: "Table 4, scores one and two CSEMs from the cut") { table in
      [
        .paragraph([
          .table(table.name),
          """
           shows the scores that lie one and two CSEMs from the cut. They tell how far a single \
          score is uncertain; they are not other recommendations.
          """,
        ]),
        .table(TableBlock(table, number: "4")),
      ]
    }
      + content.judgmentBands.blocks(else: "scores one and two SEJs from the cut") { [.table($0)] }
      + content.conversion.blocks(else: "scaled scores under a hypothesis") { table in
        [
          .notice(
            Notice(
              .warning,
              [
                .table(table.name),
                """
                 shows what a hypothesis would give. None of its values is published, and none \
                may be used as a score.
                """,
              ]
            )
          ),
          .table(table),
        ]
      }
  }
}
