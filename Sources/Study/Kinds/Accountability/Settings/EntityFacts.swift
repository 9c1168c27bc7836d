// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The facts of an entity, for the keys of a study that name them.
struct EntityFacts {
  let entity: String
  let all: [String: Fact]

  init(_ entity: String, _ rulebook: Rulebook) {
    self.entity = entity
    var all: [String: Fact] = [:]
    for program in rulebook.versions.map(\.program) {
      for fact in program.facts where program.entities[fact.entity].name == entity {
        all[fact.name] = all[fact.name] ?? fact
      }
    }
    self.all = all
  }

  /// The fact that a key names.
  func name(_ reader: SettingsReader, _ key: String) throws(StudyError) -> String {
    let name = try reader.text(key)
    _ = try fact(reader, key, name)
    return name
  }

  /// The number that a key names.
  func number(_ reader: SettingsReader, _ key: String, _ name: String) throws(StudyError) {
    guard try fact(reader, key, name).type.withoutConstants.number == nil else { return }
    throw reader.trouble(key, "names \(name), which is no number")
  }

  /// The fact of a name that a key gives.
  func fact(
    _ reader: SettingsReader,
    _ key: String,
    _ name: String
  ) throws(StudyError) -> Fact {
    if let fact = all[name] { return fact }
    throw reader.trouble(
      key,
      "names no fact of \(entity): \"\(name)\""
        + Spelling.suggestion(for: name, among: all.keys.sorted())
    )
  }

  /// The value that a key gives for a fact.
  func value(
    _ reader: SettingsReader,
    _ key: String,
    of name: String
  ) throws(StudyError) -> Value {
    guard let fact = all[name] else {
      throw reader.trouble(
        key,
        "names no fact of \(entity)\(Spelling.suggestion(for: name, among: all.keys.sorted()))"
      )
    }
    let cell = try reader.text(key)
    do throws(CellObjection) {
      return try fact.type.value(ofCell: cell)
    } catch {
      throw reader.trouble(key, "\(error.rule), not \"\(cell)\"")
    }
  }

  /// The values that the keys of a group give for one fact.
  func values(_ reader: SettingsReader, of name: String) throws(StudyError) -> [String: Value] {
    var values: [String: Value] = [:]
    for key in reader.keys { values[key] = try value(reader, key, of: name) }
    return values
  }
}
