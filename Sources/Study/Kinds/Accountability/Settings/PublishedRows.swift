// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy

/// How the rows of an entity are published: what counts their students, and which facts are told.
struct PublishedRows {
  /// Facts that take what is printed of a row.
  struct Told {
    /// Takes the number of students with a level.
    let students: String
    /// Takes the index, or the percent of those who reached it.
    let index: String?
    /// Facts that every published row has, such as what its numbers are.
    let constants: [(fact: String, cell: String)]
    /// Facts that are told as they are where no number of the row is masked.
    let also: [String]
  }

  /// A group that is told, and what it is made of.
  struct Groups {
    /// The fact that says the group.
    let fact: String
    /// The cell of the group of everybody.
    let everybody: String
    /// The members of each union, by its cell.
    let unions: [(union: String, members: [String])]
  }

  let entity: String
  let facts: EntityFacts
  /// The fact that says a row's year.
  let year: String
  /// The facts that tell apart rows of one unit and year, the group left out.
  let names: [String]
  let groups: Groups?
  /// The facts that count students of each level with its weight; `nil` for a share.
  let levels: [String]?
  /// The facts of a share: how many of how many.
  let share: (reached: String, of: String)?
  /// The fact that counts students without a level.
  let undetermined: String?
  let scheme: LevelScheme
  let told: Told
  /// The measure that counts a row's students, by the facts that are its arguments.
  let counted: (measure: String, arguments: [String])?

  /// Reads a table of the group `publication`.
  ///
  /// - Throws: `StudyError` naming the key that is wrong.
  init(_ reader: SettingsReader, _ rulebook: Rulebook) throws(StudyError) {
    entity = try reader.text("of")
    facts = EntityFacts(entity, rulebook)
    guard !facts.all.isEmpty, entity != rulebook.subject else {
      throw reader.trouble("of", "names no entity with rows of units: \"\(entity)\"")
    }
    year = try facts.name(reader, "year")
    names = try reader.texts("names")
    for name in names { _ = try facts.fact(reader, "names", name) }
    if let group = try reader.group("groups") {
      groups = try Groups(group, facts)
    } else {
      groups = nil
    }
    undetermined = try reader.has("without") ? facts.name(reader, "without") : nil
    if let group = try reader.group("share") {
      share = (try facts.name(group, "reached"), try facts.name(group, "of"))
      levels = nil
      try group.finish()
      let other: [Int?] = undetermined == nil ? [] : [nil]
      scheme = LevelScheme(
        weights: [0, 1] + other,
        factor: try reader.integer("times", in: 1...1_000_000, default: 100),
        proficient: [false, true] + other.map { _ in false }
      )
    } else {
      share = nil
      let weights = try reader.requiredGroup("levels")
      let proficient = try reader.texts("proficient")
      levels = weights.keys
      var found: [Int?] = []
      for key in weights.keys {
        _ = try facts.fact(weights, key, key)
        found.append(try weights.integer(key, in: 0...1_000))
      }
      if let stranger = proficient.first(where: { !weights.keys.contains($0) }) {
        throw reader.trouble("proficient", "names no level: \"\(stranger)\"")
      }
      let other: [Int?] = undetermined == nil ? [] : [nil]
      scheme = LevelScheme(
        weights: found + other,
        factor: try reader.integer("times", in: 1...1_000_000, default: 100),
        proficient: weights.keys.map(proficient.contains) + other.map { _ in false }
      )
      try weights.finish()
    }
    told = try Told(reader.requiredGroup("told"), facts)
    counted = try Self.counted(reader, facts, rulebook)
  }

  /// The measure in `counted: tested_students(subject, students)`.
  private static func counted(
    _ reader: SettingsReader,
    _ facts: EntityFacts,
    _ rulebook: Rulebook
  ) throws(StudyError) -> (measure: String, arguments: [String])? {
    guard let text = try reader.optionalText("counted") else { return nil }
    let (name, arguments) = SuppliedPoints.parts(of: text)
    let measures = rulebook.versions.flatMap(\.program.measures)
    guard let measure = measures.first(where: { $0.name == name }) else {
      throw reader.trouble(
        "counted",
        "names no measure of \(rulebook.id): \"\(name)\""
          + Spelling.suggestion(for: name, among: measures.map(\.name).uniqued)
      )
    }
    guard measure.parameters.count == arguments.count else {
      throw reader.trouble("counted", "\(name) takes \(measure.parameters.count) arguments")
    }
    for argument in arguments { _ = try facts.fact(reader, "counted", argument) }
    return (name, arguments)
  }

  /// Whether a row says how many students reached each level.
  func hasLevels(_ row: CaseRow) -> Bool {
    (levels ?? []).allSatisfy { row[$0]?.number?.integer != nil }
  }

  /// The levels of a row in the order of the scheme.
  ///
  /// - Parameter row: A row of the entity.
  /// - Returns: How many students reached each level; `nil` where the row does not say it.
  func counts(_ row: CaseRow) -> [Int]? {
    func whole(_ fact: String) -> Int? { row[fact]?.number?.integer.flatMap { $0 < 0 ? nil : $0 } }
    let missing = undetermined.map { whole($0) ?? 0 }
    let rest = missing.map { [$0] } ?? []
    if let share {
      guard let all = whole(share.of), let reached = whole(share.reached), reached <= all else {
        return nil
      }
      return [all - reached, reached] + rest
    }
    let own = (levels ?? []).compactMap(whole)
    if own.count == levels?.count { return own + rest }
    guard let students = whole(told.students), let index = told.index.flatMap({ row[$0]?.number })
    else { return nil }
    return scheme.split(students, index: index, undetermined: missing ?? 0)
  }
}

extension PublishedRows.Told {
  fileprivate init(_ reader: SettingsReader, _ facts: EntityFacts) throws(StudyError) {
    students = try facts.name(reader, "students")
    try facts.number(reader, "students", students)
    index = try reader.has("index") ? facts.name(reader, "index") : nil
    if let index { try facts.number(reader, "index", index) }
    var constants: [(fact: String, cell: String)] = []
    if let group = try reader.group("with") {
      for key in group.keys {
        _ = try facts.value(group, key, of: key)
        constants.append((key, try group.text(key)))
      }
      try group.finish()
    }
    self.constants = constants
    also = try reader.texts("also")
    for name in also { _ = try facts.fact(reader, "also", name) }
    try reader.finish()
  }
}

extension PublishedRows.Groups {
  fileprivate init(_ reader: SettingsReader, _ facts: EntityFacts) throws(StudyError) {
    fact = try facts.name(reader, "fact")
    everybody = try reader.text("everybody")
    _ = try facts.value(reader, "everybody", of: fact)
    var unions: [(union: String, members: [String])] = []
    if let group = try reader.group("unions") {
      for key in group.keys {
        let members = try group.texts(key)
        for (union, others) in unions {
          if let twice = others.first(where: members.contains) {
            throw group.trouble(key, "and \(union) both hold \(twice); a group is in one union")
          }
        }
        unions.append((key, members))
      }
      try group.finish()
    }
    self.unions = unions
    try reader.finish()
  }
}
