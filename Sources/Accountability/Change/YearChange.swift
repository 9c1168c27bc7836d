// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// Why a unit's total differs between two years: how much by the rule of the year, how much by what was
/// measured, family by family.
///
/// Each world takes the rule of one of the years, and for each family of rows the window that ends in one
/// of the years; a window is dated to the year of the rule. So "three points because the target moved,
/// three because results fell" is defined, whatever the order of the steps.
public struct YearChange: Sendable {
  /// A group that changed, with its part.
  public struct Part: Sendable, Hashable {
    /// The group in words: the rule of the year, or a family of rows such as `levels math`.
    public let label: String
    /// How many points it adds.
    public let points: Rational
  }

  /// The unit.
  public let id: String
  /// The years compared.
  public let years: (from: Int, to: Int)
  /// The totals of both years.
  public let totals: (from: Rational, to: Rational)
  /// The parts, which add up to the difference of the totals exactly.
  public let parts: [Part]

  /// Finds the parts; `nil` where a world has no total, as where a component is not scored.
  ///
  /// - Parameters:
  ///   - id: The unit.
  ///   - from: The earlier year.
  ///   - to: The later year.
  ///   - rows: The rows of the unit, those of all windows included.
  ///   - families: For each entity the fact that says a row's year, and the fact that names its family.
  ///   - evaluator: The policy under its circumstances.
  /// - Complexity: O(2^families) evaluations, of at most seven families; further ones are one family.
  public init?(
    of id: String,
    from: Int,
    to: Int,
    in rows: CaseData,
    families: [String: (year: String, name: String?)],
    by evaluator: Evaluator
  ) {
    let names = Self.names(rows, families)
    func total(_ set: Int) -> Rational? {
      let rule = set & 1 == 1 ? to : from
      let world = Self.world(rows, families, subject: evaluator.rulebook.subject) { family in
        let place = names.firstIndex(of: family) ?? names.count - 1
        return rule - (set & (2 << place) == 0 ? from : to)
      }
      let evaluation = evaluator.evaluation(of: world)
      return evaluation.scorecard(of: .init(id, period: rule))?.total.answer.number
    }
    guard let before = total(0), let after = total((2 << names.count) - 1),
      let parts = Shapley.parts(of: names.count + 1, total)
    else { return nil }
    self.id = id
    years = (from, to)
    totals = (before, after)
    let labels = ["the rule of the year"] + names
    self.parts = zip(labels, parts).map { Part(label: $0, points: $1) }
  }

  /// For each entity of members with a year the fact that says it, and the first fact with named values,
  /// such as the subject.
  ///
  /// - Parameter rulebook: The policy.
  /// - Returns: The facts by the entity's name; an entity without a year is left out.
  public static func families(
    of rulebook: Rulebook
  ) -> [String: (year: String, name: String?)] {
    var families: [String: (year: String, name: String?)] = [:]
    for program in rulebook.versions.map(\.program) {
      for (place, entity) in program.entities.enumerated()
      where entity.name != rulebook.subject && families[entity.name] == nil {
        let facts = program.facts.filter { $0.entity == place && $0.parameters.isEmpty }
        let year = facts.first { $0.type.withoutConstants.number?.form == .year }
        let name = facts.first { if case .oneOf = $0.type.withoutConstants { true } else { false } }
        if let year { families[entity.name] = (year.name, name?.name) }
      }
    }
    return families
  }

  /// The families in order of name; more than seven are put together.
  private static func names(
    _ rows: CaseData,
    _ families: [String: (year: String, name: String?)]
  ) -> [String] {
    let found = families.keys.sorted().flatMap { entity in
      (rows.rows[entity] ?? []).map { family($0, families[entity]?.name) }
    }
    let all = Set(found).sorted()
    let most = Shapley.mostGroups - 1
    return all.count <= most ? all : Array(all.prefix(most - 1)) + ["other rows"]
  }

  private static func family(_ row: CaseRow, _ name: String?) -> String {
    let value = name.flatMap { row[$0]?.value?.shortText }
    return value.map { "\(row.entity) \($0)" } ?? row.entity
  }

  /// The rows with every family moved by some years; official points of a unit belong to its year.
  private static func world(
    _ rows: CaseData,
    _ families: [String: (year: String, name: String?)],
    subject: String,
    _ shift: (String) -> Int
  ) -> CaseData {
    var world = CaseData()
    for (entity, own) in rows.rows.sorted(by: { $0.key < $1.key }) {
      guard let (year, name) = families[entity] else {
        for row in own { world.add(row) }
        continue
      }
      for var row in own {
        if let number = row[year]?.number {
          row[year] = .value(.number(number + Rational(shift(family(row, name)))))
        }
        world.add(row)
      }
    }
    return world
  }
}
