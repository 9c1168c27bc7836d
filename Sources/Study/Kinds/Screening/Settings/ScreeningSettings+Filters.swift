// SPDX-License-Identifier: Apache-2.0
import Evidence
import Matching

/// What a study says of the filters of its screen, and of the screens beside it.
extension ScreeningSettings {
  static func check(
    _ name: String,
    _ names: [String],
    _ reader: SettingsReader,
    _ key: String
  ) throws(StudyError) {
    guard !names.contains(name) else { return }
    throw reader.trouble(
      key,
      "names no decision about one applicant: \"\(name)\""
        + "\(Spelling.suggestion(for: name, among: names)) (the policy has \(names.list))"
    )
  }

  /// The label of a filter, which a study may write without its brackets.
  static func label(_ text: String) -> String { text.hasPrefix("(") ? text : "(\(text))" }

  static func filters(
    _ reader: SettingsReader,
    _ decisions: [String]
  ) throws(StudyError) -> [String: Filter] {
    var filters: [String: Filter] = [:]
    for group in try reader.groups("filters") {
      let label = label(try group.text("filter"))
      guard filters[label] == nil else {
        throw group.trouble("filter", "names \(label) twice; keep one")
      }
      let severity: Severity = try group.choice("severity", default: .hard)
      filters[label] = Filter(severity: severity, missing: try missing(group, decisions))
      try group.finish()
    }
    return filters
  }

  private static func missing(
    _ group: SettingsReader,
    _ decisions: [String]
  ) throws(StudyError) -> MissingRule {
    let word = try group.text("missing", default: MissingRule.refer.name)
    let other = try group.optionalText("alternative")
    if other != nil, word != "alternative" {
      throw group.trouble("alternative", "has no meaning beside `missing: \(word)`")
    }
    switch word {
    case "refer": return .refer
    case "not-shown": return .notShown
    case "pass": return .pass
    case "alternative":
      guard let other else {
        throw group.trouble("alternative", "is missing: it names the decision that answers instead")
      }
      try check(other, decisions, group, "alternative")
      return .alternative(other)
    default:
      if MissingRule.refusedNames.contains(word) {
        throw group.trouble(
          "missing",
          "is \"\(word)\": a value is never put in the place of a missing one for a decision about a "
            + "person; take one of \(MissingRule.names.list)"
        )
      }
      throw group.trouble(
        "missing",
        "is one of \(MissingRule.names.list), not \"\(word)\""
          + Spelling.suggestion(for: word, among: MissingRule.names)
      )
    }
  }

  static func compared(
    _ reader: SettingsReader,
    _ decisions: [String],
    apartFrom own: String
  ) throws(StudyError) -> [Compared] {
    var compared: [Compared] = []
    for group in try reader.groups("compare") {
      let name = try group.text("decision")
      try check(name, decisions, group, "decision")
      guard name != own, !compared.contains(where: { $0.decision == name }) else {
        throw group.trouble(
          "decision",
          "names \(name) twice; a screen is compared with another one"
        )
      }
      compared.append(Compared(decision: name, missing: try missing(group, decisions)))
      try group.finish()
    }
    return compared
  }
}
