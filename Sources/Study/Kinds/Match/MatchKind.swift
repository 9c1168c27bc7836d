// SPDX-License-Identifier: Apache-2.0
import Evidence
import Matching

/// A match of applicants and programs by their lists: who gets which seat, that nobody blocks it, and why.
struct MatchKind: StudyKind {
  static let id = "match"

  let settings: MatchSettings

  init(
    parameters: SettingsReader,
    document: StudyDocument,
    rules: RuleFiles
  ) throws(StudyError) {
    guard document.policies.isEmpty else {
      throw StudyError(
        .configuration,
        "\(StudyDocument.fileName): a study of kind match has no policy; its rules are parameters"
      )
    }
    settings = try MatchSettings(parameters, document: document)
  }

  var roles: [String] { SeasonFile.allCases.map(\.rawValue) }

  var requiredRoles: [String] { SeasonFile.allCases.filter(\.isRequired).map(\.rawValue) }

  func specification(role: String) -> TableSpecification? {
    SeasonFile(rawValue: role)?.specification
  }

  func evaluate(_ inputs: StudyInputs) throws(StudyError) -> StudyResult {
    MatchResult(try MatchAnalysis(inputs, settings)).result
  }
}
