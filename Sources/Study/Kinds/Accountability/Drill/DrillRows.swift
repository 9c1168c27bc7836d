// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Policy

/// The rows that a unit's report rests on, as tables of one entity: its numbers, and its students by
/// level with the filter that finds them.
struct DrillRows {
  let analysis: AccountabilityAnalysis
  let entity: String
  /// The facts that are told at the level of inputs.
  private let told: [Fact]
  /// The facts that name a row: years and words.
  private let names: [Fact]
  /// The facts that count students of a level.
  private let counted: [Fact]

  /// How the entity's rows are published, which says what their numbers are made of.
  private let published: PublishedRows?

  /// The rows of an entity.
  init(_ analysis: AccountabilityAnalysis, _ entity: String) {
    (self.analysis, self.entity) = (analysis, entity)
    let settings = analysis.settings
    let published = settings.publication?.tables.first { $0.entity == entity }
    self.published = published
    let all =
      analysis.units.first.map {
        UnitEvidence(analysis: analysis, unit: $0.unit).facts(entity)
      } ?? []
    let levels = settings.levelFacts(of: entity)
    counted = levels.compactMap { name in all.first { $0.name == name } }
    // How many are without a level is told with the inputs: a guard may read it.
    told = all.filter { !levels.contains($0.name) || $0.name == published?.undetermined }
    let lever = settings.levers.first { $0.entity == entity }
    let named =
      published.map { [$0.year] + $0.names + [$0.groups?.fact].compactMap(\.self) }
      ?? lever.map { [$0.period] + $0.names }
      ?? told.filter { $0.type.withoutConstants.number == nil || $0.type.isYear }.map(\.name)
    names = named.compactMap { name in all.first { $0.name == name } }
  }

  /// The entities of a study that have rows.
  static func entities(of analysis: AccountabilityAnalysis) -> [String] {
    analysis.evidence.all.rows.keys.filter { $0 != analysis.rule.rulebook.subject }.sorted()
  }

  private func rows(_ unit: AccountabilityEvidence.Unit) -> [CaseRow] {
    UnitEvidence(analysis: analysis, unit: unit).rows.first { $0.entity == entity }?.rows ?? []
  }

  private func cells(_ row: CaseRow, _ facts: [Fact]) -> [String] {
    facts.map { fact in row[fact.name].map { fact.words($0).spelledOut } ?? "" }
  }

  private func columns(_ facts: [Fact]) -> [ResultTable.Column] {
    facts.map { fact in
      let isNumber = fact.type.withoutConstants.number != nil && !fact.type.isYear
      return .init(fact.name, head: fact.name.spelledOut.capitalizedFirst, isNumeric: isNumber)
    }
  }

  // MARK: - Level 3

  /// The numbers that reports rest on, of some units.
  func inputs(of units: [AccountabilityEvidence.Unit], isPage: Bool) -> ResultTable {
    let facts = names + told.filter { fact in !names.contains { $0.name == fact.name } }
    return table(
      .inputs,
      name: "inputs-\(entity.hyphenated)",
      title: "Inputs: \(entity.spelledOut)",
      facts: facts,
      of: units,
      isPage: isPage
    ) { row in zip(facts, cells(row, facts)).map { $1.isEmpty ? computed($0, row) : $1 } }
  }

  /// The column of a table of inputs that says how many students there are; the first one without.
  func numberColumn(of table: ResultTable) -> Int {
    table.columns.firstIndex { $0.name == published?.told.students } ?? 0
  }

  /// A number of students or an index that the row's levels give; empty where they do not.
  private func computed(_ fact: Fact, _ row: CaseRow) -> String {
    guard let published, published.hasLevels(row), let counts = published.counts(row) else {
      return ""
    }
    let numbers = published.scheme.printed(counts)
    return switch fact.name {
    case published.told.students: numbers.students
    case published.told.index: numbers.index ?? ""
    default: ""
    }
  }

  // MARK: - Level 4

  /// Students by level, of some units; `nil` where no fact counts them.
  func levels(of units: [AccountabilityEvidence.Unit], isPage: Bool) -> ResultTable? {
    guard !counted.isEmpty, analysis.settings.audience == .unit else { return nil }
    let facts = names + counted
    let hasFilter = analysis.evidence.students != nil && !isPage
    let table = table(
      .levels,
      name: "levels-\(entity.hyphenated)",
      title: "Students by level: \(entity.spelledOut)",
      facts: facts,
      of: units,
      isPage: isPage,
      further: hasFilter ? [.init("rows", head: "Rows of students")] : []
    ) { row in
      guard counted.contains(where: { row[$0.name]?.number != nil }) else { return nil }
      return cells(row, facts) + (hasFilter ? [filter(row)] : [])
    }
    return table.rows.isEmpty ? nil : table
  }

  /// The filter that finds the students of a row in their file: as many lines as it counts.
  private func filter(_ row: CaseRow) -> String {
    guard let students = analysis.evidence.students, let settings = analysis.settings.students,
      let unit = row.links[analysis.rule.rulebook.subject],
      let placement = students.placements[unit], let column = placement.unit,
      let year = row[settings.rows.year]?.number?.integer, let file = students.files[year]
    else { return "" }
    func key(_ values: [String: Value], _ fact: String) -> String? {
      values.first { row[fact]?.value == $0.value }?.key
    }
    let subject = key(settings.rows.subject.values, settings.rows.subject.fact)
    let group = key(settings.rows.group.values, settings.rows.group.fact)
    let parts = [
      "\(column)=\(unit)", placement.counts.map { "\($0)=1" }, group.map { "group=\($0)" },
      subject.map { "tested=\($0)" },
    ]
    return "\(file)?" + parts.compactMap(\.self).joined(separator: "&")
  }

  private func table(
    _ level: DrillLevel,
    name: String,
    title: String,
    facts: [Fact],
    of units: [AccountabilityEvidence.Unit],
    isPage: Bool,
    further: [ResultTable.Column] = [],
    _ cells: (CaseRow) -> [String]?
  ) -> ResultTable {
    let found = units.flatMap { unit in
      rows(unit).compactMap { row in
        cells(row).map { (isPage ? [] : AccountabilityTables(analysis: analysis).key(unit)) + $0 }
      }
    }
    var full = ResultTable(
      name: name,
      title: title,
      columns: (isPage ? [] : AccountabilityTables.key) + columns(facts) + further,
      keyColumns: isPage ? max(1, names.count) : 2 + names.count,
      rows: found
    )
    full.right = level.right(analysis.settings.audience)
    // On a page a column in which nothing stands only takes room.
    let empty = full.columns.map(\.name).filter { full.cells($0).allSatisfy(\.isEmpty) }
    return isPage ? full.without(Set(empty)) : full
  }
}

extension String {
  /// The text as a part of a file's name.
  var hyphenated: String { replacing("_", with: "-") }

  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
