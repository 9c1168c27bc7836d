// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy

/// The students of one year and subject, as the rows of a study count them: what must be protected.
struct CohortTruth: Sendable {
  /// Which students: the entity, the year, and the values of the facts that tell rows apart.
  struct Name: Sendable, Hashable {
    let entity: String
    let year: Int
    let values: [String]

    var words: String { ([entity, String(year)] + values).joined(separator: " ") }
  }

  let name: Name
  /// How the rows are published: its place among the tables of the settings.
  let rows: Int
  let table: DisclosureTable
  /// The evidence's own rows by unit and the place of the group, where it has them.
  let sources: [Key: CaseRow]

  /// The rows of the evidence that say how many students reached each level.
  private let counted: Set<Key>

  struct Key: Sendable, Hashable {
    let unit: String
    let group: Int
  }

  /// The cohorts of a study, by entity, year and values.
  ///
  /// - Parameters:
  ///   - evidence: The rows.
  ///   - subject: The entity of units.
  ///   - settings: What is published.
  /// - Throws: `StudyError` naming unit and group where counts fit no students.
  /// - Returns: The cohorts, and how many rows say no counts and are left out.
  static func all(
    of evidence: AccountabilityEvidence,
    _ subject: String,
    _ settings: PublicationSettings
  ) throws(StudyError) -> (cohorts: [CohortTruth], leftOut: Int) {
    var cohorts: [CohortTruth] = []
    var leftOut = 0
    for (place, rows) in settings.tables.enumerated() {
      var found: [Name: [String: [String: (row: CaseRow, counts: [Int])]]] = [:]
      for row in evidence.all.rows[rows.entity] ?? [] {
        guard let unit = row.links[subject], let name = rows.cohort(of: row),
          let group = rows.group(of: row), let counts = rows.counts(row)
        else {
          leftOut += 1
          continue
        }
        found[name, default: [:]][unit, default: [:]][group] = (row, counts)
      }
      for (name, units) in found.sorted(by: { $0.key.words < $1.key.words }) {
        cohorts.append(try Self(name, place, rows, units, evidence.hierarchy))
      }
    }
    return (cohorts, leftOut)
  }

  private init(
    _ name: Name,
    _ place: Int,
    _ rows: PublishedRows,
    _ units: [String: [String: (row: CaseRow, counts: [Int])]],
    _ hierarchy: [String: String]
  ) throws(StudyError) {
    let present = Set(units.values.flatMap(\.keys))
    let groups = rows.groupCells.filter { $0 == rows.everybody || present.contains($0) }
    let numbers = Dictionary(
      groups.enumerated().map { ($1, $0) }
    ) { first, _ in first }
    let unions = (rows.groups?.unions ?? []).compactMap { union, members in
      numbers[union].map { (group: $0, members: members.compactMap { numbers[$0] }) }
    }
    let none = [Int](repeating: 0, count: rows.scheme.weights.count)
    let counted = units.sorted { $0.key < $1.key }.map { unit, own in
      DisclosureTable.UnitCounts(
        unit: unit,
        above: hierarchy[unit],
        counts: groups.map { own[$0]?.counts ?? none }
      )
    }
    do throws(DisclosureTable.Inconsistency) {
      table = try DisclosureTable(
        counted,
        cohort: name.words,
        groups: groups,
        coupling: GroupCoupling(groups: groups.count, unions: unions),
        scheme: rows.scheme
      )
    } catch {
      throw Self.trouble(error, name, groups, rows)
    }
    var sources: [Key: CaseRow] = [:]
    for (unit, own) in units {
      for (group, one) in own {
        if let number = numbers[group] { sources[Key(unit: unit, group: number)] = one.row }
      }
    }
    (self.name, self.rows, self.sources) = (name, place, sources)
    self.counted = Set(sources.filter { rows.hasLevels($0.value) }.keys)
  }

  /// Whether the levels of a row of the table are on file; a row that is not has nobody at any level.
  func hasLevels(_ row: Int) -> Bool {
    let key = Key(unit: table.rows[row].unit, group: table.rows[row].group)
    return sources[key] == nil || counted.contains(key)
  }

  /// What contradicts itself, by unit and group; the numbers are no business of a message.
  private static func trouble(
    _ error: DisclosureTable.Inconsistency,
    _ name: Name,
    _ groups: [String],
    _ rows: PublishedRows
  ) -> StudyError {
    let what: String
    switch error {
    case .below(let unit, let group, let level):
      let word = rows.levels.map { $0.indices.contains(level) ? $0[level] : "" } ?? ""
      what =
        "the units below \(unit) have more students of group \(groups[group])"
        + (word.isEmpty ? "" : " at level \(word)") + " together than it has"
    case .groups(let unit, let isRemainder, .larger(let group, let than)):
      what =
        "\(unit) has more students of group \(groups[group]) than of \(groups[than])"
        + (isRemainder ? ", those of the units below taken off" : "")
    case .groups(let unit, let isRemainder, .uncovered(let union)):
      what =
        "\(unit) has more students of \(groups[union]) than its members have together"
        + (isRemainder ? ", those of the units below taken off" : "")
    }
    return StudyError(
      .data,
      "\(name.words): \(what), so the numbers contradict each other and nothing can be published; "
        + "correct the rows, or mend `publication.tables` in study.yaml"
    )
  }
}

extension PublishedRows {
  /// The cell of the group of everybody; of rows without groups there is only that one.
  var everybody: String { groups?.everybody ?? GroupCatalog.everybody }

  /// The cells of all groups, everybody first, in the order of the fact's type.
  var groupCells: [String] {
    guard let groups, let type = facts.all[groups.fact]?.type.withoutConstants,
      case .oneOf(let members) = type
    else { return [everybody] }
    return [everybody] + members.map(\.name).filter { $0 != everybody }
  }

  /// Which students a row counts; `nil` where it does not say it.
  func cohort(of row: CaseRow) -> CohortTruth.Name? {
    guard let year = row[year]?.number?.integer else { return nil }
    let values = names.compactMap { cell(of: $0, row) }
    guard values.count == names.count else { return nil }
    return CohortTruth.Name(entity: entity, year: year, values: values)
  }

  /// The cell of a row's group; `nil` where it does not say it.
  func group(of row: CaseRow) -> String? {
    groups.map { cell(of: $0.fact, row) } ?? everybody
  }

  /// What a row says of a fact, as a file writes it.
  func cell(of fact: String, _ row: CaseRow) -> String? {
    guard let value = row[fact]?.value, let type = facts.all[fact]?.type else { return nil }
    return type.cell(of: value)
  }
}
