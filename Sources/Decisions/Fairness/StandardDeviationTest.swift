// SPDX-License-Identifier: Apache-2.0

/// How many standard deviations a group's count lies from what one common rate would give.
///
/// `z = (x₁ − n₁P) / √(P(1 − P) n₁n₂/N)` with the pooled rate `P = (x₁ + x₂)/N`. It equals the pooled
/// two-sample test of proportions.
public enum StandardDeviationTest {
  /// The number of standard deviations; negative where the group has fewer than expected.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - reference: The group it is compared with.
  /// - Returns: `z`; `nil` where a group is empty or the pooled rate is 0 or 1.
  public static func value(_ group: SelectionCount, _ reference: SelectionCount) -> Double? {
    let all = Double(group.total + reference.total)
    let selected = group.selected + reference.selected
    guard group.total > 0, reference.total > 0, selected > 0,
      selected < group.total + reference.total
    else { return nil }
    let rate = Double(selected) / all
    let expected = Double(group.total) * rate
    let variance =
      rate * (1 - rate) * Double(group.total) * Double(reference.total) / all
    return (Double(group.selected) - expected) / variance.squareRoot()
  }
}
