// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Matching
import Policy

/// Puts a screen into certificates, tables, charts and a report.
struct ScreeningResult {
  let analysis: ScreeningAnalysis

  init(_ analysis: ScreeningAnalysis) { self.analysis = analysis }

  var result: StudyResult {
    let summary = ScreeningSummary(analysis: analysis)
    let tables = ScreeningTables(analysis: analysis)
    let charts = ScreeningCharts(analysis: analysis)
    var result = PolicyResult(analysis.policy).result
    let setAside = Array(repeating: "", count: analysis.policy.evidence.setAside.count)
    let own = analysis.subjects.indices.map {
      ScreeningCertificate(analysis: analysis, applicant: $0).certificate
    }
    result.certificates.replaceSubrange(0..<own.count, with: own)
    result.values = analysis.outcomes.map(ScreeningCertificate.word) + setAside
    result.headline = summary.headline
    result.summary = summary.lines
    result.figures = summary.figures
    // What is on file and what each criterion gave, as in every study by a policy; then the screen.
    let shared: Set = ["evidence", "criteria-by-subject", "missing", "sources"]
    result.tables = result.tables.filter { shared.contains($0.name) } + tables.all
    result.charts = charts.all
    result.report = { fingerprint in
      ScreeningReport(
        analysis: analysis,
        tables: tables,
        charts: charts,
        summary: summary,
        fingerprint: fingerprint
      ).report
    }
    result.warnings += notes + remarks
    result.details = details(setAside) + result.details
    return result
  }

  private var remarks: [RunManifest.RunWarning] {
    analysis.kind.remarks.map {
      .init(code: $0.code, sentence: $0.reason, place: "\($0.file):\($0.row ?? 1)")
    }
  }

  private var notes: [RunManifest.RunWarning] {
    guard let input = analysis.inputs.input(PolicyLayouts.subjects) else { return [] }
    let program = analysis.kind.screen.version.program
    let screens = [analysis.kind.screen] + analysis.compared.map(\.rule)
    let facts = program.facts.map(\.name).filter { fact in
      screens.contains { rule in
        rule.nodes.indices.contains { FilterThresholds(of: fact, in: rule, filter: $0).isUsed }
      }
    }
    let sentences = ApplicantColumns.notes(
      input,
      analysis.kind.layouts,
      analysis.settings,
      facts: facts
    )
    return sentences.map { .init(code: "columns", sentence: $0, place: input.path) }
  }

  private func details(_ setAside: [String]) -> [StudyResult.Detail] {
    let places = analysis.subjects.indices
    let labels = analysis.screen.filters.map(\.label)
    func filters(_ step: FilterStep) -> [String] {
      places.map { place in
        zip(labels, analysis.screening.steps[place]).filter { $0.1 == step }.map(\.0)
          .joined(separator: " ")
      } + setAside
    }
    return [
      .init(name: "dropped-by", cells: filters(.drop)),
      .init(name: "referred-by", cells: filters(.refer)),
      .init(
        name: "near-miss",
        cells: places.map { place in
          analysis.nearMisses(of: place).map { "\($0.fact) within \($0.distance.words)" }
            .joined(separator: "; ")
        } + setAside
      ),
      .init(
        name: "reaches-cut",
        cells: places.map { place in
          analysis.standings[place].map {
            "\($0.fact) \($0.cut): \($0.probability.text(places: 4))"
          }.joined(separator: "; ")
        } + setAside
      ),
    ]
  }
}
