// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// Puts the decisions of a policy study into certificates, tables, charts and a report.
struct PolicyResult {
  let analysis: PolicyAnalysis
  private let tables: PolicyTables
  private let charts: PolicyCharts
  private let summary: PolicySummary

  init(_ analysis: PolicyAnalysis) {
    self.analysis = analysis
    let counts = OutcomeCounts(analysis)
    let criteria = CriterionTally(analysis)
    let missing = MissingTally(analysis)
    tables = PolicyTables(
      analysis: analysis,
      criteria: criteria,
      missing: missing,
      counts: counts
    )
    charts = PolicyCharts(analysis: analysis, criteria: criteria, counts: counts)
    summary = PolicySummary(analysis: analysis, counts: counts, missing: missing)
  }

  var result: StudyResult {
    let rule = analysis.rule
    return StudyResult(
      certificates: certificates,
      values: analysis.cases.map { $0.results.joined(separator: "; ") }
        + analysis.evidence.setAside.map { _ in "" },
      headline: summary.headline,
      summary: summary.lines,
      figures: summary.figures,
      tables: tables.all,
      charts: charts.all,
      report: { fingerprint in
        PolicyReport(
          analysis: analysis,
          tables: tables,
          charts: charts,
          summary: summary,
          fingerprint: fingerprint
        ).report
      },
      rule: .init(
        id: rule.rulebook.id,
        version: version,
        text: String(decoding: rule.source.bytes, as: UTF8.self),
        path: rule.path,
        sha256: rule.hash.digits
      ),
      cautions: cautions,
      warnings: warnings,
      usedSeed: analysis.cases.contains { $0.error?.basis.draws != nil },
      details: DecisionDetails(analysis: analysis).columns
    )
  }

  private var certificates: [Certificate] {
    analysis.cases.map { CaseCertificate(analysis: analysis, one: $0).certificate }
      + analysis.evidence.setAside.map {
        SetAsideCertificate(analysis: analysis, line: $0.line, reasons: $0.reasons).certificate
      }
  }

  /// The version that the study asks for, or those that decided.
  private var version: String {
    analysis.settings.version ?? analysis.cases.compactMap(\.record.version).uniqued.list
  }

  /// What comes before every other warning: whether the rule is law, and whether it does what its
  /// authors say it does.
  private var cautions: [RunManifest.RunWarning] {
    let path = analysis.rule.path
    let version = analysis.cautionSentence.map { sentence in
      RunManifest.RunWarning(code: "not-in-force", sentence: sentence, place: path)
    }
    return [version].compactMap(\.self)
      + analysis.failedTests.map {
        .init(code: "policy-test", sentence: $0.sentence, place: "\(path):\($0.line)")
      }
  }

  private var warnings: [RunManifest.RunWarning] {
    var warnings = analysis.rule.warnings.map { finding in
      RunManifest.RunWarning(
        code: finding.code,
        sentence: finding.rule,
        place: "\(finding.file):\(finding.row ?? 1)"
      )
    }
    warnings += analysis.evidence.looseItems.map {
      .init(code: $0.code, sentence: $0.sentence, place: $0.file)
    }
    for one in analysis.cases where one.disagreement != nil {
      guard case .fault(let sentence) = one.outcome else { continue }
      warnings.append(.init(code: "two-evaluations", sentence: sentence, place: one.unit))
    }
    return warnings + draftWarnings
  }

  /// One warning for each draft that may have replaced the version of a decision.
  private var draftWarnings: [RunManifest.RunWarning] {
    analysis.cases.flatMap(\.record.mayBeReplacedBy).uniqued.map { draft in
      let count = analysis.cases.count { $0.record.mayBeReplacedBy.contains(draft) }
      return .init(
        code: "W603",
        sentence:
          "version \(draft) may have replaced the version of \(count) decisions; its date is "
          + "not known, so it was not picked",
        place: "\(analysis.rule.path)"
      )
    }
  }
}
