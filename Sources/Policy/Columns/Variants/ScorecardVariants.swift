// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Subjects of which the totals of many variants are scored: the same rows with some counts changed.
///
/// The rows are encoded once, and what no changed count reaches is computed once. A variant is another
/// copy of the codes of what is left, in which the changed counts stand. That is how draws of another
/// cohort, or steps of a lever, are scored by the thousand.
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

  /// A fact that changes.
  public struct Fact: Sendable, Hashable {
    /// The entity.
    public var entity: String
    /// The fact.
    public var name: String

    /// A fact that changes.
    public init(_ name: String, of entity: String) { (self.name, self.entity) = (name, entity) }
  }

  /// What the variants of a subject came to, in their order.
  public struct Totals: Sendable {
    /// The points of the report.
    public let total: [ScorecardCell]
    /// The levels; `nil` where the policy has none.
    public let level: [ScorecardCell]?
  }

  /// The units that are carried, by their places among those given.
  public let units: [Int]
  private let remainder: VariantForm
  private let rows: SubjectRows
  /// For each entity the first row of each unit that has any, and how many it has.
  private let members: [[Int: Range<Int>]]

  /// Encodes subjects, each in one period, once for each group of rules that mean the same.
  ///
  /// - Parameters:
  ///   - runner: The scorecards of the policy.
  ///   - units: The subjects, each with one period.
  ///   - facts: The facts that change, numbers with a step.
  ///   - threads: On how many threads.
  /// - Returns: The subjects that columns carry.
  public static func all(
    _ runner: ScorecardRunner,
    _ units: [ScorecardRunner.Unit],
    changing facts: Set<Fact>,
    threads: Int
  ) -> [ScorecardVariants] {
    runner.encoded(units, threads: threads).compactMap { found in
      guard let remainder = VariantForm(found.form, found.columns, changing: facts) else {
        return nil
      }
      return ScorecardVariants(found.rows, remainder)
    }
  }

  private init(_ rows: SubjectRows, _ remainder: VariantForm) {
    self.rows = rows
    self.remainder = remainder
    units = rows.asked.map(\.unit)
    members = remainder.form.program.entities.map { entity in
      var ranges: [Int: Range<Int>] = [:]
      for (row, owner) in (rows.owners[entity.name] ?? []).enumerated() {
        let first = ranges[Int(owner)]?.lowerBound ?? row
        ranges[Int(owner)] = first..<(row + 1)
      }
      return ranges
    }
  }

  /// Scores variants of some of the units.
  ///
  /// - Parameters:
  ///   - selected: Places in `units`.
  ///   - count: How many variants, above 0.
  ///   - changes: What differs between them; each gives a count for every variant.
  /// - Returns: For each unit the totals of its variants; `nil` where one of them reads a period that
  ///   columns do not hold. `nil` as a whole where columns do not carry a change.
  /// - Complexity: O(count · rows · facts).
  public func run(_ selected: Range<Int>, _ count: Int, _ changes: [Change]) -> [Totals?]? {
    let subject = remainder.subject
    let numbers = Set(selected.map { Int32(units[$0]) })
    let program = remainder.form.program
    var chosen = program.entities.indices.map { entity in
      selected.flatMap { members[entity][units[$0]].map(Array.init) ?? [] }
    }
    // The rows that are asked for come first.
    chosen[subject] =
      selected.map { rows.asked[$0].row }
      + (rows.askedCount..<rows.ids.count).filter { numbers.contains(rows.ids[$0]) }
    var counts: [Int: [(row: Int, counts: [Int32])]] = [:]
    for change in changes {
      guard let fact = remainder.place(of: Fact(change.fact, of: change.entity)) else { return nil }
      let entity = program.facts[fact].entity
      guard let own = members[entity][change.unit], change.row < own.count else { return nil }
      counts[fact, default: []].append((own.lowerBound + change.row, change.counts))
    }
    let variants = VariantRows(chosen, of: remainder.base.rowCounts, count: count)
    guard let columns = remainder.columns(variants, asked: selected.count, counts) else {
      return nil
    }
    var request = ColumnRequest(decisions: [], parts: [])
    request.scorecard = true
    guard let found = ColumnRunner(remainder.form, columns).run(request).scorecard else {
      return nil
    }
    return selected.indices.map { place in
      let own = (place - selected.lowerBound) * count..<(place - selected.lowerBound + 1) * count
      let total = own.map { found.total[$0] }
      let level = found.level.map { level in own.map { ScorecardCell(level[$0]) } }
      guard !total.contains(where: \.isGap), !(level?.contains(where: \.isGap) ?? false) else {
        return nil
      }
      return Totals(total: total, level: level)
    }
  }
}
