// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import Policy

/// Cases of people under licensure pathways or program requirements: what is met, what is missing, who
/// owes it.
struct EligibilityKind: StudyKind {
  static let id = "eligibility"

  let settings: EligibilitySettings
  let rules: PathwayRules
  let roleTable: EligibilityRoles

  init(
    parameters: SettingsReader,
    document: StudyDocument,
    rules: RuleFiles
  ) throws(StudyError) {
    settings = try EligibilitySettings(parameters, document: document)
    self.rules = try PathwayRules(rules, settings: settings)
    let sources = self.rules.pathways.flatMap { $0.rulebook.sources.map(\.id.text) }.uniqued
    if let model = settings.model, !sources.contains(model) {
      throw parameters.trouble(
        "model",
        "names no source of the policies: \"\(model)\""
          + Spelling.suggestion(for: model, among: sources)
      )
    }
    roleTable = EligibilityRoles(self.rules)
  }

  var roles: [String] { roleTable.names }

  var requiredRoles: [String] { [EligibilityRoles.cases] }

  func specification(role: String) -> TableSpecification? { roleTable.specification(role) }

  func objections(to input: StudyInputs.Input) -> [Finding] {
    roleTable.objections(to: input, settings: settings)
  }

  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult {
    let analysis = try EligibilityAnalysis(
      inputs,
      rules: rules,
      roles: roleTable,
      settings: settings
    )
    return EligibilityResult(analysis).result
  }
}
