// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import Policy

/// Puts the reports of a study of schools and districts into certificates, tables, charts and a report.
struct AccountabilityResult {
  let analysis: AccountabilityAnalysis

  init(_ analysis: AccountabilityAnalysis) { self.analysis = analysis }

  var result: StudyResult {
    let tables = AccountabilityTables(analysis: analysis)
    let charts = AccountabilityCharts(analysis: analysis)
    let summary = AccountabilitySummary(analysis: analysis)
    let rule = analysis.rule
    let versions = analysis.units.compactMap { $0.standing?.report.version }.uniqued
    return StudyResult(
      certificates: analysis.units.map { UnitCertificate(analysis: analysis, one: $0).certificate },
      values: analysis.units.map { $0.words?.total ?? "" },
      headline: summary.headline,
      summary: summary.lines,
      figures: summary.figures,
      tables: tables.all,
      charts: charts.all,
      report: { fingerprint in
        AccountabilityReport(
          analysis: analysis,
          tables: tables,
          charts: charts,
          summary: summary,
          fingerprint: fingerprint
        ).report
      },
      pages: { UnitPages(analysis, charts: charts, fingerprint: $0).all },
      rule: .init(
        id: rule.rulebook.id,
        version: versions.list,
        text: String(decoding: rule.source.bytes, as: UTF8.self),
        path: rule.path,
        sha256: rule.hash.digits
      ),
      cautions: cautions,
      warnings: rule.warnings.map {
        .init(code: $0.code, sentence: $0.rule, place: "\($0.file):\($0.row ?? 1)")
      }
        + analysis.remarks.map {
          .init(code: $0.code, sentence: $0.sentence, place: $0.file)
        },
      usedSeed: analysis.units.contains { $0.resampled != nil },
      details: details,
      outcomeWord: { _ in "reported" }
    )
  }

  /// What comes before every other warning: numbers that no state published, tests that do not hold.
  private var cautions: [RunManifest.RunWarning] {
    let path = analysis.rule.path
    let notice = analysis.notice.map { sentence in
      RunManifest.RunWarning(
        code: analysis.isUnofficial ? "unofficial" : "not-in-force",
        sentence: sentence,
        place: path
      )
    }
    return [notice].compactMap(\.self)
      + analysis.failedTests.map {
        .init(code: "policy-test", sentence: $0.sentence, place: "\(path):\($0.line)")
      }
  }

  private var details: [StudyResult.Detail] {
    [
      .init(name: "level", cells: analysis.units.map { $0.words?.level ?? "" }),
      .init(
        name: "unofficial",
        cells: analysis.units.map { ($0.standing?.report.isUnofficial ?? false) ? "yes" : "no" }
      ),
    ]
  }
}
