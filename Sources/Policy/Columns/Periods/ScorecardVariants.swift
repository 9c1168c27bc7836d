// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Subjects of which the totals of many variants are scored: the same rows with some counts changed.
///
/// The rows are encoded once; a variant is another copy of their codes, in which the changed counts
/// stand. That is how draws of another cohort, or steps of a lever, are scored by the thousand.
public struct ScorecardVariants: Sendable {
  /// The counts of one fact of one row in every variant.
  public struct Change: Sendable {
    /// The subject's place among the units.
    public var unit: Int
    /// The row's entity.
    public var entity: String
    /// The row's place among the unit's rows of the entity.
    public var row: Int
    /// The fact, a number with a step.
    public var fact: String
    /// How many steps it has in each variant.
    public var counts: [Int32]

    /// The counts of one fact of one row.
    ///
    /// - Parameters:
    ///   - unit: The subject's place among the units.
    ///   - entity: The row's entity.
    ///   - row: The row's place among the unit's rows of the entity.
    ///   - fact: The fact, a number with a step.
    ///   - counts: How many steps it has in each variant.
    public init(unit: Int, entity: String, row: Int, fact: String, counts: [Int32]) {
      self.unit = unit
      self.entity = entity
      self.row = row
      self.fact = fact
      self.counts = counts
    }
  }

  private var form: Form
  private let base: ColumnSet
  private let rows: SubjectRows
  /// For each unit and entity the first of its rows.
  private let starts: [String: [Int]]

  /// Encodes subjects, each in one period; `nil` where columns do not carry one of them.
  ///
  /// - Parameters:
  ///   - runner: The scorecards of the policy.
  ///   - units: The subjects, each with one period, all under rules that mean the same.
  ///   - threads: On how many threads.
  public init?(_ runner: ScorecardRunner, _ units: [ScorecardRunner.Unit], threads: Int) {
    guard let found = runner.encoded(units, threads: threads),
      found.rows.asked.map(\.unit) == Array(units.indices),
      found.columns.lists.isEmpty, found.columns.references.isEmpty
    else { return nil }
    (form, base, rows) = (found.form, found.columns, found.rows)
    // Nobody asks for the components of a draw.
    form.scorecard?.components = []
    var starts: [String: [Int]] = [:]
    for entity in form.program.entities {
      var next = 0
      starts[entity.name] = units.map { unit in
        defer { next += unit.rows.rows[entity.name]?.count ?? 0 }
        return next
      }
    }
    self.starts = starts
  }

  /// Scores variants.
  ///
  /// - Parameters:
  ///   - count: How many variants, above 0.
  ///   - changes: What differs between them; each gives a count for every variant.
  ///   - threads: On how many threads; the result does not depend on it.
  /// - Returns: The totals, without components: the row of a variant of a unit is the variant times the number of units,
  ///   and the unit's place. `nil` where a changed fact has no column of counts, or the totals of a
  ///   variant read a period that columns do not hold.
  /// - Complexity: O(count · rows · facts).
  public func run(_ count: Int, _ changes: [Change], threads: Int) -> ScorecardColumns? {
    guard let columns = columns(count, changes, threads) else { return nil }
    var request = ColumnRequest(decisions: [], parts: [], threads: threads)
    request.scorecard = true
    guard let found = ColumnRunner(form, columns).run(request).scorecard,
      !(0..<count * rows.askedCount).contains(where: { found.totalsHaveGap($0) })
    else { return nil }
    return found
  }

  private func columns(_ count: Int, _ changes: [Change], _ threads: Int) -> ColumnSet? {
    let program = form.program
    guard let periods = base.periods else { return nil }
    let (subject, asked) = (periods.entity, rows.askedCount)
    let others = base.rowCounts[subject] - asked
    // The rows that are asked for come first, those of all variants before those that they read.
    @Sendable func source(_ row: Int, _ entity: Int) -> Int {
      guard entity == subject else { return row % base.rowCounts[entity] }
      return row < count * asked ? row % asked : asked + (row - count * asked) % others
    }
    var result = ColumnSet(rowCounts: base.rowCounts.map { $0 * count })
    result.usesPresumptions = base.usesPresumptions
    result.periodic = base.periodic
    let numbers = (0..<count).map { Int32($0) }
    let width = (rows.ids.max() ?? 0) + 1
    func spread(_ values: [Int32], apart: Bool) -> [Int32] {
      let (first, rest) = (values[..<asked], values[asked...])
      return numbers.flatMap { number in first.map { $0 + (apart ? number * width : 0) } }
        + numbers.flatMap { number in rest.map { $0 + (apart ? number * width : 0) } }
    }
    result.periods = SubjectPeriods(
      entity: subject,
      ids: spread(rows.ids, apart: true),
      periods: spread(rows.periods, apart: false),
      askedCount: count * asked,
      years: periods.years
    )
    var changed: [Int: [Change]] = [:]
    for change in changes {
      guard
        let fact = program.facts.firstIndex(where: { fact in
          fact.name == change.fact && program.entities[fact.entity].name == change.entity
        })
      else { return nil }
      changed[fact, default: []].append(change)
    }
    for (part, column) in base.columns {
      let entity = program.facts[part.fact].entity
      let total = base.rowCounts[entity] * count
      var made = column.gathered(total, threads: threads) { source($0, entity) }
      if part.path.isEmpty, let own = changed.removeValue(forKey: part.fact) {
        guard let counted = self.changed(made, own, count, base.rowCounts[entity]) else {
          return nil
        }
        made = counted
      }
      guard (try? result.set(made, part: part, of: entity)) != nil else { return nil }
    }
    guard changed.isEmpty else { return nil }
    for part in base.refused { result.refuse(part: part) }
    for (link, memory) in base.links where link.to == subject {
      let own = base.rowCounts[link.from]
      let links = (0..<own * count).map { row -> Int in
        let (variant, parent) = (row / own, memory[row % own])
        if parent < 0 { return -1 }
        return parent < asked
          ? variant * asked + parent : count * asked + variant * others + parent - asked
      }
      guard (try? result.link(links, from: link.from, to: subject)) != nil else { return nil }
    }
    return result
  }

  /// A column with the counts of some of its rows changed.
  private func changed(
    _ column: FactColumn,
    _ changes: [Change],
    _ count: Int,
    _ own: Int
  ) -> FactColumn? {
    guard var counts = column.stepCounts else { return nil }
    for change in changes {
      guard let start = starts[change.entity]?[change.unit], change.counts.count == count else {
        return nil
      }
      for variant in 0..<count {
        counts[variant * own + start + change.row] = change.counts[variant]
      }
    }
    guard let made = try? FactColumn(column.type, counts: counts) else { return nil }
    return made.with(kinds: column.kinds)
  }
}

extension FactColumn {
  /// How many steps each row has, `Int32.min` where it has no value; `nil` where the column holds faults,
  /// named constants or no numbers.
  fileprivate var stepCounts: [Int32]? {
    guard case .numbers(_, let origin) = content, !hasFaults, constants.isEmpty,
      Int(Int32.min) < extent.lowerBound, extent.upperBound <= Int(Int32.max)
    else { return nil }
    return (0..<rowCount).map { row in
      let code = codes[row]
      return code == unknownCode ? .min : Int32(code + origin)
    }
  }

  /// The same values, with the kinds of those that are unknown.
  fileprivate func with(kinds: LaneMemory?) -> FactColumn {
    FactColumn(
      type: type,
      content: content,
      codes: codes,
      constants: constants,
      kinds: kinds,
      hasFaults: hasFaults,
      extent: extent
    )
  }
}
