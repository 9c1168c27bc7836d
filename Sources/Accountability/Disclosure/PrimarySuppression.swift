// SPDX-License-Identifier: Apache-2.0

/// Masks what may not be told by itself: few students, and shares near 0 or 1.
public struct PrimarySuppression: Sendable {
  /// The policy.
  public let policy: DisclosurePolicy

  /// The suppression of a policy.
  ///
  /// - Parameter policy: The policy.
  public init(_ policy: DisclosurePolicy) { self.policy = policy }

  /// The mask of a row by itself.
  ///
  /// Rows without students are masked like those with few: that nobody is in a group is a number
  /// below the reporting number too.
  ///
  /// - Parameter sums: The sums of the row, in the order of `LevelScheme.Form`.
  /// - Returns: The mask.
  func mask(_ sums: [Int]) -> RowMask {
    if sums[0] < policy.reportingNumber {
      return policy.protections.contains(.primary) ? .whole(.primary(policy)) : .open
    }
    guard policy.protections.contains(.extremes),
      let end = policy.recode.end(sums[1], of: sums[0])
    else { return .open }
    return .rates(.extreme(end))
  }
}
