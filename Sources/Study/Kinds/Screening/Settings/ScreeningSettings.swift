// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Matching
import NumericsCore
import Policy

/// The parameters of a study that screens applicants.
struct ScreeningSettings {
  /// What a study says of one filter of its screen.
  struct Filter {
    var severity = Severity.hard
    var missing = MissingRule.refer
  }

  /// Another screen of the same policy, shown beside the first.
  struct Compared {
    let decision: String
    let missing: MissingRule
  }

  /// A column that makes groups.
  struct Group {
    let column: String
    let reference: String?
  }

  /// The decision whose criteria are the filters.
  let decision: String
  /// What the policy is asked.
  let policy: PolicySettings
  /// What the study says of filters, by label.
  let filters: [String: Filter]
  let compared: [Compared]
  let scores: [ScoreSetting]
  /// Facts whose categories are in order, so that one step away is near.
  let categories: [String]
  /// What is done with near misses.
  let relief: NearMiss.Relief
  let groups: [Group]
  /// The least size of a group that is judged.
  let least: Int
  /// The confidence of intervals, such as 0.95.
  let confidence: Rational
  /// How long a file takes to read.
  let minutes: Int
  let curve: CurveSetting?
  /// Columns that say what happened to applicants of a past season.
  let past: [String]
  let checks: [ColumnCheck]
  let normals: NormalsSetting?
  /// The code of the preview that somebody has seen.
  let previewed: String?

  private static let defaultMinutes = 10

  init(
    _ reader: SettingsReader,
    document: StudyDocument,
    rulebook: Rulebook
  ) throws(StudyError) {
    decision = try Self.decision(reader, rulebook)
    policy = try PolicySettings(
      asking: decision,
      reader,
      document: document,
      rulebook: rulebook
    )
    let decisions = Self.decisions(rulebook)
    filters = try Self.filters(reader, decisions)
    compared = try Self.compared(reader, decisions, apartFrom: decision)
    scores = try ScoreSetting.all(reader, rulebook)
    categories = try Self.categories(reader, rulebook)
    relief = try Self.relief(reader)
    groups = try Self.groups(reader)
    least = try reader.integer("minN", in: 1...1000, default: GroupColumn.defaultLeast)
    confidence = try reader.rational("confidence", default: Rational(95, 100))
    guard confidence.signum > 0, confidence < .one else {
      throw reader.trouble("confidence", "is a share such as 0.95")
    }
    minutes = try reader.integer("minutes", in: 1...1440, default: Self.defaultMinutes)
    curve = try CurveSetting(reader)
    past = try reader.texts("outcomes")
    checks = try ColumnCheck.all(reader)
    normals = try NormalsSetting(reader)
    previewed = try reader.optionalText("previewed")
  }

  /// The quantile z of two-sided intervals.
  var quantile: Double {
    NormalDistribution.standard.complementQuantile((1 - confidence.double) / 2)
  }

  /// The confidence as pages print it: `95 %`.
  var confidenceWords: String { "\((confidence * 100).text(places: 0)) %" }

  /// The columns of the applicants' file that are no facts of the policy.
  var columns: [String] {
    groups.map(\.column) + past + checks.flatMap(\.columns)
  }

  // MARK: - Reading

  /// The decisions that a screen can be: those about one applicant, without arguments.
  private static func decisions(_ rulebook: Rulebook) -> [String] {
    rulebook.versions.flatMap { version in
      version.program.decisions.filter { decision in
        decision.parameters.isEmpty
          && version.program.entities[decision.home].name == rulebook.subject
      }.map(\.name)
    }.uniqued
  }

  private static func decision(
    _ reader: SettingsReader,
    _ rulebook: Rulebook
  ) throws(StudyError) -> String {
    let names = decisions(rulebook)
    guard let name = try reader.optionalText("decision") else {
      guard names.count == 1 else {
        throw reader.trouble(
          "decision",
          "is missing: it names the decision whose criteria are the filters (\(rulebook.id) has "
            + "\(names.isEmpty ? "none" : names.list))"
        )
      }
      reader.recordDefault("decision", names[0])
      return names[0]
    }
    try check(name, names, reader, "decision")
    return name
  }

  private static func categories(
    _ reader: SettingsReader,
    _ rulebook: Rulebook
  ) throws(StudyError) -> [String] {
    let names = try reader.texts("categories")
    let facts = rulebook.versions.flatMap(\.program.facts).map(\.name).uniqued
    for name in names where !facts.contains(name) {
      throw reader.trouble(
        "categories",
        "names no fact of the policy: \"\(name)\"\(Spelling.suggestion(for: name, among: facts))"
      )
    }
    return names
  }

  private static func relief(_ reader: SettingsReader) throws(StudyError) -> NearMiss.Relief {
    let group = try reader.group("nearMiss") ?? reader.emptyGroup("nearMiss")
    let option = try group.text("option", default: "none")
    let relief: NearMiss.Relief
    switch option {
    case "none": relief = .none
    case "refer": relief = .refer(width: try group.integer("width", in: 1...2, default: 1))
    case "pass":
      let level = try group.rational("level")
      guard level.signum > 0, level < .one else {
        throw group.trouble("level", "is a probability such as 0.4")
      }
      relief = .pass(level: level.double)
    default:
      throw group.trouble(
        "option",
        "is one of \(NearMiss.Relief.names.list), not \"\(option)\""
          + Spelling.suggestion(for: option, among: NearMiss.Relief.names)
      )
    }
    try group.finish()
    return relief
  }

  private static func groups(_ reader: SettingsReader) throws(StudyError) -> [Group] {
    var groups: [Group] = []
    for group in try reader.groups("groups") {
      let column = try group.text("column")
      guard !groups.contains(where: { $0.column == column }) else {
        throw group.trouble("column", "names \(column) twice; keep one")
      }
      groups.append(Group(column: column, reference: try group.optionalText("reference")))
      try group.finish()
    }
    return groups
  }
}
