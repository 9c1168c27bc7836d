// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import Matching
import Policy

/// A screen of applicants by a policy whose criteria are its filters, in their order.
struct ScreeningKind: StudyKind {
  static let id = "screening"

  let rule: PolicyRule
  let settings: ScreeningSettings
  let layouts: PolicyLayouts
  let screen: ScreenRule
  /// Other screens of the same policy, shown beside the first.
  let compared: [ScreenRule]
  /// The policy at the cuts of a curve.
  let moved: MovedCut?
  /// What whoever reads the result must know of the policy.
  let remarks: [Finding]

  init(
    parameters: SettingsReader,
    document: StudyDocument,
    rules: RuleFiles
  ) throws(StudyError) {
    let read = try rules.policy()
    rule = try PolicyRule(read)
    let rulebook = rule.rulebook
    guard rulebook.period == nil, !rule.countsSubjects else {
      throw StudyError(
        .configuration,
        "\(rule.path): a screen looks at each applicant alone, and this policy "
          + (rulebook.period == nil ? "counts applicants" : "has periods")
      )
    }
    remarks = try Self.remarks(rule)
    settings = try ScreeningSettings(parameters, document: document, rulebook: rulebook)
    layouts = PolicyLayouts(rulebook)
    screen = try ScreenRule(
      settings.decision,
      of: rule,
      version: settings.policy.version,
      filters: settings.filters,
      reader: parameters
    )
    var compared: [ScreenRule] = []
    for other in settings.compared {
      compared.append(
        try ScreenRule(
          other.decision,
          of: rule,
          version: settings.policy.version,
          missing: other.missing,
          reader: parameters
        )
      )
    }
    self.compared = compared
    if let curve = settings.curve {
      moved = try MovedCut(curve, screen, read, rules, reader: parameters)
    } else {
      moved = nil
    }
  }

  /// What no policy about persons may ask, and what it should not.
  ///
  /// - Throws: `StudyError` where a filter could judge somebody by who they are (E101).
  private static func remarks(_ rule: PolicyRule) throws(StudyError) -> [Finding] {
    let pathway = Pathway(rule.rulebook, source: rule.source, hash: rule.hash.description)
    let findings = PathwayLint.findings(pathway)
    guard let first = findings.first(where: { $0.severity == .error }) else { return findings }
    throw StudyError(
      .configuration,
      "\(first.code) \(first.sentence); a column that only makes groups belongs into `groups` of the study",
      findings: findings
    )
  }

  var roles: [String] { layouts.roles }

  var requiredRoles: [String] { [PolicyLayouts.subjects] }

  func specification(role: String) -> TableSpecification? {
    let specification = layouts.specification(role)
    guard role == PolicyLayouts.subjects else { return specification }
    return specification.map { ApplicantColumns.specification($0, settings) }
  }

  func allowsQuarantine(role: String) -> Bool {
    settings.policy.setsBadRowsAside && role == PolicyLayouts.subjects
  }

  func objections(to input: StudyInputs.Input) -> [Finding] {
    let own = layouts.objections(to: input)
    guard input.role == PolicyLayouts.subjects else { return own }
    let table = input.result.table
    return own + settings.scores.flatMap { $0.objections(to: table) }
      + settings.checks.flatMap { $0.objections(to: table) }
      + ApplicantColumns.objections(to: table, settings)
  }

  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult {
    try PreviewCode(self, inputs).check(inputs.document, settings)
    return ScreeningResult(try ScreeningAnalysis(self, inputs)).result
  }
}
