// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Policy

/// Schools and districts under a state's accountability policy: points, level, what would change them.
struct AccountabilityKind: StudyKind {
  static let id = "accountability"

  let rule: PolicyRule
  let settings: AccountabilitySettings
  let roleTable: AccountabilityRoles

  init(
    parameters: SettingsReader,
    document: StudyDocument,
    rules: RuleFiles
  ) throws(StudyError) {
    rule = try PolicyRule(rules)
    guard rule.rulebook.versions.contains(where: { $0.program.scorecard != nil }) else {
      throw StudyError(
        .configuration,
        "\(rule.path): the policy has no `scorecard`, which says what the components and the total "
          + "are; add one, or use the kind \(PolicyKind.id)"
      )
    }
    settings = try AccountabilitySettings(parameters, document: document, rulebook: rule.rulebook)
    roleTable = AccountabilityRoles(rule.rulebook, students: settings.students)
  }

  var roles: [String] { roleTable.names }

  var requiredRoles: [String] { [PolicyLayouts.subjects] }

  func specification(role: String) -> TableSpecification? { roleTable.specification(role) }

  func allowsSeveral(role: String) -> Bool { role == StudentFiles.role }

  func objections(to input: StudyInputs.Input) -> [Finding] { roleTable.objections(to: input) }

  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult {
    let analysis = try AccountabilityAnalysis(
      inputs,
      rule: rule,
      settings: settings,
      roles: roleTable
    )
    return AccountabilityResult(analysis).result
  }
}
