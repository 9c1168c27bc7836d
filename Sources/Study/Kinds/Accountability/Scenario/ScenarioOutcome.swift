// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Policy

/// What a unit comes to under a scenario.
public struct ScenarioOutcome: Sendable, Hashable, Codable {
  /// The unit with its year.
  public let unit: String
  /// The total in words, such as `95 of 140 = 67.9 %`.
  public let total: String
  /// The level in words.
  public let level: String

  /// The outcomes of all units that an open study reports, with values put in.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - edits: What is supposed.
  /// - Throws: `StudyError` for a value that its column does not allow, or an edit that means no row.
  /// - Returns: An outcome for each unit.
  static func all(
    of study: OpenStudy,
    supposing edits: [ScenarioEdit]
  ) throws(StudyError) -> [ScenarioOutcome] {
    guard let kind = study.kind as? AccountabilityKind else { return [] }
    let subject = kind.rule.rulebook.subject
    var used: Set<ScenarioEdit> = []
    var inputs: [StudyInputs.Input] = []
    for input in study.inputs.inputs {
      guard let specification = kind.specification(role: input.role) else { continue }
      let rows = ScenarioRows(input, subject: subject, unit: nil, kind: kind)
      let text = try rows.text(edits, &used)
      let result = CSVReader(specification: specification)
        .read(Array(text.utf8), fileName: input.path)
      let read = StudyInputs.Input(
        name: input.name,
        path: input.path,
        role: input.role,
        result: result
      )
      let objections = result.report.isFatal ? [] : kind.objections(to: read)
      if let finding = (result.report.findings + objections).first(where: { $0.severity == .error })
      {
        throw StudyError(
          .data,
          "\(edits.map(\.text).list): \(finding.sentence)",
          findings: [finding]
        )
      }
      inputs.append(read)
    }
    if let idle = edits.first(where: { !used.contains($0) }) {
      throw ScenarioRows.unused(idle, study.inputs, subject)
    }
    var supposed = StudyInputs(document: study.document, inputs: inputs, threads: 1)
    supposed.progress = { _ in }
    let analysis = try AccountabilityAnalysis(
      supposed,
      rule: kind.rule,
      settings: kind.settings,
      roles: kind.roleTable,
      testsPolicy: false
    )
    return analysis.units.map { one in
      ScenarioOutcome(
        unit: one.unit.name,
        total: one.words?.total ?? "",
        level: one.words?.level ?? "no version of the policy is in force"
      )
    }
  }
}
