// SPDX-License-Identifier: Apache-2.0

/// A masked number of a row, and how wide its feasible interval must be.
struct ProtectedCell: Sendable, Hashable {
  /// The row's place.
  let row: Int
  /// The masked sum.
  let form: LevelScheme.Form
  /// The least distance of the ends of its feasible interval.
  let width: Int

  /// The masked numbers of a row.
  ///
  /// - Parameters:
  ///   - row: The row's place.
  ///   - sums: The sums of the row.
  ///   - mask: What is masked.
  ///   - policy: The policy.
  /// - Returns: The number of students and of proficient ones, as far as they are masked.
  static func cells(
    row: Int,
    sums: [Int],
    mask: RowMask,
    policy: DisclosurePolicy
  ) -> [ProtectedCell] {
    func cell(_ form: LevelScheme.Form, _ reason: Suppression.Reason) -> ProtectedCell {
      let own = form == .students ? policy.width(of: sums[0]) : policy.partWidth
      let width = reason == .complementary ? policy.complementaryWidth : own
      return ProtectedCell(row: row, form: form, width: width)
    }
    var cells: [ProtectedCell] = []
    if let reason = mask.studentsReason { cells.append(cell(.students, reason)) }
    if let reason = mask.ratesReason { cells.append(cell(.proficient, reason)) }
    return cells
  }
}
