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
  /// The smallest step of points that the study or the policy declares; `nil` where neither does.
  let declaredGrid: Rational?
  /// The smallest step of points.
  var grid: Rational { declaredGrid ?? .one }
  /// The inputs that a unit may move.
  let levers: [Lever]
  /// How files of students become rows of counts; `nil` where the study has none.
  let students: StudentSettings?
  /// What may be published; `nil` where the study says nothing of it.
  let publication: PublicationSettings?
  /// Who reads the run's pages.
  let audience: Audience
  /// Rules for rows that the study declares.
  let checks: [RowCheck]
  /// Cells that hold back a number, such as `*`.
  let suppressed: Set<String>
  /// Whether rows that cannot count are set aside; otherwise they stop the run.
  let setsBadRowsAside: Bool
  /// How often counts of students are drawn anew; 0 for never.
  let resamples: Int
  /// The seed of the draws.
  let seed: UInt64

  private static let defaultResamples = 1000

  /// Who reads the run's pages: whoever has the right to a unit's own numbers, or everybody.
  enum Audience: String, CaseIterable {
    case unit
    case everybody
  }

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
    let step = Self.step(of: rulebook)
    let isDeclared = reader.has("grid") || step != nil
    let grid = try reader.rational("grid", default: step ?? .one)
    guard grid > .zero else { throw reader.trouble("grid", "is above 0") }
    declaredGrid = isDeclared ? grid : nil
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
    if let group = try reader.group("publication") {
      publication = try PublicationSettings(group, rulebook)
      try group.finish()
    } else {
      publication = nil
    }
    audience = try reader.choice("audience", default: .unit)
    var checks: [RowCheck] = []
    for group in try reader.groups("checks") {
      checks.append(try RowCheck(group, rulebook))
      try group.finish()
    }
    self.checks = checks
    suppressed = Set(try reader.texts("suppressed"))
    let badRows: PolicySettings.BadRows = try reader.choice("badRows", default: .refuse)
    setsBadRowsAside = badRows == .setAside
    let movesStudents = levers.contains { if case .moves = $0.motion { true } else { false } }
    resamples = try reader.integer(
      "resamples",
      in: 0...100_000,
      default: movesStudents ? Self.defaultResamples : 0
    )
    seed = document.seed ?? 0
  }

  /// The step that the policy declares of the scorecard's total; `nil` where it declares none.
  private static func step(of rulebook: Rulebook) -> Rational? {
    rulebook.versions.lazy.compactMap(\.program.scorecard).first
      .flatMap { $0.total.type.withoutConstants.number?.step }
  }

  /// The circumstances in which the policy is evaluated.
  var options: EvaluationOptions { EvaluationOptions(readings: readings, version: version) }

  /// The facts of an entity that count students of each level, in order; none where nothing says so.
  func levelFacts(of entity: String) -> [String] {
    let published = publication?.tables.first { $0.entity == entity }
    let told = (published?.levels ?? []) + [published?.undetermined].compactMap(\.self)
    let moved = levers.filter { $0.entity == entity }.flatMap { lever -> [String] in
      if case .moves(let facts) = lever.motion { facts } else { [] }
    }
    let counted = students?.rows.entity == entity ? students?.rows.levels.values.sorted() ?? [] : []
    return (told + moved + counted).uniqued
  }
}
