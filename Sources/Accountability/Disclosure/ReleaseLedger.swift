// SPDX-License-Identifier: Apache-2.0

/// What was published before: a published mask is a promise that later releases must keep.
///
/// A later release is audited together with all earlier ones. A location whose counts did not change
/// between two releases is one unknown in both, so that draft and final, or two ways to mask the
/// same table, are one system. Where counts changed they are two unknowns, and nothing is assumed
/// of how far a correction moves them.
public struct ReleaseLedger: Sendable {
  /// A release that is public, and the true counts behind it.
  struct Entry: Sendable {
    let release: SuppressedRelease
    let table: DisclosureTable
  }

  private(set) var entries: [Entry] = []

  /// A ledger without a release.
  public init() {}

  /// Writes down a release that is public from now on.
  ///
  /// - Parameters:
  ///   - release: What was published.
  ///   - table: The true counts behind it.
  public mutating func record(_ release: SuppressedRelease, of table: DisclosureTable) {
    entries.append(Entry(release: release, table: table))
  }

  /// The rows that were masked before, by unit, cohort and group.
  var promises: [RowName: (whole: Bool, rates: Bool)] {
    var promises: [RowName: (whole: Bool, rates: Bool)] = [:]
    for row in entries.flatMap(\.release.rows) {
      let old = promises[RowName(row)] ?? (false, false)
      let rates = row.proficient.isSuppressed || row.index.isSuppressed
      promises[RowName(row)] = (old.whole || row.students.isSuppressed, old.rates || rates)
    }
    return promises
  }
}
