// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy

/// The parameters of a study whose rule is a policy.
struct PolicySettings {
  /// A decision that is asked, with its arguments.
  struct Question: Hashable {
    var decision: String
    var arguments: [Value] = []
    /// The decision as pages name it, such as `passes(Art Education)`.
    var name: String
  }

  /// What is done with rows that hold a bad cell.
  enum BadRows: String, CaseIterable {
    case refuse
    case setAside = "set-aside"
  }

  let questions: [Question]
  /// The version asked for; `nil` when the deciding date picks it.
  let version: String?
  /// Answers of readings other than the chosen ones.
  let readings: [String: String]
  /// The only period that is decided; `nil` for all.
  let period: Int?
  let usesPresumptions: Bool
  let setsBadRowsAside: Bool
  /// The seed of simulated errors of measurement.
  let seed: UInt64

  init(
    _ reader: SettingsReader,
    document: StudyDocument,
    rulebook: Rulebook
  ) throws(StudyError) {
    questions = try Self.questions(reader, rulebook)
    version = try Self.version(reader, rulebook)
    readings = try Self.readings(reader, rulebook)
    period = try reader.optionalInteger("period", in: 1...9999)
    if period != nil, rulebook.period == nil {
      throw reader.trouble("period", "has no meaning: \(rulebook.id) has no periods")
    }
    usesPresumptions = try reader.flag("presumptions", default: true)
    setsBadRowsAside = try Self.setsBadRowsAside(reader)
    seed = document.seed ?? 0
  }

  /// The parameters of a study that asks one decision without arguments, whatever its key is.
  init(
    asking decision: String,
    _ reader: SettingsReader,
    document: StudyDocument,
    rulebook: Rulebook
  ) throws(StudyError) {
    questions = [Question(decision: decision, name: decision)]
    version = try Self.version(reader, rulebook)
    readings = try Self.readings(reader, rulebook)
    period = nil
    usesPresumptions = try reader.flag("presumptions", default: true)
    setsBadRowsAside = try Self.setsBadRowsAside(reader)
    seed = document.seed ?? 0
  }

  private static func setsBadRowsAside(_ reader: SettingsReader) throws(StudyError) -> Bool {
    let badRows: BadRows = try reader.choice("badRows", default: .refuse)
    return badRows == .setAside
  }

  /// The circumstances in which the policy is evaluated.
  var options: EvaluationOptions {
    EvaluationOptions(
      readings: readings,
      version: version,
      usesPresumptions: usesPresumptions
    )
  }

  /// The version that a study asks for; `nil` when it asks for none.
  static func version(
    _ reader: SettingsReader,
    _ rulebook: Rulebook
  ) throws(StudyError) -> String? {
    let names = rulebook.versions.map(\.name)
    let version = try reader.optionalText("version")
    if let version, !names.contains(version) {
      throw reader.trouble(
        "version",
        "names no version of \(rulebook.id): \"\(version)\""
          + "\(Spelling.suggestion(for: version, among: names)) (it has \(names.list))"
      )
    }
    return version
  }

  // MARK: - Decisions

  private static func questions(
    _ reader: SettingsReader,
    _ rulebook: Rulebook
  ) throws(StudyError) -> [Question] {
    let decisions = rulebook.versions.flatMap(\.program.decisions)
    var questions: [Question] = []
    func add(_ group: SettingsReader, _ key: String, _ name: String, _ cells: [String])
      throws(StudyError)
    {
      guard let decision = decisions.first(where: { $0.name == name }) else {
        let names = decisions.map(\.name).uniqued
        throw group.trouble(
          key,
          "names no decision of \(rulebook.id): \"\(name)\""
            + "\(Spelling.suggestion(for: name, among: names)) (it has \(names.list))"
        )
      }
      let question = try Self.question(group, key, decision, cells)
      guard !questions.contains(question) else {
        throw group.trouble(key, "names \(question.name) twice; keep one")
      }
      questions.append(question)
    }
    if reader.isList("decisions"), reader.holdsGroups("decisions") {
      for group in try reader.groups("decisions") {
        let name = try group.text("decision")
        try add(group, "decision", name, try group.texts("arguments"))
        try group.finish()
      }
    } else {
      for name in try reader.texts("decisions") { try add(reader, "decisions", name, []) }
    }
    guard questions.isEmpty else { return questions }
    let all = decisions.filter { $0.parameters.isEmpty }.map(\.name).uniqued
    guard !all.isEmpty else {
      throw reader.trouble(
        "decisions",
        "is missing: every decision of \(rulebook.id) takes arguments "
          + "(it has \(decisions.map(\.name).uniqued.list))"
      )
    }
    reader.recordDefault("decisions", all.joined(separator: ", "))
    return all.map { Question(decision: $0, name: $0) }
  }

  private static func question(
    _ reader: SettingsReader,
    _ key: String,
    _ decision: Decision,
    _ cells: [String]
  ) throws(StudyError) -> Question {
    guard cells.count == decision.parameters.count else {
      let names = decision.parameters.map(\.name)
      throw reader.trouble(
        key,
        "asks \(decision.name) with \(cells.count) arguments; it takes \(names.count)"
          + (names.isEmpty ? "" : " (\(names.list))")
      )
    }
    var arguments: [Value] = []
    for (cell, parameter) in zip(cells, decision.parameters) {
      do throws(CellObjection) {
        arguments.append(try parameter.type.value(ofCell: cell))
      } catch {
        throw reader.trouble("arguments", "\(parameter.name) \(error.rule), not \"\(cell)\"")
      }
    }
    let name = cells.isEmpty ? "" : "(\(cells.list))"
    return Question(
      decision: decision.name,
      arguments: arguments,
      name: decision.name + name
    )
  }

  // MARK: - Readings

  static func readings(
    _ reader: SettingsReader,
    _ rulebook: Rulebook
  ) throws(StudyError) -> [String: String] {
    guard let group = try reader.group("readings") else { return [:] }
    var result: [String: String] = [:]
    let names = rulebook.readings.map(\.name.text)
    for key in group.keys where !names.contains(key) {
      let known = rulebook.readings.map {
        "\($0.name.text): \($0.letters.joined(separator: " or "))"
      }
      throw group.trouble(
        key,
        "names no reading of \(rulebook.id)\(Spelling.suggestion(for: key, among: names)) "
          + "(it has \(known.isEmpty ? "none" : known.list))"
      )
    }
    for reading in rulebook.readings {
      let name = reading.name.text
      guard let letter = try group.optionalText(name) else { continue }
      let letters = reading.letters
      guard letters.contains(letter) else {
        throw group.trouble(name, "is one of \(letters.list), not \"\(letter)\"")
      }
      result[name] = letter
    }
    try group.finish()
    return result
  }
}

extension [String] {
  /// The words with commas between.
  var list: String { joined(separator: ", ") }
}
