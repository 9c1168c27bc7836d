// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Graphics
import Matching

/// Puts a match into certificates, tables, charts and a report.
struct MatchResult {
  let analysis: MatchAnalysis

  init(_ analysis: MatchAnalysis) { self.analysis = analysis }

  var result: StudyResult {
    let tables = MatchTables(analysis)
    let charts = MatchCharts(analysis: analysis)
    let summary = MatchSummary(analysis: analysis)
    let words = MatchWords(analysis: analysis)
    let outcomeWords = outcomeWords
    return StudyResult(
      certificates: analysis.applicants.map {
        ApplicantCertificate(analysis: analysis, explanation: $0).certificate
      }
        + analysis.programs.map {
          ProgramCertificate(analysis: analysis, explanation: $0).certificate
        },
      values: analysis.applicants.map { $0.program.map(words.program) ?? "" }
        + analysis.programs.map { "\($0.members.count) of \($0.seats)" },
      headline: summary.headline,
      summary: summary.lines,
      figures: summary.figures,
      tables: tables.all,
      charts: charts.all,
      report: { fingerprint in
        MatchReport(
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
      usedSeed: analysis.usedSeed,
      details: [
        .init(
          name: "role",
          cells: analysis.applicants.map { _ in "applicant" }
            + analysis.programs.map { _ in "program" }
        ),
        .init(
          name: "rank",
          cells: analysis.applicants.map { $0.rank.map(String.init) ?? "" }
            + analysis.programs.map { $0.lastRank.map(String.init) ?? "" }
        ),
        .init(
          name: "first-year",
          cells: analysis.applicants.map { $0.firstYear.map(words.program) ?? "" }
            + analysis.programs.map { _ in "" }
        ),
      ],
      outcomeWord: { outcomeWords[$0.unit] }
    )
  }

  /// Nobody judged anybody: an applicant is matched or not, a program's seats are filled or not.
  private var outcomeWords: [String: String] {
    let market = analysis.season.market
    var words: [String: String] = [:]
    for one in analysis.applicants {
      words[market.applicants[one.applicant].id] = one.program == nil ? "not matched" : "matched"
    }
    for one in analysis.programs {
      words[ProgramCertificate.unit(market.programs[one.program].id)] =
        one.absence != nil
        ? "takes no part"
        : one.seats == 0 ? "no seats" : one.unfilled == 0 ? "every seat filled" : "seats left"
    }
    return words
  }

  /// The rules of the match stand in the study and in the predicate that the engine names.
  private var rule: StudyResult.AppliedRule {
    let parameters = analysis.document.ledger.records(under: "parameters.")
      .map { "\($0.name)=\($0.value)" }
    let lines = [Stability.name, analysis.ruleWords] + parameters
    return .init(
      id: Stability.name,
      version: "1",
      text: lines.joined(separator: "\n") + "\n"
    )
  }

  private var cautions: [RunManifest.RunWarning] {
    guard analysis.outcome.status != .stable else { return [] }
    return [
      .init(
        code: "not-stable",
        sentence: MatchWords(analysis: analysis).standing,
        place: analysis.document.id
      )
    ]
  }

  private var warnings: [RunManifest.RunWarning] {
    let findings = analysis.reading.findings.map {
      RunManifest.RunWarning(
        code: $0.code,
        sentence: $0.sentence,
        place: "\($0.file):\($0.row ?? 1)"
      )
    }
    let aside = analysis.reading.setAside.map {
      RunManifest.RunWarning(
        code: "list-set-aside",
        sentence: "a list was left out as a whole: \($0.finding.sentence)",
        place: "\($0.file):\($0.finding.row ?? 1)"
      )
    }
    return findings + aside
  }
}
