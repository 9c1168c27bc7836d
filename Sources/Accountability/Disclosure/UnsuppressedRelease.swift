// SPDX-License-Identifier: Apache-2.0

/// A release before suppression: the true counts, and what follows from them.
public struct UnsuppressedRelease: Sendable {
  /// Its name, such as "draft" or "final".
  public let name: String
  /// The true counts.
  public let table: DisclosureTable
  /// What follows from the published index of each row: points, level, distance, goal, by name.
  ///
  /// None of them may tell more than that index does.
  public let derived: @Sendable (_ row: Int, _ index: PublicCell) -> [String: PublicCell]

  /// Whether the levels of a row are on file; else only its number of students and index are, and no
  /// share is told.
  public let hasLevels: @Sendable (_ row: Int) -> Bool

  /// A release before suppression.
  ///
  /// - Parameters:
  ///   - name: Its name, such as "draft" or "final".
  ///   - table: The true counts.
  ///   - derived: What follows from the published index of a row, by name.
  ///   - hasLevels: Whether the levels of a row are on file.
  public init(
    name: String,
    table: DisclosureTable,
    derived: @escaping @Sendable (_ row: Int, _ index: PublicCell) -> [String: PublicCell] = {
      _,
      _ in [:]
    },
    hasLevels: @escaping @Sendable (_ row: Int) -> Bool = { _ in true }
  ) {
    (self.name, self.table) = (name, table)
    (self.hasLevels, self.derived) = (hasLevels, derived)
  }
}
