// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy

/// The parameters of a study of schools and districts.
struct AccountabilitySettings {
  /// The version asked for; `nil` when the year picks it.
  let version: String?
  /// Answers of readings other than the chosen ones.
  let readings: [String: String]
  /// The years that are reported; empty for all.
  let periods: [Int]
  /// The smallest step of points.
  let grid: Rational
  /// The inputs that a unit may move.
  let levers: [Lever]
  /// How files of students become rows of counts; `nil` where the study has none.
  let students: StudentSettings?
  /// How often counts of students are drawn anew; 0 for never.
  let resamples: Int
  /// The seed of the draws.
  let seed: UInt64

  private static let defaultGrid = Rational(1, 2)
  private static let defaultResamples = 1000

  init(
    _ reader: SettingsReader,
    document: StudyDocument,
    rulebook: Rulebook
  ) throws(StudyError) {
    version = try PolicySettings.version(reader, rulebook)
    readings = try PolicySettings.readings(reader, rulebook)
    var periods: [Int] = []
    for text in try reader.texts("periods") {
      guard rulebook.period != nil, let year = Int(text), (1...9999).contains(year) else {
        throw reader.trouble(
          "periods",
          rulebook.period == nil
            ? "has no meaning: \(rulebook.id) has no periods"
            : "is a list of years, such as [2014, 2015], not \"\(text)\""
        )
      }
      periods.append(year)
    }
    self.periods = periods
    grid = try reader.rational("grid", default: Self.defaultGrid)
    guard grid > .zero else { throw reader.trouble("grid", "is above 0") }
    var levers: [Lever] = []
    if reader.has("levers") {
      for group in try reader.groups("levers") {
        let lever = try Lever(group, rulebook)
        guard !levers.contains(where: { $0.id == lever.id }) else {
          throw group.trouble("id", "names two levers \"\(lever.id)\"; keep one")
        }
        levers.append(lever)
        try group.finish()
      }
    }
    self.levers = levers
    if let group = try reader.group("students") {
      students = try StudentSettings(group, rulebook)
      try group.finish()
    } else {
      students = nil
    }
    let movesStudents = levers.contains { if case .moves = $0.motion { true } else { false } }
    resamples = try reader.integer(
      "resamples",
      in: 0...100_000,
      default: movesStudents ? Self.defaultResamples : 0
    )
    seed = document.seed ?? 0
  }

  /// The circumstances in which the policy is evaluated.
  var options: EvaluationOptions { EvaluationOptions(readings: readings, version: version) }
}

extension Lever {
  /// A lever as `study.yaml` writes it.
  ///
  /// - Throws: `StudyError` naming the key that is wrong.
  fileprivate init(_ reader: SettingsReader, _ rulebook: Rulebook) throws(StudyError) {
    let entity = try reader.text("of")
    let programs = rulebook.versions.map(\.program)
    let entities = programs.flatMap { $0.entities.map(\.name) }.uniqued
    guard entities.contains(entity) else {
      throw reader.trouble(
        "of",
        "names no entity of \(rulebook.id): \"\(entity)\""
          + "\(Spelling.suggestion(for: entity, among: entities)) (it has \(entities.list))"
      )
    }
    let facts = programs.flatMap { program in
      program.facts.filter { program.entities[$0.entity].name == entity }
    }
    func fact(_ key: String, _ name: String, isNumber: Bool = false) throws(StudyError) -> Fact {
      guard let fact = facts.first(where: { $0.name == name }) else {
        let names = facts.map(\.name).uniqued
        throw reader.trouble(
          key,
          "names no fact of \(entity): \"\(name)\"\(Spelling.suggestion(for: name, among: names))"
        )
      }
      if isNumber, fact.type.withoutConstants.number == nil {
        throw reader.trouble(key, "names \(name), which is no number")
      }
      return fact
    }
    var filter: [String: Value] = [:]
    if let group = try reader.group("where") {
      for key in group.keys {
        let cell = try group.text(key)
        let fact = try fact("where", key)
        do throws(CellObjection) {
          filter[key] = try fact.type.value(ofCell: cell)
        } catch {
          throw group.trouble(key, "\(error.rule), not \"\(cell)\"")
        }
      }
      try group.finish()
    }
    let year = try reader.text("year")
    _ = try fact("year", year)
    let names = try reader.texts("names")
    for name in names { _ = try fact("names", name) }
    let motion: Motion
    if reader.has("moves") {
      let counts = try reader.texts("moves")
      guard counts.count > 1 else {
        throw reader.trouble("moves", "is a list of at least two counts, the lowest level first")
      }
      for name in counts { _ = try fact("moves", name, isNumber: true) }
      motion = .moves(counts)
    } else {
      let raised = try reader.text("raises")
      _ = try fact("raises", raised, isNumber: true)
      let step = try reader.rational("by", default: .one)
      guard step > .zero else { throw reader.trouble("by", "is above 0") }
      let ceiling = try reader.optionalText("upTo")
      if let ceiling { _ = try fact("upTo", ceiling, isNumber: true) }
      motion = .raises(raised, by: step, upTo: ceiling)
    }
    let cost = try reader.rational("cost", default: .one)
    guard cost > .zero else { throw reader.trouble("cost", "is above 0") }
    self.init(
      try reader.text("id"),
      unit: try reader.text("unit"),
      entity: entity,
      filter: filter,
      period: year,
      names: names,
      motion: motion,
      cost: cost
    )
  }
}
