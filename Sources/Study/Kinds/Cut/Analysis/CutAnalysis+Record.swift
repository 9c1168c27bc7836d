// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import StandardSetting

/// What people declared beside the judgments: readiness and adoptions.
extension CutAnalysis {
  static func gate(
    _ inputs: StudyInputs,
    _ settings: CutSettings,
    _ panelists: [String]
  ) -> GateResult? {
    let questions = settings.record.readiness.questions
    guard !questions.isEmpty else { return nil }
    let excluded = settings.record.exclusions.panelists
    let gate = ReadinessGate(
      panel: "the panel",
      method: settings.decides,
      questions: questions,
      panelists: panelists.filter { !excluded.contains($0) }
    )
    var answers: [ReadinessAnswer] = []
    if let table = inputs.table("readiness") {
      for row in 0..<table.rowCount {
        answers.append(
          ReadinessAnswer(
            panelist: table[column: "panelist"]?.text(row) ?? "",
            question: table[column: "question"]?.text(row) ?? "",
            isReady: table[column: "answer"]?.text(row) == "yes"
          )
        )
      }
    }
    return gate.evaluate(answers, override: settings.record.readiness.override)
  }

  static func adoptions(
    _ settings: CutSettings,
    _ functional: Rational,
    _ maxPoints: Rational,
    _ conversion: PublishedConversion?,
    evidence: String
  ) throws(StudyError) -> [(entry: CutRecord.AdoptionEntry, record: AdoptionRecord)] {
    var result: [(entry: CutRecord.AdoptionEntry, record: AdoptionRecord)] = []
    for entry in settings.record.adoptions {
      guard let action = AdoptionAction(rawValue: entry.action) else {
        throw entry.reader.trouble("action", "is accept, raise or lower, not \"\(entry.action)\"")
      }
      let scale: AdoptedScale =
        entry.scaled.map { .known($0) }
        ?? conversion.map { AdoptedScale($0.scale(of: entry.raw)) } ?? .unknown
      let record = AdoptionRecord(
        authority: entry.authority,
        action: action,
        raw: entry.raw,
        scale: scale,
        effectiveFrom: entry.from,
        effectiveTo: entry.to,
        reason: entry.reason,
        evidence: evidence,
        signatories: entry.signatories
      )
      let findings = record.findings(
        recommended: functional,
        maxPoints: maxPoints,
        conversion: conversion
      )
      if let finding = findings.first(where: { $0.severity == .error }) {
        throw entry.reader.trouble("authority", finding.sentence)
      }
      result.append((entry, record))
    }
    return result
  }
}
