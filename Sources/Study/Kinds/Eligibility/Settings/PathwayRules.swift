// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import Policy

/// The policies of a study, checked and fit to be asked together.
struct PathwayRules {
  /// The policies with their files, in the order of the study.
  let rules: [PolicyRule]
  /// The same as pathways.
  let pathways: [Pathway]
  let vocabulary: FactVocabulary
  /// What whoever reads a result must know of the policies.
  let warnings: [Finding]

  /// The policies of a study.
  init(_ files: RuleFiles, settings: EligibilitySettings) throws(StudyError) {
    var rules: [PolicyRule] = []
    for read in try files.policies() { rules.append(try PolicyRule(read)) }
    try self.init(rules, options: settings.options)
  }

  init(_ rules: [PolicyRule], options: EvaluationOptions) throws(StudyError) {
    self.rules = rules
    pathways = rules.map { rule in
      Pathway(
        rule.rulebook,
        source: rule.source,
        hash: rule.hash.description,
        options: options
      )
    }
    vocabulary = FactVocabulary(pathways)
    let lint = pathways.flatMap(PathwayLint.findings)
    let errors = vocabulary.findings + lint.filter { $0.severity == .error }
    if let first = errors.first {
      let rest = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
      throw StudyError(.configuration, "\(first.code) \(first.sentence)\(rest)", findings: errors)
    }
    var ids: Set<String> = []
    for rule in rules where !ids.insert(rule.rulebook.id).inserted {
      throw StudyError(
        .configuration,
        "\(rule.path): two policies have the id \(rule.rulebook.id); keep one"
      )
    }
    warnings = lint.filter { $0.severity != .error } + rules.flatMap(\.warnings)
  }

  /// The entity that the policies are about, such as `applicant`.
  var subject: String { vocabulary.subject }

  /// Whether a rule sums or counts rows, so that a case cannot be decided without all of them.
  var countsRows: Bool {
    rules.contains { rule in
      rule.rulebook.versions.contains { !$0.program.counted.isEmpty }
    }
  }
}
