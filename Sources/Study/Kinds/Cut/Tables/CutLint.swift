// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import StandardSetting

/// The checks SS01–SS18 on a study's own values; a report's text is checked by `meteyard lint`.
struct CutLint {
  let analysis: CutAnalysis
  let inputs: StudyInputs

  private var facts: ReportFacts {
    let settings = analysis.settings
    var facts = ReportFacts()
    if !settings.test.code.isEmpty { facts.testCodes = [settings.test.code] }
    facts.scale = settings.scale.map { .init(lower: $0.low, upper: $0.high) }
    facts.ratingStep = settings.ratingScale.latticeStep
    facts.maximumPoints = analysis.maxPoints
    if let panel = analysis.panel {
      facts.rounds = panel.rounds.map { round in
        .init(
          name: "round \(round.number)",
          totals: round.cuts.values.map { .init($0.description) }
        )
      }
      facts.panelSize = panel.deciding.summary.n
    }
    if let shown = settings.test.shownItems {
      facts.items = .init(
        shown: shown,
        pretest: settings.test.pretestItems,
        scored: settings.test.scoredItems
      )
    }
    facts.conversion = (analysis.conversion?.pairs ?? []).compactMap { pair in
      guard let raw = pair.raw.integer, let scale = pair.scale.integer else { return nil }
      return .init(raw: raw, scale: scale)
    }
    facts.responses = ResponseReport.responseTables(inputs)
    return facts
  }

  /// Every check with its result, passes included; `nil` when nothing could be checked.
  var table: ResultTable? {
    let report = ReportLinter.lint(values: facts)
    guard !report.findings.isEmpty else { return nil }
    return ResultTable(
      name: "lint",
      title: "Checks of the study's values",
      columns: [
        .init("code", head: "Check"), .init("number", head: "No.", isNumeric: true),
        .init("severity", head: "Result"), .init("message", head: "What was found"),
        .init("remedy", head: "Remedy"),
      ],
      keyColumns: 2,
      rows: numbered(report.findings),
      notes: ["Checks without anything to look at are left out: they need the report's text."]
    )
  }

  private func numbered(_ findings: [LintFinding]) -> [[String]] {
    var counts: [String: Int] = [:]
    return findings.map { finding in
      let code = finding.code.rawValue
      counts[code, default: 0] += 1
      return [
        code, String(counts[code] ?? 1), finding.severity.rawValue, finding.message, finding.remedy,
      ]
    }
  }
}
