// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Policy

/// How files of students become rows of an entity: which column is a subject, which word a level.
struct StudentSettings {
  /// The year of each file, by the name of its input.
  let years: [String: Int]
  /// Where students count, in which groups, and what they reached.
  let layout: StudentLayout
  /// How counts become rows.
  let rows: CountRows
  /// What the rows of students must keep.
  let rules: StudentRules

  /// Reads the group `students` of the parameters.
  ///
  /// - Throws: `StudyError` naming the key that is wrong.
  init(_ reader: SettingsReader, _ rulebook: Rulebook) throws(StudyError) {
    let entity = try reader.text("entity")
    let facts = EntityFacts(entity, rulebook)
    guard !facts.all.isEmpty else {
      throw reader.trouble("entity", "names no entity of \(rulebook.id): \"\(entity)\"")
    }
    let years = try reader.requiredGroup("years")
    var byInput: [String: Int] = [:]
    for key in years.keys { byInput[key] = try years.integer(key, in: 1...9999) }
    try years.finish()
    self.years = byInput
    let yearFact = try facts.name(reader, "year")
    let subjects = try reader.requiredGroup("subjects")
    let subjectFact = try facts.name(subjects, "fact")
    let columns = try subjects.requiredGroup("columns")
    let subject = (fact: subjectFact, values: try facts.values(columns, of: subjectFact))
    try columns.finish()
    try subjects.finish()
    let groups = try reader.requiredGroup("groups")
    let groupFact = try facts.name(groups, "fact")
    let column = try groups.text("column")
    let base = try groups.texts("base")
    var unions: [(name: String, definition: GroupCatalog.Definition)] = []
    if let derived = try groups.group("unions") {
      for key in derived.keys {
        unions.append((key, .union(try derived.texts(key).map { .base($0) })))
      }
      try derived.finish()
    }
    let reported = try groups.requiredGroup("report")
    let group = (fact: groupFact, values: try facts.values(reported, of: groupFact))
    let catalog: GroupCatalog
    do throws(GroupCatalog.CatalogError) {
      catalog = try GroupCatalog(base: base, derived: unions)
    } catch {
      throw groups.trouble("base", Self.words(error))
    }
    if let stranger = reported.keys.first(where: { !catalog.names.contains($0) }) {
      throw reported.trouble(
        stranger,
        "is no group: \"\(stranger)\""
          + "\(Spelling.suggestion(for: stranger, among: catalog.names)) (there are "
          + "\(catalog.names.list))"
      )
    }
    try reported.finish()
    try groups.finish()
    let words = try reader.requiredGroup("levels")
    var levels: [String: String] = [:]
    for key in words.keys { levels[key] = try facts.name(words, key) }
    try words.finish()
    var with: [String: Value] = [:]
    if let constants = try reader.group("with") {
      for key in constants.keys { with[key] = try facts.value(constants, key, of: key) }
      try constants.finish()
    }
    rows = CountRows(
      entity: entity,
      year: yearFact,
      subject: subject,
      group: group,
      levels: levels,
      with: with
    )
    var placements: [StudentLayout.Placement] = []
    for place in try reader.groups("placements") {
      let unit = try place.text("unit")
      let counts = try place.optionalText("counts")
      placements.append(StudentLayout.Placement(kind: unit, unit: unit, counts: counts))
      try place.finish()
    }
    rules = try StudentRules(
      reader,
      subjects: subject.values.keys.sorted(),
      levels: levels.keys.sorted(),
      placements: placements
    )
    layout = StudentLayout(
      placements: placements,
      catalog: catalog,
      groups: column,
      subjects: subject.values.keys.sorted(),
      levels: levels.keys.sorted(),
      others: rules.columns
    )
  }

  private static func words(_ error: GroupCatalog.CatalogError) -> String {
    switch error {
    case .repeated(let name): "names a group twice: \"\(name)\""
    case .unknown(let name, let known):
      "has no group \"\(name)\"\(Spelling.suggestion(for: name, among: known)), which a union names"
    case .tooMany(let count): "has \(count) groups; at most \(GroupCatalog.limit) are counted"
    }
  }
}
