// SPDX-License-Identifier: Apache-2.0

/// A release as the public may have it: the only thing that writers of public files take.
///
/// It is made by `ComplementarySuppression` alone, holds printed cells and no count, and there is
/// no way back from it to the rows.
public struct SuppressedRelease: Sendable, Hashable {
  /// Its name, such as "draft" or "final".
  public let name: String
  /// The policy by which cells were masked.
  public let policy: DisclosurePolicy
  /// The lines.
  public let rows: [PublicRow]

  init(name: String, policy: DisclosurePolicy, rows: [PublicRow]) {
    (self.name, self.policy, self.rows) = (name, policy, rows)
  }

  /// The line of a unit's students of a group.
  ///
  /// - Parameters:
  ///   - unit: The unit's id.
  ///   - cohort: Year and subject.
  ///   - group: The group's name.
  /// - Returns: The line; `nil` where none is published.
  /// - Complexity: O(rows).
  public func row(unit: String, cohort: String, group: String) -> PublicRow? {
    rows.first { $0.unit == unit && $0.cohort == cohort && $0.group == group }
  }
}
