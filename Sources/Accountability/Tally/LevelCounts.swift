// SPDX-License-Identifier: Apache-2.0

/// How many students of each unit, subject and group reached each level.
public struct LevelCounts: Sendable, Hashable {
  /// The kind of unit.
  public let kind: String
  /// The ids of the units.
  public let units: [String]
  /// The subjects.
  public let subjects: [String]
  /// The groups.
  public let groups: [String]
  /// The levels.
  public let levels: [String]
  /// By unit, subject, level and group, the last running fastest.
  let counts: [Int32]

  /// The students of one cell.
  ///
  /// - Parameters:
  ///   - unit: The unit's place.
  ///   - subject: The subject's place.
  ///   - group: The group's place.
  ///   - level: The level's place, from 0.
  /// - Returns: How many there are.
  public func count(unit: Int, subject: Int, group: Int, level: Int) -> Int {
    let row = (unit * subjects.count + subject) * levels.count + level
    return Int(counts[row * groups.count + group])
  }

  /// The students of one unit, subject and group by level.
  ///
  /// - Parameters:
  ///   - unit: The unit's place.
  ///   - subject: The subject's place.
  ///   - group: The group's place.
  /// - Returns: How many reached each level.
  public func counts(unit: Int, subject: Int, group: Int) -> [Int] {
    levels.indices.map { count(unit: unit, subject: subject, group: group, level: $0) }
  }
}
