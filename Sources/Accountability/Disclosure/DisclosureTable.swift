// SPDX-License-Identifier: Apache-2.0

/// The true counts behind a release: never public, and nothing that writes public files takes it.
///
/// A *location* is where students count and no smaller unit is reported: a school, or the students
/// who count at a district and at none of its schools ("district only"). A location's counts stand
/// by pattern of groups and by level, so that every relation among published rows follows from
/// them: levels add up to n; schools and the remainder add up to the district; a group and its
/// complement add up to all; a union is its members; several years are their cohorts.
public struct DisclosureTable: Sendable, Hashable {
  /// Where students count.
  public struct Location: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// Year and subject, or whatever else parts the same place's students.
    public let cohort: String
    /// By pattern, then by level, the level running fastest.
    public let counts: [Int]

    /// Where students count.
    ///
    /// - Parameters:
    ///   - id: Its id.
    ///   - cohort: Year and subject.
    ///   - counts: By pattern, then by level, the level running fastest.
    public init(id: String, cohort: String, counts: [Int]) {
      (self.id, self.cohort, self.counts) = (id, cohort, counts)
    }
  }

  /// What is reported as one line: a unit's students of a group.
  public struct Row: Sendable, Hashable {
    /// The unit's id.
    public let unit: String
    /// Year and subject.
    public let cohort: String
    /// The group's place in the catalog.
    public let group: Int
    /// The places of the locations that add up to the unit.
    public let members: [Int]
    /// The place of the row of the same group for the unit above.
    public let parent: Int?

    /// What is reported as one line.
    ///
    /// - Parameters:
    ///   - unit: The unit's id.
    ///   - cohort: Year and subject.
    ///   - group: The group's place in the catalog.
    ///   - members: The places of the locations that add up to the unit.
    ///   - parent: The place of the row of the same group for the unit above.
    public init(unit: String, cohort: String, group: Int, members: [Int], parent: Int?) {
      self.unit = unit
      self.cohort = cohort
      self.group = group
      self.members = members
      self.parent = parent
    }
  }

  /// The names of the groups.
  public let groups: [String]
  /// The patterns of groups that students can have, one bit for each group.
  public let patterns: [UInt32]
  /// What is published of the levels.
  public let scheme: LevelScheme
  /// Where students count.
  public let locations: [Location]
  /// What is reported.
  public let rows: [Row]

  /// The true counts behind a release.
  ///
  /// - Parameters:
  ///   - groups: The names of the groups.
  ///   - patterns: The patterns of groups that students can have, one bit for each group.
  ///   - scheme: What is published of the levels.
  ///   - locations: Where students count.
  ///   - rows: What is reported.
  public init(
    groups: [String],
    patterns: [UInt32],
    scheme: LevelScheme,
    locations: [Location],
    rows: [Row]
  ) {
    let cells = patterns.count * scheme.weights.count
    precondition(
      locations.allSatisfy { $0.counts.count == cells && $0.counts.allSatisfy { $0 >= 0 } },
      "a location has one count for each pattern and level"
    )
    self.groups = groups
    self.patterns = patterns
    self.scheme = scheme
    self.locations = locations
    self.rows = rows
  }

  /// The level counts of a row.
  ///
  /// - Parameter row: The row's place.
  /// - Returns: How many students reached each level.
  public func counts(of row: Int) -> [Int] {
    let levels = scheme.weights.count
    var counts = [Int](repeating: 0, count: levels)
    for member in rows[row].members {
      for (place, pattern) in patterns.enumerated()
      where pattern >> UInt32(rows[row].group) & 1 == 1 {
        for level in 0..<levels {
          counts[level] += locations[member].counts[place * levels + level]
        }
      }
    }
    return counts
  }

  /// The sums of a row.
  func sums(of row: Int) -> [Int] { scheme.sums(counts(of: row)) }
}
