// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Prints a row's cells under its mask; the one place where a true count becomes a public cell.
struct CellPrinting: Sendable {
  let release: UnsuppressedRelease
  let policy: DisclosurePolicy

  /// The line of a row.
  ///
  /// - Parameters:
  ///   - place: The row's place.
  ///   - sums: The sums of the row, in the order of `LevelScheme.Form`.
  ///   - mask: What is masked.
  /// - Returns: The line as it is printed.
  func row(_ place: Int, sums: [Int], mask: RowMask) -> PublicRow {
    let row = release.table.rows[place]
    let students = sums[0]
    // Without students there is neither share nor index; with the mask on, nothing says so.
    let percent =
      release.hasLevels(place)
      ? Self.ratio(sums[1], students, times: 100) : PublicCell.text("not on file")
    let index = Self.ratio(sums[2], students, times: release.table.scheme.factor)
    let shown = release.derived(place, index)
    let covers = policy.protections.contains(.derived)
    let cells: [PublicCell]
    switch mask {
    case .open: cells = [Self.whole(students), Self.whole(sums[3]), percent, index]
    case .rates(let suppression):
      cells = [
        Self.whole(students), Self.whole(sums[3]), .suppressed(suppression),
        covers ? .suppressed(Self.follower(suppression)) : index,
      ]
    case .whole(let suppression):
      let masked = PublicCell.suppressed(suppression)
      cells = [
        masked, masked,
        covers ? .suppressed(.derived) : percent,
        covers ? .suppressed(.derived) : index,
      ]
    }
    let isOpen = mask == .open || !covers
    return PublicRow(
      unit: row.unit,
      cohort: row.cohort,
      group: release.table.groups[row.group],
      students: cells[0],
      undetermined: cells[1],
      proficient: cells[2],
      index: cells[3],
      derived: shown.mapValues { isOpen ? $0 : .suppressed(.derived) }
    )
  }

  /// A complementary mask of the share is one of the index too; of an extreme share, it follows.
  private static func follower(_ suppression: Suppression) -> Suppression {
    suppression.reason == .complementary ? suppression : .derived
  }

  private static func whole(_ number: Int) -> PublicCell { .value(Rational(number), places: 0) }

  private static func ratio(_ sum: Int, _ students: Int, times: Int) -> PublicCell {
    guard students > 0 else { return .text("no students") }
    let value = Rational(times * sum, students)
    return .value(value.rounded(.nearestHalfUp, step: Rational(1, 10)), places: 1)
  }
}
