// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy

extension Lever {
  /// A lever as `study.yaml` writes it.
  ///
  /// - Throws: `StudyError` naming the key that is wrong.
  init(_ reader: SettingsReader, _ rulebook: Rulebook) throws(StudyError) {
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
    let facts = EntityFacts(entity, rulebook)
    var filter: [String: Value] = [:]
    if let group = try reader.group("where") {
      for key in group.keys {
        filter[key] = try facts.value(group, key, of: key)
      }
      try group.finish()
    }
    let year = try facts.name(reader, "year")
    let names = try reader.texts("names")
    for name in names { _ = try facts.fact(reader, "names", name) }
    let motion: Motion
    if reader.has("moves") {
      let counts = try reader.texts("moves")
      guard counts.count > 1 else {
        throw reader.trouble("moves", "is a list of at least two counts, the lowest level first")
      }
      for name in counts { try facts.number(reader, "moves", name) }
      motion = .moves(counts)
    } else {
      let raised = try reader.text("raises")
      try facts.number(reader, "raises", raised)
      let step = try reader.rational("by", default: .one)
      guard step > .zero else { throw reader.trouble("by", "is above 0") }
      let ceiling = try reader.optionalText("upTo")
      if let ceiling { try facts.number(reader, "upTo", ceiling) }
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
