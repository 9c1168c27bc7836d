// SPDX-License-Identifier: Apache-2.0

extension DisclosureTable {
  /// What is on file of one unit in one cohort: how many students of each group reached each level.
  public struct UnitCounts: Sendable, Hashable {
    /// The unit's id.
    public let unit: String
    /// The id of the unit above; `nil` for none.
    public let above: String?
    /// By group, everybody first, then by level.
    public let counts: [[Int]]

    /// What is on file of one unit.
    ///
    /// - Parameters:
    ///   - unit: The unit's id.
    ///   - above: The id of the unit above; `nil` for none.
    ///   - counts: By group, everybody first, then by level.
    public init(unit: String, above: String?, counts: [[Int]]) {
      (self.unit, self.above, self.counts) = (unit, above, counts)
    }
  }

  /// Why counts of units fit no students; it names units and groups, and no number.
  public enum Inconsistency: Error, Sendable, Hashable {
    /// The units below a unit have more students of a group and level together than it has.
    case below(unit: String, group: Int, level: Int)
    /// The groups of a unit contradict each other; of those who count at it and at no unit below
    /// where `isRemainder` says so.
    case groups(unit: String, isRemainder: Bool, GroupCoupling.Contradiction)
  }

  /// The table of one cohort, from what is on file of its units.
  ///
  /// Students who count at a unit and at none below it are a location of their own, so that schools
  /// and this remainder add up to their district.
  ///
  /// - Parameters:
  ///   - units: The units, each once; one whose unit above is not among them stands at the top.
  ///   - cohort: Year and subject.
  ///   - groups: The names of the groups, everybody first.
  ///   - coupling: How groups share students.
  ///   - scheme: What is published of the levels.
  /// - Throws: `Inconsistency`.
  public init(
    _ units: [UnitCounts],
    cohort: String,
    groups: [String],
    coupling: GroupCoupling,
    scheme: LevelScheme
  ) throws(Inconsistency) {
    let places = Dictionary(
      units.enumerated().map { ($1.unit, $0) }
    ) { first, _ in first }
    let parents = units.map { unit in unit.above.flatMap { places[$0] } }
    let children = Dictionary(grouping: units.indices.filter { parents[$0] != nil }) {
      parents[$0] ?? 0
    }
    var found: [[(pattern: UInt32, counts: [Int])]] = []
    for (place, unit) in units.enumerated() {
      let below = (children[place] ?? []).map { units[$0] }
      found.append(try Self.remainder(of: unit, without: below, coupling))
    }
    let patterns = Set(coupling.plainPatterns + found.flatMap { $0.map(\.pattern) }).sorted()
    let levels = scheme.weights.count
    let locations = zip(units, found).map { unit, found in
      var counts = [Int](repeating: 0, count: patterns.count * levels)
      for (pattern, own) in found {
        guard let place = patterns.firstIndex(of: pattern) else { continue }
        for (level, count) in own.enumerated() { counts[place * levels + level] = count }
      }
      return Location(id: unit.unit, cohort: cohort, counts: counts)
    }
    var members = units.indices.map { [$0] }
    for place in units.indices {
      var above = parents[place]
      // A circle of units above each other ends where it began.
      while let next = above, next != place, members[next].last != place {
        members[next].append(place)
        above = parents[next]
      }
    }
    let rows = units.enumerated().flatMap { place, unit in
      groups.indices.map { group in
        Row(
          unit: unit.unit,
          cohort: cohort,
          group: group,
          members: members[place].sorted(),
          parent: parents[place].map { $0 * groups.count + group }
        )
      }
    }
    self.init(
      groups: groups,
      patterns: patterns,
      scheme: scheme,
      locations: locations,
      rows: rows
    )
  }

  /// The students of a unit who count at no unit below it, by pattern and level.
  private static func remainder(
    of unit: UnitCounts,
    without below: [UnitCounts],
    _ coupling: GroupCoupling
  ) throws(Inconsistency) -> [(pattern: UInt32, counts: [Int])] {
    let levels = unit.counts.first?.count ?? 0
    var byPattern: [UInt32: [Int]] = [:]
    for level in 0..<levels {
      var rest: [Int] = []
      for group in unit.counts.indices {
        let count = below.reduce(unit.counts[group][level]) { $0 - $1.counts[group][level] }
        guard count >= 0 else { throw .below(unit: unit.unit, group: group, level: level) }
        rest.append(count)
      }
      do throws(GroupCoupling.Contradiction) {
        for (pattern, count) in try coupling.patterns(rest) {
          byPattern[pattern, default: Array(repeating: 0, count: levels)][level] = count
        }
      } catch {
        throw .groups(unit: unit.unit, isRemainder: !below.isEmpty, error)
      }
    }
    return byPattern.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
