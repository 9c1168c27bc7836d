// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// Decisions about many subjects by a policy: law as data, one row for each subject.
struct PolicyKind: StudyKind {
  static let id = "policy"

  let rule: PolicyRule
  let settings: PolicySettings
  let layouts: PolicyLayouts

  init(
    parameters: SettingsReader,
    document: StudyDocument,
    rules: RuleFiles
  ) throws(StudyError) {
    rule = try PolicyRule(rules)
    settings = try PolicySettings(parameters, document: document, rulebook: rule.rulebook)
    layouts = PolicyLayouts(rule.rulebook)
  }

  var roles: [String] { layouts.roles }

  var requiredRoles: [String] { [PolicyLayouts.subjects] }

  func specification(role: String) -> TableSpecification? { layouts.specification(role) }

  /// A row can be set aside only where nobody else's decision rests on it: an item or another
  /// subject that is left out would count as absent, and it is there, and illegible.
  func allowsQuarantine(role: String) -> Bool {
    settings.setsBadRowsAside && role == PolicyLayouts.subjects && !rule.countsSubjects
  }

  func objections(to input: StudyInputs.Input) -> [Finding] { layouts.objections(to: input) }

  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult {
    let evidence = try PolicyEvidence(inputs, layouts, rule.rulebook)
    let analysis = PolicyAnalysis(
      rule: rule,
      settings: settings,
      evidence: evidence,
      inputs: inputs
    )
    return PolicyResult(analysis).result
  }
}
