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
    // Where bands leave a hole, or go by steps, the rounding decides about points: it must be said.
    try rule.refuse([.printedHole, .roundingUndefined])
    settings = try AccountabilitySettings(parameters, document: document, rulebook: rule.rulebook)
    roleTable = AccountabilityRoles(rule.rulebook, settings)
  }

  var roles: [String] { roleTable.names }

  var requiredRoles: [String] { [PolicyLayouts.subjects] }

  func specification(role: String) -> TableSpecification? { roleTable.specification(role) }

  func allowsSeveral(role: String) -> Bool { role == StudentFiles.role }

  /// Rows that only windows or components need may be set aside where the study says so; a unit or an
  /// official value never is.
  func allowsQuarantine(role: String) -> Bool {
    settings.setsBadRowsAside && roleTable.isEvidence(role)
  }

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
