// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Graphics
import Reporting
import StandardSetting

/// A passing score: from a panel's judgments, or from test takers' scores, to a certified cut.
struct CutKind: StudyKind {
  static let id = "cut"

  let settings: CutSettings

  init(
    parameters: SettingsReader,
    document: StudyDocument,
    rules: RuleFiles
  ) throws(StudyError) {
    settings = try CutSettings(parameters, document: document)
  }

  var roles: [String] { CutInputs.roles }

  var requiredRoles: [String] {
    var roles: [String] = []
    for method in settings.methods {
      for role in method.kind.roles where !roles.contains(role) { roles.append(role) }
    }
    return roles
  }

  func specification(role: String) -> TableSpecification? { CutInputs.specification(role: role) }

  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult {
    let analysis = try CutAnalysis(inputs, settings)
    if let gate = analysis.gate, !gate.isOpen {
      throw StudyError(
        .data,
        "round 1 may not open: \(gate.sentences.joined(separator: "; ")); survey again, exclude the "
          + "panelist with a reason, or declare `readiness.override` with a reason"
      )
    }
    let summary = CutSummary(analysis: analysis)
    let parts = CutParts(analysis: analysis, inputs: inputs)
    let records = inputs.document.ledger.records(under: "parameters.")
    let certificate = CutCertificate(analysis: analysis, inputs: inputs)
    return StudyResult(
      certificates: [certificate.certificate],
      values: [analysis.functional.description],
      headline: "\(inputs.document.title): \(certificate.result)"
        + (inputs.document.marks.isEmpty
          ? "" : " [\(inputs.document.marks.joined(separator: ", "))]"),
      summary: summary.lines,
      figures: summary.figures,
      tables: parts.tables,
      charts: parts.charts,
      report: { fingerprint in
        CutReportBuilder(
          analysis: analysis,
          parts: parts,
          certificate: certificate,
          parameters: records,
          fingerprint: fingerprint
        ).report
      },
      rule: .init(id: settings.rule.id, version: settings.rule.version, text: ruleText(records)),
      warnings: analysis.findings.map {
        .init(code: $0.code, sentence: $0.sentence, place: $0.place.words)
      }
        + analysis.refusals.map {
          .init(code: "no-cut", sentence: $0, place: "study.yaml, methods")
        },
      usedSeed: analysis.usedSeed,
      outcomeWord: { _ in "fixed" }
    )
  }

  /// The rule as applied, for hashing: every parameter but those that only label or record.
  private func ruleText(_ records: [RunManifest.ParameterRecord]) -> String {
    records.filter { record in !Self.labels.contains { record.name.hasPrefix($0) } }
      .map { "\($0.name)=\($0.value)\n" }.joined()
  }

  /// Parameters that name things, or record what people said; none of them can move the cut.
  private static let labels = [
    "adoption", "agenda", "candidate", "date", "feedbackShown", "panel.agenc", "rawScores",
    "readiness.statement", "references", "remarks", "test.areas", "test.code", "test.name", "unit",
  ]
}
