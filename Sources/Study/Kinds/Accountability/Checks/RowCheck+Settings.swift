// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy

extension RowCheck {
  /// The words that say which rule a check is.
  private static let words = ["sum", "most", "range", "unique", "index", "positive", "grain"]

  /// A check as `study.yaml` writes it.
  ///
  /// - Throws: `StudyError` naming the key that is wrong.
  init(_ reader: SettingsReader, _ rulebook: Rulebook) throws(StudyError) {
    let entity = try reader.text("of")
    let facts = EntityFacts(entity, rulebook)
    guard !facts.all.isEmpty else {
      throw reader.trouble(
        "of",
        "names no entity of \(rulebook.id): \"\(entity)\""
          + Spelling.suggestion(for: entity, among: rulebook.entityNames)
      )
    }
    let columns = Columns(facts: facts, rulebook: rulebook)
    self.entity = entity
    filter = try Self.values(reader, "where", facts)
    names = try columns.list(reader, "names")
    let given = Self.words.filter(reader.has)
    guard given.count == 1, let word = given.first else {
      throw reader.trouble(
        "of",
        "stands with one rule: \(Self.words.list)"
      )
    }
    switch word {
    case "sum":
      let parts = try columns.list(reader, "sum")
      for part in parts { try facts.number(reader, "sum", part) }
      rule = .sum(parts: parts, whole: try Self.number(reader, "to", facts))
    case "most":
      rule = .most(
        number: try Self.number(reader, "most", facts),
        limit: try Self.number(reader, "limit", facts)
      )
    case "range":
      let fact = try Self.number(reader, "range", facts)
      let (from, through) = (try reader.rational("from"), try reader.rational("through"))
      guard from < through else { throw reader.trouble("through", "is above `from`") }
      rule = .range(fact, from: from, through: through)
    case "unique": rule = .unique(try columns.list(reader, "unique"))
    case "index":
      rule = .index(
        try Self.number(reader, "index", facts),
        students: try Self.number(reader, "students", facts),
        times: try reader.rational("times", default: 100),
        within: try reader.rational("within"),
        confirmed: Set(try reader.texts("confirmed"))
      )
    case "positive":
      rule = .positive(
        try Self.number(reader, "positive", facts),
        otherwise: try Self.values(reader, "otherwise", facts)
      )
    default:
      let fact = try facts.name(reader, "grain")
      let order = try Self.order(reader, facts.fact(reader, "grain", fact))
      let measure = try reader.text("compare")
      let known = rulebook.versions.flatMap { $0.program.measures.map(\.name) }.uniqued
      guard known.contains(measure) else {
        throw reader.trouble(
          "compare",
          "names no measure of \(rulebook.id)\(Spelling.suggestion(for: measure, among: known))"
        )
      }
      rule = .grain(fact, order: order, measure: measure, within: try reader.rational("within"))
      guard !names.isEmpty else {
        throw reader.trouble("grain", "stands with `names`, the columns that name a cell")
      }
    }
  }

  /// The columns of an entity's file: its facts, and the subjects that its rows belong to.
  private struct Columns {
    let facts: EntityFacts
    let rulebook: Rulebook

    func list(_ reader: SettingsReader, _ key: String) throws(StudyError) -> [String] {
      let names = try reader.texts(key)
      for name in names where !rulebook.entityNames.contains(name) {
        _ = try facts.fact(reader, key, name)
      }
      return names
    }
  }

  private static func number(
    _ reader: SettingsReader,
    _ key: String,
    _ facts: EntityFacts
  ) throws(StudyError) -> String {
    let name = try facts.name(reader, key)
    try facts.number(reader, key, name)
    return name
  }

  private static func order(_ reader: SettingsReader, _ fact: Fact) throws(StudyError) -> [Value] {
    var order: [Value] = []
    for text in try reader.texts("order") {
      do throws(CellObjection) {
        order.append(try fact.type.value(ofCell: text))
      } catch {
        throw reader.trouble("order", "\(error.rule), not \"\(text)\"")
      }
    }
    return order
  }

  private static func values(
    _ reader: SettingsReader,
    _ key: String,
    _ facts: EntityFacts
  ) throws(StudyError) -> [String: Value] {
    guard let group = try reader.group(key) else { return [:] }
    var values: [String: Value] = [:]
    for name in group.keys { values[name] = try facts.value(group, name, of: name) }
    try group.finish()
    return values
  }
}

extension Rulebook {
  /// The entities of any version.
  fileprivate var entityNames: [String] {
    versions.flatMap { $0.program.entities.map(\.name) }.uniqued
  }
}
