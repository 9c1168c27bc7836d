// SPDX-License-Identifier: Apache-2.0
public import Decisions
import Evidence

/// A column of the applicants' file that makes groups.
public struct GroupColumn: Sendable, Hashable {
  /// The column's name.
  public let name: String
  /// The group of each applicant; nothing is stated of those without.
  public let groups: [String?]
  /// The least size of a group that is judged.
  public let least: Int
  /// The reference group, where it is named.
  public let reference: String?

  /// The default for the least size of a group that is judged.
  public static let defaultLeast = 10

  /// A column that makes groups.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - groups: The group of each applicant, `nil` where the cell is empty.
  ///   - least: The least size of a group that is judged.
  ///   - reference: The reference group; `nil` takes the one of the highest rate.
  public init(
    name: String,
    groups: [String?],
    least: Int = defaultLeast,
    reference: String? = nil
  ) {
    self.name = name
    self.groups = groups
    self.least = least
    self.reference = reference
  }

  /// The groups in alphabetical order, those of whom nothing is stated at the end as a group of their
  /// own.
  public var names: [String] {
    groups.compactMap(\.self).uniqued.sorted()
      + (groups.contains(nil) ? [GroupComparison.notStated] : [])
  }

  /// How many of each group there are, and how many of them some condition holds for.
  ///
  /// - Parameter holds: The condition, by the applicant's place.
  /// - Returns: The groups in the order of their names.
  public func counts(where holds: (Int) -> Bool) -> [(group: String, count: SelectionCount)] {
    var totals: [String: (selected: Int, total: Int)] = [:]
    for (place, group) in groups.enumerated() {
      let name = group ?? GroupComparison.notStated
      totals[name, default: (0, 0)].total += 1
      if holds(place) { totals[name, default: (0, 0)].selected += 1 }
    }
    return names.map { name in
      let count = totals[name] ?? (0, 0)
      return (name, SelectionCount(count.selected, of: count.total))
    }
  }

  /// The groups' rates of files that are read: those that pass, and those that a person looks at.
  ///
  /// - Parameters:
  ///   - outcomes: What the screen does with each applicant.
  ///   - quantile: The quantile z of the intervals.
  /// - Returns: The groups compared.
  public func comparison(_ outcomes: [FilterStep], quantile: Double) -> GroupComparison {
    GroupComparison(
      counts { outcomes[$0] != .drop },
      least: least,
      named: reference,
      quantile: quantile
    )
  }
}
