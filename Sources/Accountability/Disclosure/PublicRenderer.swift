// SPDX-License-Identifier: Apache-2.0
import Evidence

/// Writes public files; it takes a suppressed release and nothing else, so it cannot reach the rows.
///
/// Lines stand in the order of their names: an order by size would tell of masked numbers.
public struct PublicRenderer: Sendable {
  /// The names of files and lines.
  public let identifiers: SaltedIdentifier

  /// A writer of public files.
  ///
  /// - Parameter identifiers: The names of files and lines.
  public init(identifiers: SaltedIdentifier) { self.identifiers = identifiers }

  /// The table of a release as a file of comma-separated values.
  ///
  /// Each cell has its machine field beside it, `<name> suppressed`, empty where the cell is told.
  ///
  /// - Parameter release: What may be told.
  /// - Returns: The lines with a heading.
  public func table(_ release: SuppressedRelease) -> String {
    let extra = Set(release.rows.flatMap(\.derived.keys)).sorted()
    let names = ["students", "undetermined", "proficient", "index"] + extra
    let heading = ["id", "unit", "cohort", "group"] + names.flatMap { [$0, "\($0) suppressed"] }
    var rows = release.rows
    if release.policy.protections.contains(.order) {
      rows.sort { ($0.unit, $0.cohort, $0.group) < ($1.unit, $1.cohort, $1.group) }
    }
    return CSVWriter().write(
      header: heading,
      rows: rows.map { row in
        let cells =
          [row.students, row.undetermined, row.proficient, row.index]
          + extra.map { row.derived[$0] ?? .text("not applicable") }
        let id = identifiers.identifier(of: [release.name, row.unit, row.cohort, row.group])
        return [id, row.unit, row.cohort, row.group]
          + cells.flatMap { [$0.words, $0.machineField] }
      }
    )
  }
}
