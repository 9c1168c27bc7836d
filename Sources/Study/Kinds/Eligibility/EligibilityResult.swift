// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import Graphics
import Policy

/// Puts the reviews of a study of cases into certificates, letters, tables, charts and a report.
struct EligibilityResult {
  let analysis: EligibilityAnalysis

  init(_ analysis: EligibilityAnalysis) { self.analysis = analysis }

  var result: StudyResult {
    let tables = EligibilityTables(analysis: analysis)
    let charts = EligibilityCharts(analysis: analysis)
    let summary = EligibilitySummary(analysis: analysis)
    let units = analysis.units
    let spans = Dictionary(grouping: analysis.spans, by: \.unit)
    return StudyResult(
      certificates: units.map { unit, row, file in
        ReviewCertificate(analysis: analysis, unit: unit, row: row, file: file).certificate
      },
      values: units.map { _, row, _ in
        row.review.parts.flatMap(\.results).map(\.declaration.text).joined(separator: "; ")
      },
      letters: units.map { unit, row, _ in
        let letter = DeficiencyLetter(
          row.review,
          spans: spans[unit]?.map(\.span) ?? [],
          marks: analysis.document.marks
        )
        return (unit, letter.text)
      },
      headline: summary.headline,
      summary: summary.lines,
      figures: summary.figures,
      tables: tables.all,
      charts: charts.all,
      report: { fingerprint in
        EligibilityReport(
          analysis: analysis,
          tables: tables,
          charts: charts,
          summary: summary,
          fingerprint: fingerprint
        ).report
      },
      rule: rule,
      cautions: cautions,
      warnings: warnings,
      usedSeed: false,
      details: details
    )
  }

  /// The policies together: their ids, and the hash of their hashes.
  private var rule: StudyResult.AppliedRule {
    let rules = analysis.rules.rules
    guard rules.count > 1 || rules.isEmpty else {
      return .init(
        id: rules[0].rulebook.id,
        version: versions.joined(separator: ", "),
        text: String(decoding: rules[0].source.bytes, as: UTF8.self),
        path: rules[0].path,
        sha256: rules[0].hash.digits
      )
    }
    let lines = rules.map { "\($0.rulebook.id) \($0.hash.digits)\n" }.joined()
    return .init(
      id: rules.map(\.rulebook.id).joined(separator: ", "),
      version: versions.joined(separator: ", "),
      text: lines,
      sha256: ContentHash.sha256(Array(lines.utf8))
    )
  }

  private var versions: [String] {
    analysis.units.compactMap { $0.row.review.parts.first?.explanation.record.version }.uniqued
  }

  /// What comes before every other warning: tests of policies that do not hold.
  private var cautions: [RunManifest.RunWarning] {
    zip(analysis.rules.rules, analysis.rules.rules.map(FailedTest.all)).flatMap { rule, failed in
      failed.map {
        .init(code: "policy-test", sentence: $0.sentence, place: "\(rule.path):\($0.line)")
      }
    }
  }

  private var warnings: [RunManifest.RunWarning] {
    let policies = analysis.rules.warnings.map { finding in
      RunManifest.RunWarning(
        code: finding.code,
        sentence: finding.reason,
        place: "\(finding.file):\(finding.row ?? 1)"
      )
    }
    let notices = analysis.notices.map {
      RunManifest.RunWarning(code: $0.code, sentence: $0.reason, place: $0.file)
    }
    let weak = analysis.units.compactMap { unit, row, _ -> RunManifest.RunWarning? in
      guard let sentence = ReviewNotice(row).sentence else { return nil }
      return .init(code: "law", sentence: sentence, place: unit)
    }
    return policies + notices + weak
  }

  private var details: [StudyResult.Detail] {
    let rows = analysis.units.map(\.row)
    return [
      .init(name: "pathway", cells: rows.map(\.review.pathway.id)),
      .init(name: "stage", cells: rows.map { $0.review.stage ?? "" }),
      .init(name: "standing", cells: rows.map(\.review.standing.words)),
      .init(name: "decided", cells: rows.map { $0.review.decided.words ?? "" }),
      .init(name: "law", cells: rows.map(\.law)),
      .init(
        name: "weakest-source",
        cells: rows.map { $0.review.weakestGrade?.rawValue ?? "none stated" }
      ),
      .init(name: "settled-by", cells: rows.map { $0.settlement?.sentence ?? "" }),
    ]
  }
}
