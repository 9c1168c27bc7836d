// SPDX-License-Identifier: Apache-2.0
import Decisions
import Graphics
import StandardSetting

/// Every table and chart of a cut study, each made once for files and report alike.
struct CutParts {
  let judgments: ResultTable?
  let table3: ResultTable?
  let statistics: ResultTable?
  let edits: ResultTable?
  let exclusions: ResultTable?
  let distribution: ResultTable?
  let leaveOneOut: ResultTable?
  let feedback: ResultTable?
  let generalizability: ResultTable?
  let decisionStudy: ResultTable?
  let agreement: ResultTable?
  let table4: ResultTable?
  let judgmentBands: ResultTable?
  let conversion: ResultTable?
  let method: ResultTable?
  let comparison: [ResultTable]
  let impact: ResultTable?
  let agencies: ResultTable?
  let demographics: ResponseReport?
  let evaluation: ResponseReport?
  let lint: ResultTable?
  let charts: [any Chart]

  init(analysis: CutAnalysis, inputs: StudyInputs) {
    let ledger = analysis.settings.record.exclusions
    let panelTables = analysis.panel.map {
      PanelTables(analysis: $0, marks: analysis.document.marks)
    }
    judgments = panelTables?.judgments
    table3 = panelTables?.table3
    statistics = panelTables?.statistics
    edits = panelTables?.edits
    exclusions = panelTables?.exclusions(ledger, leaveOut: analysis.settings.leaveOut)
    distribution = analysis.repetition?.table
    leaveOneOut = panelTables?.leaveOneOut
    let items = analysis.panel.flatMap { panel in
      panel.source?.rounds.map { rounds in
        ItemTables(
          rounds: rounds,
          round: panel.deciding.number,
          exclusions: ledger,
          convergence: analysis.convergenceRule
        )
      }
    }
    feedback = items?.feedback
    generalizability = items?.generalizability
    decisionStudy = items?.decisionStudy
    agreement = items?.agreement
    let tables = CutTables(analysis: analysis)
    table4 = tables.table4
    judgmentBands = tables.judgmentBands
    conversion = tables.conversion
    method = tables.method
    comparison = analysis.comparison?.tables() ?? []
    impact = tables.impact
    agencies = ResponseReport.agencies(inputs)
    demographics = ResponseReport.demographics(inputs)
    evaluation = ResponseReport.evaluation(inputs)
    lint = CutLint(analysis: analysis, inputs: inputs).table
    charts = CutCharts(analysis: analysis).all
  }

  /// The tables in reading order, the one nearest the evidence first.
  var tables: [ResultTable] {
    let panel = [
      judgments, edits, table3, statistics, exclusions, distribution, leaveOneOut, feedback,
      generalizability, decisionStudy, agreement,
    ]
    let rest =
      [table4, judgmentBands, conversion, method] + comparison + [impact, agencies]
      + (demographics?.tables ?? []) + (evaluation?.tables ?? []) + [lint]
    return (panel + rest).compactMap(\.self)
  }

  /// A chart by its name.
  func chart(_ name: String) -> (any Chart)? { charts.first { $0.name == name } }
}
