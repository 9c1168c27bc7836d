// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Graphics
import NumericsCore
import Reporting
import StandardSetting

/// Fills the technical report from what was computed; it computes nothing.
struct CutReportBuilder {
  let analysis: CutAnalysis
  let parts: CutParts
  let certificate: CutCertificate
  let parameters: [RunManifest.ParameterRecord]
  let fingerprint: Fingerprint

  var settings: CutSettings { analysis.settings }
  var record: CutRecord { settings.record }

  var report: Report { CutReport(content).report }

  private var content: CutReportContent {
    var content = CutReportContent(
      test: test,
      date: settings.date,
      answer: answer,
      recommendation: recommendation,
      panel: panelFacts,
      procedure: procedure,
      fingerprint: fingerprint,
      command: analysis.document.runCommand
    )
    content.marks = analysis.document.marks
    content.source = analysis.document.source
    content.agencies = part(parts.agencies, "the study names no agencies")
    content.demographics = part(
      parts.demographics?.tables.first,
      "the study has no data on backgrounds"
    )
    fillPanel(&content)
    fillErrors(&content)
    fillRecord(&content)
    content.limits = limits
    content.parameters = .present(CutTables(analysis: analysis).parameters(parameters))
    return content
  }

  func part<Content>(_ value: Content?, _ reason: String) -> Part<Content> {
    value.map { .present($0) } ?? .absent(reason)
  }

  private func fillPanel(_ content: inout CutReportContent) {
    let needsItems =
      analysis.panel == nil ? "this method has no panelists' cuts" : "needs item judgments"
    content.judgments = part(parts.table3, "this method has no panelists' cuts")
    if parts.table3 != nil { content.judgmentSummaryRows = PanelTables.summaryRows }
    content.judgmentSentences = changeSentences
    content.convergence = part(
      parts.chart("convergence"),
      analysis.panel == nil ? needsItems : "needs two rounds of panel judgments"
    )
    let plots = parts.charts.filter { $0.name.hasPrefix("item-") }
    content.itemCharts = plots.isEmpty ? .absent(needsItems) : .present(plots)
    content.itemSentences = itemSentences(plots.count)
    content.generalizability = part(parts.generalizability, needsItems)
    content.decisionStudy = parts.decisionStudy
    content.agreement = part(parts.agreement, needsItems)
    if analysis.panel == nil {
      content.methodFigures =
        MethodFigures(result: analysis.result, methodName: analysis.method.name).table
      content.errorSentences = errorSentences
    }
    content.exclusions = part(parts.exclusions, "no panelist, item or round was excluded")
    content.cutDistribution = part(
      parts.chart("cut-distribution"),
      analysis.panel?.distribution.reason?.description ?? "nothing could be drawn anew"
    )
    content.distributionSentences = distributionSentences
    content.leaveOneOutTable = part(
      parts.leaveOneOut.map { $0.isConstant("change") ? $0.without(["change"]) : $0 },
      firmnessReason
    )
    content.leaveOneOutSentences = leaveOneOutSentences
  }

  private var firmnessReason: String {
    analysis.panel == nil
      ? "this method has no panelists' cuts" : "needs at least two panelists"
  }

  private func fillErrors(_ content: inout CutReportContent) {
    content.errorBands = part(
      parts.table4,
      analysis.bandsRefusal ?? "the study declares no rule for the CSEM"
    )
    content.judgmentBands = part(parts.judgmentBands, "this method has no SEJ")
    content.bandCharts = ["near-the-line", "precision"].compactMap { parts.chart($0) }
    content.conversion = part(
      analysis.lines == nil ? nil : parts.conversion.map(conversionView),
      analysis.conversion == nil
        ? "the study has no reporting scale"
        : "no hypothesis was asked for; what is not published is not filled in"
    )
    content.methods = part(parts.comparison.first.map(comparisonView), "the study has one method")
    content.methodNotes = methodNotes
    content.methodChart = parts.chart("methods")
    content.methodCharts = parts.charts.filter {
      $0.name.hasPrefix("compromise-") || $0.name == "contrasting-groups"
    }
    content.impact = part(parts.impact, "needs test takers' scores")
    content.impactCharts = ["misclassification", "impact"].compactMap { parts.chart($0) }
    content.evaluation = part(
      parts.evaluation.map { .init(sentences: $0.sentences, tables: $0.tables) },
      "the study has no evaluation answers"
    )
    content.lintFindings = part(parts.lint, "there was nothing to check")
  }

  private func fillRecord(_ content: inout CutReportContent) {
    if let override = record.readiness.override, let gate = analysis.gate, !gate.blocks.isEmpty {
      content.overrides = [
        "The readiness gate was overridden by \(override.actor) at \(override.time): "
          + "\(override.reason)"
      ]
    }
    if !analysis.adoptions.isEmpty {
      content.adoptions = .present(
        analysis.adoptions.map { entry, record in
          .init(
            authority: record.authority,
            action: entry.action,
            raw: record.raw.description,
            scaled: record.scale.text,
            effective: record.effectiveTo.map { "\(record.effectiveFrom) to \($0)" }
              ?? "from \(record.effectiveFrom)",
            reason: record.reason.isEmpty ? "none given" : record.reason
          )
        }
      )
    }
    switch record.candidate {
    case .absent(let reason): content.candidateDescription = .absent(reason)
    case .sections(let sections):
      content.candidateDescription = .present(
        sections.map { .init(heading: $0.heading, statements: $0.statements) }
      )
    }
    content.references = record.references
    if !record.agenda.isEmpty {
      content.agenda = .present(
        ResultTable(
          name: "agenda",
          title: "Agenda",
          columns: [.init("time", head: "When"), .init("item", head: "What")],
          rows: record.agenda.map { [$0.time, $0.item] }
        )
      )
    }
  }
}
