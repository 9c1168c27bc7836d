// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// The rows of many subjects as one population: a row for each subject and period, rows that stand in
/// for periods of which nothing is on file, and the members of all of them.
struct SubjectRows {
  /// A period of a unit that is asked for, and its row.
  struct Asked {
    let unit: Int
    let period: Int
    let row: Int
  }

  private(set) var asked: [Asked] = []
  private(set) var data = CaseData()
  /// The unit of each row of the subject.
  private(set) var ids: [Int32] = []
  /// The period of each row of the subject.
  private(set) var periods: [Int32] = []
  /// The unit of each row of every other entity.
  private(set) var owners: [String: [Int32]] = [:]

  /// Puts units together; a unit with given measures, or with a row of no period, is left out.
  ///
  /// - Parameters:
  ///   - units: The units.
  ///   - subject: The subjects' entity.
  ///   - fact: The fact that says a row's period.
  ///   - form: The rules, for the shifts between periods that they use.
  ///   - holds: Whether the rules are those of a period.
  init(
    _ units: [ScorecardRunner.Unit],
    of subject: String,
    by fact: String,
    shiftsOf form: Form,
    _ holds: (Int) -> Bool
  ) {
    let (shifts, depth) = (form.shifts, form.shiftDepth)
    var kept: [Kept] = []
    for (number, unit) in units.enumerated() {
      let own = unit.rows.rows[subject, default: []]
      let given = own.map { $0.period ?? $0.facts[fact]?.stated?.number?.integer }
      let known = given.compactMap(\.self)
      guard known.count == own.count, Set(known).count == known.count,
        own.allSatisfy({ $0.id == unit.id }),
        unit.rows.rows.values.joined().allSatisfy({ $0.measures.isEmpty })
      else { continue }
      let wanted = unit.periods.compactMap(\.self).filter(holds)
      guard !wanted.isEmpty, Set(wanted).count == wanted.count else { continue }
      var needed = Set(wanted)
      var fresh = needed
      for _ in 0..<depth {
        fresh = Set(
          fresh.flatMap { period in shifts.map { $0.target(from: period) }.filter(holds) }
        ).subtracting(needed)
        needed.formUnion(fresh)
      }
      let rows = Dictionary(zip(known, own)) { first, _ in first }
      kept.append(Kept(unit: number, wanted: Set(wanted), needed: needed, rows: rows))
    }
    // What is asked for comes first: of the other rows only what these read is computed.
    for entry in kept { add(entry, units[entry.unit], isAsked: true, subject) }
    for entry in kept { add(entry, units[entry.unit], isAsked: false, subject) }
  }

  /// The periods of a unit that are asked for, and those that they read.
  private struct Kept {
    let unit: Int
    let wanted: Set<Int>
    let needed: Set<Int>
    let rows: [Int: CaseRow]
  }

  /// How many rows of the subject are asked for; they come first.
  var askedCount: Int { asked.count }

  private mutating func add(
    _ entry: Kept,
    _ unit: ScorecardRunner.Unit,
    isAsked: Bool,
    _ subject: String
  ) {
    let number = Int32(entry.unit)
    let links = entry.rows.min { $0.key < $1.key }?.value.links ?? [:]
    func row(_ period: Int) -> CaseRow {
      if let row = entry.rows[period] { return row }
      var row = CaseRow(subject, id: unit.id, period: period)
      row.links = links
      return row
    }
    let others = entry.needed.subtracting(entry.wanted).sorted()
    let periods =
      isAsked ? unit.periods.compactMap(\.self).filter(entry.wanted.contains) : others
    for period in periods {
      if isAsked, let place = unit.periods.firstIndex(of: period) {
        asked.append(Asked(unit: entry.unit, period: place, row: ids.count))
      }
      ids.append(number)
      self.periods.append(Int32(period))
      data.add(row(period))
    }
    guard isAsked else { return }
    for (entity, rows) in unit.rows.rows where entity != subject {
      for row in rows { data.add(row) }
      owners[entity, default: []] += Array(repeating: number, count: rows.count)
    }
  }
}

extension ColumnSet {
  /// Encodes the rows of many subjects; every member is linked to its subject's row of its year.
  ///
  /// - Parameters:
  ///   - subjects: The rows.
  ///   - evaluator: The policy under its circumstances.
  ///   - version: The name of the version whose facts are read.
  ///   - form: The rules.
  ///   - threads: On how many threads; the columns do not depend on it.
  /// - Throws: `ColumnError.rows` where a member does not say its year, or belongs to another subject than
  ///   the one that it is given with.
  init(
    _ subjects: SubjectRows,
    _ evaluator: Evaluator,
    version: String,
    form: Form,
    threads: Int
  ) throws(ColumnError) {
    guard let periods = form.periods,
      let place = evaluator.rulebook.versions.firstIndex(where: { $0.name == version })
    else { throw .rows("there is no version \(version)") }
    let program = form.program
    self.init(rowCounts: program.entities.map { subjects.data.rows[$0.name]?.count ?? 0 })
    usesPresumptions = evaluator.options.usesPresumptions
    encodeFacts(of: subjects.data, evaluator, version: place, threads: threads) { _, _ in .open }
    let years = form.memberYears
    let own = SubjectPeriods(
      entity: periods.entity,
      ids: subjects.ids,
      periods: subjects.periods,
      askedCount: subjects.askedCount,
      years: years
    )
    (self.periods, periodic) = (own, periods.entity)
    let places = own.places()
    for (entity, declared) in program.entities.enumerated()
    where declared.ancestors.contains(periods.entity) {
      guard let year = years[entity] else { continue }
      let rows = subjects.data.rows[declared.name, default: []]
      let owners = subjects.owners[declared.name, default: []]
      let name = program.facts[year].name
      var links: [Int] = []
      links.reserveCapacity(rows.count)
      for (row, owner) in zip(rows, owners) {
        guard let stated = row.facts[name]?.stated?.number?.integer else {
          throw .rows("a row of `\(declared.name)` does not say its year")
        }
        let key = SubjectPeriods.key(owner, Int32(truncatingIfNeeded: stated))
        links.append(Int(places[key] ?? -1))
      }
      try link(links, from: entity, to: periods.entity)
    }
  }
}
